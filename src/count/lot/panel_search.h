// Inside this room: panels by how many of each type they seat, and the worthiest of them by branch and bound.
//
// A node's bound is that of the linear program over its boxes, exact; it branches on the first type that is seated in
// parts.  Limits are nodes and pivots, never seconds: where they are used up, `settled` is false and nothing is claimed.
#pragma once

#include <optional>
#include <utility>

#include "count/lot/boxed_lp.h"

namespace plenary::count::panels {

using Counts = std::vector<std::size_t>;                         // by type: how many of it are seated
using Boxes = std::vector<std::pair<std::size_t, std::size_t>>;  // least, most

struct Frame {
  std::size_t seats = 0;
  Counts sizes;                                  // by type: how many there are, one at least
  std::vector<std::vector<std::size_t>> traits;  // by type: the quotas it counts for
  Boxes quotas;
  [[nodiscard]] Boxes boxes() const;  // by type: none to all
};

[[nodiscard]] bool fits(const Frame& frame, const Counts& panel);
[[nodiscard]] mpz_class worth_of(const std::vector<mpz_class>& weights, const Counts& panel);

struct Nodes {  // of all searches for one answer, and the pivots of all programmes
  std::int64_t most = 0, taken = 0;
  Pivots pivots = {};
};

enum class Wanted { any, best };

class PanelSearch {
 public:
  PanelSearch(const Frame& frame, Nodes& nodes);
  void narrow(const Boxes& types, const Boxes& quotas);  // from now on only panels between these ends

  struct Found {
    std::optional<Counts> panel;  // worth more than `above`: the best, or the first that was met
    bool settled = true;          // that it is the best, or that there is none, is proved
  };
  [[nodiscard]] Found search(const std::vector<mpz_class>& weights, const mpz_class& above, Wanted wanted);

 private:
  void visit();
  [[nodiscard]] std::optional<std::size_t> seated_in_parts() const;

  const Frame& frame_;
  Nodes& nodes_;
  BoxedLp lp_;
  Boxes box_;
  Wanted wanted_ = Wanted::best;
  mpz_class above_;
  Found found_;
  bool done_ = false;
};

}  // namespace plenary::count::panels
