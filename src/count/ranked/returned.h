// What a count of rankings gives: who is elected, in which order, and every stage; or the tie at which it
// stopped.
#pragma once

#include <optional>
#include <vector>

#include "count/ranked/ballots.h"
#include "count/stage.h"
#include "count/ties.h"

namespace plenary::count {

struct Returned {
  std::vector<Option> elected;   // in the order in which they were elected
  std::vector<Option> excluded;  // in the order in which they went out
  std::optional<Tie> open;       // no step of the policy parted these: the count stopped there
  std::size_t vacant = 0;        // seats for which nobody was left
  Exact counted;                 // the votes that were counted
  std::vector<Stage> trace;
};

struct Seats {  // what every count for seats is asked
  std::size_t seats = 1;
  TiePolicy ties = {};
  std::vector<Option> withdrawn = {};  // neither elected nor excluded; no paper names them any more
};

}  // namespace plenary::count
