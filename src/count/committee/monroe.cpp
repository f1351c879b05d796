// Monroe: every seat stands for an equal part of the ballots; the most ballots that can be given a seat they
// approve.
//
// Parts differ by one ballot at most: so many seats as the division leaves over take one more.  How many
// ballots can be content is a flow from ballots to seats.
#include <algorithm>
#include <deque>

#include "count/committee/profile.h"

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

}  // namespace

Result<Committees> monroe(const Profile& profile) {
  PLENARY_TRY(const auto ballots, whole_ballots(profile));
  return best_of_all<std::int64_t>(
      profile, [&](const Committee& committee) { return content(profile, ballots, committee); },
      [](const std::int64_t& a, const std::int64_t& b) { return a > b; });
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
