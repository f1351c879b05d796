// A bundle: up to 256 entries in one file, each as uint16 big-endian length and bytes.
//
//     std::string file;
//     append_to_bundle(file, entry);
//     PLENARY_TRY(const auto entries, read_bundle(file, 1));
//
// An entry has at most 65,535 bytes and may be empty.  Reading takes exactly the stated number of entries and
// no byte more.  Refused: "record.bundle.cut", "record.bundle.too_long", both with where = "byte N".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::record {

inline constexpr std::size_t kLargestEntry = 65'535;

void append_to_bundle(std::string& bundle, std::string_view entry);  // entry: at most kLargestEntry bytes

// The entries point into the bundle's bytes.
[[nodiscard]] Result<std::vector<std::string_view>> read_bundle(std::string_view bundle, unsigned width);

}  // namespace plenary::record
