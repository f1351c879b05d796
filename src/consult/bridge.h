// A second opinion without groups: agreement that one axis of conflict does not explain (the bridging score
// of Community Notes, base model: Wojcik et al. 2022).
//
// r = mu + b_i + s_j + f_i g_j with r = 1 agree, 1/2 pass, 0 disagree; least squares with penalties 0.15 on b
// and s, 0.03 on f and g, fitted by alternating exact ridge solves from the first axis; the score is s_j.  It
// means something only where the first axis is beyond chance and is the conflict: `meaningful` is false if f
// has hardly to do with it (|correlation| < 0.5) and the score is then not to be shown.
#pragma once

#include "consult/places.h"

namespace plenary::consult {

struct Bridge {
  std::vector<double> score;   // s_j by column
  std::vector<double> factor;  // g_j
  double mean = 0;
  double axis_correlation = 0;  // of f with the first axis
  bool meaningful = false;
  bool converged = false;  // the last round moved the fit by less than 1e-9 of itself
  int rounds = 0;
};

[[nodiscard]] Bridge bridge_of(const Table& table, const Places& places, int most_rounds = 400);

}  // namespace plenary::consult
