// Weights that make those heard look like the roll: raking (Deming and Stephan, 1940), both numbers always
// shown.
//
//     PLENARY_TRY(const Raked raked, rake(groups_of_each_person, {{.registered = {30, 70}}}));
//
// Several ways of grouping the roll (chapter, age band, ...), for each the number registered in each group;
// the weights of those heard are fitted to each in turn until all margins hold to 1e-10 or 200 rounds are
// over. Weights above five times the median are cut there and raking goes on.  Weights never enter the map.
// Refused: "rake.nobody" (dimension, group): registered people of whom nobody was heard; "rake.unfinished".
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"

namespace plenary::consult {

struct Margin {
  std::vector<std::int64_t> registered;  // by group
};

struct Raked {
  std::vector<double> weight;  // by person; their sum is that of persons
  int rounds = 0;
  bool cut = false;          // some weight stands at five times the median: margins then hold only nearly
  double effective = 0;      // (sum w)^2 / sum w^2
  double design_effect = 1;  // people / effective
  double largest_off = 0;    // of a margin, relative
};

// group[d][i]: of person i in dimension d.
[[nodiscard]] Result<Raked> rake(const std::vector<std::vector<std::size_t>>& group,
                                 const std::vector<Margin>& margins);

// A share of agreement, raw and weighted side by side.
struct BothShares {
  double raw = 0, weighted = 0;
  double heard = 0, effective = 0;
};
struct Answer {
  std::size_t person = 0;
  bool agrees = false;
};
[[nodiscard]] BothShares shares_of(const std::vector<Answer>& answers, const Raked& raked);

}  // namespace plenary::consult
