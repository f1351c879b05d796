#include "count/stage.h"

#include <numeric>

namespace plenary::count {

bool balanced(const Stage& stage, const Exact& counted) {
  return std::accumulate(stage.sums.begin(), stage.sums.end(), Exact(stage.exhausted + stage.lost)) ==
         counted;
}

}  // namespace plenary::count
