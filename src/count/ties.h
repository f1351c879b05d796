// How equals are parted, told before the count: a count itself never draws.
//
//     TiePolicy ties{.steps = {TieStep::latest_difference, TieStep::lot}, .lot = {2, 0, 1}};
//     Tie tie = part({0, 2}, Want::fewest, "fewest", trace, ties);   // tie.taken == {2}, parted_by "lot"
//
// The steps are tried in their order.  A lot is an input: the order in which the options were drawn, recorded
// before; whichever of those tied was drawn first is the one taken - elected, or transferred first, or
// excluded, as was asked.  Rulings are decisions by hand of an officer, recorded one by one.  When no step
// parts them, the tie is open: its `taken` is empty, and the count that asked stops and says so.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "count/stage.h"

namespace plenary::count {

enum class TieStep { latest_difference, first_difference, order, lot, by_hand };

// With three tied or more, which earlier stage parts them.
enum class Difference {
  narrowing,  // any in which they differ: those furthest stay tied and go on to the next stage
  one_alone,  // one in which a single option is furthest
  all,        // one in which all of them differ
};

struct Ruling {  // decided by hand: of exactly these, asked exactly this
  std::string asked;
  std::vector<Option> tied;
  Option taken = 0;
};

struct TiePolicy {
  std::vector<TieStep> steps = {};  // none: every tie stays open
  std::vector<Option> lot = {};
  std::vector<Ruling> rulings = {};
  Difference difference = Difference::narrowing;
};

enum class Want { most, fewest };

// Takes one of `tied` (two or more).  `earlier` are the stages whose sums are compared, the first stage
// first.
[[nodiscard]] Tie part(std::vector<Option> tied, Want want, std::string_view asked,
                       std::span<const Stage> earlier, const TiePolicy& policy);

// The words of a step in a trace: "earlier stage", "first difference", "order", "lot", "by hand".
[[nodiscard]] std::string_view name_of(TieStep step);

}  // namespace plenary::count
