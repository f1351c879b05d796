// cardinal-small/: score ballots under score, approval at half, majority judgment and STAR.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/json.hpp>

#include <algorithm>

#include "cases.h"
#include "count/cardinal/cardinal.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

std::vector<Option> options_in(const Json& array) {
  std::vector<Option> options;
  for (const Json& each : array.as_array())
    options.push_back(static_cast<Option>(number_of(each)));
  std::ranges::sort(options);
  return options;
}

Marks marks_of(const Json& line) {
  Marks marks{.options = static_cast<std::size_t>(number_of(line.at("candidates"))),
              .highest = number_of(line.at("max_score"))};
  for (const Json& ballot : line.at("ballots").as_array()) {
    Marked marked{.weight = exact(number_of(ballot.as_array()[0]))};
    for (const Json& mark : ballot.as_array()[1].as_array())
      marked.marks.emplace_back(number_of(mark));
    marks.grouped.push_back(std::move(marked));
  }
  marks.approves_from = (marks.highest + 1) / 2;
  return marks;
}

bool star_as_expected(const Json& line, const Judged& judged) {
  if (const Json* tie = find(line, "star_tie_for_second"); tie && !tie->is_null()) {
    auto told = judged.finalists;
    told.insert(told.end(), judged.contested.begin(), judged.contested.end());
    std::ranges::sort(told);
    return !judged.contested.empty() && told == options_in(*tie);
  }
  const Json& star = line.at("star");
  if (star.is_null())
    return judged.first.size() == 1 && judged.figures.size() == 1;  // one candidate: no runoff
  auto finalists = judged.finalists;
  std::ranges::sort(finalists);
  return finalists == options_in(star.at("finalists")) && judged.first == options_in(star.at("winner"));
}

void run_line(const Json& line, Verdicts& verdicts) {
  const Marks marks = marks_of(line);
  const std::string id = text_of(line, "id");
  const auto check = [&](std::string_view name, const Result<Judged>& judged, const char* key) {
    verdicts.check("cardinal-small", id + " " + std::string(name),
                   judged && judged->first == options_in(line.at("winners").at(key)));
  };
  const auto score = cardinal("score-sum@1", marks), judgment = cardinal("majority-judgment@1", marks);
  check("score", score, "score");
  check("approval", cardinal("approval@1", marks), "approval_at_half");
  check("majority judgment", judgment, "majority_judgment");
  bool totals = true, medians = true;
  for (Option option = 0; option < marks.options; ++option) {
    totals &= score->figures[option] == exact(number_of(line.at("totals").as_array()[option]));
    medians &= judgment->figures[option] == exact(number_of(line.at("median").as_array()[option]));
  }
  verdicts.check("cardinal-small", id + " totals", totals);
  verdicts.check("cardinal-small", id + " medians", medians);
  verdicts.check("cardinal-small", id + " star", star_as_expected(line, *cardinal("star@1", marks)));
}

}  // namespace

void run_cardinal_small(const fs::path& folder, Verdicts& verdicts) {
  for (const Json& line : json_lines(folder / "cases.jsonl"))
    try {
      run_line(line, verdicts);
    } catch (const std::exception& unknown) {
      verdicts.cannot_run("cardinal-small", text_of(line, "id"), "a form this program does not know");
    }
}

}  // namespace corpus
