// What sets the groups apart, tested honestly: people are grouped by one half of the statements and compared
// on the other, then the halves change places.
//
// A group formed by a statement differs on that statement by construction; tested on its own half, noise
// looks like camps.  Halves are drawn by a hash of the statement's id.  For every group, statement and
// direction: the one-sided z of two proportions, the group against the rest; significant by Benjamini and
// Hochberg (1995) at 10 % over all of them.  Of what is reported, a tenth at most is expected to be chance.
#pragma once

#include <vector>

#include "consult/findings.h"

namespace plenary::consult {

struct SplitTest {
  std::size_t group = 0, column = 0;
  bool agree = true;  // else disagree
  Count group_count, rest_count;
  double z = 0, p = 1;
  bool significant = false;
};

inline constexpr double kFalseDiscovery = 0.10;
inline constexpr std::int64_t kLeastCompared = 5;  // people who saw it, in the group and in the rest

// In order of p, then group, then column; empty unless the verdict is groups.
[[nodiscard]] std::vector<SplitTest> split_tests(const Structure& structure);

// Marks what is significant; `tests` come back in order of p.
void benjamini_hochberg(std::vector<SplitTest>& tests, double rate);

}  // namespace plenary::consult
