// Rules of pairs: the folders condorcet-small, debian and pairwise-reports, and the pairs of the folder irv.
#include "pairs_cases.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "count/pairwise/rules.h"
#include "count/ranked/positional.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary::count;
using plenary::Exact;

std::vector<Option> options_of(const Json& list) {
  std::vector<Option> options;
  for (const Json& option : list.as_array())
    options.push_back(static_cast<Option>(number_of(option)));
  return options;
}

RankedBallots ballots_of(const Json& line) {
  RankedBallots ballots(static_cast<std::size_t>(number_of(*find(line, "candidates"))));
  for (const Json& ballot : find(line, "ballots")->as_array()) {
    std::vector<Mark> row;
    for (const Json& rank : ballot.as_array()[1].as_array()) {
      Mark beside = 0;
      for (const Json& option : rank.as_array()) {
        row.push_back(static_cast<Mark>(static_cast<Mark>(number_of(option)) | beside));
        beside = kEqual;
      }
    }
    if (!ballots.add(row, number_of(ballot.as_array()[0]))) std::abort();
  }
  return ballots;
}

bool same_matrix(const Matrix& ours, const Json& theirs) {
  for (Option a = 0; a < ours.options(); ++a)
    for (Option b = 0; b < ours.options(); ++b)
      if (a != b && ours(a, b) != number_of(theirs.as_array()[a].as_array()[b])) return false;
  return true;
}

Matrix matrix_of(const Json& rows) {
  Matrix matrix(rows.as_array().size());
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b) matrix.at(a, b) = number_of(rows.as_array()[a].as_array()[b]);
  return matrix;
}

// What the rules of the small profiles say, by the name the cases have.
std::optional<Winners> small_winners(std::string_view rule, const RankedBallots& ballots,
                                     const Matrix& matrix) {
  if (rule == "ranked-pairs-margins-all-tiebreaks") return ranked_pairs_any_order(matrix, Strength::margins);
  if (rule == "borda-average") return borda(weak_orders(ballots)).winners;
  const auto compared = count_pairs(std::string(rule) + "@1", ballots);
  return compared ? std::optional(compared->winners) : std::nullopt;
}

void run_small(const Json& line, Verdicts& verdicts) {
  const auto id = text_of(line, "id");
  const auto ballots = ballots_of(line);
  const Matrix matrix = pairwise(weak_orders(ballots));
  verdicts.check("condorcet-small", id + " pairwise", same_matrix(matrix, *find(line, "pairwise")));
  for (const auto& [rule, theirs] : find(line, "winners")->as_object()) {
    const auto ours = small_winners(rule, ballots, matrix);
    const bool same = ours && *ours == options_of(theirs);
    verdicts.check("condorcet-small", id + " " + std::string(rule), same,
                   ours ? fmt::format("{}, theirs {}", *ours, options_of(theirs)) : "not counted");
  }
  const auto scores = borda(weak_orders(ballots)).scores;
  bool same = true;
  for (Option option = 0; option < scores.size(); ++option)
    same = same && plenary::to_string(scores[option]) ==
                       find(line, "borda_scores")->as_array()[option].as_string().c_str();
  verdicts.check("condorcet-small", id + " borda scores", same);
  const auto best = kemeny(matrix);
  verdicts.check("condorcet-small", id + " kemeny score",
                 best->agreements == number_of(*find(line, "kemeny_score")));
}

// --- real elections, by names

bool same_numbers(const std::vector<Exact>& ours, const Json& theirs, const Exact& times = 1) {
  const auto& list = theirs.as_array();
  if (ours.size() != list.size()) return false;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const auto number = list[i].is_string() ? plenary::parse_exact(std::string(list[i].as_string()))
                                            : std::optional<Exact>(plenary::exact(number_of(list[i])));
    if (!number || *number != ours[i] * times) return false;
  }
  return true;
}

std::string compare_plurality(const RankedCase& election, const Json& check) {
  const auto scored = first_places(interpret(election.file.ballots, {}).ballots);
  if (names_of(election, scored.winners) != winners_of(check)) return "other winners";
  for (const auto& [name, votes] : find(check, "tally")->as_object()) {
    const auto at = std::ranges::find(election.file.names, std::string(name)) - election.file.names.begin();
    if (scored.scores[static_cast<std::size_t>(at)] != plenary::exact(number_of(votes)))
      return std::string(name);
  }
  return {};
}

std::string compare_matrix(const RankedCase& election, const Json& check) {
  const Matrix matrix = pairwise(weak_orders(election.file.ballots));
  if (!same_matrix(matrix, *find(check, "matrix"))) return "another matrix";
  std::vector<std::string> theirs;
  for (const Json& name : find(check, "smith")->as_array())
    theirs.emplace_back(name.as_string());
  std::ranges::sort(theirs);
  return names_of(election, smith(matrix)) == theirs ? "" : "another Smith set";
}

}  // namespace

