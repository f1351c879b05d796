// Between ICU's text and ours.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace plenary::words {

[[nodiscard]] inline std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

[[nodiscard]] inline icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace plenary::words
