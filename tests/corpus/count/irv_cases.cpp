// The folder irv: rankings for one seat, round by round; its other checks are of pairs and points.
#include "folders.h"
#include "pairs_cases.h"

namespace corpus {
namespace {

using plenary::count::count_ranked;
using plenary::count::TieStep;

void run_irv_check(const RankedCase& election, const Json& check, Verdicts& verdicts) {
  const auto counted = count_ranked("irv@1", election.file.ballots, {.ties = {.steps = {TieStep::order}}});
  auto wrong = counted ? compare_winners(election, check, *counted) : plenary::debug_text(counted.error());
  const auto read = plenary::count::interpret(election.file.ballots, {});
  const plenary::Exact blank = election.file.ballots.votes(read.blank + read.empty);
  if (wrong.empty()) wrong = compare_stages(election, check, *counted, {.blank = blank, .rest = "exhausted"});
  verdicts.check("irv", election.name + " irv", wrong.empty(), wrong);
}

}  // namespace

void run_irv(const fs::path& folder, Verdicts& verdicts) {
  for (const auto& file : files_ending(folder, ".case.json")) {
    const auto election = ranked_case(file);
    if (!election) {
      verdicts.check("irv", file.filename().string(), false, plenary::debug_text(election.error()));
      continue;
    }
    for (const Json& check : find(election->json, "checks")->as_array()) {
      const auto rule = text_of(check, "rule");
      if (rule == "irv") {
        run_irv_check(*election, check, verdicts);
        continue;
      }
      const auto wrong = compare_pairs(*election, check);
      verdicts.check("irv", election->name + " " + rule, wrong.empty(), wrong);
    }
  }
}

}  // namespace corpus
