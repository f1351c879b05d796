#include "base/folded.h"

#include <unicode/translit.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace plenary {

std::string folded(std::string_view words) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> plain(icu::Transliterator::createInstance(
      "NFD; [:Nonspacing Mark:] Remove; Lower; NFC", UTRANS_FORWARD, status));
  auto text = icu::UnicodeString::fromUTF8({words.data(), static_cast<int32_t>(words.size())});
  if (plain) plain->transliterate(text);
  std::string out;
  return text.toUTF8String(out);
}

std::string name_key(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : folded(name)) {
    const bool between = c == ' ' || c == '\t' || c == ',' || c == ';' || c == '.';
    if (!between)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  std::ranges::sort(words);
  std::string key;
  for (const std::string& word : words)
    key += (key.empty() ? "" : " ") + word;
  return key;
}

}  // namespace plenary
