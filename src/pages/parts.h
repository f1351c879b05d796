// Parts that pages share: sentences, days, articles, forms, tables of conditions, the refusal.
#pragma once

#include "pages/frame.h"
#include "view/consultation.h"
#include "view/receipt.h"

namespace plenary::pages {

// Sentences and values.
[[nodiscard]] Sentence said(const Frame& frame, const view::Said& sentence);
[[nodiscard]] Html day(const Frame& frame, Day when);
[[nodiscard]] Html day_year(const Frame& frame, Day when);
[[nodiscard]] Html instant(const Frame& frame, Instant when);
[[nodiscard]] Html entry_link(const Frame& frame, Seq seq);
[[nodiscard]] std::string trust(const Frame& frame, view::Trust trust);
[[nodiscard]] std::string number(const Frame& frame, std::int64_t count);
[[nodiscard]] std::string option_label(const Frame& frame, const std::string& value,
                                       const std::string& label);
// Text of a member or the body, marked with its own language when that is not the page's.
[[nodiscard]] std::vector<Attr> in_language(const Frame& frame, const std::string& language);

// The law beside the business.
[[nodiscard]] std::string anchor_of(const std::string& article);  // "Art. 7a" -> "art-7a"
[[nodiscard]] Html article_link(const Frame& frame, const std::string& article);
[[nodiscard]] Html law_note(const Frame& frame, const view::Law& law);

// Rows of the order paper: margin, business, notes.
[[nodiscard]] Html row(const Html& side, const Html& business, const Html& note = {});
[[nodiscard]] Html ruled(const Html& side, const Html& business, const Html& note = {}, bool wide = false);
[[nodiscard]] Html over_matter(const Frame& frame, const std::string& title, const std::string& path);

// Marks and tables.
[[nodiscard]] Html glyph(view::Answer answer);
[[nodiscard]] Html mark_of_option(const std::string& value);  // yes, no and abstain have shapes; others none
[[nodiscard]] Html gates_table(const Frame& frame, const std::string& heading,
                               const std::vector<view::Gate>& gates);
[[nodiscard]] std::string missing(const Frame& frame, const view::Gate& gate);
[[nodiscard]] std::string condition(const Frame& frame, const view::Gate& gate);
[[nodiscard]] std::string needed_share(const Frame& frame, const view::Gate& gate);  // ">= 1/3" or a number
[[nodiscard]] Html pair(const Html& term, const Html& description);                  // a row of a check list
[[nodiscard]] Html folding_head(const std::vector<Html>& cells);
[[nodiscard]] Html paging_links(const Frame& frame, const view::Paging& paging);
[[nodiscard]] Html takings_list(const Frame& frame, const char* heading_code,
                                const std::vector<view::Taking>& takings);
[[nodiscard]] Html code_block(const std::string& bytes, const Attr& naming);

// Acts.
[[nodiscard]] Html hidden_fields(const view::ActForm& form);
[[nodiscard]] Html act_form(const view::ActForm& act, const Html& inside,
                            const std::string& classes = "body");
[[nodiscard]] Html offers(const Frame& frame, const std::vector<view::Offer>& acts);
[[nodiscard]] Html submit(const std::string& words_on_it, bool plain = false);

struct Field {
  std::string name;
  std::string label_code, hint_code = {};
  std::string typed = {};
  std::string kind = "text";  // text, search, number, date, area
  std::int64_t limit = 0;
  bool needed = true;
  std::string autocomplete = "off";
};
[[nodiscard]] Html field(const Frame& frame, const Field& field);

[[nodiscard]] Html error_summary(const Frame& frame);
[[nodiscard]] Html refused_box(const Frame& frame);

}  // namespace plenary::pages
