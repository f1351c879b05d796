// Erasing a content: whose words, on what ground, what goes and what stays.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html grounds(const Frame& frame) {
  std::vector<Html> choices;
  for (const char* ground : {"request", "law", "court"})
    choices.push_back(label(cls("choice"),
                            input(type("radio"), name("ground"), value(ground), flag("required")),
                            span(frame.say(std::string("page.erase.ground_") + ground))));
  return fieldset(cls("body"), id("ground"), legend(cls("label"), frame.say("page.erase.ground")),
                  div(cls("choices"), choices));
}

Html what_it_is(const Frame& frame, const view::Erasure& erasure) {
  Html pairs = pair(frame.say("page.record.entry"), entry_link(frame, erasure.entry)) +
               pair(frame.say("page.erase.field"), code(erasure.field));
  if (!erasure.who.empty()) pairs += pair(frame.say("page.record.who"), erasure.who);
  if (erasure.on) pairs += pair(frame.say("page.erase.on"), day_year(frame, *erasure.on));
  if (erasure.words)
    pairs += div(dt(frame.say("page.erase.words")), dd(in_language(frame, erasure.language), *erasure.words));
  return dl(cls("check"), pairs);
}

}  // namespace

std::string erasure_page(const Frame& frame, const view::Erasure& erasure) {
  Html business = h1(frame.say(erasure.erased_by ? "page.erase.done" : "page.erase.heading"));
  business += what_it_is(frame, erasure);
  if (erasure.erased_by) {
    business += p(frame.say("page.erase.by_entry"), " ", entry_link(frame, *erasure.erased_by), ". ",
                  frame.say(erasure.clearing ? "page.erase.clearing" : "page.erase.gone"));
  } else if (erasure.form) {
    business += act_form(*erasure.form, grounds(frame) + div(cls("do"), submit(frame.say("page.erase.do"))));
  } else {
    business += p(frame.say("page.erase.not_admitted"));
  }
  business += p(cls("small soft"), frame.say("page.erase.stays"));
  return framed(frame, frame.say("page.erase.heading"),
                row({}, business, law_note(frame, erasure.law) + p(frame.say("page.erase.copies"))));
}

}  // namespace plenary::pages
