#include "decide/suppose.h"

#include <algorithm>

namespace plenary::decide {
namespace {

constexpr std::size_t kLongest = 400;

tl::unexpected<Error> wrong(std::string_view text) {
  return refuse("suppose.form", {.params = {{"given", std::string(text.substr(0, kLongest))}}});
}

// Cuts off what stands behind the last `mark`.
std::string cut_behind(std::string& name, char mark) {
  const auto at = name.rfind(mark);
  if (at == name.npos) return {};
  std::string behind = name.substr(at + 1);
  name.resize(at);
  return behind;
}

bool is_vote(std::string_view text) {
  return text == "yes" || text == "no" || text == "abstain" || text == "absent";
}

void add_option(Facts& facts, const std::string& option) {
  if (!option.empty() && std::ranges::find(facts.options, option) == facts.options.end())
    facts.options.push_back(option);
}

std::string written(const Line& line, const std::string& word) {
  std::string text = word;
  if (!line.group.empty()) text += "@" + line.group;
  if (!line.cast_by.empty()) text += "/" + line.cast_by;
  if (!line.weigh.empty()) text += "*" + line.weigh;
  if (!line.option.empty()) text += ":" + line.option;
  return text;
}

}  // namespace

Result<void> suppose(const charter::Charter& charter, Facts& facts, std::string_view text) {
  const auto at = text.rfind('=');
  if (at == text.npos || at == 0 || at + 1 == text.size() || text.size() > kLongest) return wrong(text);
  std::string name(text.substr(0, at));
  const std::string value(text.substr(at + 1));
  if (name == "day") {
    facts.day = parse_day(value);
    return facts.day ? Result<void>() : wrong(text);
  }
  if (is_vote(value)) {
    const auto dot = name.find('.');
    if (dot == name.npos || charter.find_college(name.substr(0, dot)) == nullptr) return wrong(text);
    facts.units[name.substr(0, dot)].units.push_back({name.substr(dot + 1), value});
    return {};
  }
  FactName fact;
  fact.option = cut_behind(name, ':');
  fact.table = cut_behind(name, '*');
  fact.cast_by = cut_behind(name, '/');
  fact.group = cut_behind(name, '@');
  fact.word = name;
  const auto dots = value.find("..");
  const auto low = parse_exact(value.substr(0, dots));
  const auto high = dots == value.npos ? low : parse_exact(value.substr(dots + 2));
  if (fact.word.empty() || !low || !high || *low < 0 || *high < *low) return wrong(text);
  add_option(facts, fact.option);
  facts.bound(std::move(fact), *low, *high);
  return {};
}

std::vector<std::string> wanted(const Conclusion& end) {
  std::vector<std::string> all;
  for (const auto* evaluation : {&end.asked_if, &end.valid, &end.pass, &end.rejected_by, &end.blocked_by})
    for (const Line& line : evaluation->proof)
      for (const std::string& word : line.not_known) {
        if (line.verdict != Verdict::open) continue;
        const std::string text = written(line, word);
        if (std::ranges::find(all, text) == all.end()) all.push_back(text);
      }
  return all;
}

}  // namespace plenary::decide
