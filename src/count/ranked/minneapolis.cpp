#include <numeric>

#include "count/families.h"
#include "count/ranked/arithmetic.h"
#include "count/ranked/piles.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

constexpr Decimals kFour = Decimals::of(4);

class Minneapolis {
 public:
  Minneapolis(const RankedBallots& ballots, const Seats& asked, const std::vector<Option>& undeclared)
      : ballots_(ballots),
        asked_(asked),
        undeclared_(undeclared),
        piles_(ballots, kFour),
        table_(ballots.options(), asked),
        quota_((ballots.total() / (static_cast<std::int64_t>(asked.seats) + 1) + 1) * kFour.unit) {}

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    for (const Option option : asked_.withdrawn)
      piles_.close(option);
    Stage first = table_.begin("first preferences", {});
    piles_.deal(first);
    finish(std::move(first));
    while (step()) {
    }
    return std::move(table_.returned());
  }

 private:
  // False: the count is at its end, or at an open tie.
  bool step() {
    hopeless_ = true;
    if (all_reached()) return false;
    if (auto out = still(undeclared_); !out.empty()) return drop(out);
    if (auto out = hopeless(); !out.empty()) return drop(out);
    if (!reached().empty()) return transfer();
    if (filled()) return false;
    const auto lowest = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                        [&](Option option) { return piles_.sums()[option]; });
    hopeless_ = false;
    return lowest && drop({*lowest}) && !filled();
  }

  [[nodiscard]] std::vector<Option> still(std::vector<Option> options) const {
    std::erase_if(options, [&](Option option) { return !table_.stands(option); });
    return options;
  }
  [[nodiscard]] std::vector<Option> reached() const {
    auto options = table_.standing();
    std::erase_if(options, [&](Option option) { return piles_.sums()[option] < quota_; });
    return options;
  }

  // As many at the quota as there are seats left: they are elected, and nothing moves any more.
  bool all_reached() {
    auto elected = reached();
    if (elected.size() < table_.seats_left()) return false;
    std::ranges::stable_sort(elected, std::ranges::greater{},
                             [&](Option option) { return piles_.sums()[option]; });
    elected.resize(table_.seats_left());
    for (const Option option : elected)
      table_.elect(option);
    return true;
  }

  bool filled() {
    if (table_.standing().size() > table_.seats_left()) return false;
    table_.fill(piles_.sums());
    return true;
  }

  // The largest group from the bottom that with every surplus stays below the next; seats left are left to
  // fill.
  [[nodiscard]] std::vector<Option> hopeless() const {
    auto options = table_.standing();
    std::ranges::stable_sort(options, {}, [&](Option option) { return piles_.sums()[option]; });
    std::int64_t sum = 0;
    for (const Option option : reached())
      sum += piles_.sums()[option] - quota_;
    std::size_t most = 0;
    for (std::size_t i = 0; i + 1 + table_.seats_left() <= options.size() && i + 1 < options.size(); ++i) {
      sum += piles_.sums()[options[i]];
      if (sum < piles_.sums()[options[i + 1]]) most = i + 1;
    }
    options.resize(most);
    return options;
  }

  bool transfer() {
    const auto from = table_.furthest(reached(), Want::most, "largest surplus",
                                      [&](Option option) { return piles_.sums()[option]; });
    if (!from) return false;
    const std::int64_t sum = piles_.sums()[*from], surplus = sum - quota_;
    table_.elect(*from);
    piles_.close(*from);
    if (surplus == 0) return true;
    Stage stage = table_.begin("surplus", {*from});
    const auto reduced = [&](std::int64_t value) { return Decimals::share(value, surplus, sum); };
    piles_.move(*from, piles_.take(*from), reduced, quota_, stage, table_.stage());
    finish(std::move(stage));
    return true;
  }

  bool drop(const std::vector<Option>& out) {
    for (const Option option : out) {
      table_.exclude(option);
      piles_.close(option);
    }
    Stage stage = table_.begin("exclusion", out);
    // The lowest alone: its papers stay when those left are enough to fill the seats.
    const bool moves = hopeless_ || table_.standing().size() > table_.seats_left();
    for (const Option option : out)
      if (moves)
        piles_.move(
            option, piles_.take(option), [](std::int64_t value) { return value; }, 0, stage, table_.stage());
    finish(std::move(stage));
    return true;
  }

  void finish(Stage stage) {
    piles_.tell(stage);
    stage.figures.push_back({"quota", std::nullopt, kFour.exact(quota_)});
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  const std::vector<Option>& undeclared_;
  Piles<Decimals> piles_;
  Table table_;
  std::int64_t quota_;
  bool hopeless_ = true;  // whoever goes out now had no hope, or was no candidate
};

constexpr RuleLine kMinneapolisLines[] = {
    {.id = "stv-minneapolis@1",
     .title = "Single transferable vote as in Minneapolis, as two programs count it",
     .takes = "rankings",
     .arithmetic = "4 decimals, truncated",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "droop, every stage over council elections; OpenSTV, winners"}};

}  // namespace

std::span<const RuleLine> minneapolis_rules() {
  return kMinneapolisLines;
}

Result<Returned> stv_minneapolis(const RankedBallots& ballots, const Seats& asked,
                                 const std::vector<Option>& undeclared) {
  PLENARY_DO(countable(ballots, asked));
  PLENARY_DO(whole_votes(ballots, 4));
  return Minneapolis(ballots, asked, undeclared).count();
}

}  // namespace plenary::count
