#include <fmt/format.h>

#include <cmath>

#include "formats/opinion.h"

namespace plenary::formats {
namespace {

using namespace consult;
using json::Array;
using json::Object;
using json::Value;

Value count_of(const Count& c) {
  return Object{{"agree", c.agree}, {"disagree", c.disagree}, {"pass", c.pass()}, {"seen", c.seen}};
}

Value interval_of(const Interval& i) {
  return Array{decimal_9(i.low), decimal_9(i.high)};
}

Value numbers(const double* at, std::size_t n) {
  Array all;
  for (std::size_t k = 0; k < n; ++k)
    all.emplace_back(decimal_9(at[k]));
  return all;
}

Value ids(const consult::Table& table, const std::vector<std::size_t>& columns) {
  Array all;
  for (const std::size_t j : columns)
    all.emplace_back(table.statements[j].id);
  return all;
}

Value axes_of(const Structure& s) {
  Array all;
  for (const AxisFound& a : s.found)
    all.emplace_back(Object{{"eigenvalue", decimal_9(a.value)},
                            {"share", decimal_9(a.share)},
                            {"p", decimal_9(a.p)},
                            {"beyond_chance", a.beyond_chance},
                            {"one_sided", decimal_9(a.one_sided)},
                            {"general_agreement", a.general_agreement}});
  return all;
}

Value tried_of(const Structure& s) {
  Array all;
  for (const Tried& t : s.tried)
    all.emplace_back(Object{{"groups", static_cast<std::int64_t>(t.groups)},
                            {"silhouette", decimal_9(t.silhouette)},
                            {"p", decimal_9(t.p)},
                            {"considered", t.considered},
                            {"stability", decimal_9(t.stability)}});
  return all;
}

Value ground_of(const Ground& g) {
  return Object{{"state", name_of(g.state)},
                {"lower", decimal_9(g.lower)},
                {"group", static_cast<std::int64_t>(g.group)}};
}

Value statement_of(const OpinionText& text, const Opinion& o, std::size_t j) {
  const Statement& s = o.structure.table.statements[j];
  const StatementTold& told = o.statements[j];
  Array groups;
  for (const Counts& g : o.groups)
    groups.push_back(count_of(g[j]));
  Object line{{"id", s.id},
              {"votes", count_of(told.all)},
              {"groups", groups},
              {"agree_95", interval_of(told.agree)},
              {"agreement", ground_of(told.ground)},
              {"disagreement", ground_of(told.against)},
              {"divide", decimal_9(told.divide)}};
  if (text.statements.contains(s.id)) line.set("text", text.of(s.id));
  Array loadings;
  for (const auto& axis : o.structure.axes.vectors)
    loadings.emplace_back(decimal_9(axis[j]));
  line.set("loadings", loadings);
  if (told.group_aware)
    line.set("group_aware", Object{{"value", decimal_9(told.group_aware->value)},
                                   {"interval_95", interval_of(told.group_aware->interval)},
                                   {"geometric_mean", decimal_9(told.group_aware->geometric)}});
  if (o.bridge.meaningful) line.set("bridging", decimal_9(o.bridge.score[j]));
  return line;
}

Value tests_of(const Opinion& o) {
  Array all;
  for (const SplitTest& t : o.tests) {
    if (!t.significant) break;
    all.emplace_back(Object{{"group", static_cast<std::int64_t>(t.group)},
                            {"statement", o.structure.table.statements[t.column].id},
                            {"direction", t.agree ? "agree" : "disagree"},
                            {"group_votes", count_of(t.group_count)},
                            {"rest_votes", count_of(t.rest_count)},
                            {"z", decimal_9(t.z)},
                            {"p", decimal_9(t.p)}});
  }
  return all;
}

Value participants_of(const Structure& s) {
  Array all;
  for (std::size_t i = 0; i < s.table.rows(); ++i) {
    Object line{{"id", s.table.participants[i]},
                {"votes", static_cast<std::int64_t>(s.table.row(i).size())},
                {"place", numbers(s.places.of(i), s.places.axes)}};
    if (s.group_of[i] != kNoGroup) {
      line.set("group", static_cast<std::int64_t>(s.group_of[i]));
      line.set("certainty", decimal_9(s.certainty[i]));
    }
    all.emplace_back(std::move(line));
  }
  return all;
}

// Sections in which fewer than ten were heard are told by their names alone.
Value sufficiency_of(const Opinion& o) {
  if (!o.on_roll) return "not claimable";
  Array sections, statements;
  for (std::size_t s = 0; s < o.roll->sections.size(); ++s) {
    Object line{{"section", o.roll->sections[s]}, {"registered", o.roll->registered[s]}};
    line.set("heard", o.on_roll->hidden[s] ? Value("fewer than 10") : Value(o.on_roll->heard[s]));
    sections.emplace_back(std::move(line));
  }
  for (std::size_t j = 0; j < o.on_roll->statements.size(); ++j) {
    const Sufficiency& f = o.on_roll->statements[j];
    Object line{{"statement", o.structure.table.statements[j].id},
                {"verdict", name_of(f.verdict)},
                {"probability", decimal_9(f.probability)}};
    Array more;
    for (const SectionSettled& s : f.sections)
      more.emplace_back(s.more);
    line.set("more_to_hear", more);
    statements.emplace_back(std::move(line));
  }
  return Object{{"threshold", std::to_string(o.settled.num) + "/" + std::to_string(o.settled.den)},
                {"smallest_coverage", decimal_9(o.on_roll->coverage.smallest)},
                {"representativity", decimal_9(o.on_roll->coverage.representativity)},
                {"not_on_roll", o.on_roll->not_on_roll},
                {"sections", sections},
                {"statements", statements}};
}

Value audit_of_json(const Opinion& o) {
  const consult::Table& table = o.structure.table;
  return Object{{"chosen", ids(table, o.choice)},
                {"people", o.audit.people},
                {"violations", ids(table, o.audit.violations)},
                {"possible", ids(table, o.audit.possible)}};
}

}  // namespace

std::string OpinionText::of(std::int64_t id) const {
  const auto found = statements.find(id);
  return found == statements.end() || found->second.empty() ? fmt::format("Statement {}", id) : found->second;
}

std::string decimal_9(double value) {
  if (!std::isfinite(value)) return "0";
  std::string text = fmt::format("{:.9f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

Value as_json(const OpinionText& text, const Opinion& o) {
  const Structure& s = o.structure;
  Array statements, sizes;
  for (std::size_t j = 0; j < s.table.columns(); ++j)
    statements.push_back(statement_of(text, o, j));
  for (const std::int64_t n : o.sizes)
    sizes.emplace_back(n);
  Object all{{"method", "opinion-map@1"},
             {"content", to_hex(view_of(s.content))},
             {"verdict", name_of(s.verdict)},
             {"groups", static_cast<std::int64_t>(s.verdict == Verdict::groups ? s.groups : 1)},
             {"group_sizes", sizes},
             {"between_groups", o.between},
             {"included", static_cast<std::int64_t>(s.included.size())},
             {"axes", axes_of(s)},
             {"noise_floor", decimal_9(s.noise_floor)},
             {"tried", tried_of(s)},
             {"statements", statements},
             {"tests", tests_of(o)},
             {"participants", participants_of(s)},
             {"choice", audit_of_json(o)},
             {"new_ideas", Object{{"looked_at", static_cast<std::int64_t>(o.ideas.looked_at)},
                                  {"rate", decimal_9(o.ideas.rate)},
                                  {"interval_95", interval_of(o.ideas.interval)}}},
             {"sufficiency", sufficiency_of(o)}};
  if (o.saturation)
    all.set("saturation", Object{{"rank_correlation", decimal_9(o.saturation->rank_correlation)},
                                 {"degrees", decimal_9(o.saturation->degrees)}});
  return all;
}

namespace {

Value chosen_of(const consult::Table& table, const std::vector<compatible::Chosen>& list) {
  Array all;
  for (const compatible::Chosen& c : list)
    all.emplace_back(Object{{"statement", table.statements[c.column].id},
                            {"direction", c.direction == compatible::Direction::agree ? "agree" : "disagree"},
                            {"best_agree", c.best_agree},
                            {"n_success", c.success},
                            {"n_trials", c.trials},
                            {"p_success", decimal_9(c.p_success)},
                            {"p_test", decimal_9(c.p_test)},
                            {"repness", decimal_9(c.repness)},
                            {"repness_test", decimal_9(c.repness_test)}});
  return all;
}

Value compatible_statement(const OpinionText& text, const consult::Table& table, const compatible::Map& map,
                           std::size_t j) {
  const auto& g = map.geometry;
  Object line{{"id", table.statements[j].id},
              {"votes", count_of(g.counts[j])},
              {"centre", decimal_9(g.centre[j])},
              {"extremity", decimal_9(g.extremity[j])},
              {"moderated_out", table.statements[j].out()},
              {"gac_agree", decimal_9(map.told.group_aware[j].agree)},
              {"gac_disagree", decimal_9(map.told.group_aware[j].disagree)},
              {"priority", decimal_9(map.told.priority[j])}};
  Array loadings;
  for (const auto& axis : g.axes.vectors)
    loadings.emplace_back(decimal_9(axis[j]));
  line.set("loadings", loadings);
  if (text.statements.contains(table.statements[j].id)) line.set("text", text.of(table.statements[j].id));
  return line;
}

}  // namespace

Value as_json(const OpinionText& text, const consult::Table& table, const compatible::Map& map) {
  Array statements, participants, groups, silhouettes;
  for (std::size_t j = 0; j < table.columns(); ++j)
    statements.push_back(compatible_statement(text, table, map, j));
  for (std::size_t i = 0; i < table.rows(); ++i)
    participants.emplace_back(
        Object{{"id", table.participants[i]},
               {"place", numbers(map.geometry.participants.of(i), map.geometry.participants.axes)},
               {"group", static_cast<std::int64_t>(map.group_of[i])}});
  for (std::size_t g = 0; g < map.told.lists.size(); ++g)
    groups.emplace_back(
        Object{{"members", map.told.sizes[g]}, {"representative", chosen_of(table, map.told.lists[g])}});
  for (const auto& [k, value] : map.groups.silhouettes)
    silhouettes.emplace_back(
        Object{{"groups", static_cast<std::int64_t>(k)}, {"silhouette", decimal_9(value)}});
  return Object{{"method", "compatible@1"},
                {"groups", groups},
                {"silhouettes", silhouettes},
                {"consensus", Object{{"agree", chosen_of(table, map.consensus.agree)},
                                     {"disagree", chosen_of(table, map.consensus.disagree)}}},
                {"statements", statements},
                {"participants", participants}};
}

}  // namespace plenary::formats
