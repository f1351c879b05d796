// The desk: what waits for the viewer, in the order of the day each is due; nothing can be moved up or
// hidden.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html waiting_item(const Frame& frame, const view::Waiting& item) {
  const bool member = item.as == "member" || item.as.empty();
  return li(p(cls("when"), said(frame, item.when)),
            div(cls("what"),
                p(cls("as"), member ? frame.say("page.desk.as_member")
                                    : frame.say("page.desk.as_office", {{"office", item.as}})),
                h2(a(href(item.path), said(frame, item.what))), p(said(frame, item.why))));
}

Html blocked_row(const Frame& frame, const view::Blocked& act) {
  return tr(role("row"), th(role("rowheader"), attr("scope", "row"), cls("across"), said(frame, act.act)),
            td(role("cell"), cls("across"), said(frame, act.waits_for), act.article.empty() ? "" : " (",
               article_link(frame, act.article), act.article.empty() ? "" : ")"),
            td(role("cell"), cls("soft"), act.by_whom),
            td(role("cell"), cls("n"),
               act.lawful_from ? join(span(cls("narrow-word"), frame.say("page.desk.from"), " "),
                                      day(frame, *act.lawful_from))
                               : Html(frame.say("page.desk.not_known"))));
}

Html blocked_table(const Frame& frame, const view::BlockedMatter& matter) {
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  std::vector<Html> rows;
  for (const auto& act : matter.acts)
    rows.push_back(blocked_row(frame, act));
  return h3(a(href(matter.path), matter.title)) +
         table(cls("fold"), role("table"), caption(cls("soft small"), frame.say("page.desk.blocked_caption")),
               folding_head({column("page.desk.act", ""), column("page.desk.waits_for", ""),
                             column("page.desk.by_whom", ""), column("page.desk.lawful_from", "n")}),
               tbody(role("rowgroup"), rows));
}

}  // namespace

std::string desk_page(const Frame& frame, const view::Desk& desk) {
  std::vector<Html> items;
  for (const auto& item : desk.waiting)
    items.push_back(waiting_item(frame, item));
  const auto today = frame.say.format().day_full(desk.today);
  Html business =
      row({}, p(cls("over"), time(attr("datetime", to_string(desk.today)), today)) +
                  h1(frame.say("page.desk.heading")) + p(cls("lead"), said(frame, desk.state)) +
                  (desk.raise_path.empty() ? Html()
                                           : div(cls("do"), a(cls("button plain"), href(desk.raise_path),
                                                              frame.say("page.raise.do")))));
  business +=
      row({},
          (items.empty() ? Html() : ol(cls("wait"), items)) +
              p(cls("soft"), frame.say(items.empty() ? "page.desk.nothing" : "page.desk.nothing_else")),
          items.empty() ? Html() : p(frame.say("page.desk.order")));
  Html tables;
  for (const auto& matter : desk.blocked)
    tables += blocked_table(frame, matter);
  if (!tables.empty()) business += ruled({}, h2(frame.say("page.desk.blocked")) + tables, {}, true);
  return framed(frame, frame.say("page.desk.title"), business);
}

}  // namespace plenary::pages
