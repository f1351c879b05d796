// Opening a vote between options; and the list of bodies that this server keeps.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

// Exact numbers, "3" or "1/2": text, for a field of numbers takes no fractions.
Html number_field(const std::string& field_name, const std::string& label_words, bool needed) {
  return div(cls("field"), label(for_id(field_name), label_words),
             input(type("text"), id(field_name), name(field_name), attr("maxlength", 20),
                   attr("autocomplete", "off"), flag("required", needed)));
}

Html given_of_option(const Frame& frame, const view::VoteOpening& opening, std::int64_t option) {
  Html fields;
  for (std::size_t i = 0; i < opening.given.size(); ++i) {
    if (!opening.given[i].of_each) continue;
    fields += number_field("given-" + std::to_string(i) + "-" + std::to_string(option),
                           frame.say("page.opening.given", {{"test", opening.given[i].test}}), option < 1);
  }
  return fields;
}

Html given_of_all(const Frame& frame, const view::VoteOpening& opening) {
  Html fields;
  for (std::size_t i = 0; i < opening.given.size(); ++i) {
    if (opening.given[i].of_each) continue;
    fields += number_field("given-" + std::to_string(i) + "-all",
                           frame.say("page.opening.given_all", {{"test", opening.given[i].test}}), true);
  }
  return fields;
}

}  // namespace

std::string vote_opening_page(const Frame& frame, const view::VoteOpening& opening) {
  const std::int64_t least = opening.default_option.empty() ? 2 : 1;
  Html fields = field(frame, {.name = "question", .label_code = "page.opening.question", .hint_code = "page.opening.question_hint", .limit = 400, .needed = false});
  for (std::int64_t i = 0; i < opening.lines; ++i) {
    fields += field(frame, {.name = "option-" + std::to_string(i),
                            .label_code = i < least ? "page.opening.option" : "page.opening.option_more",
                            .limit = 400,
                            .needed = i < least});
    fields += given_of_option(frame, opening, i);
  }
  if (!opening.default_option.empty())
    fields += p(cls("soft"), frame.say("page.opening.default", {{"option", opening.default_option}}));
  fields += given_of_all(frame, opening);
  fields += div(cls("do"), submit(frame.say("page.opening.do")), a(cls("button plain"), href(opening.matter_path), frame.say("page.opening.back")));
  Html business = over_matter(frame, opening.matter_title, opening.matter_path) +
                  h1(frame.say("page.opening.heading")) + p(cls("text"), opening.text) +
                  p(frame.say(opening.lasts_days > 0 ? "page.opening.lasts" : "page.opening.until_closed",
                              {{"days", opening.lasts_days}}));
  if (!opening.gates.empty()) business += gates_table(frame, frame.say("page.opening.gates"), opening.gates);
  return framed(frame, frame.say("page.opening.heading"), row({}, business + act_form(opening.form, fields), law_note(frame, opening.law)));
}

std::string house_page(const Frame& frame, const std::vector<HouseLine>& bodies) {
  std::vector<Html> items;
  for (const auto& one : bodies) items.push_back(li(a(href(one.path), one.name)));
  return framed(frame, frame.say("page.house.heading"), row({}, h1(frame.say("page.house.heading")) + ul(cls("wait"), items)));
}

}  // namespace plenary::pages
