#include "decide/account.h"

#include <algorithm>

#include "charter/plain.h"

namespace plenary::decide {
namespace {

using charter::Relation;
using charter::Shape;

// The words that have sentences of their own; all others are told by the shape of the test.
constexpr std::string_view kShortOwn[] = {"signatures", "days_open", "heard", "days_since_the_text_changed",
                                          "took_part",  "yes"};
constexpr std::string_view kOverOwn[] = {"objections_unanswered", "statements_open", "commitments_missed"};
constexpr std::string_view kMeasuredOwn[] = {"signatures",
                                             "days_open",
                                             "heard",
                                             "days_since_the_text_changed",
                                             "took_part",
                                             "yes",
                                             "objections_unanswered",
                                             "statements_open",
                                             "commitments_missed"};

bool combines(const Line& line) {
  return line.shape >= Shape::all;
}

Param number(const Exact& value) {
  if (value.get_den() == 1 && value.get_num().fits_slong_p()) return std::int64_t{value.get_num().get_si()};
  return to_string(value);
}

std::string slug(const Line& line) {
  if (line.count.size() != 1) return {};
  std::string word = line.count.front();
  std::ranges::replace(word, ' ', '_');
  return word;
}

std::string_view shape_word(const Line& line) {
  static constexpr std::string_view kShapes[] = {"number", "share", "root", "shares"};
  return kShapes[static_cast<std::size_t>(line.shape)];
}

// "test.short.heard" where the word has a sentence, else "test.short.share" by shape.
std::string code_of(std::string_view family, const Line& line) {
  const std::string own = slug(line);
  const std::span<const std::string_view> owns =
      family == "test.short"  ? std::span<const std::string_view>(kShortOwn)
      : family == "test.over" ? std::span<const std::string_view>(kOverOwn)
                              : std::span<const std::string_view>(kMeasuredOwn);
  // A sentence of its own fits the shape it was written for: shares of members, numbers of days.
  const bool of_share = own == "heard" || own == "took_part" || own == "yes";
  const bool fits = std::ranges::find(owns, own) != owns.end() && of_share == (line.shape == Shape::share);
  return std::string(family) + "." + (fits ? own : std::string(shape_word(line)));
}

Error told(std::string code, const Line& line) {
  Error error = make_error(std::move(code), {.article = line.article});
  const std::string group = line.option.empty() ? line.group : line.option;
  error.params.emplace_back("test", line.test);
  error.params.emplace_back("grouped", group.empty() ? "no" : "yes");
  error.params.emplace_back("group", group);
  if (combines(line)) return error;
  error.params.emplace_back("count", charter::sum_of(line.count));
  if (!line.of.empty()) error.params.emplace_back("of", charter::sum_of(line.of));
  error.params.emplace_back("relation", std::string(charter::relation_key(line.relation)));
  error.params.emplace_back("threshold", line.threshold);
  if (line.measured) error.params.emplace_back("measured", number(*line.measured));
  if (line.base) error.params.emplace_back("base", number(*line.base));
  if (line.needed) error.params.emplace_back("needed", number(Exact(*line.needed)));
  error.params.emplace_back("missing", number(line.missing));
  if (!line.not_known.empty()) error.params.emplace_back("not_known", charter::sum_of(line.not_known));
  return error;
}

bool is_measured(const Line& line) {
  return line.measured && (line.shape == Shape::number || line.shape == Shape::shares || line.base);
}

Error told_unfulfilled(const Line& line) {
  if (line.verdict == Verdict::holds) return told("test.against", line);
  if (line.verdict == Verdict::open || !is_measured(line)) return told("test.open", line);
  const bool rising = line.relation == Relation::more || line.relation == Relation::at_least;
  const bool equal_short = line.relation == Relation::equal && *line.measured < Exact(*line.needed);
  return told(code_of(rising || equal_short ? "test.short" : "test.over", line), line);
}

// Walks the tree that depths draw; returns the index behind the line and all below it.
class Walk {
 public:
  explicit Walk(const Proof& proof) : proof_(proof) {}

  // `wanted`: the verdict that would fulfil; a part of `none` is fulfilled by failing.
  std::size_t line(std::size_t at, Verdict wanted, bool tell) {
    const Line& here = proof_[at];
    const bool unfulfilled = tell && here.verdict != wanted;
    std::size_t next = at + 1;
    if (!combines(here)) {
      if (unfulfilled) found.push_back(told_unfulfilled(here));
      return next;
    }
    const Verdict other = wanted == Verdict::holds ? Verdict::fails : Verdict::holds;
    const Verdict of_parts = here.shape == Shape::none ? other : wanted;
    const std::size_t before = found.size();
    while (next < proof_.size() && proof_[next].depth > here.depth)
      next = line(next, of_parts, unfulfilled);
    if (unfulfilled && found.size() == before) found.push_back(told_unfulfilled_whole(here));
    return next;
  }

  std::vector<Error> found;

 private:
  static Error told_unfulfilled_whole(const Line& here) {
    return told(here.verdict == Verdict::holds ? "test.against" : "test.open", here);
  }

  const Proof& proof_;
};

json::Value line_json(const Line& line) {
  static constexpr std::string_view kShapes[] = {"number", "share", "root", "shares",
                                                 "all",    "any",   "none", "at_least"};
  json::Object object = {{"test", line.test},
                         {"verdict", word_of(line.verdict)},
                         {"depth", line.depth},
                         {"shape", kShapes[static_cast<std::size_t>(line.shape)]}};
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) object.set(key, text);
  };
  add("article", line.article);
  add("group", line.group);
  add("option", line.option);
  add("cast_by", line.cast_by);
  if (line.given) object.set("given", "by the source");
  add("weigh", line.weigh);
  add("threshold", line.threshold);
  if (combines(line)) {
    if (line.shape == Shape::at_least_of) object.set("needed", std::to_string(line.parts_needed));
    return object;
  }
  object.set("count", texts(line.count));
  if (!line.of.empty()) object.set("of", texts(line.of));
  object.set("rel", charter::word_of(line.relation));
  if (line.measured) object.set("measured", to_string(*line.measured));
  if (line.base) object.set("base", to_string(*line.base));
  if (line.needed) object.set("needed", to_string(Exact(*line.needed)));
  if (line.verdict == Verdict::fails && line.measured && line.needed)
    object.set("missing", to_string(line.missing));
  if (!line.not_known.empty()) object.set("not_known", texts(line.not_known));
  return object;
}

}  // namespace

json::Value texts(const std::vector<std::string>& words) {
  json::Array array;
  for (const std::string& word : words)
    array.emplace_back(word);
  return array;
}

json::Value to_json(const Proof& proof) {
  json::Array lines;
  for (const Line& line : proof)
    lines.push_back(line_json(line));
  return lines;
}

std::string proof_json(const Proof& proof) {
  return json::print(to_json(proof));
}

std::vector<Error> shortfall(const Evaluation& evaluation) {
  Walk walk(evaluation.proof);
  for (std::size_t at = 0; at < evaluation.proof.size();)
    at = walk.line(at, Verdict::holds, true);
  return std::move(walk.found);
}

std::vector<Error> accounts(const Evaluation& evaluation) {
  std::vector<Error> found;
  for (const Line& line : evaluation.proof)
    if (!combines(line))
      found.push_back(told(is_measured(line) ? code_of("test.measured", line) : "test.open", line));
  return found;
}

}  // namespace plenary::decide
