// The counted facts a charter's tests are asked on: each known, bounded, or missing.
//
//     Facts facts;
//     facts.set({"yes"}, 4);
//     facts.set({.word = "heard", .group = "South"}, 2);
//     facts.bound({"members"}, 600, 3000);           // known only to lie between
//
// A fact never given is missing: a count of which nothing is known but that it is not negative.  Facts do not
// know where they come from; body fills them from the state, replay from published tables.  What is not a
// count stands beside the counts: how units voted, papers of a ranked vote, rounds, lists, deposits.
#pragma once

#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/exact.h"

namespace plenary::decide {

struct FactName {
  std::string word;          // of the charter's vocabulary: "took part", "helped: no"
  std::string group = {};    // of the roll, a unit, a college, or empty: everybody
  std::string option = {};   // of the question, or empty
  std::string table = {};    // of weights, or empty: one each
  std::string cast_by = {};  // a set of units of the college `group`, or empty: all of it
  auto operator<=>(const FactName&) const = default;
};

struct Fact {  // low <= the count <= high, both reached; without high there is no ceiling
  Exact low = 0;
  std::optional<Exact> high = {};
  [[nodiscard]] bool known() const { return high && *high == low; }
};

struct UnitFact {
  std::string unit;
  std::optional<std::string> vote = {};  // yes, no, abstain, absent; none: not known, or counted within
};

struct Units {  // of one college
  std::vector<UnitFact> units;
  bool complete = true;  // false: there are others, of whose votes nothing is known
};

struct Given {  // the threshold of a test, which came with the question
  std::string test;
  std::string option = {};
  auto operator<=>(const Given&) const = default;
};

struct Paper {  // papers alike of a ranked vote: what stands before what; options left out stand last, equal
  std::vector<std::vector<std::string>> ranks;
  std::int64_t papers = 1;
};

struct VoiceList {  // how one voter of a voice placed the options, best first
  std::string voice, voter;
  std::vector<std::string> places;
};

using Votes = std::map<std::string, Exact>;  // by option

struct Deposit {
  std::string party;
  Day day;
  bool additional = true;  // false: not counted on top of others (a union beside its members)
};

class Facts {
 public:
  void set(FactName name, Exact value) { bound(std::move(name), value, value); }
  void bound(FactName name, Exact low, std::optional<Exact> high) {
    facts_[std::move(name)] = {std::move(low), std::move(high)};
  }
  // Adds to what is known of the same count, or begins it.
  void add(const FactName& name, const Exact& value) {
    const auto [at, fresh] = facts_.try_emplace(name, Fact{0, Exact(0)});
    at->second.low += value;
    if (at->second.high) *at->second.high += value;
  }
  [[nodiscard]] const Fact& at(const FactName& name) const {
    static const Fact kMissing;
    const auto found = facts_.find(name);
    return found == facts_.end() ? kMissing : found->second;
  }
  [[nodiscard]] bool has(const FactName& name) const { return facts_.contains(name); }
  [[nodiscard]] const std::map<FactName, Fact>& all() const { return facts_; }

  std::vector<std::string> options;             // of the question, in its order, for tests `each = "option"`
  std::optional<Day> day;                       // on which the decision was opened: what was in force
  std::map<Given, Fact> given;                  // thresholds that came with the question
  std::map<std::string, Units> units;           // by college
  std::string default_option;                   // of a ranked vote, where the charter names none
  std::vector<Paper> papers;                    // ranked vote
  std::vector<VoiceList> lists;                 // vote by points
  std::vector<Votes> rounds;                    // vote in rounds, as they were held
  std::vector<Deposit> deposits;                // ratification
  std::map<std::string, std::string> group_of;  // option to its group, for a cap on those chosen alike
  std::vector<std::string> assumed;             // what was taken for granted, and why: told with the proof
  std::string untold_groups;  // why options whose group is not told are taken to differ; or empty

 private:
  std::map<FactName, Fact> facts_;
};

}  // namespace plenary::decide
