#include "view/find.h"

#include <unicode/translit.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace plenary::view {

std::string folded(std::string_view words) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> plain(icu::Transliterator::createInstance(
      "NFD; [:Nonspacing Mark:] Remove; Lower; NFC", UTRANS_FORWARD, status));
  auto text = icu::UnicodeString::fromUTF8({words.data(), static_cast<int32_t>(words.size())});
  if (plain) plain->transliterate(text);
  std::string out;
  return text.toUTF8String(out);
}

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
