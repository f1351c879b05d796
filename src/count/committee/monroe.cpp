// Monroe: every seat stands for an equal part of the ballots; the most ballots that can be given a seat they
// approve.
//
// Parts differ by one ballot at most: so many seats as the division leaves over take one more.  How many
// ballots can be content is a flow from ballots to seats.
#include <algorithm>
#include <deque>
#include <numeric>

#include "count/committee/best_search.h"

namespace plenary::count::committees {
namespace {

Result<std::vector<std::int64_t>> whole_ballots(const Profile& profile) {
  std::vector<std::int64_t> whole;
  for (const Exact& weight : profile.weight) {
    if (weight.get_den() != 1 || !weight.get_num().fits_slong_p() || weight > 1'000'000'000)
      return refuse("count.weight_not_whole");
    whole.push_back(weight.get_num().get_si());
  }
  return whole;
}

// The largest flow in a small graph, by shortest ways.
class Flow {
 public:
  explicit Flow(std::size_t nodes) : room_(nodes, std::vector<std::int64_t>(nodes)) {}
  void edge(std::size_t from, std::size_t to, std::int64_t room) { room_[from][to] = room; }

  std::int64_t most(std::size_t source, std::size_t sink) {
    std::int64_t sum = 0;
    while (const std::int64_t more = push(source, sink))
      sum += more;
    return sum;
  }

 private:
  std::int64_t push(std::size_t source, std::size_t sink) {
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> from(room_.size(), kNone);
    std::deque<std::size_t> waiting{source};
    from[source] = source;
    while (!waiting.empty() && from[sink] == kNone) {
      const std::size_t node = waiting.front();
      waiting.pop_front();
      for (std::size_t next = 0; next < room_.size(); ++next)
        if (from[next] == kNone && room_[node][next] > 0) {
          from[next] = node;
          waiting.push_back(next);
        }
    }
    if (from[sink] == kNone) return 0;
    std::int64_t room = room_[from[sink]][sink];
    for (std::size_t node = sink; node != source; node = from[node])
      room = std::min(room, room_[from[node]][node]);
    for (std::size_t node = sink; node != source; node = from[node]) {
      room_[from[node]][node] -= room;
      room_[node][from[node]] += room;
    }
    return room;
  }

  std::vector<std::vector<std::int64_t>> room_;
};

// Ballots that approve the same of the committee are one node.
std::int64_t content(const Profile& profile, const std::vector<std::int64_t>& ballots,
                     const Committee& committee) {
  std::int64_t all = 0;
  for (const std::int64_t each : ballots)
    all += each;
  const auto seats = static_cast<std::int64_t>(committee.size());
  const std::size_t kSource = 0, kSink = 1, kMore = 2, first = 3, voters = first + committee.size();
  Flow flow(voters + ballots.size());
  for (std::size_t place = 0; place < committee.size(); ++place) {
    flow.edge(first + place, kSink, all / seats);
    flow.edge(first + place, kMore, 1);
    for (const std::size_t ballot : profile.supporters[committee[place]])
      flow.edge(voters + ballot, first + place, ballots[ballot]);
  }
  flow.edge(kMore, kSink, all % seats);
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot)
    flow.edge(kSource, voters + ballot, ballots[ballot]);
  return flow.most(kSource, kSink);
}

// Ballots given to the seats of candidates who enter one after another: as many as can be, no seat more than
// `room`. With the same room for each the number given never grows more by a further seat than it would have
// grown before.
class SeatedBallots {
 public:
  SeatedBallots(const Profile& profile, std::vector<std::int64_t> ballots, std::int64_t room)
      : profile_(profile), left_(std::move(ballots)), room_(room), reached_(left_.size()) {}

  void enter(Option candidate) {
    seats_.push_back({candidate, 0, std::vector<std::int64_t>(left_.size())});
    while (const std::int64_t more = push())
      given_ += more;
  }
  [[nodiscard]] std::int64_t given() const { return given_; }
  // What a candidate more could add: no more than ballots that are left, or could be left instead, and
  // approve.
  [[nodiscard]] std::int64_t gain(Option candidate) const {
    std::int64_t sum = 0;
    for (const std::size_t ballot : profile_.supporters[candidate])
      if (seats_.empty() || reached_[ballot].yes) sum += whole(ballot);
    return std::min(sum, room_);
  }

