// Rounds: whoever passes is chosen; else the lowest leaves, and everybody votes anew.

#include <algorithm>
#include <iterator>
#include <set>

#include "decide/choose.h"

namespace plenary::decide {
namespace {

using charter::Charter;

std::set<std::string> names_of(const Votes& votes) {
  std::set<std::string> names;
  for (const auto& [name, _] : votes)
    names.insert(name);
  return names;
}

std::set<std::string> lowest_of(const Votes& votes) {
  const auto least = std::ranges::min_element(votes, {}, [](const auto& one) { return one.second; });
  std::set<std::string> names;
  for (const auto& [name, number] : votes)
    if (number == least->second) names.insert(name);
  return names;
}

// The tests of each option, asked on one round alone; its proof says which.
std::vector<std::string> passing(const Charter& charter, const std::vector<std::string>& of_each,
                                 const Votes& votes, Conclusion& end) {
  Facts facts = end.facts;
  Exact all = 0;
  facts.options.clear();
  for (const auto& [name, number] : votes) {
    facts.options.push_back(name);
    facts.set({.word = "votes", .option = name}, number);
    all += number;
  }
  if (!facts.has({"valid"})) facts.set({"valid"}, all);
  std::vector<std::string> found;
  for (const std::string& option : facts.options) {
    Evaluation one = evaluate_option(charter, of_each, facts, option);
    if (one.verdict == Verdict::holds) found.push_back(option);
    std::ranges::move(one.proof, std::back_inserter(end.pass.proof));
  }
  return found;
}

// One round after another, until somebody passes; false: a round holds others than the rule leaves in.
class Rounds {
 public:
  explicit Rounds(Conclusion& end) : end_(end) {}

  // A ballot between those equal at the bottom, or a round of all that are left.
  [[nodiscard]] bool fits(const Votes& votes) const {
    const auto names = names_of(votes);
    return end_.rounds == 0 || names == left_ || (equal_.size() > 1 && names == equal_);
  }

  [[nodiscard]] bool parts_equals(const Votes& votes) const {
    return equal_.size() > 1 && names_of(votes) == equal_ && equal_ != left_;
  }

  // The lowest leaves; of several equal at the bottom none does, until a ballot between them says who.
  void leave(const Votes& votes) {
    const auto lowest = lowest_of(votes);
    if (end_.rounds == 0) left_ = names_of(votes);
    equal_ = lowest.size() > 1 ? lowest : std::set<std::string>{};
    if (lowest.size() != 1) return;
    left_.erase(*lowest.begin());
    end_.fallen.push_back(*lowest.begin());
  }

 private:
  Conclusion& end_;
  std::set<std::string> left_, equal_;
};

}  // namespace

void choose_by_rounds(const Charter& charter, const std::vector<std::string>& of_each, Conclusion& end) {
  Rounds rounds(end);
  end.pass.verdict = Verdict::open;
  for (const Votes& votes : end.facts.rounds) {
    if (end.outcome || votes.empty() || !rounds.fits(votes)) {
      end.outcome.reset();  // what was held is not what the rule has
      return;
    }
    const bool parting = rounds.parts_equals(votes);
    const auto chosen = parting ? std::vector<std::string>{} : passing(charter, of_each, votes, end);
    if (chosen.size() == 1) {
      end.outcome = Outcome::adopted;
      end.chosen = chosen.front();
      end.elected = chosen;
    }
    rounds.leave(votes);
    ++end.rounds;
  }
  if (end.outcome) end.pass.verdict = Verdict::holds;
}

}  // namespace plenary::decide
