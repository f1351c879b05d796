// The record: its head, how to verify it, its classes of trust, its entries newest first.
#include "pages/entries.h"
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html entry_row(const Frame& frame, const view::EntryRow& one) {
  const std::string seq = std::to_string(one.seq.value);
  return tr(id("e" + seq), role("row"),
            th(role("rowheader"), attr("scope", "row"), cls("n seq"),
               a(href(one.path), number(frame, std::int64_t(one.seq.value)))),
            td(role("cell"), cls("at"), instant(frame, one.at)),
            td(role("cell"), cls("who"),
               one.who.empty() ? span(cls("soft"), frame.say("page.record.clerk")) : Html(one.who),
               one.helper.empty()
                   ? Html()
                   : span(cls("soft"), " ", frame.say("page.record.typed_by", {{"who", one.helper}}))),
            td(role("cell"), cls("kind"), said(frame, one.what)),
            td(role("cell"), cls("soft class"), trust(frame, one.trust)));
}

Html head_of_log(const Frame& frame, const view::Record& record) {
  Html pairs = pair(frame.say("page.record.size"), number(frame, record.size));
  const auto hash = [&](const char* code, const std::string& bytes) {
    return div(dt(frame.say(code)), dd(cls("hash"), attr("dir", "ltr"), bytes));
  };
  pairs += hash("page.record.root", record.root);
  pairs +=
      pair(frame.say("page.record.signed_at"),
           record.signed_at ? instant(frame, *record.signed_at) : Html(frame.say("page.record.not_signed")));
  pairs += hash("page.record.key", record.key) + hash("page.record.founding", record.founding);
  pairs += pair(frame.say("page.record.witnesses"), record.witnesses.empty()
                                                        ? frame.say("page.record.no_witness")
                                                        : frame.say.format().list(record.witnesses));
  return h2(frame.say("page.record.head")) + dl(cls("check"), pairs);
}

Html classes_of_trust(const Frame& frame) {
  Html note = h2(cls("notehead"), frame.say("page.record.trust_classes"));
  for (const char* kind : {"signed", "vouched", "desk", "imported", "clerk"})
    note += p(strong(frame.say(std::string("page.trust.") + kind)), " ",
              frame.say(std::string("page.trust.") + kind + "_means"));
  return note;
}

Html choice_of(const Frame& frame, const char* field_name, const char* code, const Html& options) {
  return div(cls("field"), label(for_id(field_name), frame.say(code)),
             select(id(field_name), name(field_name), options));
}

Html entry_filter(const Frame& frame, const view::Record& record) {
  Html classes = option(value(""), frame.say("page.record.any_class"));
  for (const char* kind : {"signed", "vouched", "desk", "imported", "clerk"})
    classes += option(value(kind), flag("selected", record.trust == kind),
                      frame.say(std::string("page.trust.") + kind));
  return form(attr("method", "get"), action(record.filter_path + "#entries"), cls("acts-only inline-fields"),
              field(frame, {.name = "find",
                            .label_code = "page.record.find",
                            .typed = record.find,
                            .kind = "search",
                            .needed = false}),
              field(frame, {.name = "who",
                            .label_code = "page.record.who",
                            .typed = record.who,
                            .kind = "search",
                            .needed = false}),
              choice_of(frame, "class", "page.record.trust", classes), submit(frame.say("page.show"), true));
}

// A filter looks at so many entries for a page, and says how far it has come.
Html looked_at(const Frame& frame, const view::Record& record) {
  if (!record.looked_back_to) return {};
  return p(cls("soft small"),
           frame.say("page.record.looked_back",
                     {{"entry", static_cast<std::int64_t>(record.looked_back_to->value)}}));
}

Html downloads(const Frame& frame, const view::Record& record) {
  Html links = a(cls("button"), href(record.download_path), frame.say("page.verify.download"));
  if (!record.csv_path.empty())
    links += a(cls("button plain"), href(record.csv_path), frame.say("page.record.csv"));
  if (!record.checkpoint_path.empty())
    links += a(cls("button plain"), href(record.checkpoint_path), frame.say("page.record.checkpoint"));
  return div(cls("do"), links);
}

Html held_item(const Frame& frame, const view::HeldWords& one) {
  Html item = code(one.field) + Html(" ");
  if (one.words)
    item += span(in_language(frame, one.language), *one.words);
  else if (one.erased_by)
    item += join(frame.say("page.erase.by_entry"), " ", entry_link(frame, *one.erased_by), ".");
  else
    item += span(cls("soft"), frame.say("page.held.not_for_you"));
  if (!one.erase_path.empty())
    item += join(" ", a(href(one.erase_path), frame.say("page.held.erase", {{"field", one.field}})));
  return li(item);
}

Html held_words(const Frame& frame, const view::Record& record) {
  if (record.held.empty()) return {};
  std::vector<Html> items;
  for (const auto& one : record.held)
    items.push_back(held_item(frame, one));
  return ruled({}, h2(frame.say("page.held.heading")) + p(cls("small soft"), frame.say("page.held.says")) +
                       ul(cls("list-plain"), items));
}

}  // namespace

Html entries_table(const Frame& frame, const std::string& heading,
                   const std::vector<view::EntryRow>& entries) {
  if (entries.empty()) return p(cls("soft"), frame.say("page.record.empty"));
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  std::vector<Html> rows;
  for (const auto& one : entries)
    rows.push_back(entry_row(frame, one));
  return table(cls("fold tight entries"), role("table"), caption(cls("soft small"), heading),
               folding_head({column("page.record.entry", "n"), column("page.record.time", ""),
                             column("page.record.who", ""), column("page.record.kind", ""),
                             column("page.record.trust", "")}),
               tbody(role("rowgroup"), rows));
}

std::string record_page(const Frame& frame, const view::Record& record) {
  Html business = row({}, p(cls("over"), day_year(frame, record.today)) + h1(frame.say("page.nav.record")) +
                              p(cls("lead"), frame.say("page.record.lead", {{"size", record.size}})));
  business += ruled({},
                    head_of_log(frame, record) + h2(id("verify"), frame.say("page.record.how")) +
                        p(frame.say("page.record.how_words")) +
                        code_block(record.transcript, labelled_by("verify")) + downloads(frame, record),
                    classes_of_trust(frame));
  business += ruled({},
                    h2(id("entries"), frame.say("page.record.entries")) + entry_filter(frame, record) +
                        looked_at(frame, record) +
                        entries_table(frame, frame.say("page.record.newest"), record.rows) +
                        paging_links(frame, record.paging),
                    {}, true);
  business += held_words(frame, record);
  return framed(frame, frame.say("page.nav.record"), business);
}

}  // namespace plenary::pages
