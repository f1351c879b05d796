// The list of matters: open ones with their next act first, then those ended, in pages.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html matter_item(const Frame& frame, const view::MatterLine& line) {
  Html next;
  if (line.next) {
    next = p(said(frame, line.next->act), ": ", line.next->by_whom);
    if (line.next->until)
      next += p(cls("soft small"), frame.say("page.matter.until", {{"day", *line.next->until}}));
  }
  return li(
      p(cls("when"), said(frame, line.stage)),
      div(cls("what"),
          p(cls("as"),
            frame.say("page.matter.number", {{"number", std::int64_t(line.seq.value)}, {"kind", line.kind}}),
            line.since ? " " + frame.say("page.matters.since", {{"day", *line.since}}) : std::string()),
          h3(a(href(line.path), line.title)), next));
}

Html list_of(const Frame& frame, const std::vector<view::MatterLine>& lines) {
  std::vector<Html> items;
  for (const auto& line : lines)
    items.push_back(matter_item(frame, line));
  return items.empty() ? p(cls("soft"), frame.say("page.matters.none")) : ul(cls("wait"), items);
}

}  // namespace

std::string matters_page(const Frame& frame, const view::Matters& matters) {
  Html business = row(
      {}, h1(frame.say("page.matters.heading")) +
              (matters.raise_path.empty()
                   ? Html()
                   : div(cls("do"), a(cls("button"), href(matters.raise_path), frame.say("page.raise.do")))));
  business += ruled({}, h2(frame.say("page.matters.open")) + list_of(frame, matters.open));
  business += ruled({}, h2(frame.say("page.matters.ended")) + list_of(frame, matters.ended) +
                            paging_links(frame, matters.paging));
  return framed(frame, frame.say("page.matters.heading"), business);
}

}  // namespace plenary::pages
