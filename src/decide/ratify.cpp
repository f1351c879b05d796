#include "decide/ratify.h"

#include <algorithm>
#include <set>

#include "decide/colleges.h"

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::Test;

// The tests `complete` rests on, with their parts.
void gather(const Charter& charter, const std::vector<std::string>& names, std::set<const Test*>& tests) {
  for (const std::string& name : names) {
    const Test* test = charter.find_test(name);
    if (test != nullptr && tests.insert(test).second) gather(charter, test->parts, tests);
  }
}

// What a party weighs; Fact{} where the table is silent.
Fact weight_of(const Charter& charter, const Test& test, const Facts& facts, const std::string& party) {
  const charter::College* college = charter.find_college(test.in);
  if (test.weigh.empty()) {
    const Exact own = college == nullptr ? Exact(1) : college->weight_of(party);
    return {own, own};
  }
  const FactName told = {.word = "weight", .group = party, .table = test.weigh};
  if (facts.has(told)) return facts.at(told);
  const charter::WeightTable* table = charter.find_table(test.weigh);
  const charter::Vintage* vintage = table == nullptr ? nullptr : table->in_force(facts.day);
  if (vintage != nullptr)
    for (const charter::Named& named : vintage->numbers)
      if (named.name == party) return {named.number, named.number};
  return {};
}

class Deposits {
 public:
  Deposits(const Charter& charter, const charter::Step& step, const Facts& facts)
      : charter_(charter),
        step_(step),
        facts_(with_colleges(charter, facts).facts),
        deposits_(facts.deposits) {
    gather(charter, step.complete, tests_);
    std::ranges::stable_sort(deposits_, {}, &Deposit::day);
    for (const Test* test : tests_) {
      if (test->combines()) continue;
      const charter::WeightTable* table = charter.find_table(test->weigh);
      facts_.set(deposited(*test), 0);
      if (table != nullptr && table->whole)
        facts_.set({.word = "units", .group = test->in, .table = test->weigh}, *table->whole);
    }
  }

  [[nodiscard]] Ratification run() {
    Ratification found;
    found.reached = evaluate(charter_, step_.complete, facts_);
    for (std::size_t i = 0; i < deposits_.size();) {
      const Day day = deposits_[i].day;
      for (; i < deposits_.size() && deposits_[i].day == day; ++i)
        count(deposits_[i]);
      found.before = std::move(found.reached);
      found.reached = evaluate(charter_, step_.complete, facts_);
      if (found.reached.verdict != Verdict::holds) continue;
      found.complete = day;
      enter_into_force(found);
      return found;
    }
    return found;
  }

 private:
  static FactName deposited(const Test& test) {
    return {.word = "deposited", .group = test.in, .table = test.weigh};
  }

  void count(const Deposit& deposit) {
    if (!deposit.additional || !counted_.insert(deposit.party).second) return;
    std::set<FactName> done;
    for (const Test* test : tests_) {
      if (test->combines() || !done.insert(deposited(*test)).second) continue;
      const Fact& before = facts_.at(deposited(*test));
      const Fact more = weight_of(charter_, *test, facts_, deposit.party);
      std::optional<Exact> high;
      if (before.high && more.high) high = *before.high + *more.high;
      const Exact low = before.low + more.low;
      facts_.bound(deposited(*test), low, high);
    }
  }

  void enter_into_force(Ratification& found) const {
    found.in_force = *found.complete + step_.first_after_days;
    for (const Deposit& deposit : deposits_)
      found.for_each.insert_or_assign(deposit.party,
                                      std::max(*found.in_force, deposit.day + step_.later_after_days));
  }

  const Charter& charter_;
  const charter::Step& step_;
  Facts facts_;
  std::vector<Deposit> deposits_;
  std::set<const Test*> tests_;
  std::set<std::string> counted_;
};

}  // namespace

Ratification ratify(const Charter& charter, const charter::Step& step, const Facts& facts) {
  return Deposits(charter, step, facts).run();
}

}  // namespace plenary::decide
