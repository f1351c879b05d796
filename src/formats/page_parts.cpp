#include "formats/page_parts.h"

#include <fmt/format.h>

namespace plenary::formats::sheet {
namespace {

constexpr const char* kStyle = R"css(
*,::before,::after{box-sizing:border-box}*{margin:0}
:root{color-scheme:light dark;--paper:#fbfaf6;--well:#f2f0e8;--line:#d8d4c8;--edge:#79756a;--ink:#1c1b18;
--soft:#57534a;--act:#5f2a6b;--on-act:#fff;--plain:#e4e0d4;--on-plain:#1c1b18;--stay:#e9e5da;--move:#b0530a;
--mark:#98300f;--focus:#5f2a6b;
--sans:"Source Sans 3","Source Sans Pro","Noto Sans","Noto Sans Arabic",system-ui,"Segoe UI",Roboto,Arial,sans-serif;
--serif:"Source Serif 4","Source Serif Pro","Noto Naskh Arabic",Charter,Cambria,Georgia,serif}
@media (prefers-color-scheme:dark){:root{--paper:#151412;--well:#201e1b;--line:#3b3832;--edge:#918b7f;
--ink:#efece4;--soft:#b6b0a4;--act:#d9aee3;--on-act:#221026;--plain:#3b3832;--on-plain:#efece4;--stay:#2a2824;
--move:#f0a65f;--mark:#f3a184;--focus:#d9aee3}}
html{background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{font:400 1.125rem/1.5625rem var(--sans);font-variant-numeric:lining-nums tabular-nums;overflow-wrap:break-word}
main{max-width:76rem;margin-inline:auto;padding:1.25rem clamp(1rem,4vw,3rem) 3.75rem}
header{border-block-start:2px solid var(--ink);padding-block-start:1.25rem}
h1{font:600 1.875rem/2.1875rem var(--serif);letter-spacing:-.012em;text-wrap:balance}
h2{font:600 1.375rem/1.75rem var(--sans);text-wrap:balance;margin-block-end:.9375rem}
p,li{max-width:42rem}.rule{color:var(--soft);font-size:1rem;line-height:1.25rem;margin-block-end:.625rem}
.lead{font-size:1.3125rem;line-height:1.75rem;margin-block-start:.9375rem}
section{margin-block-start:2.5rem;border-block-start:1px solid var(--ink);padding-block-start:1.25rem}
.pair{display:grid;grid-template-columns:minmax(0,1fr);gap:1.875rem}
figure{min-width:0}
.facts{display:flex;flex-wrap:wrap;gap:.3125rem 1.875rem;margin-block-start:1.25rem}
.facts dt{color:var(--soft);font-size:1rem;line-height:1.25rem}.facts dd{margin:0;font-weight:600}
.legend{padding:0;list-style:none;display:flex;flex-wrap:wrap;gap:.3125rem 1.25rem;margin-block-start:.625rem;
font-size:1rem;line-height:1.25rem;color:var(--soft)}
.legend svg{display:inline-block;width:14px;height:14px;vertical-align:-2px;margin-inline-end:.375rem}
.scroll{overflow-x:auto;min-width:0}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px}
table{border-collapse:collapse;width:100%;font-size:1rem;line-height:1.25rem}
caption{text-align:start;color:var(--soft);padding-block-end:.3125rem}
th,td{text-align:start;vertical-align:baseline;padding:.4375rem 1.25rem .4375rem 0;font-weight:400}
thead th{font-weight:600;color:var(--soft);border-block-end:1px solid var(--ink);vertical-align:bottom}
tbody tr{border-block-end:1px solid var(--line)}tbody th{font-weight:600}
th:last-child,td:last-child{padding-inline-end:0}.n{text-align:end;white-space:nowrap}
thead .n{white-space:normal}.total{border-block-start:2px solid var(--edge)}
small{display:block;color:var(--soft);font-size:.875rem;line-height:1.125rem}
svg{display:block;overflow:visible}.clip{overflow:hidden}
svg text{fill:var(--ink);font:400 15px/1 var(--sans)}svg .t-name{font-weight:600}
.t-end{text-anchor:end}.t-start{text-anchor:start}
.t-stage{font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
rect{stroke:var(--edge);stroke-width:1px}
.m-chosen{fill:var(--act);stroke:var(--paper)}.m-plain{fill:var(--plain)}.m-rest{fill:var(--paper);stroke-dasharray:3 2}
svg .on-m-chosen{fill:var(--on-act)}svg .on-m-plain{fill:var(--on-plain)}svg .on-m-rest{fill:var(--soft)}
.r-stay{fill:var(--stay)}.r-move{fill:var(--move);fill-opacity:.8}
.c-zero{stroke:var(--ink);stroke-width:2px}.c-line{stroke:var(--mark);stroke-width:2px;stroke-dasharray:5 3}
@media (max-width:30rem){table{font-size:.8125rem}th,td{padding-inline-end:.375rem}}
@media (min-width:60rem){.pair{grid-template-columns:minmax(0,3fr) minmax(0,2fr);align-items:start}
.pair.below{grid-template-columns:minmax(0,1fr)}h1{font-size:2.5rem;line-height:2.8125rem}}
@media print{:root{color-scheme:light;--paper:#fff;--well:#fff;--line:#bbb;--edge:#555;--ink:#000;--soft:#333;
--act:#333;--on-act:#fff;--plain:#ddd;--on-plain:#000;--stay:#eee;--move:#777;--mark:#000}
body{font-size:10pt;line-height:14pt}main{padding:0;max-width:none}.scroll{overflow:visible}
section{break-inside:auto}figure,tr{break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace

Markup name(const std::string& name) {
  return element("bdi", name);
}

Markup names(const Report& report, const std::vector<count::Option>& options) {
  if (options.empty()) return "nobody";
  Markup all;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i > 0) all += ", ";
    all += name(report.names.at(options[i]));
  }
  return all;
}

Markup number(const Exact& number) {
  return decimal(number);
}

Markup table(const Table& table) {
  Markup head, body;
  for (const Column& column : table.columns)
    head += element("th", attr("scope", "col"), attr("class", column.number ? "n" : "w"), column.name);
  for (const auto& row : table.rows) {
    Markup cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells += i == 0 ? element("th", attr("scope", "row"), row[i])
                      : element("td", attr("class", table.columns.at(i).number ? "n" : "w"), row[i]);
    body += element("tr", cells);
  }
  const Markup inner = element("table", element("caption", table.caption),
                               element("thead", element("tr", head)), element("tbody", body));
  return element("div", attr("class", "scroll"), attr("role", "region"), attr("aria-label", table.caption),
                 attr("tabindex", 0), inner);
}

Markup fact(std::string_view term, const Markup& value) {
  return element("div", element("dt", term), element("dd", value));
}

Markup facts(const Markup& all) {
  return element("dl", attr("class", "facts"), all);
}

Markup legend(const std::vector<Key>& keys) {
  Markup all;
  for (const Key& key : keys)
    all += element("li",
                   element("svg", attr("aria-hidden", "true"),
                           element("rect", attr("class", key.swatch), attr("x", 1), attr("y", 1),
                                   attr("width", 12), attr("height", 12))),
                   key.means);
  return element("ul", attr("class", "legend"), all);
}

std::string shown_of(std::size_t all, std::size_t most) {
  return all <= most ? std::string() : fmt::format("The first {} of {}; the table has all.", most, all);
}

Markup answer(const std::string& question, const Markup& chart, const Markup& legend, const Markup& table,
              Beside where) {
  Markup figure = chart;
  figure += legend;
  return element("section", element("h2", question),
                 element("div", attr("class", where == Beside::below ? "pair below" : "pair"),
                         chart.empty() ? Markup() : element("figure", figure), table));
}

std::string page_of(std::string_view above, const std::string& title, const Markup& lead, const Markup& sections,
                    StyleSheet more) {
  const Markup header = element("header", element("p", attr("class", "rule"), above),
                                element("h1", attr("dir", "auto"), title), lead);
  return Markup::document(title, StyleSheet(kStyle), element("main", header, sections), more);
}

std::string page(const Report& report, const Markup& lead, const Markup& sections) {
  return page_of("Counted by " + report.rule, report.title.empty() ? "A count" : report.title, lead, sections);
}

}  // namespace plenary::formats::sheet
