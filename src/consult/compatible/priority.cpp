#include "consult/compatible/priority.h"

#include <cmath>

namespace plenary::consult::compatible {

std::vector<Agreement> group_aware(const std::vector<Counts>& groups, std::size_t columns) {
  std::vector<Agreement> all(columns);
  for (const Counts& group : groups) {
    for (std::size_t j = 0; j < columns; ++j) {
      const double seen = static_cast<double>(group[j].seen) + 2;
      all[j].agree *= (static_cast<double>(group[j].agree) + 1) / seen;
      all[j].disagree *= (static_cast<double>(group[j].disagree) + 1) / seen;
    }
  }
  return all;
}

std::vector<double> priorities(const Table& table, const std::vector<Counts>& groups,
                               const std::vector<double>& extremity) {
  std::vector<double> all(table.columns());
  for (std::size_t j = 0; j < all.size(); ++j) {
    Count sum;
    for (const Counts& group : groups)
      sum += group[j];
    const double seen = static_cast<double>(sum.seen);
    const double passed = (static_cast<double>(sum.pass()) + 1) / (seen + 2);
    const double importance =
        (1 - passed) * (1 + extremity[j]) * (static_cast<double>(sum.agree) + 1) / (seen + 2);
    const double eagerness = importance * (1 + 8 * std::exp2(-seen / 5));
    all[j] = table.statements[j].meta ? 49 : eagerness * eagerness;
  }
  return all;
}

}  // namespace plenary::consult::compatible
