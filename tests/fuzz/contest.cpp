// formats/contest.h: a configuration is read or refused; what is read can count papers and ends.
#include "formats/contest.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto contest = formats::read_contest(bytes, "fuzz.json");
  if (!contest || contest->options.size() > 50 || contest->rules.seats > 100) return;
  count::RankedBallots papers(contest->options.size() + 2);
  for (count::Mark first = 0; first < contest->options.size() + 2; ++first) {
    const std::array<count::Mark, 3> marks{first, count::kSkipped,
                                           static_cast<count::Mark>((first + 1u) % contest->options.size())};
    ensure(papers.add(marks, first + 1), "small papers are taken");
  }
  const auto counted = count::count_contest(papers, contest->rules);
  if (!counted) return;
  ensure(counted->papers == papers.total(), "no paper is lost");
  for (const auto& pass : counted->passes) {
    ensure(pass.rounds.size() <= contest->options.size() * 2 + 4, "a contest ends");
    for (const auto& round : pass.rounds) {
      Exact sum = round.final_surplus;
      for (const auto& tally : round.tally)
        sum += tally.value_or(0);
      for (const auto& inactive : round.inactive)
        sum += inactive;
      ensure(sum <= counted->papers, "nothing is counted twice");
    }
  }
}
