// A fuzz target: whatever bytes come, no crash; and what is accepted, prints to itself.
//
//     FUZZ(bytes) { if (const auto tile = parse_tile_path(bytes)) ensure(path_of(*tile) == bytes, "..."); }
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"

#define FUZZ(bytes)                                                                   \
  static void fuzz_one(std::string_view bytes);                                       \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
    fuzz_one({reinterpret_cast<const char*>(data), size});                            \
    return 0;                                                                         \
  }                                                                                   \
  static void fuzz_one(std::string_view bytes)
