#include "consult/compatible/map.h"

#include <algorithm>

namespace plenary::consult::compatible {

Geometry geometry_of(const Table& table, std::size_t threads) {
  Geometry g;
  g.counts = count_all(table);
  g.centre = centres(table, g.counts);
  g.spread = total_spread(table, g.centre);
  // One row or one column has no axes: nobody differs from anybody, or in one thing alone.
  if (table.rows() > 1 && table.columns() > 1)
    g.axes = leading_axes(SparseGram(table, g.centre, {}, threads), 2);
  g.participants = places_of_participants(table, g.centre, g.axes, Out::zeroed, threads);
  g.statements = places_of_statements(g.centre, g.axes);
  g.extremity = extremities(g.statements);
  g.extremity.resize(table.columns());
  return g;
}

Told told_of(const Table& table, const std::vector<double>& extremity, std::span<const int> group_of,
             std::size_t groups) {
  Told told;
  told.raw = count_by_group(table, group_of, groups);
  told.sizes.resize(groups);
  for (const int g : group_of) {
    if (g != kNoGroup) ++told.sizes[static_cast<std::size_t>(g)];
  }
  told.contrasts = contrasts(table, told.raw, told.sizes);
  for (const auto& group : told.contrasts)
    told.lists.push_back(representative(table, group));
  told.group_aware = group_aware(told.raw, table.columns());
  told.priority = priorities(table, told.raw, extremity);
  return told;
}

Map map_of(const Table& table, std::size_t threads) {
  Map map;
  map.geometry = geometry_of(table, threads);
  map.groups = groups_of(table, map.geometry.participants);
  map.group_of = map.groups.of_rows(table.rows(), map.groups.chosen);
  const bool any = std::ranges::any_of(map.group_of, [](int g) { return g != kNoGroup; });
  map.told = told_of(table, map.geometry.extremity, map.group_of, any ? map.groups.chosen : 0);
  map.consensus = consensus(table, map.geometry.counts);
  return map;
}

}  // namespace plenary::consult::compatible
