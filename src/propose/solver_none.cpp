#include "base/result.h"
#include "propose/propose.h"
#include "propose/solver.h"

namespace plenary::propose {

bool has_solver() {
  return false;
}

std::vector<double> solve(const Programme&, std::int64_t) {
  broken("nothing is solved without a solver", std::source_location::current());
}

}  // namespace plenary::propose
