// The folders scottish-stv, stv-small and rcv-cvr: rankings for several seats, stage by stage.
#include <fmt/format.h>

#include <map>

#include "count/ranked/positional.h"
#include "folders.h"
#include "ranked_cases.h"

namespace corpus {
namespace {

using plenary::count::count_ranked;
using plenary::count::Overvotes;
using plenary::count::RankedQuestion;
using plenary::count::TieStep;

struct Known {
  const char* rule;           // ours
  std::vector<TieStep> ties;  // as the peers part them; the last is their order of the candidates
  Comparison how = {};
};

// By the name the cases have.
const std::map<std::string, Known, std::less<>>& known() {
  static const std::map<std::string, Known, std::less<>> all = {
      {"stv-scottish",
       {"stv-scottish@1", {TieStep::latest_difference, TieStep::order}, {.surplus_of_nothing = true}}},
      {"stv-wigm-exact", {"stv-wigm-exact@1", {TieStep::order}, {.rounded = true, .beyond = true}}},
      {"stv-wigm-prf", {"stv-wigm@1", {TieStep::order}, {.beyond = true}}},
      {"stv-minneapolis",
       {"stv-minneapolis@1",
        {TieStep::order},
        {.surplus_of_nothing = true, .first_twice = true, .beyond = true}}},
      {"stv-northern-ireland",
       {"stv-northern-ireland@1",
        {TieStep::latest_difference, TieStep::order},
        {.beyond = true, .lost_too = true, .rest = "exhausted"}}},
      {"stv-ers97",
       {"stv-ers97@1",
        {TieStep::first_difference, TieStep::order},
        {.they_end_early = true, .lost_too = true, .rest = "exhausted"}}},
      {"stv-cambridge", {"stv-cambridge@1", {TieStep::latest_difference, TieStep::order}, {.stages = false}}},
      {"stv-cfer", {"stv-cfer@1", {TieStep::order}, {.beyond = true}}},
      {"stv-meek-prf", {"stv-meek-prf@1", {TieStep::order}, {.excluded_absent = true, .beyond = true}}},
      {"stv-meek", {"stv-meek@1", {TieStep::order}, {.stages = false}}},
      {"stv-warren", {"stv-warren@1", {TieStep::order}, {.stages = false}}},
      {"stv-qpq", {"stv-qpq@1", {TieStep::order}, {.stages = false}}},
      {"coombs", {"coombs@1", {TieStep::order}, {.stages = false}}},
      {"stv-wigm-fixed", {"stv-wigm-whole@1", {TieStep::order}, {.rest = "exhausted"}}},
      {"irv-sequential-exclusion",
       {"bottom-up@1", {TieStep::latest_difference, TieStep::order}, {.beyond = true, .rest = "exhausted"}}},
  };
  return all;
}

bool single_peer(const std::string& evidence) {
  return evidence.find("one peer only") != evidence.npos || evidence.starts_with("droop (") ||
         evidence.find("DISAGREE") != evidence.npos || evidence.starts_with("droop;");
}

// Why a count may differ from the only peer that has the rule; empty: it may not.
std::string reason_for(const RankedCase& election, std::string_view) {
  const auto& cast = election.file.ballots;
  for (std::size_t i = 0; i < cast.size(); ++i)
    for (const auto mark : cast.marks(i))
      if ((mark & plenary::count::kEqual) != 0)
        return "a paper of equal first places is not valid here; the peer counts it into the quota and for "
               "nobody";
  return {};
}

// Bucklin elects one, whatever the seats.
void run_bucklin(std::string_view folder, const RankedCase& election, const Json& check, Verdicts& verdicts) {
  const auto scored = plenary::count::bucklin(plenary::count::interpret(election.file.ballots, {}).ballots);
  verdicts.check(folder, election.name + " bucklin", names_of(election, scored.winners) == winners_of(check),
                 fmt::format("{}", fmt::join(names_of(election, scored.winners), " | ")));
}

void run_check(std::string_view folder, const RankedCase& election, const Json& check, Verdicts& verdicts) {
  const auto rule = text_of(check, "rule"), evidence = text_of(check, "evidence");
  const std::string name = election.name + " " + rule;
  if (rule == "bucklin") return run_bucklin(folder, election, check, verdicts);
  const auto ours = known().find(rule);
  if (ours == known().end()) return verdicts.cannot_run(folder, name, "no such rule");
  RankedQuestion question{.seats = election.file.seats, .ties = {.steps = ours->second.ties}};
  if (const Json* seats = find(election.json, "seats"))
    question.seats = static_cast<std::size_t>(number_of(*seats));
  question.withdrawn = election.file.withdrawn;
  question.undeclared = election.file.undeclared;
  if (rule == "stv-wigm-fixed") question.reading.overvotes = Overvotes::skip;
  const auto counted = count_ranked(ours->second.rule, election.file.ballots, question);
  if (!counted) return verdicts.check(folder, name, false, plenary::debug_text(counted.error()));
  auto wrong = compare_winners(election, check, *counted);
  if (wrong.empty() && ours->second.how.stages)
    wrong = compare_stages(election, check, *counted, ours->second.how);
  if (wrong.empty() || !single_peer(evidence)) return verdicts.check(folder, name, wrong.empty(), wrong);
  const auto reason = reason_for(election, rule);
  reason.empty() ? verdicts.check(folder, name, false, wrong)
                 : verdicts.differs(folder, name + ": " + wrong, reason);
}

void run_folder(const fs::path& folder, Verdicts& verdicts) {
  const auto called = folder.filename().string();
  for (const auto& file : files_ending(folder, ".case.json")) {
    const auto election = ranked_case(file, plenary::count::Keep::papers);
    if (!election) {
      verdicts.check(called, file.filename().string(), false, plenary::debug_text(election.error()));
      continue;
    }
    for (const Json& check : find(election->json, "checks")->as_array())
      run_check(called, *election, check, verdicts);
  }
}

}  // namespace

void run_scottish_stv(const fs::path& folder, Verdicts& verdicts) {
  run_folder(folder, verdicts);
}
void run_stv_small(const fs::path& folder, Verdicts& verdicts) {
  run_folder(folder, verdicts);
}
void run_rcv_cvr(const fs::path& folder, Verdicts& verdicts) {
  run_folder(folder, verdicts);
}

}  // namespace corpus
