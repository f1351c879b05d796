#include "count/ranked/rules.h"

#include <algorithm>
#include <utility>

#include "count/pairwise/run.h"
#include "count/ranked/irv.h"
#include "count/ranked/meek.h"
#include "count/ranked/positional.h"
#include "count/ranked/qpq.h"
#include "count/ranked/stv.h"

namespace plenary::count {
namespace {

struct Asked {
  const RankedBallots& orders;
  const RankedBallots& cast;
  const RankedQuestion& question;
  Seats seats;
};

// Equal ranks are read as all their orders.
Result<Returned> with_equals(const Asked& a, const MeekRules& rules) {
  PLENARY_TRY(const RankedBallots strict, symmetric(weak_orders(a.cast, a.question.withdrawn)));
  return stv_meek(interpret(strict, {}).ballots, a.seats, rules);
}

Matrix pairs(const Asked& a) {
  return pairwise(weak_orders(a.cast, a.question.withdrawn));
}

// Several with the same highest score are a tie for the seat.
Result<Returned> elect_highest(const Asked& a, Scored scored) {
  Returned returned{.elected = scored.winners,
                    .counted = a.orders.votes(a.orders.total()),
                    .trace = std::move(scored.trace)};
  std::erase_if(returned.elected,
                [&](Option option) { return std::ranges::count(a.question.withdrawn, option) > 0; });
  if (returned.elected.size() < 2) return returned;
  Tie tie =
      part(std::exchange(returned.elected, {}), Want::most, "election", returned.trace, a.question.ties);
  returned.elected = tie.taken;
  if (tie.taken.empty()) {
    returned.open = std::move(tie);
  } else {
    returned.trace.back().ties.push_back(std::move(tie));
  }
  return returned;
}

struct RankedRule {
  std::string_view id;
  Result<Returned> (*count)(const Asked&);
};

constexpr RankedRule kRankedRules[] = {
    {"irv@1", [](const Asked& a) { return irv(a.orders, a.question.ties, {}, a.question.withdrawn); }},
    {"bottom-up@1", [](const Asked& a) { return bottom_up(a.orders, a.seats); }},
    {"stv-meek-prf@1", [](const Asked& a) { return stv_meek(a.orders, a.seats, kMeekReference); }},
    {"stv-meek-new-zealand@1", [](const Asked& a) { return stv_meek(a.orders, a.seats, kMeekNewZealand); }},
    {"stv-meek@1", [](const Asked& a) { return with_equals(a, kMeek); }},
    {"stv-warren@1", [](const Asked& a) { return with_equals(a, kWarren); }},
    {"stv-qpq@1", [](const Asked& a) { return stv_qpq(a.orders, a.seats); }},
    {"bucklin@1", [](const Asked& a) { return elect_highest(a, bucklin(a.orders)); }},
    {"coombs@1",
     [](const Asked& a) {
       return coombs(a.orders, a.seats, a.seats.seats == 1 ? Until::majority : Until::seats);
     }},
    {"benham@1", [](const Asked& a) { return benham(a.cast, a.seats); }},
    {"nanson@1",
     [](const Asked& a) {
       return Result<Returned>(nanson(pairs(a), a.question.ties, a.question.withdrawn));
     }},
    {"baldwin@1",
     [](const Asked& a) {
       return Result<Returned>(baldwin(pairs(a), a.question.ties, a.question.withdrawn));
     }},
    {"stv-scottish@1", [](const Asked& a) { return stv_scottish(a.orders, a.seats); }},
    {"stv-cambridge@1", [](const Asked& a) { return stv_cambridge(a.orders, a.seats); }},
    {"stv-hare@1", [](const Asked& a) { return stv_hare(a.orders, a.seats); }},
    {"stv-cfer@1", [](const Asked& a) { return stv_wigm(a.orders, a.seats, kCfer); }},
    {"stv-minneapolis@1",
     [](const Asked& a) { return stv_minneapolis(a.orders, a.seats, a.question.undeclared); }},
    {"stv-ers97@1", [](const Asked& a) { return stv_ers97(a.orders, a.seats); }},
    {"stv-northern-ireland@1", [](const Asked& a) { return stv_northern_ireland(a.orders, a.seats); }},
    {"stv-wigm@1", [](const Asked& a) { return stv_wigm(a.orders, a.seats, {}); }},
    {"stv-wigm-whole@1", [](const Asked& a) { return stv_wigm(a.orders, a.seats, {.quota = Quota::whole}); }},
    {"stv-wigm-exact@1",
     [](const Asked& a) { return stv_wigm(a.orders, a.seats, {.quota = Quota::passed, .places = {}}); }},
};

const RankedRule* find(std::string_view rule) {
  const auto* const found = std::ranges::find(kRankedRules, rule, &RankedRule::id);
  return found == std::end(kRankedRules) ? nullptr : found;
}

}  // namespace

bool is_ranked_rule(std::string_view rule) {
  return find(rule) != nullptr;
}

Result<Returned> count_ranked(std::string_view rule, const RankedBallots& cast,
                              const RankedQuestion& question) {
  const RankedRule* const found = find(rule);
  if (found == nullptr) return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  for (const auto* const named : {&question.withdrawn, &question.undeclared})
    for (const Option option : *named)
      if (option >= cast.options()) return refuse("count.no_such_option");
  Interpretation how = question.reading;
  how.withdrawn = question.withdrawn;
  const Interpreted read = interpret(cast, how);
  const Seats seats{.seats = question.seats, .ties = question.ties, .withdrawn = question.withdrawn};
  return found->count({.orders = read.ballots, .cast = cast, .question = question, .seats = seats});
}

}  // namespace plenary::count
