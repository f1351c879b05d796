// Votes for named options: the most, the first so many, or all that pass.

#include <algorithm>
#include <iterator>
#include <map>

#include "decide/choose.h"

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::Step;

struct Candidate {
  std::string name;
  Exact votes;
};

struct Race {
  std::vector<Candidate> left;  // those that passed
  bool open = false;
};

Race race_of(const Charter& charter, const Step& step, const std::vector<std::string>& of_each,
               Conclusion& end) {
  Race field;
  for (const std::string& option : end.facts.options) {
    Evaluation one = evaluate_option(charter, of_each, end.facts, option);
    const Fact& votes =
        end.facts.at({.word = "votes", .group = step.counted_in, .option = option, .table = step.counted_by});
    end.totals.emplace_back(option, votes.low);
    if (one.verdict == Verdict::fails) {
      end.fallen.push_back(option);
    } else {
      field.open = field.open || one.verdict == Verdict::open || !votes.known();
      field.left.push_back({option, votes.low});
    }
    std::ranges::move(one.proof, std::back_inserter(end.pass.proof));
  }
  return field;
}

// One seat, by plurality@1 among those left, with its trace.
void choose_one(const Race& field, Conclusion& end) {
  count::Ballots ballots;
  ballots.options = end.facts.options.size();
  for (count::Option i = 0; i < end.facts.options.size(); ++i) {
    const auto found = std::ranges::find(field.left, end.facts.options[i], &Candidate::name);
    if (found == field.left.end()) ballots.left_out.push_back(i);
    ballots.grouped.push_back({i, end.totals[i].second});
  }
  const auto counted = count::count("plurality@1", ballots);
  if (!counted) return;
  end.trace = counted->trace;
  end.pass.verdict = counted->end == count::End::chosen ? Verdict::holds : Verdict::fails;
  if (counted->end == count::End::none) end.outcome = Outcome::none_elected;
  if (counted->end == count::End::tied) {
    end.outcome = Outcome::not_decided;
    for (const count::Option option : counted->first)
      end.tied.push_back(end.facts.options[option]);
  }
  if (counted->end == count::End::chosen) {
    end.outcome = Outcome::adopted;
    end.chosen = end.facts.options[counted->first.front()];
    end.elected = {*end.chosen};
  }
}

// The first so many, passing over whoever's group has its number already.  Equals at the last seat: tied.
class Seating {
 public:
  Seating(const Step& step, Conclusion& end) : step_(step), end_(end) {}

  void fill(const std::vector<Candidate>& sorted) {
    const auto seats = static_cast<std::size_t>(step_.seats);
    std::optional<Exact> last;
    for (const Candidate& candidate : sorted) {
      if (capped(candidate.name)) continue;
      if (end_.elected.size() < seats) {
        end_.elected.push_back(candidate.name);
        last = candidate.votes;
      } else if (candidate.votes == *last) {
        end_.tied.push_back(candidate.name);
      }
    }
    if (!end_.tied.empty()) part_off(sorted, *last);
    end_.outcome = !end_.tied.empty()     ? Outcome::not_decided
                   : end_.elected.empty() ? Outcome::none_elected
                                          : Outcome::adopted;
    if (end_.outcome == Outcome::adopted) end_.chosen = end_.elected.front();
  }

 private:
  bool capped(const std::string& name) {
    const auto group = end_.facts.group_of.find(name);
    if (step_.cap_group.empty() || group == end_.facts.group_of.end()) return false;
    if (taken_[group->second] == step_.cap_most) return true;
    if (end_.elected.size() < static_cast<std::size_t>(step_.seats)) ++taken_[group->second];
    return false;
  }

  // Whoever has the votes of those tied stands with them.
  void part_off(const std::vector<Candidate>& sorted, const Exact& votes) {
    std::vector<std::string> equal;
    for (const Candidate& candidate : sorted)
      if (candidate.votes == votes && std::erase(end_.elected, candidate.name) > 0)
        equal.push_back(candidate.name);
    end_.tied.insert(end_.tied.begin(), equal.begin(), equal.end());
  }

  const Step& step_;
  Conclusion& end_;
  std::map<std::string, int> taken_;
};

bool groups_untold(const Step& step, const Facts& facts) {
  if (step.cap_group.empty() || !facts.untold_groups.empty()) return false;
  return std::ranges::any_of(facts.options,
                             [&](const auto& option) { return !facts.group_of.contains(option); });
}

}  // namespace

void choose_by_votes(const Charter& charter, const Step& step, const std::vector<std::string>& of_each,
                     Conclusion& end) {
  Race field = race_of(charter, step, of_each, end);
  end.pass.verdict = Verdict::open;
  if (step.rule == "nobody") {  // a vote that only nominates
    end.pass.verdict = Verdict::fails;
    end.outcome = Outcome::none_elected;
    return;
  }
  if (field.open || groups_untold(step, end.facts)) return;
  if (step.rule == "most" && step.seats == 1 && step.cap_group.empty()) return choose_one(field, end);
  std::ranges::stable_sort(field.left, std::greater(), &Candidate::votes);
  if (step.rule == "all that pass") {
    for (const Candidate& candidate : field.left)
      end.elected.push_back(candidate.name);
    end.outcome = end.elected.empty() ? Outcome::none_elected : Outcome::adopted;
    if (!end.elected.empty()) end.chosen = end.elected.front();
  } else {
    Seating(step, end).fill(field.left);
  }
  end.pass.verdict = end.outcome == Outcome::adopted ? Verdict::holds : Verdict::fails;
}

}  // namespace plenary::decide
