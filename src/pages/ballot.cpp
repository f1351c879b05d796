// Voting openly: one question a page, then "check your answer".  Options equal in size; nothing preselected.
// A ranking is a field for the place of each option: numbers need neither a script nor a steady hand.
#include <algorithm>

#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html options_of(const Frame& frame, const view::Ballot& ballot) {
  std::vector<Html> choices;
  for (const auto& one : ballot.options)
    choices.push_back(label(cls("choice"),
                            input(type("radio"), name("answer"), value(one.value), flag("required")),
                            span(option_label(frame, one.value, one.label))));
  return fieldset(cls("body"), id("answer"), legend(cls("label"), frame.say("page.ballot.your_answer")),
                  div(cls("choices"), choices));
}

Html place_field(const Frame& frame, const view::Ballot& ballot, std::size_t i) {
  const std::string field_name = "place-" + std::to_string(i);
  const auto& one = ballot.options[i];
  const auto wrong = std::ranges::find(frame.errors, field_name, &view::FieldError::field);
  const bool failed = wrong != frame.errors.end();
  const std::string typed = i < ballot.typed.size() ? ballot.typed[i] : std::string();
  return div(cls(failed ? "field failed" : "field"),
             label(for_id(field_name),
                   frame.say("page.ballot.place", {{"option", option_label(frame, one.value, one.label)}})),
             failed ? p(cls("short"), id(field_name + "-error"), frame.say(wrong->error)) : Html(),
             input(type("number"), id(field_name), name(field_name), attr("min", 1),
                   attr("max", static_cast<std::int64_t>(ballot.options.size())),
                   attr("inputmode", "numeric"), attr("autocomplete", "off"),
                   described_by(failed ? "place-hint " + field_name + "-error" : "place-hint"),
                   failed ? attr("aria-invalid", "true") : Attr(), typed.empty() ? Attr() : value(typed)));
}

Html places_of(const Frame& frame, const view::Ballot& ballot) {
  std::vector<Html> places;
  for (std::size_t i = 0; i < ballot.options.size(); ++i)
    places.push_back(place_field(frame, ballot, i));
  return fieldset(cls("body"), id("answer"), legend(cls("label"), frame.say("page.ballot.your_ranking")),
                  p(cls("hint"), id("place-hint"), frame.say("page.ballot.place_hint")), places);
}

// What was ranked, from the first place on.
Html ranking_of(const Frame& frame, const view::BallotCheck& check) {
  std::vector<Html> places;
  for (const auto& equals : check.ranks) {
    const std::string labels = frame.say.format().list(equals);
    places.push_back(li(equals.size() == 1 ? labels : frame.say("page.check.equal", {{"options", labels}})));
  }
  Html ranking = ol(places);
  if (!check.left_out.empty())
    ranking += p(cls("soft"),
                 frame.say("page.check.left_out", {{"options", frame.say.format().list(check.left_out)}}));
  return ranking;
}

std::string until(const Frame& frame, const view::Ballot& ballot) {
  if (ballot.last_day) return frame.say("page.ballot.until", {{"day", *ballot.last_day}});
  return frame.say("page.ballot.until_closed", {{"who", ballot.closed_by}});
}

Html question_of(const Frame& frame, const view::Ballot& ballot) {
  Html question =
      p(cls("over"), a(href(ballot.matter_path), ballot.matter_title), ". ", until(frame, ballot)) +
      h1(said(frame, ballot.question));
  if (!ballot.text.empty()) question += p(cls("text"), in_language(frame, ballot.text_language), ballot.text);
  Html rule;
  for (const auto& sentence : ballot.rule)
    rule += join(said(frame, sentence), " ");
  return question + p(rule);
}

std::string after_casting(const Frame& frame, const view::Ballot& ballot) {
  if (!ballot.last_day) return frame.say("page.ballot.stands_now");
  return frame.say(ballot.changeable ? "page.ballot.changeable" : "page.ballot.stands",
                   {{"day", *ballot.last_day}});
}

Html otherwise(const Frame& frame, const view::Ballot& ballot) {
  if (ballot.helper.empty()) return {};
  if (!ballot.last_day) return join(" ", frame.say("page.ballot.helper_now", {{"who", ballot.helper}}));
  return join(" ", frame.say("page.ballot.helper", {{"who", ballot.helper}, {"day", *ballot.last_day}}));
}

}  // namespace

std::string ballot_page(const Frame& frame, const view::Ballot& ballot) {
  Html business = row({}, question_of(frame, ballot), law_note(frame, ballot.law));
  const Html inside = (ballot.ranked ? places_of(frame, ballot) : options_of(frame, ballot)) +
                      div(cls("do"), submit(frame.say("page.ballot.continue"))) +
                      p(cls("small soft"), frame.say("page.ballot.not_cast"), otherwise(frame, ballot));
  business += row({},
                  (ballot.has_cast ? p(strong(frame.say("page.ballot.has_cast"))) : Html()) +
                      act_form(ballot.check_form, inside),
                  p(frame.say("page.ballot.open_vote")));
  return framed(frame, frame.say("page.ballot.title"), business);
}

std::string ballot_check_page(const Frame& frame, const view::BallotCheck& check) {
  const auto& ballot = check.ballot;
  std::string chosen = check.chosen;
  for (const auto& one : ballot.options)
    if (one.value == check.chosen) chosen = option_label(frame, one.value, one.label);
  const Params voter{{"who", ballot.cast_as}, {"group", ballot.section}, {"weight", ballot.weight}};
  Html pairs = pair(frame.say("page.check.question"), said(frame, ballot.question));
  if (!ballot.text.empty())
    pairs += div(dt(frame.say("page.check.text")), dd(in_language(frame, ballot.text_language), ballot.text));
  pairs += pair(frame.say("page.check.answer"),
                join(ballot.ranked ? ranking_of(frame, check) : strong(chosen), " ",
                     a(href(check.back_path), frame.say("page.check.change"))));
  pairs += pair(frame.say("page.check.cast_as"),
                frame.say(ballot.section.empty() ? "page.check.voter_alone" : "page.check.voter", voter));
  const Html business =
      over_matter(frame, ballot.matter_title, ballot.matter_path) + h1(frame.say("page.check.heading")) +
      dl(cls("check"), pairs) +
      act_form(check.cast_form, div(cls("do"), submit(frame.say("page.check.cast")),
                                    a(cls("button plain"), href(check.back_path), frame.say("page.back")))) +
      p(cls("small soft"), after_casting(frame, ballot));
  return framed(frame, frame.say("page.check.heading"),
                row({}, business, p(frame.say("page.ballot.open_vote"))));
}

}  // namespace plenary::pages
