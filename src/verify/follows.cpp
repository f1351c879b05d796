#include "verify/follows.h"

#include "body/fold.h"
#include "body/spelling.h"

namespace plenary::verify {
namespace {

constexpr std::size_t kMostOverdue = 1000;
constexpr std::int64_t kDayMs = 86'400'000, kMinuteMs = 60'000;

std::vector<std::pair<std::string, std::int64_t>> counts_of(const body::Vote& vote, bool ranked) {
  std::vector<std::pair<std::string, std::int64_t>> counts;
  for (std::int64_t i = 0; i < vote.options; ++i)
    counts.emplace_back(std::to_string(i), 0);
  const auto answers = static_cast<std::ptrdiff_t>(counts.size());
  for (const auto word : body::Spelling<body::BallotAnswer>::kWords)
    counts.emplace_back(std::string(word), 0);
  for (const auto& [_, ballot] : vote.ballots) {
    for (std::size_t i = 0; i < ballot.places.size(); ++i)  // a ranked paper counts for what it places first
      counts[i].second += ballot.places[i] == 1 ? 1 : 0;
    if (ballot.option) ++counts[static_cast<std::size_t>(*ballot.option)].second;
    if (ballot.answer)
      ++counts[static_cast<std::size_t>(answers) + static_cast<std::size_t>(*ballot.answer)].second;
  }
  if (vote.options > 0)
    counts.erase(counts.begin() + answers, counts.begin() + answers + 2);  // no yes, no no
  if (ranked) counts.pop_back();                                           // nor an abstention
  return counts;
}

std::string name_of(const body::AnyAct& act) {
  const auto kind = body::kind_of(act);
  return std::string(kind.substr(0, kind.find('@')));
}

}  // namespace

std::vector<DecidedVote> decided_votes(const body::State& state) {
  std::vector<DecidedVote> votes;
  for (const auto& [seq, matter] : state.matters) {
    for (std::size_t i = 0; i < matter.rounds.size(); ++i) {
      const auto& round = matter.rounds[i];
      if (!round.vote || !round.vote->outcome) continue;
      const auto* step = state.step_of(matter, round, charter::Kind::vote);
      ensure(step != nullptr, "a decided vote has its step");
      votes.push_back({seq, i + 1, step->name, charter::article_of(step->law),
                       std::string(body::spell(*round.vote->outcome)),
                       counts_of(*round.vote, step->ballot == charter::BallotForm::ranking),
                       *round.vote->outcome == body::Ending::adopted ? round.vote->chosen : std::nullopt});
    }
  }
  return votes;
}

Result<std::vector<Overdue>> overdue_on(body::State state, Day day) {
  std::vector<Overdue> owed;
  const auto offset = state.last.offset_min;
  const Instant evening{(std::int64_t{day.number} + 1) * kDayMs - 1 - offset * kMinuteMs, offset};
  while (owed.size() < kMostOverdue) {
    auto due = body::next_due(state, day);
    if (!due) break;
    owed.push_back({name_of(due->data), due->on.value_or(Seq{})});
    body::Entry entry;
    entry.act = {state.origin, std::nullopt, std::move(due->data), {}, {}, due->on};
    entry.at = evening;
    PLENARY_TRY(const auto effects, body::admit(state, std::move(entry), [](const Hash&) {
                  return Result<std::string>(refuse("blob.missing"));
                }));
    body::apply(state, effects);
  }
  return owed;
}

}  // namespace plenary::verify
