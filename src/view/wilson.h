// A share with its 95 % Wilson score interval (E. B. Wilson, 1927), in whole numbers per ten thousand.
//
// Integers only: z^2 = 1.96^2 = 3.8416 exactly, square roots rounded so that the interval is never too narrow.
// For n = 0 the interval is everything.  Exact up to n = 100,000,000.
#pragma once

#include <cstdint>

#include "view/consultation.h"

namespace plenary::view {

[[nodiscard]] Share wilson(std::int64_t count, std::int64_t n);

}  // namespace plenary::view
