// What single cells say: numbers, percent with the rounding of their digits, hours, days, words.

#include <fmt/format.h>

#include <algorithm>

#include "replay/fill.h"

namespace plenary::replay {
namespace {

constexpr std::string_view kAnyOther = "*";  // in a table of words: what is not listed

std::string cut(const Cell& cell, std::string_view text) {
  if (!cell.after.empty()) {
    const auto at = text.find(cell.after);
    if (at == text.npos) return {};
    text.remove_prefix(at + cell.after.size());
  }
  if (!cell.up_to.empty()) text = text.substr(0, text.find(cell.up_to));
  return std::string(text);
}

// Half a unit of the last digit shown: "87.7" may be anything from 87.65 to 87.75.
Exact half_of_last_digit(std::string_view text) {
  const auto dot = text.find('.');
  const std::size_t digits = dot == text.npos ? 0 : text.size() - dot - 1;
  mpz_class scale = 2;
  for (std::size_t i = 0; i < digits; ++i)
    scale *= 10;
  return Exact(1, scale);
}

std::optional<decide::Fact> rounded(std::string_view text, bool is_rounded) {
  const auto number = number_of(text);
  if (!number || *number < 0) return std::nullopt;
  if (!is_rounded) return decide::Fact{*number, *number};
  const Exact half = half_of_last_digit(text);
  return decide::Fact{std::max(Exact(0), Exact(*number - half)), Exact(*number + half)};
}

// "4950000 to 5050000", "50 or more", or one number: how words.toml says what a word stands for.
std::optional<decide::Fact> said(std::string_view text) {
  constexpr std::string_view kTo = " to ", kMore = " or more";
  if (text.ends_with(kMore)) {
    const auto low = number_of(text.substr(0, text.size() - kMore.size()));
    return low ? std::optional(decide::Fact{*low, std::nullopt}) : std::nullopt;
  }
  const auto at = text.find(kTo);
  const auto low = number_of(text.substr(0, at));
  const auto high = at == text.npos ? low : number_of(text.substr(at + kTo.size()));
  if (!low || !high) return std::nullopt;
  return decide::Fact{*low, *high};
}

std::optional<decide::Fact> percent(std::string_view text) {
  return text.ends_with('%') ? rounded(text.substr(0, text.size() - 1), true) : std::nullopt;
}

std::optional<std::int64_t> minute_of(std::string_view text) {
  const auto minute =
      text.size() > 20 ? std::string(text.substr(0, 19)) + ".000" + std::string(text.substr(19)) : "";
  const auto instant = parse_instant(minute);
  return instant ? std::optional(instant->utc_ms) : std::nullopt;
}

}  // namespace

std::optional<Exact> number_of(std::string_view text) {
  return parse_exact(text);
}

std::optional<Day> day_of(std::string_view text, std::string_view form) {
  if (form == "22.03.2027" && text.size() == 10)
    return parse_day(fmt::format("{}-{}-{}", text.substr(6), text.substr(3, 2), text.substr(0, 2)));
  if (form == "2027" && text.size() == 4) return parse_day(std::string(text) + "-07-01");
  return parse_day(text.substr(0, 10));
}

Result<std::string> cell_text(const Mapping& mapping, const Cell& cell, const std::string& raw,
                              const Row& row) {
  std::string text = cut(cell, raw);
  if (cell.words != nullptr) {  // a table of words may speak of what is blank, too
    const auto found = cell.words->find(text);
    if (found != cell.words->end()) return found->second;
    const auto other = cell.words->find(kAnyOther);
    if (other != cell.words->end() && !text.empty()) return other->second;
  }
  if (mapping.blank.contains(text)) return std::string();
  if (cell.words == nullptr) return text;
  return refuse("replay.unknown_word", {.where = fmt::format("line {}", row.line),
                                        .params = {{"column", cell.column}, {"value", text}}});
}

Result<std::optional<decide::Fact>> value_of(const Mapping& mapping, const FactRule& rule, const Row& row,
                                             const std::string& raw) {
  std::optional<decide::Fact> value;
  const auto wrong = [&] {
    return refuse("replay.number", {.where = fmt::format("line {}", row.line),
                                    .params = {{"column", rule.cell.column}, {"value", raw}}});
  };
  std::string text = cut(rule.cell, raw);
  if (mapping.blank.contains(text)) return value;
  if (!rule.as.empty()) text = rule.as;
  if (rule.cell.words != nullptr) {
    const auto word = rule.cell.words->find(text);
    if (word != rule.cell.words->end()) {
      if (word->second == "not known") return value;
      value = said(word->second);
      if (!value) return wrong();
      return value;
    }
  }
  switch (rule.value) {
    case Value::number:
      value = text.ends_with('%') ? percent(text) : rounded(text, rule.rounded);
      break;
    case Value::rest_of_percent:
      if (!text.ends_with('%')) return value;  // a count has no rest
      value = percent(text);
      break;
    case Value::percent:
      value = text.ends_with('%') ? percent(text) : rounded(text, true);
      break;
    case Value::words:
      break;
    case Value::hours: {
      const auto from = minute_of(text), until = minute_of(text_at(row, rule.until));
      if (from && until && *until >= *from)
        value = decide::Fact{Exact(mpz_class(*until - *from), 3'600'000), {}};
      if (value) value->low.canonicalize(), value->high = value->low;
      break;
    }
  }
  if (!value) return wrong();
  if (rule.value == Value::rest_of_percent) {
    const Exact whole = 100;
    value = decide::Fact{std::max(Exact(0), Exact(whole - *value->high)), Exact(whole - value->low)};
  }
  if (!rule.times.empty()) {
    const auto times = number_of(rule.times);
    if (!times) return wrong();
    value->low *= *times;
    if (value->high) *value->high *= *times;
  }
  return value;
}

}  // namespace plenary::replay
