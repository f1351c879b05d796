#include "count/ranked/irv.h"

#include "count/families.h"
#include "count/ranked/arithmetic.h"
#include "count/ranked/piles.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

// Sums are whole units here; the trace tells them as votes.
class Rounds {
 public:
  Rounds(const RankedBallots& ballots, const Seats& asked, const IrvRules& rules)
      : ballots_(ballots),
        asked_(asked),
        rules_(rules),
        piles_(ballots, Decimals{1}),
        table_(ballots.options(), asked) {
    table_.returned().counted = ballots_.votes(ballots_.total());
    for (const Option option : asked_.withdrawn)
      piles_.close(option);
    Stage first = table_.begin("first preferences", {});
    piles_.deal(first);
    finish(std::move(first));
  }

  Returned single() {
    if (ballots_.total() == 0) {
      table_.returned().vacant = 1;
      return std::move(table_.returned());
    }
    drop_small();
    while (!decided() && exclude()) {
    }
    return std::move(table_.returned());
  }

  Returned until_seats() {
    while (table_.standing().size() > asked_.seats)
      if (!exclude()) return std::move(table_.returned());
    table_.fill(sums());
    return std::move(table_.returned());
  }

 private:
  [[nodiscard]] const std::vector<std::int64_t>& sums() const { return piles_.sums(); }

  bool decided() {
    const auto standing = table_.standing();
    if (standing.empty()) return true;
    const Option first =
        *std::ranges::max_element(standing, {}, [&](Option option) { return sums()[option]; });
    if (standing.size() > 2 || (standing.size() == 2 && rules_.stop == Stop::first_majority)) {
      const std::int64_t still = ballots_.total() - piles_.exhausted();
      const std::int64_t of = rules_.stop == Stop::majority ? still : ballots_.total();
      if (rules_.stop == Stop::two_left || sums()[first] * 2 <= of) return false;
      table_.elect(first);
      return true;
    }
    const auto elected =
        table_.furthest(standing, Want::most, "election", [&](Option option) { return sums()[option]; });
    if (elected) table_.elect(*elected);
    return true;
  }

  bool exclude() {
    std::vector<Option> out = together();
    if (out.empty()) {
      const auto one = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                       [&](Option option) { return sums()[option]; });
      if (!one) return false;
      out = {*one};
    }
    drop(out);
    return true;
  }

  // The largest group from the bottom whose sum stays below everybody else's; two at least stay.
  std::vector<Option> together() const {
    auto standing = table_.standing();
    std::ranges::stable_sort(standing, {}, [&](Option option) { return sums()[option]; });
    std::int64_t sum = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i + 2 < standing.size() && rules_.together != Together::one; ++i) {
      sum += sums()[standing[i]];
      const bool safe = rules_.together == Together::hopeless ? sum < sums()[standing[i + 1]] : sum == 0;
      if (safe) most = i + 1;
    }
    standing.resize(most);
    return standing;
  }

  void drop_small() {
    std::vector<Option> small;
    for (const Option option : table_.standing())
      if (Exact(ballots_.votes(sums()[option])) < exact(rules_.least_first)) small.push_back(option);
    if (!small.empty() && small.size() < table_.standing().size()) drop(small);
  }

  void drop(const std::vector<Option>& out) {
    for (const Option option : out) {
      table_.exclude(option);
      piles_.close(option);
    }
    Stage stage = table_.begin("exclusion", out);
    for (const Option option : out)
      piles_.move(
          option, piles_.take(option), [](std::int64_t value) { return value; }, 0, stage, table_.stage());
    finish(std::move(stage));
  }

  void finish(Stage stage) {
    piles_.tell(stage);
    if (ballots_.per_vote() != 1) {
      for (Exact& sum : stage.sums)
        sum /= exact(ballots_.per_vote());
      for (Move& move : stage.moves)
        move.value /= exact(ballots_.per_vote());
      stage.exhausted /= exact(ballots_.per_vote());
    }
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  const IrvRules& rules_;
  Piles<Decimals> piles_;
  Table table_;
};

constexpr RuleLine kIrvLines[] = {
    {.id = "bottom-up@1",
     .title = "Exclusion from the bottom until no more are left than seats",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV over council elections, round by round"},
    {.id = "irv@1",
     .title = "Instant run-off",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV and a reference counter over 54 public elections, round by round"},
};

}  // namespace

std::span<const RuleLine> irv_rules() {
  return kIrvLines;
}

Result<Returned> irv(const RankedBallots& ballots, const TiePolicy& ties, const IrvRules& rules,
                     const std::vector<Option>& withdrawn) {
  const Seats asked{.seats = 1, .ties = ties, .withdrawn = withdrawn};
  PLENARY_DO(countable(ballots, asked));
  return Rounds(ballots, asked, rules).single();
}

Result<Returned> bottom_up(const RankedBallots& ballots, const Seats& asked) {
  PLENARY_DO(countable(ballots, asked));
  const IrvRules rules;
  return Rounds(ballots, asked, rules).until_seats();
}

}  // namespace plenary::count
