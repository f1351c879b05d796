// What sets a group apart, statement by statement, as the best-known system tells it.
//
// On the matrix in which columns that are out are 0 for everybody (so that `seen` there is the group's size):
// share pa = (na+1)/(ns+2); contrast ra = pa / pa of all others; pat the z of pa against one half; rat the z
// of two proportions, the group's against the rest.  Significant: z > 1.2816, one-sided 90 %.
#pragma once

#include "consult/counts.h"

namespace plenary::consult::compatible {

inline constexpr double kSignificant = 1.2816;

struct Contrast {
  Count count;
  double pa = 0, pd = 0, ra = 0, rd = 0, pat = 0, pdt = 0, rat = 0, rdt = 0;
};

// [group][statement].  `sizes` are the members of each group.
[[nodiscard]] std::vector<std::vector<Contrast>> contrasts(const Table& table, std::vector<Counts> raw,
                                                           const std::vector<std::int64_t>& sizes);

enum class Direction { agree, disagree };

struct Chosen {
  std::size_t column = 0;
  Direction direction = Direction::agree;
  bool best_agree = false;
  std::int64_t success = 0, trials = 0;
  double p_success = 0, p_test = 0, repness = 0, repness_test = 0;
};

inline constexpr std::size_t kMostChosen = 5;

// At most five statements that represent the group, agreeing ones first.
[[nodiscard]] std::vector<Chosen> representative(const Table& table, const std::vector<Contrast>& group);

struct Consensus {
  std::vector<Chosen> agree, disagree;  // at most five each, best first; no contrast with anybody
};
// Over all participants; `all` are raw counts.
[[nodiscard]] Consensus consensus(const Table& table, const Counts& all);

}  // namespace plenary::consult::compatible
