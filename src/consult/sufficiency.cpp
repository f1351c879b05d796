#include "consult/sufficiency.h"

#include <algorithm>
#include <cmath>

#include "base/result.h"
#include "consult/special.h"

namespace plenary::consult {
namespace {

double log_beta_binomial(double k, double n, double a, double b) {
  return log_gamma(n + 1) - log_gamma(k + 1) - log_gamma(n - k + 1) + log_gamma(k + a) +
         log_gamma(n - k + b) - log_gamma(n + a + b) + log_gamma(a + b) - log_gamma(a) - log_gamma(b);
}

// P(k of the n not heard agree), k = 0..n, given the heard: beta-binomial(n; agree+1, heard-agree+1).  From
// the middle outwards by the ratio of neighbours, so that nothing underflows where there is weight.
std::vector<double> rest_of(const Heard& h) {
  const std::int64_t n = h.registered - h.heard;
  const double a = static_cast<double>(h.agree) + 1, b = static_cast<double>(h.heard - h.agree) + 1;
  const double all = static_cast<double>(n);
  std::vector<double> chance(static_cast<std::size_t>(n) + 1);
  const auto middle = static_cast<std::size_t>(all * a / (a + b));
  chance[middle] = std::exp(log_beta_binomial(static_cast<double>(middle), all, a, b));
  const auto ratio = [&](std::size_t k) {  // P(k + 1) / P(k)
    const auto x = static_cast<double>(k);
    return (all - x) / (x + 1) * (x + a) / (all - x - 1 + b);
  };
  for (std::size_t k = middle; k + 1 < chance.size(); ++k)
    chance[k + 1] = chance[k] * ratio(k);
  for (std::size_t k = middle; k > 0; --k)
    chance[k - 1] = chance[k] / ratio(k - 1);
  return chance;
}

bool passes(std::int64_t agree, std::int64_t of, const Threshold& t) {
  return agree * t.den >= of * t.num;
}

// What this section alone says, before probabilities.
Settled certainly(const Heard& h, const Threshold& t) {
  if (h.registered > 0 && h.heard == 0) return Settled::not_heard;
  if (passes(h.agree, h.registered, t)) return Settled::certainly_yes;
  if (!passes(h.agree + h.registered - h.heard, h.registered, t)) return Settled::certainly_no;
  return Settled::open;
}

double chance_of_passing(const Heard& h, const Threshold& t) {
  const std::vector<double> rest = rest_of(h);
  double sum = 0;
  for (std::size_t k = rest.size(); k-- > 0;) {
    if (!passes(h.agree + static_cast<std::int64_t>(k), h.registered, t)) break;
    sum += rest[k];
  }
  return std::min(1.0, sum);
}

Settled probably(double chance) {
  return chance >= kProbable       ? Settled::probably_yes
         : chance <= 1 - kProbable ? Settled::probably_no
                                   : Settled::open;
}

// The smallest number more that settles it, if they answer as those heard did.
std::int64_t more_needed(const Heard& h, const Threshold& t) {
  const auto settled = [&](std::int64_t more) {
    Heard then = h;
    then.heard += more;
    then.agree += h.heard > 0 ? (2 * more * h.agree + h.heard) / (2 * h.heard) : more / 2;
    const Settled sure = certainly(then, t);
    return (sure != Settled::open && sure != Settled::not_heard) ||
           probably(chance_of_passing(then, t)) != Settled::open;
  };
  std::int64_t low = 0, high = h.registered - h.heard;
  while (low < high) {  // more people only make surer, to within rounding
    const std::int64_t middle = (low + high) / 2;
    if (settled(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

SectionSettled section(const Heard& h, const Threshold& t) {
  SectionSettled s{.verdict = certainly(h, t)};
  s.probability = s.verdict == Settled::certainly_yes  ? 1
                  : s.verdict == Settled::certainly_no ? 0
                                                       : chance_of_passing(h, t);
  if (s.verdict == Settled::open) s.verdict = probably(s.probability);
  if (s.verdict == Settled::open || s.verdict == Settled::not_heard) s.more = more_needed(h, t);
  return s;
}

// How many agree in the end, in steps: beyond a roll of kFine people sums are cut down to whole steps, which
// only ever tells against passing.
constexpr std::int64_t kFine = 4000;

struct Together {
  std::int64_t step = 1;
  std::vector<double> chance;  // by steps; its sum is P(every section passes)
};

Together together(const std::vector<Heard>& sections, std::int64_t registered, const Threshold& t) {
  Together all{.step = std::max<std::int64_t>(1, registered / kFine), .chance = {1.0}};
  for (const Heard& h : sections) {
    const std::vector<double> rest = rest_of(h);
    std::vector<double> mine(static_cast<std::size_t>(h.registered / all.step) + 1);
    for (std::size_t k = 0; k < rest.size(); ++k) {
      const std::int64_t agree = h.agree + static_cast<std::int64_t>(k);
      if (passes(agree, h.registered, t)) mine[static_cast<std::size_t>(agree / all.step)] += rest[k];
    }
    std::vector<double> next(all.chance.size() + mine.size() - 1);
    for (std::size_t s = 0; s < all.chance.size(); ++s) {
      for (std::size_t k = 0; k < mine.size() && all.chance[s] > 0; ++k)
        next[s + k] += all.chance[s] * mine[k];
    }
    all.chance = std::move(next);
  }
  return all;
}

Heard all_of(const std::vector<Heard>& sections) {
  Heard all;
  for (const Heard& h : sections) {
    all.registered += h.registered;
    all.heard += h.heard;
    all.agree += h.agree;
    all.disagree += h.disagree;
  }
  return all;
}

}  // namespace

std::string_view name_of(Settled settled) {
  static constexpr std::string_view kNames[] = {
      "certainly yes", "certainly no", "probably yes", "probably no", "open", "not heard", "not claimable"};
  return kNames[static_cast<std::size_t>(settled)];
}

Sufficiency sufficiency(const std::vector<Heard>& sections, const Threshold& t) {
  Sufficiency found;
  if (sections.empty()) return found;
  bool yes = true, no = false, unheard = false;
  for (const Heard& h : sections) {
    ensure(h.agree + h.disagree <= h.heard && h.heard <= h.registered, "heard are of the registered");
    found.sections.push_back(section(h, t));
    const Settled sure = found.sections.back().verdict;
    yes = yes && sure == Settled::certainly_yes;
    no = no || sure == Settled::certainly_no;
    unheard = unheard || sure == Settled::not_heard;
  }
  const Heard all = all_of(sections);
  no = no || certainly(all, t) == Settled::certainly_no;
  const Together sum = together(sections, all.registered, t);
  for (std::size_t s = 0; s < sum.chance.size(); ++s) {
    if (passes(static_cast<std::int64_t>(s) * sum.step, all.registered, t))
      found.probability += sum.chance[s];
  }
  found.probability = yes ? 1 : no ? 0 : std::min(1.0, found.probability);
  found.verdict = no        ? Settled::certainly_no
                  : unheard ? Settled::not_heard
                  : yes     ? Settled::certainly_yes
                            : probably(found.probability);
  return found;
}

Coverage coverage(const std::vector<Heard>& sections) {
  Coverage c{.smallest = sections.empty() ? 0.0 : 1.0};
  const Heard all = all_of(sections);
  const double mean =
      all.registered > 0 ? static_cast<double>(all.heard) / static_cast<double>(all.registered) : 0;
  double variance = 0;
  for (const Heard& h : sections) {
    const double share =
        h.registered > 0 ? static_cast<double>(h.heard) / static_cast<double>(h.registered) : 0;
    c.by_section.push_back(share);
    if (h.registered > 0) c.smallest = std::min(c.smallest, share);
    variance += static_cast<double>(h.registered) * (share - mean) * (share - mean);
  }
  c.representativity =
      all.registered > 0 ? 1 - 2 * std::sqrt(variance / static_cast<double>(all.registered)) : 0;
  return c;
}

}  // namespace plenary::consult
