// A ranked contest counted as a configuration file of the tabulating programs of United States jurisdictions
// says: instant run-off in its variants, seats by surplus fractions, bottom-up, one seat after another.
//
//     ContestRules rules{.seats = 3, .mode = Mode::several_a_round, .places = 4};
//     PLENARY_TRY(const Tabulated counted, count_contest(papers, rules));
//
// After the rules as one program (RCTab 2) and its checked-in contests count them; no statute is cited.  A
// paper keeps its marks as cast: a rank may hold two, be empty, repeat.  Which option a paper counts for is
// asked anew when the one it counts for is gone: rank by rank from the first, so that an overvote "if several
// still stand" may end a paper late.  A vote is divided into 10^places parts; a surplus is passed on at the
// fraction surplus / sum, cut to those places, of each paper's value, cut again.
//
// Lots: Ties::random and Ties::drawn_order repeat java.util.Random from the seed.  Ties::ask and an order
// that is silent leave the tie open, and the count stops there. Refused: "contest.no_seats",
// "contest.too_fine" (places and votes pass 61 bits together), "contest.places".
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "count/ranked/ballots.h"

namespace plenary::count {

enum class OvervoteRule { exhaust, skip_rank, exhaust_if_several_stand };
enum class Mode {
  one_seat,          // more than half of what still counts; or the larger of the last two
  several_a_round,   // every option at the threshold is elected in its round
  one_a_round,       // the largest of them
  bottom_up,         // the last goes out until as many are left as there are seats
  bottom_up_share,   // the last goes out until all have a share of the votes
  one_after_another  // each seat a contest of its own, without those elected before
};
enum class Ties { random, drawn_order, order, earlier_then_random, earlier_then_ask, ask };

struct ContestRules {
  std::size_t seats = 1;
  Mode mode = Mode::one_seat;
  OvervoteRule overvotes = OvervoteRule::exhaust;
  Ties ties = Ties::ask;
  std::int64_t seed = 0;
  std::vector<Option> by_name = {};  // those declared, in the order of their names: chance counts along it
  std::optional<std::size_t> skips = {};  // empty ranks in a row that are borne; none: any number
  int places = 4;                         // decimal places of a vote; 0 to 15
  std::int64_t least_first = 0;           // whoever has fewer in the first round goes out in it
  Exact share = 0;                        // bottom_up_share: of the votes, as a fraction
  bool repeats_exhaust = false;
  bool batch = false;      // all who together cannot pass the next go out at once
  bool until_two = false;  // one_seat: go on until two are left
  bool first_round_threshold = false;
  bool fractional_threshold = false;  // votes / (seats + 1) + the last place, not the next whole vote
  bool hare = false;                  // votes / seats
  bool all_below_go = false;          // bottom_up_share: all below the threshold go out at once
  std::vector<Option> excluded = {};  // on papers, and not standing
  std::optional<Option> undeclared =
      {};  // stands in the first round: the write-ins of no declared name: out first, never elected
  std::optional<Option> overvote_mark = {};  // the mark of a rank that says "overvote" and names nobody
};

enum Inactive : std::size_t { kExhaustedChoices, kOvervotes, kRepeats, kSkips, kInactiveKinds };

struct ContestMove {
  Option from = 0;
  std::optional<Option> to;  // none: exhausted
  Exact value;
};

struct ContestRound {
  Exact threshold;
  std::vector<std::optional<Exact>> tally;  // by option; none: not in this round
  std::vector<Option> elected, out;
  std::vector<ContestMove> moves;
  std::array<Exact, kInactiveKinds> inactive;  // so far, when the round begins
  Exact final_surplus;                         // of the last round: what nobody was left to receive
};

struct OpenTie {
  std::size_t round = 0;  // from 0
  std::vector<Option> tied;
};

struct ContestPass {  // one contest; several where seats are filled one after another
  std::vector<ContestRound> rounds;
  std::vector<Option> elected;
  std::optional<OpenTie> open;
};

struct Tabulated {
  std::vector<ContestPass> passes;
  std::int64_t papers = 0, undervotes = 0;  // undervotes: without any mark

  [[nodiscard]] std::vector<Option> elected() const;
};

[[nodiscard]] Result<Tabulated> count_contest(const RankedBallots& papers, const ContestRules& rules);

}  // namespace plenary::count
