// Signing in by code, and the account: own rights, own acts, codes issued to me, sessions.
#include "pages/entries.h"
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

std::string sign_in_page(const Frame& frame, const view::SignIn& sign_in) {
  Html inside;
  if (!sign_in.go_to.empty()) inside += input(type("hidden"), name("go_to"), value(sign_in.go_to));
  inside += field(frame, {.name = "code",
                          .label_code = "page.sign_in.code",
                          .hint_code = "page.sign_in.code_hint",
                          .limit = 40,
                          .autocomplete = "one-time-code"});
  inside += div(cls("do"), submit(frame.say("page.sign_in.do")));
  Html business = h1(frame.say("page.sign_in")) + p(cls("lead"), frame.say("page.sign_in.lead"));
  if (sign_in.wait_minutes)
    business += p(cls("short"), frame.say("page.sign_in.wait", {{"minutes", *sign_in.wait_minutes}}));
  business += act_form(sign_in.form, inside) + p(cls("small soft"), frame.say("page.sign_in.help"));
  return framed(frame, frame.say("page.sign_in"), row({}, business, p(frame.say("page.sign_in.note"))));
}

namespace {

Html rights(const Frame& frame, const view::Account& account) {
  std::vector<Html> items;
  for (const auto& one : account.rights)
    items.push_back(li(said(frame, one.what), " ", span(cls("soft"), said(frame, one.why))));
  return items.empty() ? p(cls("soft"), frame.say("page.account.no_rights")) : ul(cls("list-plain"), items);
}

Html codes(const Frame& frame, const view::Account& account) {
  if (account.codes.empty()) return p(cls("soft"), frame.say("page.account.no_codes"));
  std::vector<Html> rows;
  for (const auto& one : account.codes)
    rows.push_back(tr(td(instant(frame, one.at)), td(one.by), td(frame.say(one.channel == "paper" ? "page.account.on_paper" : "page.account.on_screen")),
                      td(frame.say(one.used ? "page.account.used" : one.good ? "page.account.unused" : "page.account.void")),
                      td(cls("n"), entry_link(frame, one.entry))));
  const auto column = [&](const char* code_of, const char* classes) {
    return th(attr("scope", "col"), cls(classes), frame.say(code_of));
  };
  return div(cls("scroll"), role("region"), attr("tabindex", 0), labelled_by("codes"),
             table(cls("tight"),
                   thead(tr(column("page.account.issued", ""), column("page.account.issued_by", ""),
                            column("page.account.channel", ""), column("page.account.use", ""),
                            column("page.record.entry", "n"))),
                   tbody(rows)));
}

Html void_codes(const Frame& frame, const view::Account& account) {
  if (!account.void_codes) return {};
  return p(frame.say("page.account.void_why")) +
         act_form(*account.void_codes, div(cls("do"), submit(frame.say("page.account.void_codes"), true)), "");
}

Html sheet(const Frame& frame, const view::Account& account) {
  if (!account.sheet) return {};
  return p(frame.say("page.account.sheet_why")) +
         act_form(*account.sheet, div(cls("do"), submit(frame.say("page.account.sheet"), true)), "");
}

Html sessions(const Frame& frame, const view::Account& account) {
  std::vector<Html> items;
  for (const auto& one : account.sessions)
    items.push_back(li(
        cls("spread"),
        span(one.device, " ",
             span(cls("soft small"), one.this_one ? frame.say("page.account.this_one") + " " : std::string(),
                  frame.say("page.account.last_seen"), " ", instant(frame, one.last))),
        one.end_form ? act_form(*one.end_form, submit(frame.say("page.account.end"), true), "") : Html()));
  return ul(cls("list-plain"), items);
}

}  // namespace

std::string account_page(const Frame& frame, const view::Account& account) {
  std::vector<std::string> groups;
  for (const auto& [dimension, group] : account.in)
    groups.push_back(dimension + ": " + group);
  Html business = row({}, p(cls("over"), frame.say.format().list(groups)) + h1(account.name) +
                              p(cls("lead"), frame.say("page.account.lead")) +
                              act_form(account.sign_out,
                                       div(cls("do"), submit(frame.say("page.account.sign_out"), true)), ""));
  business += ruled({}, h2(frame.say("page.account.rights")) + rights(frame, account));
  business += ruled({},
                    h2(id("acts"), frame.say("page.account.acts")) + p(frame.say("page.account.acts_why")) +
                        entries_table(frame, frame.say("page.record.newest"), account.acts) +
                        paging_links(frame, account.paging),
                    {}, true);
  business += ruled({}, h2(id("codes"), frame.say("page.account.codes")) +
                            p(frame.say("page.account.codes_why")) + codes(frame, account) +
                            void_codes(frame, account) + sheet(frame, account));
  business += ruled({}, h2(frame.say("page.account.sessions")) + sessions(frame, account) +
                            act_form(account.sign_out_everywhere,
                                     div(cls("do"), submit(frame.say("page.account.sign_out_everywhere"), true)), ""));
  return framed(frame, frame.say("page.account.title"), business);
}

}  // namespace plenary::pages
