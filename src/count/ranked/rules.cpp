#include "count/ranked/rules.h"

#include <algorithm>

#include "count/ranked/irv.h"
#include "count/ranked/stv.h"

namespace plenary::count {
namespace {

struct Asked {
  const RankedBallots& orders;
  const RankedBallots& cast;
  const RankedQuestion& question;
  Seats seats;
};

struct Rule {
  std::string_view id;
  Result<Returned> (*count)(const Asked&);
};

constexpr Rule kRules[] = {
    {"irv@1", [](const Asked& a) { return irv(a.orders, a.question.ties, {}, a.question.withdrawn); }},
    {"bottom-up@1", [](const Asked& a) { return bottom_up(a.orders, a.seats); }},
    {"stv-scottish@1", [](const Asked& a) { return stv_scottish(a.orders, a.seats); }},
    {"stv-wigm@1", [](const Asked& a) { return stv_wigm(a.orders, a.seats, {}); }},
    {"stv-wigm-whole@1", [](const Asked& a) { return stv_wigm(a.orders, a.seats, {.quota = Quota::whole}); }},
    {"stv-wigm-exact@1",
     [](const Asked& a) { return stv_wigm(a.orders, a.seats, {.quota = Quota::passed, .places = {}}); }},
};

const Rule* find(std::string_view rule) {
  const auto* const found = std::ranges::find(kRules, rule, &Rule::id);
  return found == std::end(kRules) ? nullptr : found;
}

}  // namespace

bool is_ranked_rule(std::string_view rule) {
  return find(rule) != nullptr;
}

Result<Returned> count_ranked(std::string_view rule, const RankedBallots& cast,
                              const RankedQuestion& question) {
  const Rule* const found = find(rule);
  if (found == nullptr) return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  Interpretation how = question.reading;
  how.withdrawn = question.withdrawn;
  const Interpreted read = interpret(cast, how);
  const Seats seats{.seats = question.seats, .ties = question.ties, .withdrawn = question.withdrawn};
  return found->count({.orders = read.ballots, .cast = cast, .question = question, .seats = seats});
}

}  // namespace plenary::count