 private:
  static constexpr auto kNone = static_cast<std::size_t>(-1);
  struct Seat {
    Option candidate;
    std::int64_t used;
    std::vector<std::int64_t> given;  // by ballot
  };
  struct Reached {
    bool yes = false;
    std::size_t from = kNone;  // the seat that gives it up; none: it is left
  };

  [[nodiscard]] std::int64_t whole(std::size_t ballot) const {
    std::int64_t sum = left_[ballot];
    for (const Seat& seat : seats_)
      sum += seat.given[ballot];
    return sum;
  }

  // Along one way from ballots left to a seat with room, over ballots that change their seats; 0: there is
  // none.
  std::int64_t push() {
    std::vector<std::size_t> waiting, by(seats_.size(), kNone);
    for (std::size_t ballot = 0; ballot < left_.size(); ++ballot) {
      reached_[ballot] = {.yes = left_[ballot] > 0};
      if (reached_[ballot].yes) waiting.push_back(ballot);
    }
    for (std::size_t next = 0; next < waiting.size(); ++next) {
      const std::size_t ballot = waiting[next];
      for (std::size_t place = 0; place < seats_.size(); ++place) {
        if (by[place] != kNone || !profile_.approves(ballot, seats_[place].candidate)) continue;
        by[place] = ballot;
        if (seats_[place].used < room_) return move_along(by, place);
        for (std::size_t other = 0; other < left_.size(); ++other)
          if (!reached_[other].yes && seats_[place].given[other] > 0) {
            reached_[other] = {.yes = true, .from = place};
            waiting.push_back(other);
          }
      }
    }
    return 0;
  }

  std::int64_t move_along(const std::vector<std::size_t>& by, std::size_t end) {
    std::int64_t most = room_ - seats_[end].used;
    std::size_t ballot = by[end];
    for (; reached_[ballot].from != kNone; ballot = by[reached_[ballot].from])
      most = std::min(most, seats_[reached_[ballot].from].given[ballot]);
    most = std::min(most, left_[ballot]);
    left_[ballot] -= most;
    seats_[end].used += most;
    for (std::size_t place = end; place != kNone; place = reached_[ballot].from) {
      ballot = by[place];
      seats_[place].given[ballot] += most;
      if (const std::size_t from = reached_[ballot].from; from != kNone) seats_[from].given[ballot] -= most;
    }
    return most;
  }

  const Profile& profile_;
  std::vector<std::int64_t> left_;
  std::int64_t room_, given_ = 0;
  std::vector<Seat> seats_;
  std::vector<Reached> reached_;  // by the last look, which found no way
};

// For best_search.h.  Every seat is bounded as if it took one ballot more where some do.
class MonroeRule {
 public:
  MonroeRule(const Profile& profile, const std::vector<std::int64_t>& ballots)
      : profile_(profile),
        ballots_(ballots),
        all_(std::accumulate(ballots.begin(), ballots.end(), std::int64_t{0})) {
    const auto seats = static_cast<std::int64_t>(profile.seats);
    room_ = (all_ + seats - 1) / seats;
    seated_.emplace_back(profile, ballots, room_);
  }

  [[nodiscard]] std::vector<std::int64_t> gains(Option from) const {
    std::vector<std::int64_t> gains;
    for (Option candidate = from; candidate < profile_.candidates; ++candidate)
      gains.push_back(seated_.back().gain(candidate));
    return gains;
  }
  void enter(Option candidate) {
    seated_.push_back(seated_.back());
    seated_.back().enter(candidate);
  }
  void leave(Option) { seated_.pop_back(); }
  [[nodiscard]] std::int64_t worth() const { return seated_.back().given(); }
  [[nodiscard]] std::int64_t bounded(std::int64_t sum) const { return std::min(sum, all_); }
  [[nodiscard]] std::int64_t whole(const Committee& committee) const {
    return content(profile_, ballots_, committee);
  }

