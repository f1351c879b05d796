// The papers of a count by keep factors, as a tree: a path is the elected options a paper passes, one after
// another, and ends at the option that still stands, or at nothing.
//
// Sharing out the votes walks the tree, not the papers: a million papers make some hundreds of places in it.
// A paper is moved when the option it rests with is elected or excluded, and only then.
#pragma once

#include <utility>
#include <vector>

#include "count/ranked/ballots.h"
#include "count/stage.h"

namespace plenary::count {

class KeepTree {
 public:
  using Place = std::uint32_t;

  KeepTree(const RankedBallots& ballots, const std::vector<Option>& withdrawn)
      : ballots_(ballots),
        cursor_(ballots.size()),
        out_(ballots.options()),
        passes_(ballots.options()),
        with_(ballots.options()),
        nodes_(1) {
    for (const Option option : withdrawn)
      out_[option] = true;
    for (std::uint32_t group = 0; group < ballots.size(); ++group)
      lay(group, 0, 0);
  }

  void elect(Option option) {
    passes_[option] = true;
    for (const Place place : std::vector<Place>(with_[option]))
      move_on(place, place);
  }
  void exclude(Option option) {
    out_[option] = true;
    for (const Place place : std::vector<Place>(with_[option]))
      move_on(place, nodes_[place].above);
  }

  // give(option, papers resting or passing below here, weight) -> the weight that is left for what comes
  // after. Called for each place on each path from the top; `top` is the weight of a whole paper.
  template <class Weight, class Give>
  void share(const Weight& top, Give give) const {
    share_below(0, top, give);
  }

 private:
  struct Node {
    Option option = 0;
    Place above = 0;
    std::int64_t papers = 0;  // all that pass or rest here
    std::vector<std::uint32_t> resting;
    std::vector<Place> below;
  };

  void move_on(Place from, Place to) {
    const auto groups = std::exchange(nodes_[from].resting, {});
    for (const std::uint32_t group : groups) {
      const std::int64_t weight = ballots_.weight(group);
      for (Place place = from; place != to; place = nodes_[place].above)
        nodes_[place].papers -= weight;
      lay(group, to, cursor_[group] + 1u);
    }
  }

  // Papers of which nothing further stands stay nowhere: their remainder is exhausted.
  void lay(std::uint32_t group, Place place, std::size_t at) {
    const auto marks = ballots_.marks(group);
    for (;; ++at) {
      while (at < marks.size() && out_[marks[at]])
        ++at;
      if (at >= marks.size()) return;
      place = below(place, marks[at]);
      nodes_[place].papers += ballots_.weight(group);
      if (passes_[marks[at]]) continue;
      cursor_[group] = static_cast<std::uint16_t>(at);
      nodes_[place].resting.push_back(group);
      return;
    }
  }

  Place below(Place above, Option option) {
    for (const Place place : nodes_[above].below)
      if (nodes_[place].option == option) return place;
    const auto made = static_cast<Place>(nodes_.size());
    nodes_.push_back({.option = option, .above = above, .papers = 0, .resting = {}, .below = {}});
    nodes_[above].below.push_back(made);
    with_[option].push_back(made);
    return made;
  }

  template <class Weight, class Give>
  void share_below(Place above, const Weight& weight, Give& give) const {
    for (const Place place : nodes_[above].below) {
      const Node& node = nodes_[place];
      if (node.papers == 0) continue;
      const Weight left = give(node.option, node.papers, weight);
      if (left > 0) share_below(place, left, give);
    }
  }

  const RankedBallots& ballots_;
  std::vector<std::uint16_t> cursor_;
  std::vector<bool> out_, passes_;
  std::vector<std::vector<Place>> with_;  // by option, its places
  std::vector<Node> nodes_;               // the first is the top
};

}  // namespace plenary::count
