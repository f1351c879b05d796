// plenary charter simulate: a vote on numbers that are only supposed.
#include <fmt/format.h>

#include "charter/parse.h"
#include "cli/charter_files.h"
#include "cli/place.h"
#include "cli/replay.h"
#include "decide/suppose.h"
#include "decide/told.h"

namespace plenary::cli {
namespace {

// What is carried out or reviewed ends with no test of its own.
bool has_an_end(const charter::Step& step) {
  return step.kind != charter::Kind::carrying_out && step.kind != charter::Kind::review;
}

// The step asked for; by default the first vote of the first matter.
Result<const charter::Step*> step_of(const charter::Charter& charter, const CharterOptions& o) {
  for (const charter::Matter& matter : charter.matters) {
    if (!o.matter.empty() && matter.name != o.matter) continue;
    for (const charter::Step& step : matter.steps)
      if (o.step.empty() ? step.kind == charter::Kind::vote : step.name == o.step && has_an_end(step))
        return &step;
  }
  return refuse("cli.simulate_no_step", {.params = {{"matter", o.matter}, {"step", o.step}}});
}

Result<int> simulate(const CharterOptions& o) {
  PLENARY_TRY(const auto text, read_file(o.file));
  PLENARY_TRY(const auto charter, charter::parse(text, std::filesystem::path(o.file).filename().string()));
  PLENARY_TRY(const charter::Step* step, step_of(charter, o));
  decide::Facts facts;
  if (!o.day.empty()) {
    PLENARY_DO(decide::suppose(charter, facts, "day=" + o.day));
  }
  for (const std::string& fact : o.facts) {
    PLENARY_DO(decide::suppose(charter, facts, fact));
  }
  const auto end = decide::conclude(charter, *step, facts);
  if (o.json) {
    fmt::print("{}\n", json::print(decide::told(end, "supposed")));
    return 0;
  }
  const Words words;
  fmt::print("{}\n{}", step->law, proof_page(words, end));
  if (!end.outcome)
    for (const std::string& want : decide::wanted(end))
      fmt::print("{}\n", words.sentence("en", "cli.simulate_wanted", {{"fact", want}}));
  return 0;
}

}  // namespace

int charter_simulate_command(const CharterOptions& options) {
  const auto status = simulate(options);
  return status ? *status : tell(status.error());
}

}  // namespace plenary::cli
