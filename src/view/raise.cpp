#include "view/raise.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <sstream>

#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

std::int64_t signatures_needed(const charter::Charter& rules, const charter::Matter& matter) {
  for (const auto& name : matter.raise) {
    const auto* test = rules.find_test(name);
    const bool counts = test != nullptr && test->shape == charter::Shape::number && test->count == std::vector<std::string>{"signatures"};
    if (counts) return mpz_class(test->value.get_num() / test->value.get_den()).get_si();
  }
  return 1;
}

std::set<std::string> words_in(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80) {
      word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
    } else {
      if (word.size() > 3) words.insert(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

Raise raise_view(const Source& source) {
  Raise raise;
  for (const auto& matter : source.state.rules().matters) {
    Route route{.kind = matter.name, .law = law_of(matter.law), .signatures_needed = signatures_needed(source.state.rules(), matter)};
    for (const auto& step : matter.steps) route.steps.push_back(step.name);
    raise.routes.push_back(std::move(route));
  }
  raise.form = source.form(source.path + "/raise");
  return raise;
}

std::vector<Similar> similar_matters(const Source& source, std::string_view title) {
  constexpr std::size_t kMost = 5, kMattersLookedAt = 500;
  const auto asked = words_in(title);
  std::vector<Similar> similar;
  for (const auto& [seq, matter] : source.state.matters | std::views::reverse | std::views::take(kMattersLookedAt)) {
    if (matter.now().ended || similar.size() == kMost) continue;
    const std::string other = title_of(source, matter);
    const auto theirs = words_in(other);
    const auto shared = std::ranges::count_if(asked, [&](const std::string& word) { return theirs.contains(word); });
    if (asked.empty() || shared * 2 < static_cast<std::ptrdiff_t>(std::min(asked.size(), theirs.size()))) continue;
    if (shared == 0) continue;
    Similar one{.title = other, .path = matter_path(source, seq), .stage = stage_of(source, matter)};
    const bool can_sign = !matter.on_agenda && is_member(source) && !matter.signatures.contains(*source.viewer.actor);
    if (can_sign) one.sign = source.form(matter_path(source, seq) + "/sign");
    similar.push_back(std::move(one));
  }
  return similar;
}

}  // namespace plenary::view
