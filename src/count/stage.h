// The trace of a count as data: what every rule tells of every step, so that pages, minutes and exports are
// made from it and a recount can be laid beside it.
//
//     Stage{.what = "surplus", .acted_on = {2}, .moves = {{2, 0, 310, Exact(93, 5)}}, .sums = {...}}
//
// `what` is a word of the rule's page in docs/rules.  Sums stand as they are after the step.  Every stage
// adds up: sums + exhausted + lost = what was counted; a rule that cannot say so calls balanced() in vain and
// stops.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/exact.h"

namespace plenary::count {

using Option = std::size_t;  // from 0, in the order of the question

struct Move {  // `from` none: out of the ballot box; `to` none: no further preference
  std::optional<Option> from, to;
  Exact papers;  // how many papers moved (their count, or their weight where votes are weighted)
  Exact value;   // what they are worth together at their new place
};

// Options equal in what decides, and what parted them.  A tie left open has no `parted_by`: it is an outcome.
struct Tie {
  std::vector<Option> tied;
  std::string asked;      // "most", "fewest", "largest surplus", "next seat"
  std::string parted_by;  // "earlier stage", "first difference", "order", "lot", "by hand"; empty: open
  std::vector<Option> taken;
};

struct Figure {  // a number the rule speaks of by name: "quota", "keep factor" of an option, "rho"
  std::string name;
  std::optional<Option> of;
  Exact value;
};

struct Stage {
  std::string what;
  std::vector<Option> acted_on = {};
  std::vector<Move> moves = {};
  std::vector<Exact> sums = {};  // by option
  Exact exhausted = 0;           // without a further preference, so far
  Exact lost = 0;                // to rounding, so far
  std::vector<Figure> figures = {};
  std::vector<Tie> ties = {};
};

[[nodiscard]] bool balanced(const Stage& stage, const Exact& counted);

}  // namespace plenary::count
