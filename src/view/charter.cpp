#include "view/charter.h"

#include "charter/plain.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

// "matter.ordinary.step.vote" -> "ordinary: vote"
std::string heading_of(const std::string& block) {
  std::string text;
  std::size_t at = 0;
  while (at <= block.size()) {
    auto dot = block.find('.', at);
    if (dot == block.npos) dot = block.size();
    const std::string part = block.substr(at, dot - at);
    if (part != "matter" && part != "step" && part != "test") text += (text.empty() ? "" : ": ") + part;
    at = dot + 1;
  }
  return text;
}

}  // namespace

Charter charter_view(const Source& source) {
  const auto& rules = source.state.rules();
  const auto& version = source.state.charters.back();
  Charter page{.version = static_cast<std::int64_t>(source.state.charters.size()), .in_force_since = source.state.last.local_day(), .entry = version.since};
  if (!source.state.roll_commits.empty()) page.in_force_since = source.state.roll_commits.front().day;
  for (const auto& article : rules.articles()) {
    if (article.block.starts_with("test.")) continue;  // told with the article that uses them
    CharterArticle row{.article = article.reference, .heading = heading_of(article.block), .law = law_of(article.law).sentence, .checked = article.toml};
    for (const auto& test : rules.tests) {
      if (charter::article_of(test.law) != article.reference) continue;
      const Error plain = charter::plain(rules, test);
      row.plain.push_back({plain.code, plain.params});
      for (const auto& other : rules.articles()) {
        if (other.block == "test." + test.name || other.block == "test.\"" + test.name + "\"") row.checked += "\n" + other.toml;
      }
    }
    page.articles.push_back(std::move(row));
  }
  return page;
}

}  // namespace plenary::view
