#include "count/pairwise/rules.h"

#include <algorithm>

#include "count/ranked/interpret.h"

namespace plenary::count {
namespace {

struct Pairs {
  const RankedBallots& orders;  // weak orders
  const PairsQuestion& question;
  Compared& found;  // its matrix is made, among those standing
};

using Score = Result<void> (*)(Pairs&);

Result<void> locked(Pairs& p, Locked result) {
  p.found.winners = std::move(result.winners);
  p.found.locked = std::move(result.locked);
  p.found.dropped = std::move(result.dropped);
  p.found.order_asked = result.equals;
  return {};
}

Result<void> whole(Pairs& p, Winners winners, const std::vector<std::int64_t>& scores = {},
                   std::int64_t per = 1) {
  p.found.winners = std::move(winners);
  for (const std::int64_t score : scores) {
    Exact number(score, per);
    number.canonicalize();
    p.found.scores.push_back(number);
  }
  return {};
}

Result<void> minimax_by(Pairs& p, Strength strength) {
  auto result = minimax(p.found.matrix, strength);
  return whole(p, std::move(result.winners), result.worst, p.orders.per_vote());
}

Result<void> best_order(Pairs& p) {
  auto result = kemeny(p.found.matrix);
  if (!result)
    return refuse("count.too_many_options", {.params = {{"most", static_cast<std::int64_t>(kMostKemeny)}}});
  p.found.winners = std::move(result->winners);
  p.found.ranking = std::move(result->order);
  return {};
}

Result<void> against_default(Pairs& p) {
  if (!p.question.against_default) return refuse("count.no_default");
  if (p.question.against_default->no_change >= p.found.matrix.options())
    return refuse("count.no_such_option");
  p.found.cleared = debian(p.found.matrix, *p.question.against_default);
  p.found.winners = p.found.cleared->winners;
  return {};
}

// Borda's points from the pairs: one for each ballot with the option before another, a half for each that has
// them equal.
Result<void> points(Pairs& p) {
  const Matrix& matrix = p.found.matrix;
  Exact most = -1;
  for (Option a = 0; a < matrix.options(); ++a) {
    mpz_class halves = 0;
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b) halves += mpz_class(matrix.margin(a, b)) + mpz_class(p.orders.total());
    Exact score(halves, mpz_class(2 * p.orders.per_vote()));
    score.canonicalize();
    most = std::max(most, score);
    p.found.scores.push_back(score);
  }
  for (Option option = 0; option < matrix.options(); ++option)
    if (p.found.scores[option] == most) p.found.winners.push_back(option);
  return {};
}

struct PairwiseRule {
  std::string_view id;
  Score score;
};

constexpr auto kWinning = Strength::winning;
constexpr auto kMargins = Strength::margins;

constexpr PairwiseRule kPairwiseRules[] = {
    {"borda@1", points},
    {"copeland@1",
     [](Pairs& p) {
       auto result = copeland(p.found.matrix);
       return whole(p, std::move(result.winners), result.halves, 2);
     }},
    {"debian@1", against_default},
    {"kemeny@1", best_order},
    {"minimax-margins@1", [](Pairs& p) { return minimax_by(p, kMargins); }},
    {"minimax-wv@1", [](Pairs& p) { return minimax_by(p, kWinning); }},
    {"ranked-pairs-margins@1",
     [](Pairs& p) { return locked(p, ranked_pairs(p.found.matrix, kMargins, p.question.order)); }},
    {"ranked-pairs-wv@1",
     [](Pairs& p) { return locked(p, ranked_pairs(p.found.matrix, kWinning, p.question.order)); }},
    {"river-margins@1",
     [](Pairs& p) { return locked(p, river(p.found.matrix, kMargins, p.question.order)); }},
    {"schulze-margins@1", [](Pairs& p) { return whole(p, schulze(p.found.matrix, kMargins).winners); }},
    {"schulze-wv@1", [](Pairs& p) { return whole(p, schulze(p.found.matrix, kWinning).winners); }},
    {"schwartz@1", [](Pairs& p) { return whole(p, schwartz(p.found.matrix)); }},
    {"smith@1", [](Pairs& p) { return whole(p, smith(p.found.matrix)); }},
    {"split-cycle@1", [](Pairs& p) { return whole(p, split_cycle(p.found.matrix)); }},
};

const PairwiseRule* find(std::string_view rule) {
  const auto* const found = std::ranges::find(kPairwiseRules, rule, &PairwiseRule::id);
  return found == std::end(kPairwiseRules) ? nullptr : found;
}

PairsQuestion renumbered(PairsQuestion question, const std::vector<Option>& standing) {
  std::vector<Option> order;
  for (const Option option : question.order)
    if (const auto at = std::ranges::find(standing, option); at != standing.end())
      order.push_back(static_cast<Option>(at - standing.begin()));
  question.order = std::move(order);
  return question;
}

// The rule saw those standing, numbered from 0; here they get their own numbers back.
void give_back_numbers(Compared& found, const std::vector<Option>& standing, std::size_t options) {
  const auto named = [&](Option& option) { option = standing[option]; };
  std::ranges::for_each(found.winners, named);
  std::ranges::for_each(found.ranking, named);
  for (auto* const defeats : {&found.locked, &found.dropped})
    for (Defeat& defeat : *defeats)
      named(defeat.winner), named(defeat.loser);
  if (found.scores.empty()) return;
  std::vector<Exact> scores(options);
  for (Option i = 0; i < standing.size(); ++i)
    scores[standing[i]] = found.scores[i];
  found.scores = std::move(scores);
}

}  // namespace

bool is_pairs_rule(std::string_view rule) {
  return find(rule) != nullptr;
}

Result<Compared> count_pairs(std::string_view rule, const RankedBallots& cast,
                             const PairsQuestion& question) {
  const PairwiseRule* const known = find(rule);
  if (known == nullptr) return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  std::vector<Option> standing;
  for (Option option = 0; option < cast.options(); ++option)
    if (std::ranges::find(question.withdrawn, option) == question.withdrawn.end()) standing.push_back(option);
  const bool all = standing.size() == cast.options();
  if (known->score == against_default && !all) return refuse("count.no_default");
  const RankedBallots orders = weak_orders(cast, question.withdrawn);
  const Matrix matrix = pairwise(orders);
  Compared found{.winners = {}, .matrix = all ? matrix : matrix.among(standing)};
  const PairsQuestion own = renumbered(question, standing);
  Pairs pairs{.orders = orders, .question = own, .found = found};
  PLENARY_DO(known->score(pairs));
  give_back_numbers(found, standing, cast.options());
  found.matrix = matrix;
  return found;
}

}  // namespace plenary::count
