// Opening a vote between options; and the list of bodies that this server keeps.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

std::string vote_opening_page(const Frame& frame, const view::VoteOpening& opening) {
  Html fields = field(frame, {.name = "question", .label_code = "page.opening.question", .hint_code = "page.opening.question_hint", .limit = 400, .needed = false});
  for (std::int64_t i = 0; i < opening.lines; ++i) {
    fields += field(frame, {.name = "option-" + std::to_string(i), .label_code = i < 2 ? "page.opening.option" : "page.opening.option_more", .limit = 400, .needed = i < 2});
  }
  fields += div(cls("do"), submit(frame.say("page.opening.do")), a(cls("button plain"), href(opening.matter_path), frame.say("page.opening.back")));
  Html business = over_matter(frame, opening.matter_title, opening.matter_path) + h1(frame.say("page.opening.heading")) +
                  p(cls("text"), opening.text) + p(frame.say("page.opening.lasts", {{"days", opening.lasts_days}}));
  if (!opening.gates.empty()) business += gates_table(frame, frame.say("page.opening.gates"), opening.gates);
  return framed(frame, frame.say("page.opening.heading"), row({}, business + act_form(opening.form, fields), law_note(frame, opening.law)));
}

std::string house_page(const Frame& frame, const std::vector<HouseLine>& bodies) {
  std::vector<Html> items;
  for (const auto& one : bodies) items.push_back(li(a(href(one.path), one.name)));
  return framed(frame, frame.say("page.house.heading"), row({}, h1(frame.say("page.house.heading")) + ul(cls("wait"), items)));
}

}  // namespace plenary::pages
