// Divisor rules: each seat goes to the list with the largest votes / d(seats it has).
//
// Where d(0) is nothing (Adams, Dean, Huntington-Hill) every list with votes is served once before any is
// served twice; are there fewer seats than lists, more votes go first, as for any d(0) however small.
#include <algorithm>
#include <queue>

#include "count/seats/share.h"

namespace plenary::count::seats {
namespace {

// The quotient of a claim at its next seat.  Huntington-Hill divides by a root: there both are squared.
struct Quotient {
  Option claim;
  bool first_of_all;  // d is nothing
  Exact value;        // then the votes themselves

  bool operator<(const Quotient& other) const {
    if (first_of_all != other.first_of_all) return other.first_of_all;
    return value < other.value;
  }
  bool equals(const Quotient& other) const {
    return first_of_all == other.first_of_all && value == other.value;
  }
};

struct Divisor {
  std::string_view id;
  Exact (*at)(const Exact& held);  // d of the seats held
  bool squared = false;            // `at` gives d squared
};

constexpr Divisor kDivisors[] = {
    {"dhondt@1", [](const Exact& s) -> Exact { return s + 1; }},
    {"sainte-lague@1", [](const Exact& s) -> Exact { return 2 * s + 1; }},
    {"modified-sainte-lague-1.4@1", [](const Exact& s) -> Exact { return s == 0 ? Exact(7, 5) : 2 * s + 1; }},
    {"modified-sainte-lague-1.2@1", [](const Exact& s) -> Exact { return s == 0 ? Exact(6, 5) : 2 * s + 1; }},
    {"huntington-hill@1", [](const Exact& s) -> Exact { return s * (s + 1); }, true},
    {"dean@1", [](const Exact& s) -> Exact { return 2 * s * (s + 1) / (2 * s + 1); }},
    {"adams@1", [](const Exact& s) -> Exact { return s; }},
    {"danish@1", [](const Exact& s) -> Exact { return 3 * s + 1; }},
    {"imperiali-divisor@1", [](const Exact& s) -> Exact { return s + 2; }},
};

Quotient quotient(const Divisor& divisor, Option claim, const Exact& votes, std::size_t held) {
  const Exact d = divisor.at(Exact(held));
  if (d == 0) return {claim, true, votes};
  return {claim, false, (divisor.squared ? Exact(votes * votes) : votes) / d};
}

class DivisorSharing {
 public:
  DivisorSharing(const Divisor& divisor, const Round& round) : divisor_(divisor), round_(round) {
    shared_.seats.resize(round.claims.size());
    left_ = round.seats;
  }

  Result<Shared> run() {
    for (Option claim = 0; claim < round_.claims.size(); ++claim) {
      const std::size_t minimum = round_.claims[claim].minimum;
      if (minimum > left_) return refuse("count.minimum_beyond_seats");
      left_ -= shared_.seats[claim] = minimum;
      enter(claim);
    }
    while (left_ > 0 && !waiting_.empty())
      serve(next_equals());
    shared_.vacant = left_;
    return std::move(shared_);
  }

 private:
  void enter(Option claim) {
    const Claim& asks = round_.claims[claim];
    if (asks.votes > 0 && shared_.seats[claim] < asks.cap)
      waiting_.push(quotient(divisor_, claim, asks.votes, shared_.seats[claim]));
  }

  std::vector<Quotient> next_equals() {
    std::vector<Quotient> equals;
    while (!waiting_.empty() && (equals.empty() || waiting_.top().equals(equals.front()))) {
      equals.push_back(waiting_.top());
      waiting_.pop();
    }
    return equals;
  }

  void serve(const std::vector<Quotient>& equals) {
    std::vector<Option> served;
    for (const Quotient& each : equals)
      served.push_back(each.claim);
    std::ranges::sort(served);
    Stage stage{.what = "seat"};
    if (served.size() > left_) {
      Parted parted = part(served, left_, round_.claims, round_.parting, "next seat");
      stage.ties.push_back(std::move(parted.told));
      if (parted.left) shared_.contested.push_back(*std::move(parted.left));
      served = std::move(parted.taken);
      left_ = served.size();  // the open seats belong to the contested ones
    }
    stage.acted_on = served;
    if (!equals.front().first_of_all)
      stage.figures.push_back(
          {divisor_.squared ? "quotient squared" : "quotient", std::nullopt, equals.front().value});
    left_ -= served.size();
    for (const Option claim : served) {
      ++shared_.seats[claim];
      enter(claim);
    }
    shared_.trace.push_back(std::move(stage));
  }

  const Divisor& divisor_;
  const Round& round_;
  Shared shared_;
  std::size_t left_ = 0;
  std::priority_queue<Quotient> waiting_;
};

template <std::size_t I>
Result<Shared> share_by_divisor(const Round& round) {
  return DivisorSharing(kDivisors[I], round).run();
}

template <std::size_t... I>
constexpr auto all_rules(std::index_sequence<I...>) {
  return std::array<Rule, sizeof...(I)>{share_by_divisor<I>...};
}

}  // namespace

Rule divisor_rule(std::string_view id) {
  constexpr auto kRules = all_rules(std::make_index_sequence<std::size(kDivisors)>());
  const auto found = std::ranges::find(kDivisors, id, &Divisor::id);
  if (found == std::end(kDivisors)) return nullptr;
  return kRules[static_cast<std::size_t>(found - std::begin(kDivisors))];
}

}  // namespace plenary::count::seats
