// A vote is opened: the roll, the text, the options and what came with the question are fixed.
#include <algorithm>

#include "body/checks.h"
#include "body/given.h"

namespace plenary::body::steps {
namespace {

constexpr std::int64_t kMostOptions = 100;  // the charter's default one among them

// A vote may open at its own step, and from the text before it: opening settles the words.
Result<Place> ready_to_vote(const Case& asked) {
  const auto at_text = standing_at(asked, charter::Kind::text);
  if (!at_text) return standing_at(asked, charter::Kind::vote);
  const auto& course = asked.state.course_of(*at_text->matter, *at_text->round);
  const auto* vote = course.find_step(at_text->step->after("adopted"));
  const auto taken =
      vote == nullptr ? 0 : std::ranges::count(at_text->round->path, *course.index_of(vote->name));
  if (vote == nullptr || vote->kind != charter::Kind::vote || (vote->at_most && taken >= *vote->at_most)) {
    return standing_at(asked, charter::Kind::vote);
  }
  PLENARY_DO(gate(asked, *at_text, at_text->step->enough, "gate.text_not_settled"));
  return Place{at_text->matter, at_text->round, vote};
}

tl::unexpected<Error> wrong_number(const charter::Step& step, std::int64_t named) {
  if (step.default_option.empty()) return refuse("vote.number_of_options", {.params = {{"options", named}}});
  return refuse("vote.number_beside_default",
                {.params = {{"options", named}, {"default", step.default_option}}});
}

Result<void> check_options(const Case& asked, const charter::Step& step,
                           std::optional<std::int64_t> options) {
  const bool choice = step.ballot != charter::BallotForm::yes_no_abstain;
  if (choice != options.has_value()) {
    return refuse(choice ? "vote.needs_options" : "vote.takes_no_options",
                  {.article = charter::article_of(step.law)});
  }
  const auto& held = asked.entry.act.held;
  const std::int64_t named =
      std::ranges::count_if(held, [](const Commitment& c) { return c.field.starts_with("option."); });
  if (!choice) return named == 0 ? Result<void>() : refuse("vote.takes_no_options");
  const std::int64_t beside = step.default_option.empty() ? 0 : 1;
  if (*options < 2 - beside || *options > kMostOptions - beside) return wrong_number(step, *options);
  for (std::int64_t i = 0; i < *options; ++i) {
    if (find_held(asked.entry.act, "option." + std::to_string(i)) == nullptr) {
      return refuse("vote.option_missing", {.params = {{"option", i}}});
    }
  }
  return named == *options ? Result<void>() : wrong_number(step, named);
}

Result<Opened> may_begin(const Case& asked, std::optional<std::int64_t> options,
                         std::span<const GivenNumber> given) {
  PLENARY_TRY(const Place place, ready_to_vote(asked));
  PLENARY_DO(may(asked, *place.step, "open"));
  if (place.round->vote) return refuse("vote.already_open");
  PLENARY_DO(gate(asked, place, place.step->before, "gate.vote_not_opened"));
  PLENARY_DO(check_options(asked, *place.step, options));
  PLENARY_DO(check_given(asked.state.rules_of(*place.round), *place.step, options.value_or(0), given));
  Opened opened{electorate_now(asked.state, asked.seq()), {}};
  if (place.step->lasts_days) opened.closes_on = asked.day() + *place.step->lasts_days;
  return opened;
}

void begin_vote(State& state, const Moment& now, std::int64_t named, const Opened& effect,
                std::vector<GivenNumber> given) {
  auto& matter = matter_in(state, *now.entry.act.on);
  auto& round = matter.rounds.back();
  const auto& steps = state.course_of(matter, round).steps;
  if (steps[*round.step].kind == charter::Kind::text) {
    round.text_settled = now.seq;
    move_on(state, matter, round, Ending::adopted);
  }
  const auto& step = steps[*round.step];
  const bool with_default = !step.default_option.empty();
  round.vote = Vote{.step = *round.step,
                    .opened = now.seq,
                    .opened_on = now.day(),
                    .closes_on = effect.closes_on,
                    .text = round.texts.back().seq,
                    .options = named + (with_default ? 1 : 0),
                    .roll = effect.roll,
                    .given = std::move(given)};
}

}  // namespace

Result<Opened> admit(const Case& asked, const VoteOpen& act) {
  return may_begin(asked, act.options, {});
}

void apply(State& state, const Moment& now, const VoteOpen& act, const Opened& effect) {
  begin_vote(state, now, act.options.value_or(0), effect, {});
}

Result<Opened> admit(const Case& asked, const VoteOpenGiven& act) {
  return may_begin(asked, act.options, act.given);
}

void apply(State& state, const Moment& now, const VoteOpenGiven& act, const Opened& effect) {
  begin_vote(state, now, act.options.value_or(0), effect, act.given);
}

}  // namespace plenary::body::steps
