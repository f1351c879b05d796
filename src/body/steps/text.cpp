// Text: a chain of versions, each a commitment to the whole words.  The words themselves lie in the vault;
// the clerk applies an amendment before the act, verify repeats it where the words are there.
#include "body/checks.h"

namespace plenary::body::steps {
namespace {

Result<Place> open_text(const Case& asked) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::text));
  if (place.round->text_settled) {
    return refuse("text.settled", {.article = charter::article_of(place.step->law)});
  }
  return place;
}

}  // namespace

Result<Nothing> admit(const Case& asked, const TextAmend& act) {
  PLENARY_TRY(const Place place, open_text(asked));
  PLENARY_DO(may(asked, *place.step, "amend"));
  const auto& newest = place.round->texts.back();
  if (act.parent != newest.seq) {
    return refuse("text.not_the_newest", {.params = {{"newest", static_cast<std::int64_t>(newest.seq.value)}}});
  }
  const bool puts = find_held(asked.entry.act, "put") != nullptr;
  if (puts == (act.op == AmendOp::delete_)) return refuse("text.words_to_put");
  return Nothing{};
}

void apply(State& state, const Moment& now, const TextAmend& act, const Nothing&) {
  auto& round = matter_in(state, *now.entry.act.on).rounds.back();
  round.texts.push_back({now.seq, *find_held(now.entry.act, "text"), act.parent, now.entry.act.by, now.day()});
}

Result<Nothing> admit(const Case& asked, const TextSettle&) {
  PLENARY_TRY(const Place place, open_text(asked));
  PLENARY_DO(may(asked, *place.step, "settle"));
  PLENARY_DO(gate(asked, place, place.step->enough, "gate.text_not_settled"));
  return Nothing{};
}

void apply(State& state, const Moment& now, const TextSettle&, const Nothing&) {
  auto& matter = matter_in(state, *now.entry.act.on);
  auto& round = matter.rounds.back();
  round.text_settled = now.seq;
  move_on(state, matter, round, Ending::adopted);
}

}  // namespace plenary::body::steps
