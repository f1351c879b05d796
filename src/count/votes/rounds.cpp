#include "count/votes/rounds.h"

#include <algorithm>

#include "count/families.h"

namespace plenary::count {
namespace {

enum class Kind { two_rounds, last_out };

struct RoundsRule {
  std::string_view id;
  Kind kind;
};
constexpr RoundsRule kRoundsRules[] = {{"two-round@1", Kind::two_rounds}, {"exhaustive@1", Kind::last_out}};

constexpr RuleLine kRoundsLines[] = {
    {.id = "exhaustive@1",
     .title = "Exhaustive ballot: more than half, else the last goes out and all vote again",
     .takes = "rounds",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::textbook,
     .behind = "by definition; every small election against a second implementation"},
    {.id = "two-round@1",
     .title = "Two rounds: more than half, else the two with most stand again",
     .takes = "rounds",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::textbook,
     .behind = "by definition; every small election against a second implementation"},
};

class Rounds {
 public:
  Rounds(Kind kind, const RoundRules& rules, std::size_t options) : kind_(kind), rules_(rules) {
    for (Option option = 0; option < options; ++option)
      counted_.next.push_back(option);
  }

  Result<RoundsCounted> count(const std::vector<Round>& rounds) {
    for (const Round& round : rounds) {
      ++held_;
      PLENARY_DO(fits(round));
      hold(round);
      if (!counted_.next.empty())
        counted_.returned.trace.push_back({.what = "stand in the next round", .acted_on = counted_.next});
    }
    return std::move(counted_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> refused(const char* code) const {
    return refuse(code, {.params = {{"round", held_}}});
  }
  [[nodiscard]] const std::vector<Stage>& trace() const { return counted_.returned.trace; }

  Result<void> fits(const Round& round) const {
    if (counted_.next.empty()) return refused("count.round_after_end");
    if (round.blank < 0) return refused("count.negative_weight");
    std::vector<Option> stands;
    for (Option option = 0; option < round.votes.size(); ++option) {
      if (!round.votes[option]) continue;
      if (*round.votes[option] < 0) return refused("count.negative_weight");
      stands.push_back(option);
    }
    if (stands != counted_.next) return refused("count.round_options");
    return {};
  }

  void hold(const Round& round) {
    const auto stands = std::exchange(counted_.next, {});
    Stage stage{.what = held_ == 1 ? "first round" : "next round", .acted_on = stands};
    Exact votes = 0;
    stage.sums.resize(round.votes.size());
    for (const Option option : stands)
      votes += stage.sums[option] = *round.votes[option];
    stage.exhausted = round.blank;
    const Exact base = rules_.blank_in_base ? Exact(votes + round.blank) : votes;
    stage.figures.push_back({"more than", std::nullopt, base * rules_.share});
    counted_.returned.counted = votes + round.blank;
    counted_.returned.trace.push_back(std::move(stage));
    decide(stands, base * rules_.share);
  }

  void decide(const std::vector<Option>& stands, const Exact& to_pass) {
    const bool last = kind_ == Kind::two_rounds ? held_ > 1 : stands.size() <= 2;
    auto passed = stands;
    std::erase_if(passed, [&](Option option) { return sum(option) <= to_pass; });
    if (last || stands.size() == 1 || !passed.empty()) {
      if (const auto first = one_of(passed.empty() ? stands : passed, Want::most, "election"))
        counted_.returned.elected = {*first};
      return;
    }
    kind_ == Kind::two_rounds ? two_go_on(stands) : last_goes_out(stands);
  }

  void two_go_on(std::vector<Option> stands) {
    std::vector<Option> two;
    while (two.size() < 2 && !stands.empty()) {
      auto next = furthest(stands, Want::most);
      if (two.size() + next.size() > 2) {  // equals who both find a place need not be parted
        const auto one = one_of(stands, Want::most, "next round");
        if (!one) return;
        next = {*one};
      }
      for (const Option option : next)
        two.push_back(option), std::erase(stands, option);
    }
    std::ranges::sort(two);
    std::ranges::copy(stands, std::back_inserter(counted_.returned.excluded));
    counted_.next = std::move(two);
  }

  void last_goes_out(std::vector<Option> stands) {
    const auto out = one_of(stands, Want::fewest, "exclusion");
    if (!out) return;
    counted_.returned.excluded.push_back(*out);
    std::erase(stands, *out);
    counted_.next = std::move(stands);
  }

  [[nodiscard]] const Exact& sum(Option option) const { return trace().back().sums[option]; }

  [[nodiscard]] std::vector<Option> furthest(const std::vector<Option>& among, Want want) const {
    const auto further = [&](Option a, Option b) {
      return want == Want::most ? sum(a) > sum(b) : sum(a) < sum(b);
    };
    const Option best = *std::ranges::min_element(among, further);
    std::vector<Option> equals;
    std::ranges::copy_if(among, std::back_inserter(equals), [&](Option option) { return sum(option) == sum(best); });
    return equals;
  }

  // The furthest of `among`; nothing: an open tie, which is then told.
  std::optional<Option> one_of(const std::vector<Option>& among, Want want, std::string_view asked) {
    auto tied = furthest(among, want);
    if (tied.size() == 1) return tied.front();
    auto& returned = counted_.returned;
    Tie tie = part(std::move(tied), want, asked, std::span(trace()).first(trace().size() - 1), rules_.ties);
    if (tie.taken.empty()) {
      returned.open = std::move(tie);
      return std::nullopt;
    }
    const Option taken = tie.taken.front();
    returned.trace.back().ties.push_back(std::move(tie));
    return taken;
  }

  Kind kind_;
  const RoundRules& rules_;
  std::int64_t held_ = 0;
  RoundsCounted counted_;
};

}  // namespace

std::span<const RuleLine> round_rules() {
  return kRoundsLines;
}

Result<RoundsCounted> count_rounds(std::string_view rule, const std::vector<Round>& rounds,
                                   const RoundRules& rules) {
  const auto* const found = std::ranges::find(kRoundsRules, rule, &RoundsRule::id);
  if (found == std::end(kRoundsRules))
    return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  if (rounds.empty() || rounds.front().votes.empty()) return refuse("count.no_round");
  return Rounds(found->kind, rules, rounds.front().votes.size()).count(rounds);
}

}  // namespace plenary::count
