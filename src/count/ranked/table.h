// The table at which seats are counted: who stands, who is elected, who is out, and the trace as it grows.
// What the rules of the single transferable vote and the instant run-off have in common besides the papers.
#pragma once

#include <algorithm>

#include "count/ranked/returned.h"

namespace plenary::count {

class Table {
 public:
  Table(std::size_t options, const Seats& asked) : asked_(asked), stands_(options, true) {
    for (const Option option : asked.withdrawn)
      stands_[option] = false;
  }

  [[nodiscard]] bool stands(Option option) const { return stands_[option]; }
  [[nodiscard]] std::vector<Option> standing() const {
    std::vector<Option> found;
    for (Option option = 0; option < stands_.size(); ++option)
      if (stands_[option]) found.push_back(option);
    return found;
  }
  [[nodiscard]] std::size_t seats_left() const { return asked_.seats - returned_.elected.size(); }

  void elect(Option option) { leave(option), returned_.elected.push_back(option); }
  void exclude(Option option) { leave(option), returned_.excluded.push_back(option); }

  // Those of `options` whose value is the most (the fewest); parted when there are several.  Nothing: an open
  // tie, which is then told in the outcome.  A tie parted is kept for the stage to come.
  template <class ValueOf>
  std::optional<Option> furthest(const std::vector<Option>& options, Want want, std::string_view asked,
                                 ValueOf value_of) {
    std::vector<Option> tied;
    for (const Option option : options) {
      if (!tied.empty() && value_of(option) == value_of(tied.front())) {
        tied.push_back(option);
      } else if (tied.empty() || (value_of(option) > value_of(tied.front())) == (want == Want::most)) {
        tied = {option};
      }
    }
    return one_of(std::move(tied), want, asked);
  }

  std::optional<Option> one_of(std::vector<Option> tied, Want want, std::string_view asked) {
    if (tied.size() == 1) return tied.front();
    Tie tie = part(std::move(tied), want, asked, returned_.trace, asked_.ties);
    if (tie.taken.empty()) {
      returned_.open = std::move(tie);
      return std::nullopt;
    }
    const Option taken = tie.taken.front();
    ties_.push_back(std::move(tie));
    return taken;
  }

  Stage begin(std::string what, std::vector<Option> acted_on) {
    return {.what = std::move(what), .acted_on = std::move(acted_on), .ties = std::exchange(ties_, {})};
  }
  void end(Stage stage) { returned_.trace.push_back(std::move(stage)); }

  [[nodiscard]] Returned& returned() { return returned_; }
  [[nodiscard]] std::size_t stage() const { return returned_.trace.size(); }

  // Those left when they are no more than the seats left, by `sums` from the most; what stays empty is
  // vacant.
  template <class Sums>
  void fill(const Sums& sums) {
    auto left = standing();
    std::ranges::stable_sort(left, [&](Option a, Option b) { return sums[a] > sums[b]; });
    if (!left.empty()) {
      for (const Option option : left)
        elect(option);
      end({.what = "elected without more", .acted_on = left, .sums = {}});
      carry_sums();
    }
    returned_.vacant = seats_left();
  }

 private:
  void leave(Option option) { stands_[option] = false; }
  void carry_sums() {
    auto& trace = returned_.trace;
    if (trace.size() < 2) return;
    const Stage& before = trace[trace.size() - 2];
    trace.back().sums = before.sums;
    trace.back().exhausted = before.exhausted;
    trace.back().lost = before.lost;
  }

  const Seats& asked_;
  std::vector<bool> stands_;
  std::vector<Tie> ties_;
  Returned returned_;
};

}  // namespace plenary::count
