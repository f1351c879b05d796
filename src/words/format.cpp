#include "words/format.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/listformatter.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <array>
#include <utility>

#include "base/result.h"
#include "words/icu_text.h"

namespace plenary::words {

namespace {

// What ICU is asked for: British order and lists for English, digits 0 to 9 everywhere.
icu::Locale locale_of(const std::string& language) {
  if (language == "en" || language == "en-XA") return icu::Locale("en_GB");
  if (language == "ar-XB") return icu::Locale("ar@numbers=latn");
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  return icu::Locale((std::string(locale.getName()) + "@numbers=latn").c_str());
}

using Symbols = icu::DateFormatSymbols;

}  // namespace

struct Format::Tables {
  std::array<std::string, 7> weekdays, short_weekdays;
  std::array<std::string, 12> months, short_months;
  std::unique_ptr<icu::ListFormatter> list;
  std::unique_ptr<icu::PluralRules> plurals;
  icu::number::LocalizedNumberFormatter number;
};

Format::Format(const std::string& language, DayPatterns patterns)
    : tables_(std::make_unique<Tables>()), patterns_(std::move(patterns)) {
  const icu::Locale locale = locale_of(language);
  right_to_left_ = locale.isRightToLeft();
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  const auto fill = [&](auto& names, int skip, Symbols::DtWidthType width, bool months) {
    std::int32_t count = 0;
    const auto context = months ? Symbols::FORMAT : Symbols::STANDALONE;
    const icu::UnicodeString* found =
        months ? symbols.getMonths(count, context, width) : symbols.getWeekdays(count, context, width);
    for (std::size_t i = 0; i < names.size() && static_cast<std::int32_t>(i) + skip < count; ++i)
      names[i] = utf8(found[i + skip]);
  };
  fill(tables_->weekdays, 1, Symbols::WIDE, false);
  fill(tables_->short_weekdays, 1, Symbols::ABBREVIATED, false);
  fill(tables_->months, 0, Symbols::WIDE, true);
  fill(tables_->short_months, 0, Symbols::ABBREVIATED, true);
  tables_->list.reset(icu::ListFormatter::createInstance(locale, status));
  tables_->plurals.reset(icu::PluralRules::forLocale(locale, status));
  tables_->number = icu::number::NumberFormatter::withLocale(locale);
  ensure(U_SUCCESS(status), "ICU knows how each language of the message files writes days and lists");
}

Format::~Format() = default;
Format::Format(Format&&) noexcept = default;
Format& Format::operator=(Format&&) noexcept = default;

std::string Format::written(Day day, std::string_view pattern) const {
  const DayParts parts = parts_of(day);
  const std::array<std::pair<std::string_view, std::string>, 6> words{{
      {"EEEE", tables_->weekdays[parts.weekday]},
      {"EEE", tables_->short_weekdays[parts.weekday]},
      {"MMMM", tables_->months[parts.month - 1]},
      {"MMM", tables_->short_months[parts.month - 1]},
      {"d", std::to_string(parts.day_of_month)},
      {"y", std::to_string(parts.year)},
  }};
  std::string out;
  while (!pattern.empty()) {
    bool matched = false;
    for (const auto& [token, text] : words) {
      if (!pattern.starts_with(token)) continue;
      out += text;
      pattern.remove_prefix(token.size());
      matched = true;
      break;
    }
    if (matched) continue;
    out += pattern.front();
    pattern.remove_prefix(1);
  }
  return out;
}

std::string Format::day(Day day) const {
  return written(day, patterns_.day);
}
std::string Format::day_year(Day day) const {
  return written(day, patterns_.year);
}
std::string Format::day_full(Day day) const {
  return written(day, patterns_.full);
}
std::string Format::weekday(Day day) const {
  return written(day, "EEEE");
}

std::string Format::time(Instant instant) const {
  const std::string text = to_string(instant);  // 2027-03-22T18:42:07.113+00:00
  return text.substr(11, 8);
}

std::string Format::instant(Instant instant) const {
  const bool arabic_comma = right_to_left_;
  return fmt::format("{}{} {}", day_year(instant.local_day()), arabic_comma ? "،" : ",", time(instant));
}

std::string Format::number(std::int64_t number) const {
  if (number >= 0 && number < 1000) return std::to_string(number);
  UErrorCode status = U_ZERO_ERROR;
  const auto formatted = tables_->number.formatInt(number, status);
  return U_SUCCESS(status) ? utf8(formatted.toString(status)) : std::to_string(number);
}

std::string Format::list(const std::vector<std::string>& items) const {
  if (items.size() < 2) return items.empty() ? std::string() : items.front();
  std::vector<icu::UnicodeString> texts;
  texts.reserve(items.size());
  for (const auto& item : items)
    texts.push_back(utf16(item));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  tables_->list->format(texts.data(), static_cast<std::int32_t>(texts.size()), out, status);
  return U_SUCCESS(status) ? utf8(out) : fmt::format("{}", fmt::join(items, ", "));
}

std::string Format::plural(std::int64_t number) const {
  return utf8(tables_->plurals->select(static_cast<double>(number)));
}

}  // namespace plenary::words
