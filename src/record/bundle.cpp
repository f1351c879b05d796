#include "record/bundle.h"

#include <fmt/format.h>

namespace plenary::record {
namespace {

constexpr std::size_t kLengthBytes = 2;

tl::unexpected<Error> bad_bundle(const char* code, std::size_t at) {
  return refuse(code, {.where = fmt::format("byte {}", at)});
}

std::size_t length_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

void append_to_bundle(std::string& bundle, std::string_view entry) {
  ensure(entry.size() <= kLargestEntry, "an entry fits its bundle");
  bundle += static_cast<char>(entry.size() >> 8);
  bundle += static_cast<char>(entry.size() & 255);
  bundle += entry;
}

Result<std::vector<std::string_view>> read_bundle(std::string_view bundle, unsigned width) {
  std::vector<std::string_view> entries;
  entries.reserve(width);
  std::size_t at = 0;
  for (unsigned i = 0; i < width; ++i) {
    if (bundle.size() - at < kLengthBytes) return bad_bundle("record.bundle.cut", at);
    const auto length = length_at(bundle, at);
    if (bundle.size() - at - kLengthBytes < length) return bad_bundle("record.bundle.cut", at);
    entries.push_back(bundle.substr(at + kLengthBytes, length));
    at += kLengthBytes + length;
  }
  if (at != bundle.size()) return bad_bundle("record.bundle.too_long", at);
  return entries;
}

}  // namespace plenary::record
