// How long does one decision take once the counts are known, and how long the replay of everything recorded?
//
//     build/bench/bin/bench-replay [CHARTERS [DATA]]      default: charters/replay and
//     $PLENARY_CORPORA/replay
//
// Under 20 seconds.  First a body of 1,000,000 members with weights, asked in the whole and in three colleges
// of 2,000 units each whose votes are derived from the votes inside them; then the same with the totals of
// the colleges known. Then every decision of every folder, the reading of the files included.
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "charter/check.h"
#include "charter/parse.h"
#include "decide/told.h"
#include "replay/folder.h"

namespace {

using namespace plenary;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr int kUnits = 2000, kColleges = 3;
constexpr int kRounds = 20;

double ms_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::string charter_text() {
  std::string text =
      "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n[roll]\nlaw = "
      "\"r\"\n"
      "[matter.m]\nlaw = \"Art. 1\"\nsteps = [\"vote\"]\n[matter.m.step.vote]\nlaw = \"Art. 1\"\n"
      "may = { open = \"any member\", vote = \"any member\", close = \"any member\" }\nballot = \"yes / "
      "no\"\n"
      "pass = [\"all\", \"c0\", \"c1\", \"c2\"]\n"
      "[test.all]\nlaw = \"Art. 2\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n"
      "[test.inside]\nlike = \"all\"\nlaw = \"Art. 3\"\n";
  for (int i = 0; i < kColleges; ++i)
    text += fmt::format(
        "[table.w{0}]\nlaw = \"Annex\"\n[college.units{0}]\nlaw = \"Art. 4\"\nvote = \"inside\"\n"
        "[test.c{0}]\nlaw = \"Art. 5\"\ncount = \"yes\"\nin = \"units{0}\"\nweigh = \"w{0}\"\nrel = \">\"\n"
        "share = \"1/2\"\nof = \"units\"\n",
        i);
  return text;
}

decide::Facts facts_of_units() {
  decide::Facts facts;
  facts.set({"yes"}, 600'000);
  facts.set({"no"}, 400'000);
  for (int college = 0; college < kColleges; ++college)
    for (int i = 0; i < kUnits; ++i) {
      const std::string unit = fmt::format("{}-{}", college, i);
      facts.units[fmt::format("units{}", college)].units.push_back({unit});
      facts.set({.word = "yes", .group = unit}, 200 + i % 300);
      facts.set({.word = "no", .group = unit}, 300);
      facts.set({.word = "weight", .group = unit, .table = fmt::format("w{}", college)}, Exact(i + 1, 7));
    }
  return facts;
}

void measure_decision() {
  const auto charter = charter::parse(charter_text(), "bench");
  if (!charter || !charter::check(*charter).empty()) {
    fmt::print("the charter of the bench is wrong\n");
    return;
  }
  const auto& step = *charter->find_step("m", "vote");
  const auto derived = facts_of_units();
  auto start = Clock::now();
  decide::Conclusion end;
  for (int i = 0; i < kRounds; ++i)
    end = decide::conclude(*charter, step, derived);
  fmt::print("{:<64}{:>10.2f} ms\n", "a decision, three colleges of 2000 units each, votes derived",
             ms_since(start) / kRounds);
  decide::Facts known;
  for (const char* word : {"yes", "no"})
    known.set({word}, derived.at({word}).low);
  for (int college = 0; college < kColleges; ++college)
    for (const char* word : {"yes", "units"}) {
      const decide::FactName name = {
          .word = word, .group = fmt::format("units{}", college), .table = fmt::format("w{}", college)};
      known.set(name, end.facts.at(name).low);
    }
  start = Clock::now();
  for (int i = 0; i < kRounds; ++i)
    end = decide::conclude(*charter, step, known);
  fmt::print("{:<64}{:>10.2f} ms\n", "the same, the totals of the colleges known", ms_since(start) / kRounds);
}

void measure_replay(const fs::path& charters, const fs::path& data) {
  std::size_t decisions = 0, reproduced = 0;
  const auto start = Clock::now();
  for (const fs::path& folder : replay::bodies_in(charters)) {
    const auto opened = replay::load_folder(folder);
    const auto files = opened ? replay::load_data(data / folder.filename(), opened->mapping)
                              : Result<replay::Files>(replay::Files{});
    if (!opened || !files) continue;
    const auto report = replay::replay(*opened, *files);
    if (!report) continue;
    decisions += report->cases.size();
    reproduced += report->reproduced;
  }
  fmt::print("{:<64}{:>10.0f} ms\n",
             fmt::format("{} recorded decisions, {} reproduced, files read", decisions, reproduced),
             ms_since(start));
}

}  // namespace

int main(int count, char** words) {
  const char* corpora = std::getenv("PLENARY_CORPORA");
  measure_decision();
  measure_replay(
      count > 1 ? words[1] : "charters/replay",
      count > 2 ? fs::path(words[2]) : fs::path(corpora == nullptr ? "../shared/data" : corpora) / "replay");
  return 0;
}
