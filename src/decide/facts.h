// The counted facts a charter's tests are asked on: each known, bounded, or missing.
//
//     Facts facts;
//     facts.set({"yes"}, 4);
//     facts.set({.word = "heard", .group = "South"}, 2);
//     facts.bound({"members"}, 600, 3000);           // known only to lie between
//
// A fact never given is missing: a count of which nothing is known but that it is not negative.  Facts do not
// know where they come from; body fills them from the state, replay from published tables.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/exact.h"

namespace plenary::decide {

struct FactName {
  std::string word;         // of the charter's vocabulary: "took part", "helped: no"
  std::string group = {};   // of the roll, or empty: everybody
  std::string option = {};  // of the question, or empty
  std::string table = {};   // of weights, or empty: one each
  auto operator<=>(const FactName&) const = default;
};

struct Fact {  // low <= the count <= high, both reached; without high there is no ceiling
  Exact low = 0;
  std::optional<Exact> high = {};
  [[nodiscard]] bool known() const { return high && *high == low; }
};

class Facts {
 public:
  void set(FactName name, Exact value) { bound(std::move(name), value, value); }
  void bound(FactName name, Exact low, std::optional<Exact> high) {
    facts_[std::move(name)] = {std::move(low), std::move(high)};
  }
  [[nodiscard]] const Fact& at(const FactName& name) const {
    static const Fact kMissing;
    const auto found = facts_.find(name);
    return found == facts_.end() ? kMissing : found->second;
  }

  std::vector<std::string> options;  // of the question, in its order, for tests `each = "option"`

 private:
  std::map<FactName, Fact> facts_;
};

}  // namespace plenary::decide
