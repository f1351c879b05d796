// The opinion map as a page that stands alone.  Each heading is the question that the section answers.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/bytes.h"
#include "formats/opinion_chart.h"
#include "formats/page_parts.h"

namespace plenary::formats {

using namespace sheet;
using namespace opinion;
using namespace consult;

namespace {

constexpr std::size_t kMostLines = 10;

constexpr const char* kOpinionStyle = R"css(
:root{--agree:#2f62a8;--pass:#e4e0d4;--disagree:#c9731f;--g0:#5f2a6b;--g1:#b0530a;--g2:#2c6b5f;--g3:#57534a;--g4:#2a4d8f;--g5:#98300f}
@media (prefers-color-scheme:dark){:root{--agree:#8fb8f0;--pass:#3b3832;--disagree:#f0a65f;--g0:#d9aee3;--g1:#f0a65f;--g2:#8fd0c2;--g3:#b6b0a4;--g4:#9dbbf2;--g5:#f3a184}}
.o-agree{fill:var(--agree);stroke:none}.o-pass{fill:var(--pass);stroke:none}.o-disagree{fill:var(--disagree);stroke:none}
.o-range{stroke:var(--ink);stroke-width:3px}.o-axis{stroke:var(--edge);stroke-dasharray:6 6}
.o-none{fill:var(--plain);stroke:var(--ink);stroke-width:2px}.o-group{stroke:var(--paper);stroke-width:1px}
.o-g0{fill:var(--g0)}.o-g1{fill:var(--g1)}.o-g2{fill:var(--g2)}.o-g3{fill:var(--g3)}.o-g4{fill:var(--g4)}.o-g5{fill:var(--g5)}
.o-map{width:100%;height:auto;border:1px solid var(--line)}.o-line{margin-block-end:1.25rem}.o-line p{max-width:none}
.o-small{color:var(--soft);font-size:1rem;line-height:1.25rem}details{margin-block-start:.9375rem}
summary{cursor:pointer;min-height:44px;padding-block:.625rem;font-weight:600;color:var(--act)}
.o-keys{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3125rem 1.25rem;font-size:1rem;margin-block-start:.625rem}
section>p{margin-block-end:.9375rem}section>.scroll{margin-block-end:1.5625rem}.o-map{max-width:60rem}
)css";

std::string_view verdict_sentence(Verdict verdict) {
  switch (verdict) {
    case Verdict::nobody_heard:
      return "Nobody has been heard.";
    case Verdict::too_few:
      return "Too few people have voted on enough statements to look for groups: at least 15 are needed.";
    case Verdict::nothing_in_common:
      return "The answers to one statement say nothing about the answers to another: there are no groups.";
    case Verdict::general_agreement:
      return "People differ in how readily they agree with anything. There are no camps.";
    case Verdict::spectrum:
      return "People differ along a spectrum without a gap: there are no camps.";
    case Verdict::unstable:
      return "There are no stable groups: had somewhat other people come, other groups would have been "
             "found.";
    case Verdict::groups:
      break;
  }
  return "There are groups that would be found again had somewhat other people come.";
}

struct Page {
  const OpinionText& text;
  const Opinion& o;
  const compatible::Map& compatible;
  [[nodiscard]] const Structure& s() const { return o.structure; }
  [[nodiscard]] std::string statement(std::size_t j) const { return text.of(s().table.statements[j].id); }
  [[nodiscard]] bool grouped() const { return s().verdict == Verdict::groups; }
};

Markup figure(std::int64_t n) {
  return std::to_string(n);
}

Markup three(double value) {
  return fmt::format("{:.3f}", value);
}

std::string range(const Interval& i) {
  return fmt::format("{} to {}", percent(i.low), percent(i.high));
}

Markup section(const std::string& question, const Markup& inner) {
  return element("section", element("h2", question), inner);
}

Markup paragraph(const std::string& text) {
  return element("p", text);
}

Markup details(const std::string& summary, const Markup& inner) {
  return element("details", element("summary", summary), inner);
}

Markup lead(const Page& p) {
  Markup all = element("p", attr("class", "lead"), verdict_sentence(p.s().verdict));
  Markup f = fact("People heard", figure(static_cast<std::int64_t>(p.s().table.rows())));
  f += fact("Statements", figure(static_cast<std::int64_t>(p.s().table.columns())));
  f += fact("Answers", figure(static_cast<std::int64_t>(p.s().table.cells.size())));
  f += fact("With enough answers to be placed", figure(static_cast<std::int64_t>(p.s().included.size())));
  if (p.grouped()) f += fact("Between groups", figure(p.o.between));
  return all += facts(f);
}

Markup axes_table(const Page& p) {
  Table t{.caption = "Axes of opinion, and what chance alone would give",
          .columns = {{"Axis", false},
                      {"Share of all variance"},
                      {"Strength"},
                      {"Chance: 95 % below"},
                      {"p"},
                      {"What it is", false}}};
  for (std::size_t a = 0; a < p.s().found.size(); ++a) {
    const AxisFound& f = p.s().found[a];
    t.rows.push_back({fmt::format("{}", a + 1), three(f.share), fmt::format("{:.1f}", f.value),
                      fmt::format("{:.1f}", p.s().noise_floor), fmt::format("{:.2f}", f.p),
                      !f.beyond_chance      ? "not beyond chance; drawn only"
                      : f.general_agreement ? "how readily people agree with anything; makes no groups"
                                            : "what people differ in"});
  }
  return t.rows.empty() ? Markup() : table(t);
}

Markup tried_table(const Page& p) {
  Table t{.caption = "Numbers of groups that were tried",
          .columns = {{"Groups", false},
                      {"Silhouette"},
                      {"p against an even spectrum"},
                      {"Found again (adjusted Rand)"},
                      {"Result", false}}};
  for (const Tried& k : p.s().tried) {
    const bool taken = p.grouped() && k.groups == p.s().groups;
    t.rows.push_back({fmt::format("{}", k.groups), three(k.silhouette), fmt::format("{:.2f}", k.p),
                      k.considered ? three(k.stability) : Markup("–"),
                      taken                   ? "taken"
                      : !k.considered         ? "no more than a spectrum would show"
                      : k.stability < kStable ? "not found again"
                                              : "stable, but parts people less well"});
  }
  return t.rows.empty() ? Markup() : table(t);
}

Markup are_there_groups(const Page& p) {
  Markup inner = paragraph(
      "An axis counts only if it is stronger than in 95 of 100 deals in which each statement's answers were "
      "dealt anew among "
      "those who gave them. Groups count only if there is a gap: more than people spread evenly along the "
      "same axes would "
      "show (p times the numbers tried at most 0.05), and if 200 samples of the same people find them again "
      "(at least 0.8).");
  inner += axes_table(p);
  inner += tried_table(p);
  return section("Are there groups?", inner);
}

Markup map_keys(const Page& p) {
  static constexpr const char* kShapes[] = {
      "circle", "square", "diamond", "triangle", "triangle, point down", "triangle"};
  Markup keys;
  if (p.grouped()) {
    for (std::size_t g = 0; g < p.o.sizes.size(); ++g)
      keys += element("li", fmt::format("Group {} ({}): {} people", group_name(g),
                                        kShapes[std::min<std::size_t>(g, 5)], p.o.sizes[g]));
    keys += element("li", "Pale circle: most there are in no group for certain");
  }
  keys += element("li", "The larger the mark, the more people stand there");
  return element("ul", attr("class", "o-keys"), keys);
}

Markup map_section(const Page& p) {
  if (p.s().places.axes == 0) return {};
  const MapCells cells = map_cells(p.o);
  Table t{.caption = "Everybody on the map, field by field",
          .columns = {{"Axis 1, about", false}, {"Axis 2, about"}, {"People"}}};
  for (std::size_t g = 0; p.grouped() && g < p.o.sizes.size(); ++g)
    t.columns.push_back({"Group " + group_name(g)});
  for (const MapCell& c : cells.cells) {
    std::vector<Markup> row{fmt::format("{:.1f}", ((c.column + 0.5) / kMapColumns * 2 - 1) * cells.reach_x),
                            fmt::format("{:.1f}", (1 - (c.row + 0.5) / kMapRows * 2) * cells.reach_y),
                            figure(c.people)};
    for (const std::int64_t n : c.groups)
      row.push_back(figure(n));
    t.rows.push_back(std::move(row));
  }
  Markup figure = map_drawing(p.o, cells);
  figure += map_keys(p);
  Markup inner = paragraph(
      "Two people stand near each other if they answered alike; somebody with few answers stands near the "
      "middle. The two "
      "directions are those along which people differ most; left, right, up and down mean nothing by "
      "themselves. The one "
      "person in two hundred who stands farthest out is drawn at the edge.");
  inner += element("figure", figure);
  inner += details("The same as a table", table(t));
  return section("Where do people stand?", inner);
}

// A statement, its bar over everybody, and what stands beside it.
Markup line(const Page& p, std::size_t j, const std::string& note) {
  const StatementTold& told = p.o.statements[j];
  Markup inner = element("p", attr("dir", "auto"), p.statement(j));
  inner += vote_bar(p.statement(j), told.all, told.agree);
  inner += element("p", attr("class", "o-small"), note);
  return element("div", attr("class", "o-line"), inner);
}

Markup bar_keys() {
  return legend({{"o-agree", "agree"},
                 {"o-pass", "pass"},
                 {"o-disagree", "disagree"},
                 {"m-rest", "thin line: 95 % interval of agreement"}});
}

Markup votes_table(const Page& p, const std::string& caption, const std::vector<std::size_t>& columns) {
  Table t{.caption = caption,
          .columns = {{"Statement", false},
                      {"Agree"},
                      {"Pass"},
                      {"Disagree"},
                      {"Seen"},
                      {"Agreement, 95 %"},
                      {"Common ground: at least"},
                      {"", false}}};
  for (std::size_t g = 0; p.grouped() && g < p.o.groups.size(); ++g)
    t.columns.push_back({"Group " + group_name(g) + " agrees"});
  for (const std::size_t j : columns) {
    const StatementTold& told = p.o.statements[j];
    std::vector<Markup> row{name(p.statement(j)),       figure(told.all.agree),
                            figure(told.all.pass()),     figure(told.all.disagree),
                            figure(told.all.seen),       range(told.agree),
                            percent(told.ground.lower), std::string(name_of(told.ground.state))};
    for (std::size_t g = 0; p.grouped() && g < p.o.groups.size(); ++g) {
      const Count& c = p.o.groups[g][j];
      row.push_back(fmt::format("{} of {}", c.agree, c.seen));
    }
    t.rows.push_back(std::move(row));
  }
  return t.rows.empty() ? Markup() : table(t);
}

std::vector<std::size_t> first_of(std::vector<std::size_t> columns) {
  if (columns.size() > kMostLines) columns.resize(kMostLines);
  return columns;
}

Markup ground_section(const Page& p, bool against) {
  const auto holding = ground_that_holds(p.o, against);
  const std::string who = p.grouped() ? "every group" : "everybody (there are no stable groups)";
  Markup inner =
      paragraph(fmt::format("Nine chances in ten that more than this share of {} {}: the smallest lower "
                            "bound over the groups. It holds above {}; "
                            "and two thirds of those who saw it must have taken a side.",
                            who, against ? "disagrees" : "agrees", percent(p.o.threshold)));
  for (const std::size_t j : first_of(holding)) {
    const Ground& g = against ? p.o.statements[j].against : p.o.statements[j].ground;
    inner +=
        line(p, j,
             fmt::format("At least {}{}.", percent(g.lower),
                         p.grouped() ? " in group " + group_name(g.group) + ", more in the others" : ""));
  }
  inner += holding.empty() ? paragraph("Nothing.") : bar_keys();
  if (!holding.empty())
    inner +=
        details(fmt::format("All {} as a table", holding.size()), votes_table(p, "Common ground", holding));
  return section(against ? "What do all refuse?" : "On what is there common ground?", inner);
}

Markup apart_section(const Page& p) {
  if (!p.grouped()) return {};
  Table t{
      .caption = "What sets a group apart, tested on statements that did not form it",
      .columns = {
          {"Group", false}, {"Statement", false}, {"", false}, {"In the group"}, {"In the others"}, {"p"}}};
  std::vector<std::size_t> shown(p.o.groups.size());
  std::size_t significant = 0;
  for (const SplitTest& test : p.o.tests) {
    significant += test.significant ? 1 : 0;
    if (!test.significant || ++shown[test.group] > kMostLines) continue;
    const auto part = [&](const Count& c) {
      return fmt::format("{} of {}", test.agree ? c.agree : c.disagree, c.seen);
    };
    t.rows.push_back({group_name(test.group), name(p.statement(test.column)),
                      test.agree ? "agrees more" : "disagrees more", part(test.group_count),
                      part(test.rest_count),
                      test.p < 1e-4 ? Markup("< 0.0001") : Markup(fmt::format("{:.4f}", test.p))});
  }
  Markup inner =
      paragraph(fmt::format("People were grouped by one half of the statements and compared on the other, "
                            "then the halves changed places: {} of {} "
                            "comparisons differ by more than chance, a tenth of them at most by chance after "
                            "all. At most ten for each group are shown.",
                            significant, p.o.tests.size()));
  if (!t.rows.empty()) inner += table(t);
  return section("What sets the groups apart?", inner);
}

Markup axis_section(const Page& p) {
  Markup inner;
  for (std::size_t a = 0; a < p.s().found.size(); ++a) {
    if (!p.s().found[a].beyond_chance || p.s().found[a].general_agreement) continue;
    const auto& loading = p.s().axes.vectors[a];
    std::vector<std::size_t> order(loading.size());
    for (std::size_t j = 0; j < order.size(); ++j)
      order[j] = j;
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t j) { return std::abs(loading[j]); });
    Table t{.caption = fmt::format("Axis {}: the ten statements that weigh most", a + 1),
            .columns = {{"Statement", false}, {"Who agrees stands", false}, {"Weight"}}};
    for (const std::size_t j : first_of(order))
      t.rows.push_back({name(p.statement(j)),
                        loading[j] > 0 ? (a == 0 ? "right" : "up") : (a == 0 ? "left" : "down"),
                        three(std::abs(loading[j]))});
    inner += table(t);
  }
  return inner.empty() ? inner : section("What do people differ in?", inner);
}

Markup divided_section(const Page& p) {
  const auto divided = first_of(most_divided(p.o));
  Markup inner;
  for (const std::size_t j : divided)
    inner += line(p, j,
                  fmt::format("Surely more than {} agree, and more than {} disagree.",
                              percent(p.o.statements[j].divide), percent(p.o.statements[j].divide)));
  inner += divided.empty() ? paragraph("Nothing.") : bar_keys();
  if (!divided.empty()) inner += details("The same as a table", votes_table(p, "What divides", divided));
  return section("What divides people most?", inner);
}

Markup choice_section(const Page& p) {
  const Audit& audit = p.o.audit;
  Markup inner = paragraph(
      fmt::format("{} statements chosen so that of any {} people who agree with one statement, one at least "
                  "agrees with a chosen one. "
                  "Anybody can check such a list, however it was made, by counting.",
                  p.o.choice.size(),
                  p.o.choice.empty() ? audit.people : (audit.people + audit.chosen - 1) / audit.chosen));
  inner += votes_table(p, "The chosen", p.o.choice);
  inner += paragraph(audit.violations.empty()
                         ? "The audit finds no group of that size without a chosen statement."
                         : fmt::format("The audit finds {} violations.", audit.violations.size()));
  if (!audit.possible.empty())
    inner += paragraph(fmt::format(
        "{} statements are open: enough people agree with them who have not yet seen all the chosen ones.",
        audit.possible.size()));
  Table t{.caption = "Audit: who agrees with a statement and with none of the chosen",
          .columns = {{"Statement", false}, {"Surely"}, {"At most"}}};
  for (std::size_t i = 0; i < std::min<std::size_t>(kMostLines, audit.by_statement.size()); ++i) {
    const Unrepresented& u = audit.by_statement[i];
    t.rows.push_back({name(p.statement(u.column)), figure(u.surely), figure(u.at_most)});
  }
  if (!t.rows.empty()) inner += details("The audit's first lines", table(t));
  return section("Which few statements represent the people?", inner);
}

Markup bridge_section(const Page& p) {
  if (!p.o.bridge.meaningful) return {};
  std::vector<std::size_t> order(p.o.statements.size());
  for (std::size_t j = 0; j < order.size(); ++j)
    order[j] = j;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t j) { return p.o.bridge.score[j]; });
  Table t{.caption = "The ten highest bridging scores",
          .columns = {{"Statement", false}, {"Score"}, {"Common ground: at least"}}};
  for (const std::size_t j : first_of(order))
    t.rows.push_back(
        {name(p.statement(j)), three(p.o.bridge.score[j]), percent(p.o.statements[j].ground.lower)});
  Markup inner = paragraph(
      "A second opinion that knows no groups: how much people agree beyond what the first axis foretells. "
      "Where it and the "
      "common ground part, look again. It can be gamed by voting against good statements from both sides.");
  return section("Which statements bridge?", inner += table(t));
}

