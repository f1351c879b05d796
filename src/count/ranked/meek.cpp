#include "count/ranked/meek.h"

#include "count/families.h"
#include "count/ranked/keep_tree.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

__extension__ using Wide = __int128;

mpz_class whole(Wide value) {
  const bool negative = value < 0;
  __extension__ const auto size = static_cast<unsigned __int128>(negative ? -value : value);
  mpz_class number = static_cast<unsigned long>(size >> 64);
  number <<= 64;
  number += static_cast<unsigned long>(size & ~0ul);
  return negative ? mpz_class(-number) : number;
}

constexpr Wide power_of_ten(int places) {
  return places == 0 ? Wide{1} : 10 * power_of_ten(places - 1);
}

class Meek {
 public:
  Meek(const RankedBallots& ballots, const Seats& asked, const MeekRules& rules)
      : ballots_(ballots),
        asked_(asked),
        rules_(rules),
        unit_(power_of_ten(rules.places)),
        omega_(power_of_ten(rules.places - rules.omega_places)),
        tree_(ballots, asked.withdrawn),
        table_(ballots.options(), asked),
        keep_(ballots.options(), unit_),
        votes_(ballots.options()),
        elected_(ballots.options()) {}

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    share_out();
    find_quota();
    end(table_.begin("first preferences", {}));
    while (table_.seats_left() > 0 && table_.standing().size() > table_.seats_left())
      if (!round()) return std::move(table_.returned());
    if (table_.seats_left() > 0) table_.fill(votes_);
    return std::move(table_.returned());
  }

 private:
  // Until somebody is elected, or the balance is found and the lowest goes out.  False: at an open tie.
  bool round() {
    for (Wide before = -1;; before = surplus_) {
      share_out();
      find_quota();
      if (elect_reached()) return true;
      find_surplus();
      if (surplus_ < omega_ || (before >= 0 && surplus_ >= before)) return exclude_lowest();
      for (const Option option : table_.returned().elected)
        keep_[option] = up(up(keep_[option] * quota_, unit_) * unit_, votes_[option]);
    }
  }

  static Wide up(Wide of, Wide by) { return (of + by - 1) / by; }

  void share_out() {
    votes_.assign(votes_.size(), 0);
    tree_.share(unit_, [&](Option option, std::int64_t papers, Wide weight) {
      const Wide kept = !elected_[option] ? weight
                        : rules_.prices   ? std::min(weight, keep_[option])
                                          : up(weight * keep_[option], unit_);
      votes_[option] += kept * papers;
      return weight - kept;
    });
  }

  void find_quota() {
    Wide sum = 0;
    for (const Wide votes : votes_)
      sum += votes;
    quota_ = sum / static_cast<Wide>(asked_.seats + 1) + 1;
  }

  void find_surplus() {
    surplus_ = 0;
    for (const Option option : table_.returned().elected)
      surplus_ += votes_[option] - quota_;
    surplus_ = std::max<Wide>(surplus_, 0);
  }

  bool elect_reached() {
    auto reached = table_.standing();
    std::erase_if(reached, [&](Option option) { return votes_[option] < quota_; });
    if (reached.empty()) return false;
    std::ranges::stable_sort(reached, std::ranges::greater{}, [&](Option option) { return votes_[option]; });
    for (const Option option : reached) {
      table_.elect(option);
      elected_[option] = true;
      tree_.elect(option);
    }
    end(table_.begin("election", reached));
    return true;
  }

  bool exclude_lowest() {
    auto tied = table_.standing();
    Wide lowest = votes_[tied.front()];
    for (const Option option : tied)
      lowest = std::min(lowest, votes_[option]);
    std::erase_if(tied, [&](Option option) { return votes_[option] > lowest + surplus_; });
    const auto out = table_.one_of(std::move(tied), Want::fewest, "exclusion");
    if (!out) return false;
    table_.exclude(*out);
    end(table_.begin("exclusion", {*out}));
    tree_.exclude(*out);
    return true;
  }

  [[nodiscard]] Exact exact_of(Wide value) const {
    Exact number(whole(value), whole(unit_) * ballots_.per_vote());
    number.canonicalize();
    return number;
  }

  void end(Stage stage) {
    stage.exhausted = table_.returned().counted;
    for (const Wide votes : votes_) {
      stage.sums.push_back(exact_of(votes));
      stage.exhausted -= stage.sums.back();
    }
    stage.figures.push_back({"quota", std::nullopt, exact_of(quota_)});
    for (const Option option : table_.returned().elected)
      stage.figures.push_back({rules_.prices ? "price" : "keep factor", option, exact_of(keep_[option])});
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  const MeekRules& rules_;
  Wide unit_, omega_;
  KeepTree tree_;
  Table table_;
  std::vector<Wide> keep_, votes_;
  std::vector<bool> elected_;
  Wide quota_ = 0, surplus_ = 0;
};

