#include <map>

#include "count/families.h"
#include "count/ranked/arithmetic.h"
#include "count/ranked/piles.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

constexpr Decimals kTwo = Decimals::of(2);

// Northern Ireland's way, and that of the Electoral Reform Society's rules of 1997 where it differs.
class LastParcel {
 public:
  using Parcel = Piles<Decimals>::Parcel;
  struct Class {  // papers that move together: first preferences, then by value
    bool later = false;
    std::int64_t value = 0;
    bool operator<(const Class& other) const {
      return later != other.later ? other.later : value > other.value;
    }
  };

  enum class Way { northern_ireland, ers97 };

  LastParcel(const RankedBallots& ballots, const Seats& asked, Way way)
      : ballots_(ballots),
        asked_(asked),
        piles_(ballots, kTwo),
        table_(ballots.options(), asked),
        ers97_(way == Way::ers97),
        parts_(static_cast<std::int64_t>(asked.seats) + 1),
        quota_((ballots.total() / parts_ + 1) * kTwo.unit) {}

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    for (const Option option : asked_.withdrawn)
      piles_.close(option);
    Stage first = table_.begin("first preferences", {});
    piles_.deal(first);
    elect_reached();
    finish(std::move(first));
    while (table_.seats_left() > 0) {
      if (!classes_.empty()) {
        next_class();
        continue;
      }
      if (table_.standing().size() <= table_.seats_left()) {
        table_.fill(piles_.sums());
        break;
      }
      if (!step()) break;
    }
    return std::move(table_.returned());
  }

 private:
  [[nodiscard]] std::int64_t sum(Option option) const { return piles_.sums()[option]; }

  bool step() {
    if (auto out = hopeless(); !out.empty()) return exclude(out);
    if (!pending_.empty()) return transfer();
    const auto lowest = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                        [&](Option option) { return sum(option); });
    return lowest && exclude({*lowest});
  }

  // The largest group from the bottom that with every surplus waiting stays below the next.
  [[nodiscard]] std::vector<Option> hopeless() const {
    auto options = table_.standing();
    std::ranges::stable_sort(options, {}, [&](Option option) { return sum(option); });
    std::int64_t votes = 0;
    for (const Option option : pending_)
      votes += sum(option) - quota_;
    std::size_t most = 0;
    for (std::size_t i = 0; i + 1 + table_.seats_left() <= options.size() && i + 1 < options.size(); ++i) {
      votes += sum(options[i]);
      if (votes < sum(options[i + 1])) most = i + 1;
    }
    options.resize(most);
    return options;
  }

  void elect_reached() {
    if (ers97_ && table_.returned().elected.empty())  // of the votes that still count, rounded up
      quota_ = (ballots_.total() * kTwo.unit - piles_.exhausted() - piles_.lost() + parts_ - 1) / parts_;
    auto elected = table_.standing();
    std::ranges::stable_sort(elected, std::ranges::greater{}, [&](Option option) { return sum(option); });
    for (const Option option : elected) {
      if (table_.seats_left() == 0 || !reached(option)) return;
      table_.elect(option);
      piles_.close(option);
      if (sum(option) > quota_) pending_.push_back(option);
    }
  }

  bool reached(Option option) const {
    if (sum(option) >= quota_) return true;
    return ers97_ &&
           Decimals::Wide{sum(option)} * static_cast<std::int64_t>(table_.seats_left() + 1) >= active();
  }

  // Votes of those standing, and those that wait to be moved.
  [[nodiscard]] std::int64_t active() const {
    std::int64_t votes = 0;
    for (const Option option : table_.standing())
      votes += sum(option);
    for (const Option option : pending_)
      votes += sum(option) - quota_;
    for (const auto& [kind, parcels] : classes_)
      for (const auto& [option, parcel] : parcels)
        votes += Decimals::times(parcel.value, parcel.papers);
    return votes;
  }

  // All that came to an option at once: one transfer, one value.
  std::vector<Parcel> last_parcel(Option option) {
    std::vector<Parcel> parcels = {piles_.take_last(option)};
    while (!piles_.parcels(option).empty() && piles_.parcels(option).back().stage == parcels.front().stage)
      parcels.push_back(piles_.take_last(option));
    return parcels;
  }

  bool transfer() {
    const auto from =
        table_.furthest(pending_, Want::most, "largest surplus", [&](Option option) { return sum(option); });
    if (!from) return false;
    std::erase(pending_, *from);
    Stage stage = table_.begin("surplus", {*from});
    auto parcels = last_parcel(*from);
    std::int64_t papers = 0;
    for (const Parcel& parcel : parcels)
      papers += piles_.transferable(parcel);
    const std::int64_t old = parcels.front().value, surplus = sum(*from) - quota_;
    const bool all = papers == 0 || papers * old <= surplus;
    piles_.move_transferable(*from, std::move(parcels), all ? old : surplus / papers, quota_, all, stage,
                             ++transfers_);
    elect_reached();
    finish(std::move(stage));
    return true;
  }

  bool exclude(const std::vector<Option>& out) {
    for (const Option option : out) {
      table_.exclude(option);
      piles_.close(option);
      for (Parcel& parcel : piles_.take(option)) {
        const Class kind{.later = !ers97_ && parcel.stage > 0, .value = parcel.value};
        classes_[kind].emplace_back(option, std::move(parcel));
      }
    }
    if (ers97_) return true;  // each class is a stage
    Stage stage = table_.begin("exclusion", out);
    while (!classes_.empty()) {
      move_class(stage);
      if (table_.standing().size() <= table_.seats_left() || table_.seats_left() == 0) break;
    }
    classes_.clear();
    finish(std::move(stage));
    return true;
  }

  void next_class() {
    std::vector<Option> out;
    for (const auto& [option, parcel] : classes_.begin()->second)
      if (std::ranges::find(out, option) == out.end()) out.push_back(option);
    Stage stage = table_.begin("exclusion", out);
    move_class(stage);
    finish(std::move(stage));
  }

  void move_class(Stage& stage) {
    ++transfers_;
    for (auto& [option, parcel] : classes_.begin()->second) {
      const std::int64_t kept = sum(option) - Decimals::times(parcel.value, parcel.papers);
      std::vector<Parcel> one;
      one.push_back(std::move(parcel));
      piles_.move(
          option, std::move(one), [](std::int64_t value) { return value; }, kept, stage, transfers_);
    }
    classes_.erase(classes_.begin());
    elect_reached();
  }

  void finish(Stage stage) {
    piles_.tell(stage);
    stage.figures.push_back({"quota", std::nullopt, kTwo.exact(quota_)});
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  Piles<Decimals> piles_;
  Table table_;
  bool ers97_;
  std::int64_t parts_, quota_;
  std::map<Class, std::vector<std::pair<Option, Parcel>>> classes_;  // of those excluded, still to move
  std::size_t transfers_ = 0;                                        // what moved together has one number
  std::vector<Option> pending_;
};