Markup coverage_table(const Page& p) {
  Table t{.caption = "Heard, by section of the roll",
          .columns = {{"Section", false}, {"Registered"}, {"Heard"}, {"Share"}}};
  for (std::size_t s = 0; s < p.o.roll->sections.size(); ++s) {
    const bool hidden = p.o.on_roll->hidden[s];
    t.rows.push_back({name(p.o.roll->sections[s]), figure(p.o.roll->registered[s]),
                      hidden ? Markup("fewer than 10") : figure(p.o.on_roll->heard[s]),
                      hidden ? Markup("–") : Markup(percent(p.o.on_roll->coverage.by_section[s]))});
  }
  return table(t);
}

Markup settled_table(const Page& p) {
  Table t{.caption = "What is settled, statement by statement",
          .columns = {{"Statement", false},
                      {"Verdict", false},
                      {"Probability"},
                      {"More to be heard, by section", false}}};
  for (std::size_t j = 0; j < p.o.on_roll->statements.size(); ++j) {
    const Sufficiency& f = p.o.on_roll->statements[j];
    std::string more;
    for (std::size_t s = 0; s < f.sections.size(); ++s) {
      if (f.sections[s].more > 0)
        more += fmt::format("{}{}: {}", more.empty() ? "" : "; ", p.o.roll->sections[s], f.sections[s].more);
    }
    t.rows.push_back({name(p.statement(j)), std::string(name_of(f.verdict)), three(f.probability), more});
  }
  return table(t);
}