  // Lagrange's bound with the prices on "no vote is content twice": all votes keep their prices, and a
  // candidate is worth what the votes it takes have beyond theirs, the cheapest first, as many as a seat
  // takes.
  [[nodiscard]] PriceBound<std::int64_t> prices() const {
    if (all_ > (std::int64_t{1} << 40))  // too many for prices: a bound that bounds nothing
      return {all_, std::vector<std::int64_t>(profile_.candidates), profile_.seats, 1};
    const auto prices = best_prices(profile_, kPriceUnit, [&](const auto& some) {
      const auto paid = this->paid(some);
      PriceLook<std::int64_t> look{kept(some), {}};
      std::vector<std::int64_t> taken(some.size());
      for (const Option candidate : best_paid(paid, profile_.seats)) {
        look.bound += paid[candidate];
        take(candidate, some, taken);
      }
      for (std::size_t ballot = 0; ballot < some.size(); ++ballot)
        look.wants.push_back((taken[ballot] - ballots_[ballot]) * kWantParts / ballots_[ballot]);
      return look;
    });
    return {kept(prices), paid(prices), profile_.seats, kPriceUnit};
  }

 private:
  using Prices = std::vector<std::int64_t>;
  [[nodiscard]] std::int64_t kept(const Prices& prices) const {
    return std::inner_product(prices.begin(), prices.end(), ballots_.begin(), std::int64_t{0});
  }
  [[nodiscard]] std::vector<std::int64_t> paid(const Prices& prices) const {
    std::vector<std::int64_t> paid, taken(prices.size());
    for (Option candidate = 0; candidate < profile_.candidates; ++candidate)
      paid.push_back(take(candidate, prices, taken));
    return paid;
  }
  // What the candidate is worth; `taken`: the ballots it takes are added.
  std::int64_t take(Option candidate, const Prices& prices, std::vector<std::int64_t>& taken) const {
    auto supporters = profile_.supporters[candidate];
    std::ranges::stable_sort(supporters, {}, [&](std::size_t ballot) { return prices[ballot]; });
    std::int64_t open = room_, sum = 0;
    for (const std::size_t ballot : supporters) {
      const std::int64_t some = std::min(open, ballots_[ballot]);
      sum += some * (kPriceUnit - prices[ballot]);
      taken[ballot] += some;
      open -= some;
    }
    return sum;
  }

  const Profile& profile_;
  const std::vector<std::int64_t>& ballots_;
  std::int64_t all_, room_ = 0;
  std::vector<SeatedBallots> seated_;  // after each who entered
};

}  // namespace

Result<Committees> monroe(const Profile& profile) {
  PLENARY_TRY(const auto ballots, whole_ballots(profile));
  PLENARY_TRY(const Committees greedy, monroe_greedy(profile));
  std::vector<Committee> known{greedy.committees.front()};
  if (auto proposed = proposed_committee(profile)) known.push_back(*std::move(proposed));
  MonroeRule rule(profile, ballots);
  return BestSearch<std::int64_t, MonroeRule>(profile, rule, rule.prices()).run(known);
}

// The most approved among the ballots left is elected and takes its part of them, first papers first; the
// first seats take one ballot more where the division leaves some over.
Result<Committees> monroe_greedy(const Profile& profile) {
  PLENARY_TRY(auto left, whole_ballots(profile));
  std::int64_t all = 0;
  for (const std::int64_t each : left)
    all += each;
  const auto seats = static_cast<std::int64_t>(profile.seats);
  Committees found;
  Committee committee;
  for (std::int64_t seat = 0; seat < seats; ++seat) {
    Exact most;
    const auto equals = largest(
        not_in(committee, profile.candidates),
        [&](Option candidate) {
          std::int64_t sum = 0;
          for (const std::size_t ballot : profile.supporters[candidate])
            sum += left[ballot];
          return exact(sum);
        },
        most);
    std::int64_t part = all / seats + (seat < all % seats ? 1 : 0);
    for (const std::size_t ballot : profile.supporters[equals.front()]) {
      const std::int64_t taken = std::min(part, left[ballot]);
      left[ballot] -= taken;
      part -= taken;
    }
    committee = with(committee, equals.front());
    Stage stage{
        .what = "elected", .acted_on = {equals.front()}, .figures = {{"ballots", equals.front(), most}}};
    if (equals.size() > 1) stage.ties.push_back({equals, "next seat", "order", {equals.front()}});
    found.trace.push_back(std::move(stage));
  }
  found.committees.push_back(std::move(committee));
  return found;
}

}  // namespace plenary::count::committees
