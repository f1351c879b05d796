#include "view/find.h"

#include <fmt/format.h>

namespace plenary::view {

std::string query_text(std::string_view words) {
  const auto stays = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  };
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    out += stays(byte) ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

}  // namespace plenary::view