Markup on_the_roll(const Page& p) {
  std::map<std::string_view, int> verdicts;
  for (const Sufficiency& f : p.o.on_roll->statements)
    ++verdicts[name_of(f.verdict)];
  std::string told;
  for (const auto& [verdict, n] : verdicts)
    told += fmt::format("{}{} {}", told.empty() ? "" : ", ", n, verdict);
  Markup inner =
      paragraph(fmt::format("Would at least {}/{} of all registered agree, in every section and overall? "
                            "Certain: whatever the others say. Probable: 95 "
                            "chances in 100. Of {} statements: {}.",
                            p.o.settled.num, p.o.settled.den, p.o.on_roll->statements.size(), told));
  inner += coverage_table(p);
  inner +=
      paragraph(fmt::format("How alike the sections are heard, 1 at most: {:.2f}. Answered without being on "
                            "the roll, and not counted here: {}.",
                            p.o.on_roll->coverage.representativity, p.o.on_roll->not_on_roll));
  return inner += details("Every statement, and who must still be heard", settled_table(p));
}

Markup enough_section(const Page& p) {
  Markup inner =
      p.o.on_roll
          ? on_the_roll(p)
          : paragraph(
                "Whether enough have been heard: not claimable. There is no register of those whom it "
                "concerns, so that nothing can be "
                "said about who was not heard; shares are of those who took part, not of a population.");
  if (p.o.ideas.looked_at > 0)
    inner += paragraph(fmt::format(
        "New ideas: of the {} newest statements with enough answers, {} were not foretold by the first two "
        "axes: {} ({} with 95 % confidence).",
        p.o.ideas.looked_at, p.o.ideas.fresh, percent(p.o.ideas.rate), range(p.o.ideas.interval)));
  if (p.o.saturation)
    inner += paragraph(
        fmt::format("Between the first {} of {} people and all of them, the order of the statements by "
                    "agreement correlates at {:.2f}, and the plane of the map turns by {:.0f} degrees.",
                    p.o.saturation->people_before, p.o.saturation->people, p.o.saturation->rank_correlation,
                    p.o.saturation->degrees));
  return section("Have enough been heard?", inner);
}