constexpr RuleLine kLastParcelLines[] = {
    {.id = "stv-ers97@1",
     .title = "Single transferable vote by the last parcel, as the Electoral Reform Society had it in 1997, "
              "as one program "
              "counts it",
     .takes = "rankings",
     .arithmetic = "2 decimals, truncated; the quota rounded up",
     .ties = "first difference, then lot",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV alone over council elections"},
    {.id = "stv-northern-ireland@1",
     .title = "Single transferable vote by the last parcel, as in Northern Ireland, as one program counts it",
     .takes = "rankings",
     .arithmetic = "2 decimals, truncated",
     .ties = "latest earlier stage, then lot",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV alone over council elections"}};

}  // namespace

std::span<const RuleLine> last_parcel_rules() {
  return kLastParcelLines;
}

Result<Returned> stv_northern_ireland(const RankedBallots& ballots, const Seats& asked) {
  PLENARY_DO(countable(ballots, asked));
  PLENARY_DO(whole_votes(ballots, 2));
  return LastParcel(ballots, asked, LastParcel::Way::northern_ireland).count();
}

Result<Returned> stv_ers97(const RankedBallots& ballots, const Seats& asked) {
  PLENARY_DO(countable(ballots, asked));
  PLENARY_DO(whole_votes(ballots, 2));
  return LastParcel(ballots, asked, LastParcel::Way::ers97).count();
}

}  // namespace plenary::count
