#include "count/seats/apportion.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <numeric>

using namespace plenary;
using namespace plenary::count;

namespace {

Contest plain(const std::vector<int>& votes, std::size_t seats) {
  Contest contest{.seats = seats};
  for (const int each : votes)
    contest.lists.push_back({.votes = each});
  return contest;
}

std::vector<std::size_t> seats_of(std::string_view rule, const std::vector<int>& votes, std::size_t seats) {
  const auto shared = apportion(rule, plain(votes, seats));
  REQUIRE(shared);
  CHECK(shared->contested.empty());
  return shared->seats;
}

using Seating = std::vector<std::size_t>;

// All ways to seat `seats` among `lists`.
void every_seating(std::size_t lists, std::size_t seats, Seating& so_far, const std::function<void()>& each) {
  if (so_far.size() + 1 == lists) {
    so_far.push_back(seats);
    each();
    so_far.pop_back();
    return;
  }
  for (std::size_t here = 0; here <= seats; ++here) {
    so_far.push_back(here);
    every_seating(lists, seats - here, so_far, each);
    so_far.pop_back();
  }
}

// The seatings a divisor rule allows, by the min-max inequality: no list with a seat has, at its last seat, a
// smaller quotient than another has at its next.
std::vector<Seating> by_inequality(const std::vector<int>& votes, std::size_t seats,
                                 const std::function<Exact(std::size_t)>& d) {
  std::vector<Seating> found;
  Seating seating;
  every_seating(votes.size(), seats, seating, [&] {
    for (std::size_t i = 0; i < votes.size(); ++i)
      for (std::size_t j = 0; j < votes.size(); ++j)
        if (seating[i] > 0 && votes[j] * d(seating[i] - 1) > votes[i] * d(seating[j])) return;
    found.push_back(seating);
  });
  return found;
}

// The seatings an outcome stands for: each choice of the contested seats.
std::vector<Seating> outcomes(const Shared& shared) {
  std::vector<Seating> all{shared.seats};
  for (const Contested& contested : shared.contested) {
    std::vector<bool> chosen(contested.lists.size());
    std::fill(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(contested.open), true);
    std::vector<Seating> next;
    do {
      for (Seating seats : all) {
        for (std::size_t i = 0; i < chosen.size(); ++i)
          if (chosen[i]) ++seats[contested.lists[i]];
        next.push_back(seats);
      }
    } while (std::prev_permutation(chosen.begin(), chosen.end()));
    all = next;
  }
  std::ranges::sort(all);
  return all;
}

}  // namespace

TEST_CASE("the textbook's five lists: one hundred thousand votes, ten seats") {
  const std::vector<int> votes{47000, 16000, 15900, 12000, 6000, 3100};
  CHECK(seats_of("dhondt@1", votes, 10) == Seating{5, 2, 2, 1, 0, 0});
  CHECK(seats_of("sainte-lague@1", votes, 10) == Seating{4, 2, 2, 1, 1, 0});
  CHECK(seats_of("modified-sainte-lague-1.4@1", votes, 10) == Seating{5, 2, 2, 1, 0, 0});
  CHECK(seats_of("hare@1", votes, 10) == Seating{5, 2, 1, 1, 1, 0});
  CHECK(seats_of("droop@1", votes, 10) == Seating{5, 2, 2, 1, 0, 0});
}

TEST_CASE("equals for the last seat are told as a set") {
  for (const char* rule : {"dhondt@1", "hare@1", "adams@1", "sainte-lague@1"}) {
    const auto shared = apportion(rule, plain({4, 4, 4}, 2));
    REQUIRE(shared);
    CHECK(shared->seats == Seating{0, 0, 0});
    CHECK(shared->contested == std::vector<Contested>{{{0, 1, 2}, 2}});
  }
}

TEST_CASE("a recorded lot parts equals, more votes part before it") {
  Contest contest = plain({4, 4, 4}, 2);
  contest.parting.lot = {2, 0, 1};
  CHECK(apportion("dhondt@1", contest)->seats == Seating{1, 0, 1});
  contest = plain({6, 3, 2}, 2);  // 6/2 equals 3/1
  contest.parting.more_votes = true;
  CHECK(apportion("dhondt@1", contest)->seats == Seating{2, 0, 0});
}

