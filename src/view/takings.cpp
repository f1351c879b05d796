// A step may be taken more than once: a second vote, a consultation repeated, a round after the re-opening.
#include <algorithm>

#include "body/spelling.h"
#include "view/gather.h"

namespace plenary::view {

std::vector<VoteTaken> votes_of(const body::Matter& matter) {
  std::vector<VoteTaken> taken;
  std::size_t number = 0;
  for (const auto& round : matter.rounds) {
    ++number;
    for (const auto& vote : round.earlier_votes)
      taken.push_back({&round, number, &vote});
    if (round.vote) taken.push_back({&round, number, &*round.vote});
  }
  std::erase_if(taken, [](const VoteTaken& one) { return !one.vote->closed; });
  std::ranges::reverse(taken);
  return taken;
}

std::vector<ConsultationTaken> consultations_of(const body::Matter& matter) {
  std::vector<ConsultationTaken> taken;
  std::size_t number = 0;
  for (const auto& round : matter.rounds) {
    ++number;
    for (const auto& held : round.earlier_consultations)
      taken.push_back({&round, number, &held});
    if (round.consultation) taken.push_back({&round, number, &*round.consultation});
  }
  std::ranges::reverse(taken);
  return taken;
}

body::Round round_at(const VoteTaken& taken) {
  body::Round round = *taken.round;
  const auto later = [&](Seq seq) { return seq > *taken.vote->closed; };
  if (round.consultation && later(round.consultation->opened)) round.consultation.reset();
  for (const auto& held : taken.round->earlier_consultations) {
    if (!round.consultation && !later(held.opened)) round.consultation = held;
    if (round.consultation && !later(held.opened) && held.opened > round.consultation->opened)
      round.consultation = held;
  }
  while (round.texts.size() > 1 && later(round.texts.back().seq))
    round.texts.pop_back();
  round.vote = *taken.vote;
  return round;
}

Said outcome_said(const Source& source, const body::Vote& vote) {
  const auto ending = *vote.outcome;
  if (ending == body::Ending::adopted && vote.chosen) {
    return {"state.result.chosen",
            {{"option", text_at(source, vote.opened, "option." + std::to_string(*vote.chosen))}}};
  }
  if (ending == body::Ending::kept) return {"state.result.kept"};
  if (ending == body::Ending::adopted) return {"view.result.adopted"};
  if (ending == body::Ending::rejected) return {"view.result.rejected"};
  if (ending == body::Ending::void_) return {"view.result.void"};
  return {"state.result.other", {{"outcome", std::string(body::spell(ending))}}};
}

std::optional<EnteredBy> entered(const Source& source, Seq seq) {
  const auto bytes = source.entries ? source.entries(seq) : std::nullopt;
  const auto entry = bytes ? body::parse_entry(*bytes) : tl::unexpected<Error>(make_error("entry.missing"));
  if (!entry) return std::nullopt;
  return EnteredBy{entry->at.local_day(), entry->act.by};
}

}  // namespace plenary::view
