// The whole computation as the best-known system publishes it, from a cold start: same votes, same numbers.
//
//     const Map map = compatible::map_of(table);
//     map.groups.chosen, map.lists[0]                           // number of groups; what represents the
//     first
//
// It exists so that anybody who knows that system recognises its numbers, not because they are to be trusted:
// consult/findings.h says what is really there.  Columns that are out are 0 for everybody.
#pragma once

#include "consult/compatible/clusters.h"
#include "consult/compatible/contrast.h"
#include "consult/compatible/priority.h"

namespace plenary::consult::compatible {

struct Geometry {
  Counts counts;  // raw, over everybody
  std::vector<double> centre;
  Axes axes;
  double spread = 0;
  Places participants, statements;
  std::vector<double> extremity;
};
[[nodiscard]] Geometry geometry_of(const Table& table, std::size_t threads = 0);

struct Told {  // about given groups
  std::vector<Counts> raw;
  std::vector<std::int64_t> sizes;
  std::vector<std::vector<Contrast>> contrasts;
  std::vector<std::vector<Chosen>> lists;
  std::vector<Agreement> group_aware;
  std::vector<double> priority;
};
[[nodiscard]] Told told_of(const Table& table, const std::vector<double>& extremity,
                           std::span<const int> group_of, std::size_t groups);

struct Map {
  Geometry geometry;
  Groups groups;
  std::vector<int> group_of;
  Told told;
  Consensus consensus;
};
[[nodiscard]] Map map_of(const Table& table, std::size_t threads = 0);

}  // namespace plenary::consult::compatible
