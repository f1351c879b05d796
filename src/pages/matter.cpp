// The decision page: one matter as one line of steps, each with its article, its numbers and what is missing.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

const char* state_class(view::StepState state) {
  if (state == view::StepState::done) return "step done";
  return state == view::StepState::now ? "step now" : "step later";
}

Html side_of(const Frame& frame, const view::Step& step) {
  const std::string detail = said(frame, step.side);
  if (step.state == view::StepState::later) return p(cls("side"), detail);
  const bool done = step.state == view::StepState::done;
  return p(cls("side"), strong(frame.say(done ? "page.step.done" : "page.step.now")),
           detail.empty() ? Html() : br(), detail);
}

Html entries_of(const Frame& frame, const view::EntryRange& range) {
  const std::string from = std::to_string(range.first.value);
  return p(cls("small soft"), frame.say("page.step.counted"), " ",
           a(href(path_in(frame, "/record") + "?from=" + from + "&to=" + std::to_string(range.last.value)),
             frame.say("page.step.entries", {{"first", std::int64_t(range.first.value)},
                                             {"last", std::int64_t(range.last.value)}})));
}

Html step_item(const Frame& frame, const view::Step& step) {
  const bool later = step.state == view::StepState::later;
  Html business = gates_table(frame, said(frame, step.gates_heading), step.gates);
  for (const auto& fact : step.facts)
    business += p(cls(later ? "soft" : ""), said(frame, fact));
  if (!step.links.empty()) {
    Html links;
    for (const auto& one : step.links)
      links += li(a(href(one.path), said(frame, one.label)));
    business += ul(cls("links"), links);
  }
  if (step.entries) business += entries_of(frame, *step.entries);
  const Html note = law_note(frame, step.law);
  return li(cls(state_class(step.state)),
            step.state == view::StepState::now ? attr("aria-current", "step") : Attr(),
            span(cls("num"), attr("aria-hidden", "true"), number(frame, step.number)), h3(step.name),
            side_of(frame, step), note.empty() ? Html() : div(cls("note"), note), div(cls("body"), business));
}

Html next_act(const Frame& frame, const view::NextAct& next) {
  Html pairs = pair(frame.say("page.matter.next"), said(frame, next.act)) +
               pair(frame.say("page.matter.by_whom"), next.by_whom);
  if (next.from) pairs += pair(frame.say("page.matter.from_head"), day_year(frame, *next.from));
  if (next.until) pairs += pair(frame.say("page.matter.until_head"), day_year(frame, *next.until));
  return dl(cls("check"), pairs);
}

Html heading(const Frame& frame, const view::Matter& matter) {
  Html outlook;
  for (const auto& sentence : matter.outlook)
    outlook += join(" ", said(frame, sentence));
  const Params over{{"number", std::int64_t(matter.seq.value)},
                    {"kind", matter.kind},
                    {"who", matter.raised_by},
                    {"day", matter.raised_on}};
  Html top =
      p(cls("over"), frame.say("page.matter.over", over),
        matter.round > 1 ? " " + frame.say("page.matter.round", {{"round", matter.round}}) : std::string());
  top += h1(in_language(frame, matter.title_language), matter.title);
  return row({}, top + p(cls("lead"), strong(said(frame, matter.stage)), outlook));
}

}  // namespace

std::string matter_page(const Frame& given, const view::Matter& matter) {
  Frame frame = given;
  frame.events_path = matter.events_path;
  Html business = heading(frame, matter);
  Html now;
  if (matter.next) now += next_act(frame, *matter.next);
  auto may = matter.may;  // one main act a page: a refusal's help comes first
  for (auto& offer : may)
    offer.main = offer.main && !frame.refused;
  now += offers(frame, may);
  if (!now.empty()) business += row({}, now);
  std::vector<Html> steps;
  for (const auto& step : matter.steps)
    steps.push_back(step_item(frame, step));
  business += ruled({}, h2(id("steps-h"), frame.say("page.matter.steps")));
  business += ol(cls("line"), labelled_by("steps-h"), steps);
  if (!matter.more.empty()) {
    Html links;
    for (const auto& one : matter.more)
      links += li(a(href(one.path), said(frame, one.label)));
    business += ruled({}, h2(frame.say("page.matter.more")) + ul(cls("links"), links));
  }
  return framed(frame, matter.title, business);
}

}  // namespace plenary::pages