constexpr std::int64_t kMostForMeek = 100'000'000;  // votes whose products stay within 127 bits

constexpr RuleLine kMeekLines[] = {
    {.id = "stv-meek-prf@1",
     .title = "Meek's method as the reference rule of the Proportional Representation Foundation, as two "
              "programs count it",
     .takes = "rankings",
     .arithmetic = "9 decimals, shares rounded up",
     .ties = "as told, within the surplus left",
     .evidence = Evidence::peer_equal,
     .behind = "droop, every round and keep factor over council elections; OpenSTV, winners"},
    {.id = "stv-meek-new-zealand@1",
     .title = "Meek's method with nine decimals, in balance to four, as local bodies of New Zealand count; their text "
              "was not read, and their draw is not built: a lot is told",
     .takes = "rankings",
     .arithmetic = "9 decimals, shares rounded up, in balance to 4",
     .ties = "as told, within the surplus left",
     .evidence = Evidence::textbook,
     .behind = "the steps of stv-meek-prf@1 with another limit; every small election against a second implementation"},
    {.id = "stv-meek@1",
     .title = "Meek's method",
     .takes = "rankings, with equals",
     .arithmetic = "15 decimals, in balance to 10",
     .ties = "as told, within the surplus left",
     .evidence = Evidence::peer_equal,
     .behind = "droop and OpenSTV over council elections, winners"},
    {.id = "stv-warren@1",
     .title = "Warren's method",
     .takes = "rankings, with equals",
     .arithmetic = "15 decimals, in balance to 10",
     .ties = "as told, within the surplus left",
     .evidence = Evidence::peer_equal,
     .behind = "droop and OpenSTV over council elections, winners"},
};

}  // namespace

std::span<const RuleLine> meek_rules() {
  return kMeekLines;
}

Result<Returned> stv_meek(const RankedBallots& ballots, const Seats& asked, const MeekRules& rules) {
  PLENARY_DO(countable(ballots, asked));
  if (ballots.total() > kMostForMeek) return refuse("count.too_many_votes");
  return Meek(ballots, asked, rules).count();
}

namespace {

// The next strict order of a paper's ranks of equals; false when all have been.
bool next_order(std::vector<std::vector<Mark>>& ranks) {
  for (auto& rank : ranks)
    if (std::ranges::next_permutation(rank).found) return true;
  return false;
}

Result<void> spread(RankedBallots& to, const RankedBallots& from, std::size_t i) {
  std::vector<std::vector<Mark>> ranks;
  std::int64_t orders = 1;
  for (const Mark mark : from.marks(i)) {
    if ((mark & kEqual) == 0) ranks.emplace_back();
    ranks.back().push_back(static_cast<Mark>(mark & ~kEqual));
    orders *= static_cast<std::int64_t>(ranks.back().size());
    if (ranks.back().size() > 5 || orders > 14'400) return refuse("count.equals");
  }
  for (auto& rank : ranks)
    std::ranges::sort(rank);
  const Exact share = from.votes(from.weight(i)) / exact(orders);
  do {
    std::vector<Mark> row;
    for (const auto& rank : ranks)
      row.insert(row.end(), rank.begin(), rank.end());
    if (!to.add_exact(row, share)) return refuse("count.equals");
  } while (next_order(ranks));
  return {};
}

}  // namespace

Result<RankedBallots> symmetric(const RankedBallots& weak) {
  if (weak.plain()) return weak;
  RankedBallots strict(weak.options());
  for (std::size_t i = 0; i < weak.size(); ++i)
    PLENARY_DO(spread(strict, weak, i));
  return strict;
}

}  // namespace plenary::count
