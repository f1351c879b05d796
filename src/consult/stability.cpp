#include "consult/stability.h"

#include <algorithm>

#include "consult/agreement.h"
#include "consult/counts.h"
#include "consult/parallel.h"

namespace plenary::consult {
namespace {

// Poisson(1) by its cumulative probabilities; beyond seven is one in 98,000.
std::uint8_t poisson(double share) {
  static constexpr double kUpTo[] = {0.36787944117144233, 0.7357588823428847, 0.9196986029286058,
                                     0.9810118431238462,  0.9963401531726563, 0.9994058151824183,
                                     0.9999167588507119};
  std::uint8_t n = 0;
  while (n < 7 && share >= kUpTo[n])
    ++n;
  return n;
}

struct Bootstrap {
  std::vector<double> rand;            // by number of groups tried
  std::vector<std::vector<int>> same;  // rows of the included that kept their group
};

Bootstrap one_bootstrap(const Table& table, const Seen& seen, const Axes& axes,
                        const std::vector<std::vector<double>>& without, const std::vector<Tried>& tried,
                        const std::vector<std::vector<int>>& full, int starts, const Chance& chance) {
  std::vector<std::uint8_t> weights(table.rows());
  for (std::size_t i = 0; i < weights.size(); ++i)
    weights[i] = poisson(chance.share(i));
  const std::vector<double> centre = centres(table, count_all(table, weights));
  const Axes again = leading_axes(
      SparseGram(table, centre, weights, 1), axes.vectors.size(),
      {.precision = 1e-2, .most_passes = 4, .basis = 4 * axes.vectors.size(), .start = axes.vectors});
  const auto directions = grouping_axes(again, without);
  const Cloud everybody = unshrunk(table, seen.rows, centre, directions);
  Cloud drawn = everybody;
  for (std::size_t i = 0; i < drawn.size(); ++i)
    drawn.weight[i] *= weights[seen.rows[i]];
  const Cloud grid = gridded(drawn, kGridCells);
  Bootstrap result;
  for (std::size_t t = 0; t < tried.size(); ++t) {
    result.rand.push_back(0);
    result.same.emplace_back();
    if (!tried[t].considered) continue;
    const Partition p = k_means(grid, {tried[t].groups, starts}, chance.stream(t));
    const std::vector<int> of = nearest(everybody, p);
    result.rand[t] = adjusted_rand(of, full[t]);
    const std::vector<int> names = matched(of, full[t], tried[t].groups);
    for (const int label : of)
      result.same[t].push_back(names[static_cast<std::size_t>(label)]);
  }
  return result;
}

}  // namespace

std::vector<std::vector<double>> stability(const Table& table, const Seen& seen, const Axes& axes,
                                           const std::vector<std::vector<double>>& without,
                                           std::vector<Tried>& tried, const StabilityAsk& ask,
                                           const Chance& chance) {
  std::vector<std::vector<double>> certainty(tried.size());
  if (std::ranges::none_of(tried, &Tried::considered) || ask.bootstraps == 0) return certainty;
  std::vector<std::vector<int>> full;
  for (const Tried& t : tried)
    full.push_back(nearest(seen.cloud, t.partition));
  std::vector<std::vector<std::vector<std::int32_t>>> kept;  // by job, number of groups, person
  constexpr std::size_t kJobs = 16;  // sums of whole numbers: any order gives the same
  std::vector<std::vector<double>> rand(ask.bootstraps);
  kept.assign(kJobs, std::vector<std::vector<std::int32_t>>(tried.size(),
                                                            std::vector<std::int32_t>(seen.rows.size())));
  in_parallel(kJobs, ask.threads, [&](std::size_t job) {
    for (std::size_t b = job; b < ask.bootstraps; b += kJobs) {
      const Bootstrap found =
          one_bootstrap(table, seen, axes, without, tried, full, ask.starts, chance.stream(b));
      rand[b] = found.rand;
      for (std::size_t t = 0; t < tried.size(); ++t) {
        for (std::size_t i = 0; i < found.same[t].size(); ++i)
          kept[job][t][i] += found.same[t][i] == full[t][i] ? 1 : 0;
      }
    }
  });
  for (std::size_t t = 0; t < tried.size(); ++t) {
    if (!tried[t].considered) continue;
    for (const auto& each : rand)
      tried[t].stability += each[t] / static_cast<double>(ask.bootstraps);
    for (std::size_t i = 0; i < seen.rows.size(); ++i) {
      std::int64_t sum = 0;
      for (std::size_t job = 0; job < kJobs; ++job)
        sum += kept[job][t][i];
      certainty[t].push_back(static_cast<double>(sum) / static_cast<double>(ask.bootstraps));
    }
  }
  return certainty;
}

}  // namespace plenary::consult
