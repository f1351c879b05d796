// Are two secrets equal?  In time that depends on their length alone, so that nobody learns by trying how
// much of a code or a token was right.  Lengths are not secret.
#pragma once

#include <string_view>

namespace plenary::crypto {

[[nodiscard]] bool equal(std::string_view one, std::string_view other);

}  // namespace plenary::crypto
