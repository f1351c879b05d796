// Scotland 2011 and its relatives: whole piles move at a reduced value.
#include "base/result.h"
#include "count/families.h"
#include "count/ranked/arithmetic.h"
#include "count/ranked/piles.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

template <class Arithmetic>
class Wigm {
 public:
  using Value = typename Arithmetic::Value;

  Wigm(const RankedBallots& ballots, const Seats& asked, const WigmRules& rules, Arithmetic arithmetic)
      : ballots_(ballots),
        asked_(asked),
        rules_(rules),
        kind_(rules.quota),
        arithmetic_(arithmetic),
        piles_(ballots, arithmetic),
        table_(ballots.options(), asked) {}

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    quota_ = quota();
    for (const Option option : asked_.withdrawn)
      piles_.close(option);
    Stage first = table_.begin("first preferences", {});
    piles_.deal(first);
    finish(std::move(first));
    while (table_.seats_left() > 0) {
      if (table_.standing().size() <= table_.seats_left()) {
        table_.fill(piles_.sums());
        break;
      }
      if (!(pending_.empty() ? exclude() : transfer())) break;
    }
    return std::move(table_.returned());
  }

 private:
  Value quota() const {
    const auto votes = ballots_.total();
    const auto parts = static_cast<std::int64_t>(asked_.seats) + 1;
    if constexpr (std::is_same_v<Arithmetic, Decimals>) {
      if (kind_ == Quota::whole) return (votes / parts + 1) * arithmetic_.unit;
      return votes * arithmetic_.unit / parts + (kind_ == Quota::last_place ? 1 : 0);
    } else {
      return ballots_.votes(votes) / plenary::exact(parts);
    }
  }
  bool reached(Option option) const {
    return kind_ == Quota::passed ? piles_.sums()[option] > quota_ : piles_.sums()[option] >= quota_;
  }

  void finish(Stage stage) {
    piles_.tell(stage);
    stage.figures.push_back({"quota", std::nullopt, arithmetic_.exact(quota_)});
    auto elected = table_.standing();
    std::erase_if(elected, [&](Option option) { return !reached(option); });
    std::ranges::stable_sort(elected,
                             [&](Option a, Option b) { return piles_.sums()[a] > piles_.sums()[b]; });
    for (const Option option : elected) {
      table_.elect(option);
      piles_.close(option);
      if (piles_.sums()[option] > quota_) pending_.push_back(option);
    }
    table_.end(std::move(stage));
  }

  bool transfer() {
    auto from = pending_;
    if (!rules_.all_surpluses || from.size() == 1) {
      const auto largest =
          table_.furthest(pending_, Want::most, "largest surplus",
                          [&](Option option) -> const Value& { return piles_.sums()[option]; });
      if (!largest) return false;
      from = {*largest};
    }
    Stage stage = table_.begin("surplus", from);
    for (const Option option : from) {
      std::erase(pending_, option);
      const Value sum = piles_.sums()[option], surplus = sum - quota_;
      const auto reduced = [&](const Value& value) { return arithmetic_.share(value, surplus, sum); };
      piles_.move(option, piles_.take(option), reduced, quota_, stage, table_.stage());
    }
    finish(std::move(stage));
    return true;
  }

  bool exclude() {
    const auto out = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                     [&](Option option) -> const Value& { return piles_.sums()[option]; });
    if (!out) return false;
    table_.exclude(*out);
    piles_.close(*out);
    Stage stage = table_.begin("exclusion", {*out});
    if (!rules_.leave_last || table_.standing().size() > table_.seats_left())
      piles_.move(
          *out, piles_.take(*out), [](const Value& value) { return value; }, Value(0), stage, table_.stage());
    finish(std::move(stage));
    return true;
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  const WigmRules& rules_;
  Quota kind_;
  Arithmetic arithmetic_;
  Piles<Arithmetic> piles_;
  Table table_;
  Value quota_ = 0;
  std::vector<Option> pending_;
};

constexpr RuleLine kWigmLines[] = {
    {.id = "stv-cfer@1",
     .title =
         "Single transferable vote as Californians for Electoral Reform wrote it, as one program counts it",
     .takes = "rankings",
     .arithmetic = "5 decimals, truncated",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "droop alone: winners over council elections, stages of small elections"},
    {.id = "stv-wigm-whole@1",
     .title = "Single transferable vote, whole papers at a reduced value of 4 decimals, with the whole quota",
     .takes = "rankings",
     .arithmetic = "4 decimals, truncated",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "droop and a reference counter over two contests of three seats, every round"},
    {.id = "stv-scottish@1",
     .title = "Single transferable vote after the Scottish order of 2011, as two programs count it",
     .takes = "rankings",
     .arithmetic = "5 decimals, truncated",
     .ties = "latest earlier stage, then lot",
     .evidence = Evidence::peer_equal,
     .behind = "droop and OpenSTV over council elections of 2007 to 2022, stage by stage"},
    {.id = "stv-wigm-exact@1",
     .title = "Single transferable vote, whole papers at a reduced value, without rounding",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "droop over the same elections, stage by stage"},
    {.id = "stv-wigm@1",
     .title = "Single transferable vote, whole papers at a reduced value of 4 decimals",
     .takes = "rankings",
     .arithmetic = "4 decimals, truncated",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "droop over the same elections, stage by stage"},
};

}  // namespace

std::span<const RuleLine> wigm_rules() {
  return kWigmLines;
}

Result<void> countable(const RankedBallots& ballots, const Seats& asked) {
  if (!ballots.plain()) return refuse("count.not_interpreted");
  if (asked.seats == 0) return refuse("count.no_seats");
  for (const Option option : asked.withdrawn)
    if (option >= ballots.options())
      return refuse("count.no_such_option", {.params = {{"option", static_cast<std::int64_t>(option)}}});
  return {};
}

Result<void> whole_votes(const RankedBallots& ballots, int places) {
  if (ballots.per_vote() != 1) return refuse("count.whole_votes");
  if (!Decimals::of(places).fits(ballots.total())) return refuse("count.too_many_votes");
  return {};
}

Result<Returned> stv_scottish(const RankedBallots& ballots, const Seats& asked) {
  return stv_wigm(ballots, asked, kScottish);
}

Result<Returned> stv_wigm(const RankedBallots& ballots, const Seats& asked, const WigmRules& rules) {
  PLENARY_DO(countable(ballots, asked));
  if (!rules.places) return Wigm<Rational>(ballots, asked, rules, Rational{ballots.per_vote()}).count();
  PLENARY_DO(whole_votes(ballots, *rules.places));
  return Wigm<Decimals>(ballots, asked, rules, Decimals::of(*rules.places)).count();
}

}  // namespace plenary::count
