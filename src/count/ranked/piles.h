// The papers in piles, one for each option, as they lie on the table: parcels of one value each, moved whole.
//
//     Piles<Decimals> piles(ballots, Decimals::of(5));
//     piles.deal(stage);                                   // first preferences
//     piles.move(option, piles.take(option), value_of, kept, stage);
//
// A paper goes to its next preference that still receives; where there is none it is exhausted.  What
// rounding drops is counted apart, as lost.  Each paper lies in one parcel; `cursor_` is how far it has been
// read.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "count/ranked/ballots.h"
#include "count/stage.h"

namespace plenary::count {

template <class Arithmetic>
class Piles {
 public:
  using Value = typename Arithmetic::Value;
  struct Parcel {
    Value value;
    std::int64_t papers = 0;
    std::size_t stage = 0;  // in which it came
    std::vector<std::uint32_t> groups = {};
  };

  Piles(const RankedBallots& ballots, Arithmetic arithmetic)
      : ballots_(ballots),
        arithmetic_(arithmetic),
        cursor_(ballots.size()),
        receives_(ballots.options(), true),
        parcels_(ballots.options()),
        sums_(ballots.options()) {}

  [[nodiscard]] const std::vector<Value>& sums() const { return sums_; }
  [[nodiscard]] const Value& exhausted() const { return exhausted_; }
  [[nodiscard]] const Value& lost() const { return lost_; }
  [[nodiscard]] const std::vector<Parcel>& parcels(Option option) const { return parcels_[option]; }
  [[nodiscard]] bool receives(Option option) const { return receives_[option] != 0; }
  void close(Option option) { receives_[option] = false; }

  [[nodiscard]] std::vector<Parcel> take(Option option) { return std::exchange(parcels_[option], {}); }
  [[nodiscard]] Parcel take_last(Option option) {
    Parcel last = std::move(parcels_[option].back());
    parcels_[option].pop_back();
    return last;
  }
  void lay_back(Option option, Parcel parcel) { parcels_[option].push_back(std::move(parcel)); }

  // Out of the ballot box, one vote each.
  void deal(Stage& stage) {
    Parcel all{arithmetic_.one(), 0, 0, {}};
    all.groups.resize(ballots_.size());
    for (std::uint32_t group = 0; group < all.groups.size(); ++group)
      all.groups[group] = group;
    lay(std::nullopt, all, arithmetic_.one(), stage, 0);
    tell(stage);
  }

  // Moves parcels of `from` on at value_of(their value); `kept` is what remains of its sum.
  template <class ValueOf>
  void move(Option from, std::vector<Parcel> parcels, ValueOf value_of, const Value& kept, Stage& stage,
            std::size_t number) {
    Value laid = 0;
    for (Parcel& parcel : parcels) {
      const Value value = value_of(parcel.value);
      laid += arithmetic_.times(value, lay(from, parcel, value, stage, number));
      parcel = {};
    }
    lost_ += sums_[from] - kept - laid;
    sums_[from] = kept;
  }

  // Moves those papers that have a next preference, all at one value; what is left of the surplus is
  // exhausted when no paper may be worth more (`all`), else lost to rounding.
  void move_transferable(Option from, std::vector<Parcel> parcels, const Value& value, const Value& kept,
                         bool all, Stage& stage, std::size_t number) {
    Value laid = 0;
    for (Parcel& parcel : parcels) {
      const Value before = exhausted_;
      laid += arithmetic_.times(value, lay(from, parcel, value, stage, number));
      laid -= exhausted_ - before;
      exhausted_ = before;
    }
    (all ? exhausted_ : lost_) += sums_[from] - kept - laid;
    sums_[from] = kept;
    std::erase_if(stage.moves, [&](const Move& move) { return move.from == from && !move.to; });
  }

  void tell(Stage& stage) const {
    stage.sums.clear();
    for (const Value& sum : sums_)
      stage.sums.push_back(arithmetic_.exact(sum));
    stage.exhausted = arithmetic_.exact(exhausted_);
    stage.lost = arithmetic_.exact(lost_);
  }

  // How many papers of a parcel have a next preference.
  [[nodiscard]] std::int64_t transferable(const Parcel& parcel) {
    std::int64_t papers = 0;
    for (const std::uint32_t group : parcel.groups)
      if (next(group) < ballots_.options()) papers += ballots_.weight(group);
    return papers;
  }

 private:
  struct Bucket {
    std::int64_t papers = 0;
    std::vector<std::uint32_t> groups;
  };

  // The option a paper goes to; options() when there is none.
  std::size_t next(std::uint32_t group) {
    const auto marks = ballots_.marks(group);
    auto& at = cursor_[group];
    while (at < marks.size() && !receives_[marks[at]])
      ++at;
    return at < marks.size() ? marks[at] : ballots_.options();
  }

  // The papers that were laid, those of the exhausted among them.
  std::int64_t lay(std::optional<Option> from, const Parcel& parcel, const Value& value, Stage& stage,
                   std::size_t number) {
    buckets_.resize(ballots_.options() + 1);
    constexpr std::size_t kAhead = 24;  // papers lie far apart: memory is asked for them before they are read
    for (std::size_t i = 0; i < parcel.groups.size(); ++i) {
      if (i + kAhead < parcel.groups.size())
        __builtin_prefetch(ballots_.marks(parcel.groups[i + kAhead]).data());
      const std::uint32_t group = parcel.groups[i];
      const std::size_t to = next(group);
      Bucket& bucket = buckets_[to];
      if (bucket.groups.empty()) touched_.push_back(to);
      bucket.papers += ballots_.weight(group);
      bucket.groups.push_back(group);
    }
    std::int64_t laid = 0;
    std::ranges::sort(touched_);
    for (const std::size_t to : touched_) {
      Bucket bucket = std::exchange(buckets_[to], {});
      laid += bucket.papers;
      const Value worth = arithmetic_.times(value, bucket.papers);
      const bool gone = to == ballots_.options();
      (gone ? exhausted_ : sums_[to]) += worth;
      note(stage, from, to, bucket.papers, worth);
      if (!gone) parcels_[to].push_back({value, bucket.papers, number, std::move(bucket.groups)});
    }
    touched_.clear();
    return laid;
  }

  // One line for what goes from an option to another in a stage, however many parcels it is.
  void note(Stage& stage, std::optional<Option> from, std::size_t to, std::int64_t papers,
            const Value& worth) {
    if (stage.moves.empty() || noted_from_ != from) noted_.assign(ballots_.options() + 1, 0);
    noted_from_ = from;
    if (noted_[to] == 0) {
      const auto next = to == ballots_.options() ? std::optional<Option>() : std::optional<Option>(to);
      stage.moves.push_back({from, next, 0, 0});
      noted_[to] = stage.moves.size();
    }
    Move& move = stage.moves[noted_[to] - 1];
    move.papers += ballots_.votes(papers);
    move.value += arithmetic_.exact(worth);
  }

  const RankedBallots& ballots_;
  Arithmetic arithmetic_;
  std::vector<std::uint16_t> cursor_;
  std::vector<std::uint8_t> receives_;
  std::vector<std::vector<Parcel>> parcels_;
  std::vector<Value> sums_;
  Value exhausted_ = 0, lost_ = 0;
  std::vector<Bucket> buckets_;
  std::vector<std::size_t> touched_;  // buckets in use
  std::vector<std::size_t> noted_;    // by option it goes to: the line of the stage's moves, from 1
  std::optional<Option> noted_from_;
};

}  // namespace plenary::count
