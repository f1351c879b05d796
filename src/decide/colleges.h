// Totals of the colleges: how many units, by their weights, say yes, and what is still open.
//
//     const Derived derived = with_colleges(charter, facts);
//     derived.facts.at({.word = "yes", .group = "cantons"})      // 11 1/2, or between 10 and 12
//
// A unit votes as the test of its college holds or fails inside it; goes whole to the option with most votes
// in it; or as the facts say.  Where its vote is not known, every total it could enter is bounded.  A total
// the facts give themselves is kept.  The proof has a line for every unit whose vote was derived.
#pragma once

#include "decide/evaluate.h"

namespace plenary::decide {

struct Derived {
  Facts facts;
  Proof proof;
};

[[nodiscard]] Derived with_colleges(const charter::Charter& charter, const Facts& facts);

}  // namespace plenary::decide
