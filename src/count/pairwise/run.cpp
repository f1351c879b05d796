#include "count/pairwise/run.h"

#include <numeric>

#include "count/families.h"
#include "count/ranked/arithmetic.h"
#include "count/ranked/interpret.h"
#include "count/ranked/piles.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

std::vector<Exact> margins_among(const Matrix& matrix, const std::vector<Option>& left) {
  std::vector<Exact> sums(matrix.options());
  for (const Option a : left)
    for (const Option b : left)
      sums[a] += exact(matrix.margin(a, b));
  return sums;
}

bool all_alike(const std::vector<Option>& left, const std::vector<Exact>& sums) {
  for (const Option option : left)
    if (sums[option] != 0) return false;
  return true;
}

Returned by_points(const Matrix& matrix, const Seats& asked, bool all_below) {
  Table table(matrix.options(), asked);
  std::vector<Option> out;
  for (auto left = table.standing(); !left.empty(); left = table.standing()) {
    const auto sums = margins_among(matrix, left);
    Stage stage = table.begin(out.empty() ? "points" : "exclusion", out);
    stage.sums = sums;
    table.end(std::move(stage));
    const auto value = [&](Option option) { return sums[option]; };
    if (left.size() == 1 || all_alike(left, sums)) {
      if (const auto elected = table.one_of(left, Want::most, "election")) table.elect(*elected);
      break;
    }
    out.clear();
    if (all_below) {
      for (const Option option : left)
        if (sums[option] <= 0) out.push_back(option);
    } else if (const auto lowest = table.furthest(left, Want::fewest, "exclusion", value)) {
      out = {*lowest};
    } else {
      break;
    }
    for (const Option option : out)
      table.exclude(option);
  }
  return std::move(table.returned());
}

constexpr RuleLine line(std::string_view id, std::string_view title, std::string_view ties, Evidence evidence,
                        std::string_view behind) {
  return {.id = id,
          .title = title,
          .takes = "rankings",
          .arithmetic = "exact",
          .ties = ties,
          .evidence = evidence,
          .behind = behind};
}

constexpr std::string_view kTold = "told, not parted";
constexpr std::string_view kTwo = "pref_voting and a reference counter over 274 elections";
constexpr std::string_view kDefinition = "its definition, by exhaustion over small elections";

constexpr RuleLine kPairwiseLines[] = {
    line("baldwin@1", "Baldwin: the least of Borda's points goes out", "as told", Evidence::textbook,
         kDefinition),
    line("benham@1", "Benham: instant run-off until somebody defeats all others", "as told",
         Evidence::textbook, kDefinition),
    line("copeland@1", "Copeland: defeats, and half of the equal pairs", kTold, Evidence::peer_equal, kTwo),
    line("debian@1", "Quorum and ratios against a default option, then Schwartz sequential dropping", kTold,
         Evidence::peer_equal, "published results of Debian's votes of 2004 to 2018"),
    line("kemeny@1", "Kemeny: the order with most agreements", kTold, Evidence::peer_equal,
         "a reference counter over 200 small elections, and exhaustion"),
    line("minimax-margins@1", "Minimax: the smallest greatest defeat, by margins", kTold,
         Evidence::peer_equal, kTwo),
    line("minimax-wv@1", "Minimax: the smallest greatest defeat, by winning votes", kTold,
         Evidence::peer_equal, kTwo),
    line("nanson@1", "Nanson: who has no more than the mean of Borda's points goes out", "as told",
         Evidence::textbook, kDefinition),
    line("ranked-pairs-margins@1", "Ranked pairs by margins", "order told; says whether it was asked",
         Evidence::peer_equal, kTwo),
    line("ranked-pairs-wv@1", "Ranked pairs by winning votes", "order told; says whether it was asked",
         Evidence::textbook, kDefinition),
    line("river-margins@1", "River by margins", "order told; says whether it was asked", Evidence::textbook,
         kDefinition),
    line("schulze-margins@1", "Schulze by margins", kTold, Evidence::peer_equal, kTwo),
    line("schulze-wv@1", "Schulze by winning votes", kTold, Evidence::peer_equal, kTwo),
    line("schwartz@1", "The Schwartz set", kTold, Evidence::peer_equal, kTwo),
    line("smith@1", "The Smith set", kTold, Evidence::peer_equal, kTwo),
    line("split-cycle@1", "Split cycle", kTold, Evidence::peer_equal, "pref_voting over 274 elections"),
};

}  // namespace

std::span<const RuleLine> pairwise_rules() {
  return kPairwiseLines;
}

Returned nanson(const Matrix& matrix, const TiePolicy& ties, const std::vector<Option>& withdrawn) {
  return by_points(matrix, {.seats = 1, .ties = ties, .withdrawn = withdrawn}, true);
}
Returned baldwin(const Matrix& matrix, const TiePolicy& ties, const std::vector<Option>& withdrawn) {
  return by_points(matrix, {.seats = 1, .ties = ties, .withdrawn = withdrawn}, false);
}

Result<Returned> benham(const RankedBallots& cast, const Seats& asked) {
  const auto strict = interpret(cast, {.withdrawn = asked.withdrawn});
  const RankedBallots& orders = strict.ballots;
  PLENARY_DO(countable(orders, asked));
  const Matrix matrix = pairwise(weak_orders(cast, asked.withdrawn));
  Piles<Rational> piles(orders, Rational{orders.per_vote()});
  Table table(orders.options(), asked);
  for (const Option option : asked.withdrawn)
    piles.close(option);
  table.returned().counted = orders.votes(orders.total());
  Stage stage = table.begin("first preferences", {});
  piles.deal(stage);
  table.end(std::move(stage));
  while (!table.standing().empty()) {
    const auto left = table.standing();
    if (const auto wins = condorcet_winner(matrix.among(left))) {
      table.elect(left[*wins]);
      break;
    }
    const auto value = [&](Option option) -> const Exact& { return piles.sums()[option]; };
    const bool last = left.size() == 2;  // and equal: the tie is for the seat
    const auto taken = last ? table.one_of(left, Want::most, "election")
                            : table.furthest(left, Want::fewest, "exclusion", value);
    if (!taken) break;
    if (last) {
      table.elect(*taken);
      break;
    }
    table.exclude(*taken);
    piles.close(*taken);
    Stage exclusion = table.begin("exclusion", {*taken});
    piles.move(
        *taken, piles.take(*taken), [](const Exact& worth) { return worth; }, Exact(0), exclusion,
        table.stage());
    piles.tell(exclusion);
    table.end(std::move(exclusion));
  }
  return std::move(table.returned());
}

}  // namespace plenary::count