TEST_CASE("Imperiali's quota may award more seats than there are: taken back, or kept and told") {
  Contest contest = plain({500, 499, 1}, 2);
  auto shared = apportion("imperiali-quota@1", contest);
  CHECK(*shared->quota == 250);
  CHECK(shared->seats == Seating{1, 1, 0});  // 2 + 1 whole quotas; the remainder 0 gives back before 249
  contest.over = OverAward::keep;
  shared = apportion("imperiali-quota@1", contest);
  CHECK(shared->seats == Seating{2, 1, 0});
  CHECK(shared->over == 1);
}

TEST_CASE("a threshold is reached or must be passed, is higher for coalitions, and a direct seat is enough") {
  Contest contest = plain({50, 45, 5}, 20);
  contest.threshold = {.share = Exact(1, 20)};
  CHECK(pass_threshold(contest) == std::vector<Option>{0, 1, 2});
  contest.threshold.above = true;
  CHECK(pass_threshold(contest) == std::vector<Option>{0, 1});
  contest.lists[2].direct = 1;
  contest.threshold.or_direct = 1;
  CHECK(pass_threshold(contest) == std::vector<Option>{0, 1, 2});
  contest.lists[1].members = 3;
  contest.threshold.by_members = {{2, Exact(7, 100)}, {3, Exact(1, 2)}};
  CHECK(pass_threshold(contest) == std::vector<Option>{0, 2});
}

TEST_CASE("lists of an alliance share as one, then among themselves") {
  Contest contest = plain({30, 20, 45}, 4);
  CHECK(apportion("dhondt@1", contest)->seats == Seating{1, 1, 2});
  contest = plain({28, 21, 45}, 3);
  CHECK(apportion("dhondt@1", contest)->seats == Seating{1, 0, 2});
  contest.lists[0].alliance = contest.lists[1].alliance = 7;
  CHECK(apportion("dhondt@1", contest)->seats == Seating{1, 1, 1});
}

TEST_CASE("minimum seats come first, a cap ends a list's share, and what nobody can take stays vacant") {
  Contest contest = plain({90, 9, 1}, 10);
  contest.lists[2].minimum = 1;
  CHECK(apportion("dhondt@1", contest)->seats == Seating{9, 0, 1});
  contest.lists[0].cap = 3;
  contest.lists[1].cap = 2;
  contest.lists[2].cap = 2;
  const auto shared = apportion("dhondt@1", contest);
  CHECK(shared->seats == Seating{3, 2, 2});
  CHECK(shared->vacant == 3);
  CHECK(apportion("hare@1", plain({0, 0}, 5))->vacant == 5);
}

TEST_CASE("what is no contest of lists is refused") {
  CHECK(apportion("dhondt@9", {}).error().code == "count.unknown_rule");
  CHECK(apportion("dhondt@1", plain({-1}, 1)).error().code == "count.negative_votes");
  CHECK(apportion("dhondt@1", plain({1}, kMostSeats + 1)).error().code == "count.too_many_seats");
  Contest contest = plain({1}, 1);
  contest.lists[0].minimum = 2;
  CHECK(apportion("dhondt@1", contest).error().code == "count.minimum_beyond_seats");
  CHECK(apportion("hare@1", contest).error().code == "count.minimum_with_quota");
  contest.lists[0].cap = 1;
  CHECK(apportion("dhondt@1", contest).error().code == "count.cap_below_minimum");
}

TEST_CASE("every small contest is as the inequality between quotients says, ties and all") {
  const std::vector<std::pair<std::string, std::function<Exact(std::size_t)>>> rules{
      {"dhondt@1", [](std::size_t s) -> Exact { return Exact(s) + 1; }},
      {"sainte-lague@1", [](std::size_t s) -> Exact { return 2 * Exact(s) + 1; }},
      {"danish@1", [](std::size_t s) -> Exact { return 3 * Exact(s) + 1; }},
      {"imperiali-divisor@1", [](std::size_t s) -> Exact { return Exact(s) + 2; }},
      {"modified-sainte-lague-1.2@1",
       [](std::size_t s) -> Exact { return s == 0 ? Exact(6, 5) : 2 * Exact(s) + 1; }}};
  for (const auto& [rule, d] : rules)
    for (int a = 1; a <= 6; ++a)
      for (int b = 1; b <= 6; ++b)
        for (int c = 0; c <= 6; ++c)
          for (std::size_t seats = 1; seats <= 4; ++seats) {
            const auto shared = apportion(rule, plain({a, b, c}, seats));
            REQUIRE(outcomes(*shared) == by_inequality({a, b, c}, seats, d));
          }
}

