#include "consult/rake.h"

#include <algorithm>
#include <cmath>

namespace plenary::consult {
namespace {

constexpr int kMostRounds = 200, kMostCuts = 20;
constexpr double kExact = 1e-10, kMostTimesMedian = 5;

double sum_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values)
    sum += v;
  return sum;
}

// Weight that should and does lie in each group of a dimension.
struct Weighed {
  std::vector<double> wanted, has;
};

Weighed weighed_in(const std::vector<std::size_t>& group, const Margin& margin, const std::vector<double>& weight) {
  Weighed fit;
  std::int64_t all = 0;
  for (const std::int64_t n : margin.registered)
    all += n;
  for (const std::int64_t n : margin.registered)
    fit.wanted.push_back(static_cast<double>(n) / static_cast<double>(all) *
                         static_cast<double>(weight.size()));
  fit.has.resize(fit.wanted.size());
  for (std::size_t i = 0; i < weight.size(); ++i)
    fit.has[group[i]] += weight[i];
  return fit;
}

double off(const Weighed& fit) {
  double largest = 0;
  for (std::size_t g = 0; g < fit.wanted.size(); ++g) {
    if (fit.wanted[g] > 0) largest = std::max(largest, std::abs(fit.has[g] / fit.wanted[g] - 1));
  }
  return largest;
}

double largest_off(const std::vector<std::vector<std::size_t>>& group, const std::vector<Margin>& margins,
                   const std::vector<double>& weight) {
  double largest = 0;
  for (std::size_t d = 0; d < margins.size(); ++d)
    largest = std::max(largest, off(weighed_in(group[d], margins[d], weight)));
  return largest;
}

void fit_all(const std::vector<std::vector<std::size_t>>& group, const std::vector<Margin>& margins,
             Raked& raked) {
  for (int round = 0; round < kMostRounds; ++round) {
    for (std::size_t d = 0; d < margins.size(); ++d) {
      const Weighed fit = weighed_in(group[d], margins[d], raked.weight);
      for (std::size_t i = 0; i < raked.weight.size(); ++i)
        raked.weight[i] *= fit.wanted[group[d][i]] / fit.has[group[d][i]];
    }
    ++raked.rounds;
    raked.largest_off = largest_off(group, margins, raked.weight);
    if (raked.largest_off <= kExact) return;
  }
}

bool cut(std::vector<double>& weight) {
  std::vector<double> sorted = weight;
  std::ranges::sort(sorted);
  const double most = kMostTimesMedian * sorted[sorted.size() / 2];
  bool any = false;
  for (double& w : weight) {
    if (w > most * (1 + 1e-9)) w = most, any = true;
  }
  return any;
}

Result<void> all_heard(const std::vector<std::vector<std::size_t>>& group,
                       const std::vector<Margin>& margins) {
  for (std::size_t d = 0; d < margins.size(); ++d) {
    std::vector<std::int64_t> heard(margins[d].registered.size());
    for (const std::size_t g : group[d])
      ++heard[g];
    for (std::size_t g = 0; g < heard.size(); ++g) {
      if ((margins[d].registered[g] > 0) != (heard[g] > 0))
        return refuse("rake.nobody", {.params = {{"dimension", static_cast<std::int64_t>(d + 1)},
                                                 {"group", static_cast<std::int64_t>(g + 1)}}});
    }
  }
  return {};
}

}  // namespace

Result<Raked> rake(const std::vector<std::vector<std::size_t>>& group, const std::vector<Margin>& margins) {
  ensure(!group.empty() && group.size() == margins.size(), "each dimension has its margin");
  PLENARY_DO(all_heard(group, margins));
  Raked raked{.weight = std::vector<double>(group[0].size(), 1.0)};
  fit_all(group, margins, raked);
  if (raked.largest_off > 1e-6) return refuse("rake.unfinished");
  for (int times = 0; times < kMostCuts && cut(raked.weight); ++times) {
    raked.cut = true;
    fit_all(group, margins, raked);
  }
  if (raked.cut) {  // the last word is the limit's
    cut(raked.weight);
    raked.largest_off = largest_off(group, margins, raked.weight);
  }
  const double people = static_cast<double>(raked.weight.size()), scale = people / sum_of(raked.weight);
  double squares = 0;
  for (double& w : raked.weight) {
    w *= scale;
    squares += w * w;
  }
  raked.effective = people * people / squares;
  raked.design_effect = people / raked.effective;
  return raked;
}

BothShares shares_of(const std::vector<Answer>& answers, const Raked& raked) {
  BothShares both;
  double weight = 0, squares = 0;
  for (const Answer& a : answers) {
    const double w = raked.weight[a.person];
    weight += w;
    squares += w * w;
    both.raw += a.agrees ? 1 : 0;
    both.weighted += a.agrees ? w : 0;
  }
  both.heard = static_cast<double>(answers.size());
  if (answers.empty()) return both;
  both.raw /= both.heard;
  both.weighted /= weight;
  both.effective = weight * weight / squares;
  return both;
}

}  // namespace plenary::consult