std::string compare_pairs(const RankedCase& election, const Json& check) {
  auto rule = text_of(check, "rule");
  if (rule == "plurality") return compare_plurality(election, check);
  if (rule == "pairwise") return compare_matrix(election, check);
  if (rule == "borda-average") rule = "borda";
  const auto compared = count_pairs(rule + "@1", election.file.ballots);
  if (!compared) return plenary::debug_text(compared.error());
  if (find(check, "winners") != nullptr && names_of(election, compared->winners) != winners_of(check))
    return fmt::format("{}, theirs {}", names_of(election, compared->winners), winners_of(check));
  if (const Json* scores = find(check, "scores");
      scores != nullptr && !same_numbers(compared->scores, *scores))
    return "other scores";
  if (const Json* scores = find(check, "scores_x2");
      scores != nullptr && !same_numbers(compared->scores, *scores, 2))
    return "other scores";
  if (const Json* worst = find(check, "worst"); worst != nullptr && !same_numbers(compared->scores, *worst))
    return "other worst defeats";
  const Json* equals = find(check, "equal_margins");
  if (equals != nullptr && equals->as_bool() && !compared->order_asked) return "equal margins were not seen";
  return {};
}

namespace {

std::string compare_debian(const RankedCase& election, const Json& check) {
  DebianRules rules;
  rules.no_change = static_cast<Option>(number_of(*find(*find(check, "params"), "default_option"))) - 1;
  rules.ratios.assign(election.file.names.size(), Exact(1));
  for (const Json& line : find(check, "supermajority")->as_array())
    rules.ratios[static_cast<std::size_t>(number_of(*find(line, "option"))) - 1] =
        *plenary::parse_exact(text_of(line, "required_ratio"));
  std::vector<Option> below_quorum, below_ratio;
  for (const Json& line : find(check, "quorum")->as_array()) {
    rules.quorum = LeastVotes{*plenary::parse_exact(text_of(line, "quorum"))};
    if (!find(line, "met")->as_bool())
      below_quorum.push_back(static_cast<Option>(number_of(*find(line, "option"))) - 1);
  }
  for (const Json& line : find(check, "supermajority")->as_array())
    if (!find(line, "passes")->as_bool())
      below_ratio.push_back(static_cast<Option>(number_of(*find(line, "option"))) - 1);
  const Matrix matrix = pairwise(weak_orders(election.file.ballots));
  if (!same_matrix(matrix, *find(check, "pairwise"))) return "another matrix";
  const Cleared cleared = debian(matrix, rules);
  if (cleared.below_quorum != below_quorum || cleared.below_ratio != below_ratio) return "others fall";
  if (names_of(election, cleared.winners) != winners_of(check))
    return fmt::format("{}, theirs {}", names_of(election, cleared.winners), winners_of(check));
  std::vector<std::string> theirs;
  for (const Json& name : find(check, "schwartz_set")->as_array())
    theirs.emplace_back(name.as_string());
  std::ranges::sort(theirs);
  return names_of(election, cleared.schwartz) == theirs ? "" : "another Schwartz set";
}

void run_report(const Json& line, Verdicts& verdicts) {
  const Json& names = *find(line, "candidates");
  const auto& outside = find(line, "not_in_matrix")->as_array();  // counted by no pair: names of write-ins
  std::vector<Option> inside;
  for (Option option = 0; option < names.as_array().size(); ++option)
    if (std::ranges::find(outside, names.as_array()[option]) == outside.end()) inside.push_back(option);
  const Matrix matrix = matrix_of(*find(line, "pairwise")).among(inside);
  const auto check = [&](const char* what, const Winners& ours, const Json* theirs) {
    if (theirs == nullptr || !theirs->is_array()) return;
    std::vector<std::string> named, expected;
    for (const Option option : ours)
      named.emplace_back(names.as_array()[inside[option]].as_string());
    for (const Json& name : theirs->as_array())
      expected.emplace_back(name.as_string());
    std::ranges::sort(named);
    std::ranges::sort(expected);
    verdicts.check("pairwise-reports", text_of(line, "id") + " " + what, named == expected,
                   fmt::format("{}, theirs {}", named, expected));
  };
  const auto& report = *find(line, "report");
  const auto& own = *find(line, "own");
  check("smith", smith(matrix), find(report, "smith_set"));
  check("schulze-wv", schulze(matrix, Strength::winning).winners, find(own, "schulze_wv"));
  check("minimax-wv", minimax(matrix, Strength::winning).winners, find(own, "minimax_wv"));
  check("copeland", copeland(matrix).winners, find(own, "copeland"));
  if (const auto named = text_of(report, "condorcet"); !named.empty()) {
    const auto wins = condorcet_winner(matrix);
    const Json expected = {named};
    check("condorcet winner", wins ? Winners{*wins} : Winners{}, &expected);
  }
}

}  // namespace

void run_condorcet_small(const fs::path& folder, Verdicts& verdicts) {
  for (const Json& line : json_lines(folder / "cases.jsonl"))
    run_small(line, verdicts);
}

void run_pairwise_reports(const fs::path& folder, Verdicts& verdicts) {
  for (const Json& line : json_lines(folder / "cases.jsonl"))
    run_report(line, verdicts);
}

void run_debian(const fs::path& folder, Verdicts& verdicts) {
  for (const auto& file : files_ending(folder, ".case.json")) {
    const auto election = ranked_case(file);
    if (!election) {
      verdicts.check("debian", file.filename().string(), false, plenary::debug_text(election.error()));
      continue;
    }
    for (const Json& check : find(election->json, "checks")->as_array()) {
      const auto rule = text_of(check, "rule");
      const auto wrong =
          rule == "debian-cssd" ? compare_debian(*election, check) : compare_pairs(*election, check);
      verdicts.check("debian", election->name + " " + rule, wrong.empty(), wrong);
    }
  }
}

}  // namespace corpus
