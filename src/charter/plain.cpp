#include "charter/plain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace plenary::charter {
namespace {

constexpr int kDeepest = 8;
constexpr int kMostLines = 1000;
// The words (and shapes) that have a sentence of their own; others are told as "count, threshold".
constexpr std::string_view kOwn[] = {"signatures.number",
                                     "days_open.number",
                                     "heard.share",
                                     "heard.number",
                                     "objections_unanswered.number",
                                     "statements_open.number",
                                     "days_since_the_text_changed.number",
                                     "took_part.share",
                                     "took_part.number",
                                     "yes.share",
                                     "commitments_missed.number"};

std::string slug(std::string word) {
  std::ranges::replace(word, ' ', '_');
  return word;
}

std::string code_of(const Test& test) {
  static constexpr std::string_view kShapes[] = {"number", "share", "root", "shares",
                                                 "all",    "any",   "none", "at_least"};
  const auto shape = kShapes[static_cast<std::size_t>(test.shape)];
  if (test.combines()) return fmt::format("charter.plain.{}", shape);
  const std::string own = test.count.size() == 1 ? fmt::format("{}.{}", slug(test.count[0]), shape) : "";
  const bool has_own = std::ranges::find(kOwn, own) != std::end(kOwn);
  return fmt::format("charter.plain.{}", has_own ? own : std::string(shape));
}

Param whole_or_text(const Test& test) {
  if (test.value.get_den() == 1 && test.value.get_num().fits_slong_p())
    return std::int64_t{test.value.get_num().get_si()};
  return test.written;
}

Error plain_at(const Charter& charter, const Test& test, int depth, int& lines) {
  Error said =
      make_error(code_of(test), {.where = where(charter.file, test.place), .article = article_of(test.law)});
  said.params.emplace_back("test", test.name);
  if (!test.combines()) {
    said.params.emplace_back("count", sum_of(test.shape == Shape::shares ? test.parts : test.count));
    said.params.emplace_back("relation", std::string(relation_key(test.rel)));
    said.params.emplace_back("value", whole_or_text(test));
    said.params.emplace_back("of", sum_of(test.of));
    said.params.emplace_back("each", test.each.empty() ? "none" : test.each);
    said.params.emplace_back("in", test.in.empty() ? "none" : test.in);
    said.params.emplace_back("weigh", test.weigh.empty() ? "none" : test.weigh);
    said.params.emplace_back("cast_by", test.cast_by.empty() ? "none" : test.cast_by);
    return said;
  }
  said.params.emplace_back("n", std::int64_t{test.parts_needed});
  if (depth == kDeepest || lines > kMostLines) return said;
  for (const std::string& part : test.parts)
    if (const Test* inner = charter.find_test(part))
      said.because.push_back(plain_at(charter, *inner, depth + 1, ++lines));
  return said;
}

}  // namespace

Error plain(const Charter& charter, const Test& test) {
  int lines = 0;
  return plain_at(charter, test, 0, lines);
}

std::string_view relation_key(Relation relation) {
  static constexpr std::string_view kWords[] = {"more", "least", "fewer", "most", "equal"};
  return kWords[static_cast<std::size_t>(relation)];
}

std::string sum_of(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " + "));
}

}  // namespace plenary::charter