Markup compatible_section(const Page& p) {
  Table t{.caption = "The same votes by the best-known system's rules, from a cold start",
          .columns = {{"Groups", false}, {"Silhouette"}, {"", false}}};
  for (const auto& [k, value] : p.compatible.groups.silhouettes)
    t.rows.push_back({fmt::format("{}", k), three(value), k == p.compatible.groups.chosen ? "taken" : ""});
  Markup inner =
      paragraph(fmt::format("Those rules take {} groups: they always take at least two, by the largest "
                            "silhouette, whatever chance would give, and "
                            "start from the order in which people came.",
                            p.compatible.groups.chosen));
  inner +=
      paragraph(p.grouped() ? fmt::format("Here {} groups are told, by the tests above.", p.s().groups)
                            : "Here none are told, because: " + std::string(name_of(p.s().verdict)) + ".");
  if (!t.rows.empty()) inner += table(t);
  return section("What would others say?", inner);
}

Markup how_section(const Page& p) {
  Markup inner = paragraph(
      "Method opinion-map@1. Rejected statements and those about the voter are left out. Nothing in it "
      "depends on the order "
      "of the votes, on names, or on the machine: whoever has the same answers computes the same numbers. "
      "Chance is drawn by "
      "a counter from the hash of the answers: 99 deals, 99 even spectra, 200 bootstraps.");
  inner += element("p", attr("class", "o-small"), "Hash of the answers: ", to_hex(view_of(p.s().content)));
  return section("How was this computed?", inner);
}

Markup all_section(const Page& p) {
  std::vector<std::size_t> all(p.o.statements.size());
  for (std::size_t j = 0; j < all.size(); ++j)
    all[j] = j;
  return section("What was said to every statement?", details(fmt::format("All {} statements", all.size()),
                                                              votes_table(p, "Every statement", all)));
}

}  // namespace

std::string as_html(const OpinionText& text, const Opinion& o, const compatible::Map& compatible) {
  const Page p{text, o, compatible};
  Markup sections;
  for (const auto part : {are_there_groups, map_section})
    sections += part(p);
  sections += ground_section(p, false);
  sections += ground_section(p, true);
  for (const auto part : {apart_section, axis_section, divided_section, choice_section, bridge_section,
                          enough_section, compatible_section, all_section, how_section})
    sections += part(p);
  return page_of("What people answered to statements, and how sure it is",
                 text.title.empty() ? "A consultation" : text.title, lead(p), sections,
                 StyleSheet(kOpinionStyle));
}

}  // namespace plenary::formats
