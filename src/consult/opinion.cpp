#include "consult/opinion.h"

#include <algorithm>
#include <numeric>

namespace plenary::consult {
namespace {

std::vector<Counts> turned(std::vector<Counts> groups) {
  for (Counts& group : groups) {
    for (Count& c : group)
      std::swap(c.agree, c.disagree);
  }
  return groups;
}

void take_groups(Opinion& o) {
  const Structure& s = o.structure;
  if (s.verdict != Verdict::groups) {
    o.groups = {s.counts};
    o.sizes = {static_cast<std::int64_t>(s.table.rows())};
    return;
  }
  const std::vector<int> certain = s.certain_groups();
  o.groups = count_by_group(s.table, certain, s.groups);
  o.sizes.assign(s.groups, 0);
  for (const int g : certain) {
    if (g != kNoGroup) ++o.sizes[static_cast<std::size_t>(g)];
  }
  o.between = static_cast<std::int64_t>(s.included.size()) -
              std::accumulate(o.sizes.begin(), o.sizes.end(), std::int64_t{0});
}

void tell_statements(Opinion& o) {
  const std::vector<Counts> against = turned(o.groups);
  for (std::size_t j = 0; j < o.structure.table.columns(); ++j) {
    const Count& c = o.structure.counts[j];
    const double agree = static_cast<double>(c.agree), disagree = static_cast<double>(c.disagree),
                 seen = static_cast<double>(c.seen);
    o.statements.push_back({.all = c,
                            .agree = share_interval(agree, seen),
                            .ground = common_ground(o.groups, j, o.threshold),
                            .against = common_ground(against, j, o.threshold),
                            .group_aware = group_aware_interval(o.groups, j),
                            .divide = std::min(lower_bound(agree, seen), lower_bound(disagree, seen))});
  }
}

std::vector<std::size_t> newest_first(std::size_t columns) {
  std::vector<std::size_t> order(columns);
  std::iota(order.rbegin(), order.rend(), std::size_t{0});
  return order;
}

std::vector<std::size_t> by_falling(std::size_t columns, const auto& take, const auto& value) {
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < columns; ++j) {
    if (take(j)) kept.push_back(j);
  }
  std::ranges::stable_sort(kept, std::greater{}, value);
  return kept;
}

}  // namespace

Opinion opinion_of(const Table& table, const OpinionAsk& ask) {
  Opinion o{.structure = structure_of(table, ask.structure), .threshold = ask.threshold};
  take_groups(o);
  tell_statements(o);
  const Structure& s = o.structure;
  o.tests = split_tests(s);
  o.choice = proportional_choice(s.table, ask.choice);
  o.audit = audit_of(s.table, o.choice);
  // On rows in canonical order, so that sums of floats know nothing of who came when.
  const std::vector<std::size_t> order = canonical_order(s.table);
  const Table canonical = rows_of(s.table, order);
  const Places places =
      places_of_participants(canonical, s.centre, s.axes, Out::absent, ask.structure.threads);
  if (!s.found.empty() && s.found[0].beyond_chance) o.bridge = bridge_of(canonical, places);
  o.ideas = new_ideas(canonical, places, newest_first(s.table.columns()));
  o.settled = ask.settled;
  if (ask.roll) {
    o.roll = ask.roll;
    o.on_roll = on_roll(s.table, *ask.roll, ask.settled);
  }
  if (!ask.order.empty()) o.saturation = saturation(s.table, ask.order);
  return o;
}

std::vector<std::size_t> ground_that_holds(const Opinion& o, bool against) {
  const auto ground = [&](std::size_t j) {
    return against ? o.statements[j].against : o.statements[j].ground;
  };
  return by_falling(
      o.statements.size(), [&](std::size_t j) { return ground(j).state == GroundState::holds; },
      [&](std::size_t j) { return ground(j).lower; });
}

std::vector<std::size_t> most_divided(const Opinion& o) {
  return by_falling(
      o.statements.size(), [&](std::size_t j) { return o.statements[j].divide > 0.1; },
      [&](std::size_t j) { return o.statements[j].divide; });
}

}  // namespace plenary::consult
