// Ranked papers: quorum and ratio of each option against the default one, then a rule of pairs.

#include <algorithm>
#include <iterator>

#include "count/pairwise/debian.h"
#include "count/pairwise/rules.h"
#include "count/ranked/rules.h"
#include "decide/choose.h"

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::Step;
using count::Mark;
using count::Option;

constexpr std::string_view kSequentialDropping = "schwartz-sequential-dropping@1";

std::optional<Option> index_of(const std::vector<std::string>& options, const std::string& option) {
  const auto found = std::ranges::find(options, option);
  if (found == options.end()) return std::nullopt;
  return static_cast<Option>(found - options.begin());
}

// None: a paper names an option that is not there, or there are more papers than can be counted.
std::optional<count::RankedBallots> ballots_of(const Facts& facts) {
  count::RankedBallots ballots(facts.options.size());
  for (const Paper& paper : facts.papers) {
    std::vector<Mark> marks;
    for (const auto& rank : paper.ranks)
      for (std::size_t i = 0; i < rank.size(); ++i) {
        const auto option = index_of(facts.options, rank[i]);
        if (!option) return std::nullopt;
        marks.push_back(static_cast<Mark>(*option | (i > 0 ? count::kEqual : 0)));
      }
    if (!ballots.add(marks, paper.papers)) return std::nullopt;
  }
  return ballots;
}

void note_pairs(const count::Matrix& matrix, Option by, bool with_default, Conclusion& end) {
  for (Option a = 0; a < matrix.options(); ++a) {
    auto& row = end.pairs.emplace_back();
    for (Option b = 0; b < matrix.options(); ++b)
      row.push_back(matrix(a, b));
    if (!with_default || a == by) continue;
    const std::string& option = end.facts.options[a];
    end.facts.set({.word = "above the default", .option = option}, exact(matrix(a, by)));
    end.facts.set({.word = "below the default", .option = option}, exact(matrix(by, a)));
  }
}

struct Field {
  std::vector<Option> left, fallen;
  bool open = false;
};

// The default option is asked nothing, and never falls.
Field field_of(const Charter& charter, const std::vector<std::string>& of_each,
               const std::optional<Option>& by, Conclusion& end) {
  Field field;
  for (Option i = 0; i < end.facts.options.size(); ++i) {
    Verdict verdict = Verdict::holds;
    if (by != i) {
      Evaluation one = evaluate_option(charter, of_each, end.facts, end.facts.options[i]);
      verdict = one.verdict;
      std::ranges::move(one.proof, std::back_inserter(end.pass.proof));
    }
    field.open = field.open || verdict == Verdict::open;
    (verdict == Verdict::fails ? field.fallen : field.left).push_back(i);
    if (verdict == Verdict::fails) end.fallen.push_back(end.facts.options[i]);
  }
  return field;
}

// The winners of the step's rule among the options left; none: the rule could not count them.
std::optional<count::Winners> winners_of(const Step& step, const count::RankedBallots& ballots,
                                         const count::Matrix& matrix, const Field& field) {
  if (step.rule == kSequentialDropping) {
    count::DebianRules rules;
    rules.ratios.assign(field.left.size(), Exact(0));
    rules.strict = false;  // quorum and ratio are tests of the charter, asked already
    auto winners = count::debian(matrix.among(field.left), rules).winners;
    for (Option& winner : winners)
      winner = field.left[winner];
    return winners;
  }
  if (count::is_pairs_rule(step.rule)) {
    const auto compared = count::count_pairs(step.rule, ballots, {.withdrawn = field.fallen});
    return compared ? std::optional(compared->winners) : std::nullopt;
  }
  const auto returned = count::count_ranked(step.rule, ballots, {.withdrawn = field.fallen});
  if (!returned) return std::nullopt;
  return returned->open ? returned->open->tied : returned->elected;
}

}  // namespace

void choose_by_papers(const Charter& charter, const Step& step, const std::vector<std::string>& of_each,
                      Conclusion& end) {
  const auto& options = end.facts.options;
  const auto own = index_of(options, step.default_option);
  const auto by = own ? own : index_of(options, end.facts.default_option);
  const auto ballots = ballots_of(end.facts);
  end.pass.verdict = Verdict::open;
  if (!ballots || (!step.default_option.empty() && !by)) return;
  const count::Matrix matrix = count::pairwise(*ballots);
  note_pairs(matrix, by.value_or(0), by.has_value(), end);
  const Field field = field_of(charter, of_each, by, end);
  if (field.open) return;
  const auto winners = winners_of(step, *ballots, matrix, field);
  if (!winners) return;
  end.pass.verdict = winners->size() == 1 ? Verdict::holds : Verdict::fails;
  if (winners->empty()) end.outcome = Outcome::none_elected;
  if (winners->size() > 1) {
    end.outcome = Outcome::not_decided;
    for (const Option winner : *winners)
      end.tied.push_back(options[winner]);
  }
  if (winners->size() != 1) return;
  end.outcome = by == winners->front() ? Outcome::kept : Outcome::adopted;
  end.chosen = options[winners->front()];
  end.elected = {*end.chosen};
}

}  // namespace plenary::decide
