#include "decide/colleges.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::College;

constexpr std::string_view kVotes[] = {"yes", "no", "abstain", "absent"};

struct Measure {  // by what the units are counted: a table of weights, and of which set alone
  std::string table, cast_by;
  auto operator<=>(const Measure&) const = default;
};

// What the tests and votes of the charter ask of this college, so that nothing else is summed.
std::set<Measure> asked_of(const Charter& charter, const College& college) {
  std::set<Measure> asked = {{"", ""}};
  for (const charter::Test& test : charter.tests)
    if (test.in == college.name) asked.insert({{test.weigh, ""}, {test.weigh, test.cast_by}});
  for (const charter::Matter& matter : charter.matters)
    for (const charter::Step& step : matter.steps)
      if (step.counted_in == college.name) asked.insert({step.counted_by, ""});
  return asked;
}

struct Standing {  // a unit on the day, with its vote: yes, no, abstain, absent, an option; none: not known
  std::string unit;
  std::optional<std::string> vote;
};

class Totals {
 public:
  Totals(const Charter& charter, const College& college, Facts& facts)
      : charter_(charter), college_(college), facts_(facts) {}

  void sum(const Measure& by, const std::vector<Standing>& units, bool complete) {
    by_ = by;
    sums_.clear();
    for (const std::string_view word : kVotes)
      sums_[{std::string(word), ""}] = {0, Exact(0)};
    sums_[{"took part", ""}] = {0, Exact(0)};
    sums_[{"units", ""}] = {0, Exact(0)};
    if (college_.vote == charter::kMostVotes)
      for (const std::string& option : facts_.options)
        sums_[{"votes", option}] = {0, Exact(0)};
    for (const Standing& standing : units)
      add(standing);
    if (!complete)
      for (auto& [name, sum] : sums_)
        sum.high.reset();
    if (by.cast_by.empty()) named_ = sums_;
    put();
  }

 private:
  using Name = std::pair<std::string, std::string>;  // word, option

  [[nodiscard]] Fact weight(const std::string& unit) const {
    if (by_.table.empty()) {
      const Exact own = college_.weight_of(unit);
      return {own, own};
    }
    const FactName told = {.word = "weight", .group = unit, .table = by_.table};
    if (facts_.has(told)) return facts_.at(told);
    const charter::WeightTable* table = charter_.find_table(by_.table);
    const charter::Vintage* vintage = table == nullptr ? nullptr : table->in_force(facts_.day);
    if (vintage == nullptr) return {};
    const auto found = std::ranges::find(vintage->numbers, unit, &charter::Named::name);
    return found == vintage->numbers.end() ? Fact{} : Fact{found->number, found->number};
  }

  void add(const Standing& standing) {
    const charter::UnitSet* set = college_.find_set(by_.cast_by);
    if (!by_.cast_by.empty() &&
        (set == nullptr || std::ranges::find(set->units, standing.unit) == set->units.end()))
      return;
    const Fact own = weight(standing.unit);
    grow({"units", ""}, own, true);
    const bool by_option = college_.vote == charter::kMostVotes;
    if (by_option) return add_option(standing, own);
    const bool inside = !college_.vote.empty();
    for (const std::string_view word : kVotes) {
      if (standing.vote && *standing.vote == word) grow({std::string(word), ""}, own, true);
      if (!standing.vote && (!inside || word == "yes" || word == "no"))
        grow({std::string(word), ""}, own, false);
    }
    if (!standing.vote || *standing.vote != "absent") grow({"took part", ""}, own, standing.vote || inside);
  }

  void add_option(const Standing& standing, const Fact& own) {
    for (const std::string& option : facts_.options)
      if (!standing.vote || *standing.vote == option) grow({"votes", option}, own, standing.vote.has_value());
  }

  void grow(const Name& name, const Fact& by, bool certain) {
    Fact& sum = sums_[name];
    if (certain) sum.low += by.low;
    if (sum.high && by.high) *sum.high += *by.high;
    if (!by.high) sum.high.reset();
  }

  void put() {
    const charter::WeightTable* table = charter_.find_table(by_.table);
    if (table != nullptr && table->whole && by_.cast_by.empty())
      sums_[{"units", ""}] = {*table->whole, *table->whole};
    for (auto& [name, sum] : sums_) {
      const FactName total = {name.first, college_.name, name.second, by_.table, by_.cast_by};
      if (!by_.cast_by.empty()) within_total(name, sum);
      if (!facts_.has(total)) facts_.bound(total, sum.low, sum.high);
    }
  }

  // A set has at most what it is known to have and what of the whole college is not told by name.
  void within_total(const Name& name, Fact& sum) const {
    const Fact& all = facts_.at({name.first, college_.name, name.second, by_.table});
    if (!all.high) return;
    const Exact most = sum.low + std::max(Exact(0), Exact(*all.high - named_.at(name).low));
    if (!sum.high || *sum.high > most) sum.high = most;
  }

  const Charter& charter_;
  const College& college_;
  Facts& facts_;
  std::map<Name, Fact> named_;  // of the whole college by the same table, as its units are told
  Measure by_;
  std::map<Name, Fact> sums_;
};

// Who certainly has more votes in the unit than anybody else, if that is known.
std::optional<std::string> most_in(const Facts& facts, const std::string& unit) {
  for (const std::string& option : facts.options) {
    const Fact& own = facts.at({.word = "votes", .group = unit, .option = option});
    const bool first = std::ranges::all_of(facts.options, [&](const std::string& other) {
      const Fact& theirs = facts.at({.word = "votes", .group = unit, .option = other});
      return other == option || (theirs.high && own.low > *theirs.high);
    });
    if (first) return option;
  }
  return std::nullopt;
}

std::optional<std::string> vote_of(const Charter& charter, const College& college, const Facts& facts,
                                   const UnitFact& unit, Proof& proof) {
  if (college.vote.empty()) return unit.vote;
  if (college.vote == charter::kMostVotes) {
    auto most = most_in(facts, unit.unit);
    return most ? most : unit.vote;
  }
  Evaluation inside = evaluate_in(charter, college.vote, facts, unit.unit);
  std::ranges::move(inside.proof, std::back_inserter(proof));
  if (inside.verdict == Verdict::open) return unit.vote;
  return inside.verdict == Verdict::holds ? "yes" : "no";
}

void derive(const Charter& charter, const College& college, Derived& derived) {
  Units told;
  const auto found = derived.facts.units.find(college.name);
  if (found != derived.facts.units.end()) told = found->second;
  if (found == derived.facts.units.end() || (told.units.size() < college.units.size() && told.complete))
    for (const std::string& unit : college.units)
      if (std::ranges::find(told.units, unit, &UnitFact::unit) == told.units.end())
        told.units.push_back({unit});
  if (told.units.empty() && told.complete)
    return;  // nothing is said of its units; totals may be given as such
  std::vector<Standing> units;
  for (const UnitFact& unit : told.units)
    if (college.lives(unit.unit, derived.facts.day))
      units.push_back({unit.unit, vote_of(charter, college, derived.facts, unit, derived.proof)});
  Totals totals(charter, college, derived.facts);
  for (const Measure& by : asked_of(charter, college))
    totals.sum(by, units, told.complete);
}

}  // namespace

Derived with_colleges(const Charter& charter, const Facts& facts) {
  Derived derived{facts, {}};
  for (const College& college : charter.colleges)
    derive(charter, college, derived);
  return derived;
}

}  // namespace plenary::decide