TEST_CASE("every small contest by quotas is as the definition says, ties and all") {
  const std::vector<std::pair<std::string, std::function<Exact(int, int)>>> quotas{
      {"hare@1", [](int v, int s) { return Exact(v) / s; }},
      {"droop@1", [](int v, int s) { return Exact(v / (s + 1) + 1); }},
      {"hagenbach-bischoff@1", [](int v, int s) { return Exact(v) / (s + 1); }},
      {"imperiali-quota@1", [](int v, int s) { return Exact(v) / (s + 2); }}};
  for (const auto& [rule, quota] : quotas)
    for (int a = 1; a <= 7; ++a)
      for (int b = 0; b <= 7; ++b)
        for (int c = 0; c <= 7; ++c)
          for (int seats = 1; seats <= 4; ++seats) {
            const Exact q = quota(a + b + c, seats);
            // A seating fits if seats beyond (short of) whole quotas stand with the largest (smallest)
            // remainders.
            const std::vector<int> votes{a, b, c};
            Seating whole(3);
            std::vector<Exact> rest(3);
            int given = 0;
            for (std::size_t i = 0; i < 3; ++i) {
              while (q * exact(static_cast<std::int64_t>(whole[i] + 1)) <= votes[i])
                ++whole[i];
              rest[i] = votes[i] - q * exact(static_cast<std::int64_t>(whole[i]));
              given += static_cast<int>(whole[i]);
            }
            if (std::abs(given - seats) > 1 || (given < seats && (b == 0 || c == 0))) continue;
            std::vector<Seating> fitting;
            for (std::size_t i = 0; i < 3; ++i) {
              Seating seating = whole;
              bool fits = given != seats;
              if (given < seats) ++seating[i];
              if (given > seats) fits = seating[i]-- > 0;
              for (std::size_t j = 0; j < 3; ++j)
                if ((given < seats && rest[j] > rest[i]) ||
                    (given > seats && whole[j] > 0 && rest[j] < rest[i]))
                  fits = false;
              if (fits) fitting.push_back(seating);
            }
            if (given == seats) fitting = {whole};
            std::ranges::sort(fitting);
            REQUIRE(outcomes(*apportion(rule, plain(votes, static_cast<std::size_t>(seats)))) == fitting);
          }
}

TEST_CASE("shares behave as shares") {
  const auto some_votes = [] {
    return *rc::gen::suchThat(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60)),
                              [](const auto& votes) { return votes.size() >= 2 && votes.size() < 8; });
  };
  CHECK(rc::check("every seat is given, contested or vacant; an equal or larger list never has less", [&] {
    const auto votes = some_votes();
    const auto seats = *rc::gen::inRange<std::size_t>(0, 12);
    for (const char* rule : {"dhondt@1", "sainte-lague@1", "huntington-hill@1", "dean@1", "adams@1", "hare@1",
                             "droop@1", "hagenbach-bischoff@1", "imperiali-quota@1"}) {
      const auto shared = apportion(rule, plain(votes, seats));
      std::size_t sum = std::accumulate(shared->seats.begin(), shared->seats.end(), shared->vacant);
      for (const Contested& each : shared->contested)
        sum += each.open;
      RC_ASSERT(sum == seats);
      for (std::size_t i = 0; i < votes.size(); ++i)
        for (std::size_t j = 0; j < votes.size(); ++j)
          if (votes[i] > votes[j])
            RC_ASSERT(shared->seats[i] + (shared->contested.empty() ? 0 : 1) >= shared->seats[j]);
    }
  }));
  CHECK(rc::check("divisor rules are house monotone: one seat more takes none away", [&] {
    const auto votes = some_votes();
    const auto seats = *rc::gen::inRange<std::size_t>(0, 12);
    for (const char* rule : {"dhondt@1", "sainte-lague@1", "huntington-hill@1", "adams@1"}) {
      const auto less = apportion(rule, plain(votes, seats)), more = apportion(rule, plain(votes, seats + 1));
      for (std::size_t i = 0; i < votes.size(); ++i)
        RC_ASSERT(more->seats[i] >= less->seats[i]);
    }
  }));
  CHECK(rc::check("weights scale: thrice the votes, the same seats", [&] {
    const auto votes = some_votes();
    Contest once = plain(votes, 7), thirds = once;
    for (List& list : thirds.lists)
      list.votes /= 3;
    for (const char* rule : {"dhondt@1", "huntington-hill@1", "hare@1", "hagenbach-bischoff@1"})
      RC_ASSERT(apportion(rule, once)->seats == apportion(rule, thirds)->seats);
  }));
}
