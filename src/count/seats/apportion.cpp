#include "count/seats/apportion.h"

#include <algorithm>
#include <map>

#include "count/families.h"
#include "count/seats/share.h"

namespace plenary::count {
namespace {

using seats::Claim;

Result<void> well_formed(const Contest& contest) {
  if (contest.seats > kMostSeats)
    return refuse("count.too_many_seats", {.params = {{"most", static_cast<std::int64_t>(kMostSeats)}}});
  if (contest.lists.size() > kMostLists)
    return refuse("count.too_many_lists", {.params = {{"most", static_cast<std::int64_t>(kMostLists)}}});
  for (const List& list : contest.lists) {
    if (list.votes < 0) return refuse("count.negative_votes", {.params = {{"votes", to_string(list.votes)}}});
    if (list.cap && *list.cap < list.minimum) return refuse("count.cap_below_minimum");
  }
  return {};
}

bool passes(const List& list, const Threshold& threshold, const Exact& valid) {
  if (threshold.or_direct && list.direct >= *threshold.or_direct) return true;
  Exact share = threshold.share;
  std::size_t from = 0;
  for (const auto& [members, other] : threshold.by_members)
    if (list.members >= members && members >= from) {
      from = members;
      share = other;
    }
  const Exact needed = share * valid;
  return threshold.above ? list.votes > needed : list.votes >= needed;
}

// The lists that share as one: each alliance of those admitted, and each list alone; by their first list.
std::vector<std::vector<Option>> groups_of(const Contest& contest, const std::vector<Option>& admitted) {
  std::vector<std::vector<Option>> groups;
  std::map<std::size_t, std::size_t> place;
  for (const Option option : admitted) {
    const auto alliance = contest.lists[option].alliance;
    const auto [found, is_new] =
        alliance ? place.try_emplace(*alliance, groups.size()) : std::pair{place.end(), true};
    if (is_new)
      groups.push_back({option});
    else
      groups[found->second].push_back(option);
  }
  return groups;
}

Claim claim_of(const Contest& contest, const std::vector<Option>& group) {
  Claim claim{.cap = 0};
  for (const Option option : group) {
    const List& list = contest.lists[option];
    claim.votes += list.votes;
    claim.minimum += list.minimum;
    claim.cap = std::min(kMostSeats, claim.cap + list.cap.value_or(kMostSeats));
  }
  return claim;
}

// A lot among lists, told as a lot among groups: a group is drawn when its first list is.
std::vector<Option> lot_among(const std::vector<Option>& lot,
                              const std::vector<std::vector<Option>>& groups) {
  std::vector<Option> told;
  for (const Option drawn : lot)
    for (Option group = 0; group < groups.size(); ++group)
      if (std::ranges::find(groups[group], drawn) != groups[group].end() &&
          std::ranges::find(told, group) == told.end())
        told.push_back(group);
  return told;
}

// The outcome of one round among groups, with every group called by its first list.
void call_by_lists(Shared& shared, const std::vector<std::vector<Option>>& groups) {
  const auto call = [&](std::vector<Option>& some) {
    for (Option& each : some)
      each = groups[each].front();
  };
  for (Contested& contested : shared.contested)
    call(contested.lists);
  for (Stage& stage : shared.trace) {
    call(stage.acted_on);
    for (Figure& figure : stage.figures)
      if (figure.of) figure.of = groups[*figure.of].front();
    for (Tie& tie : stage.ties) {
      call(tie.tied);
      call(tie.taken);
    }
  }
}

Result<Shared> share(seats::Rule rule, const Contest& contest, const std::vector<std::vector<Option>>& groups,
                     std::size_t seats) {
  std::vector<Claim> claims;
  for (const auto& group : groups)
    claims.push_back(claim_of(contest, group));
  const Parting parting{contest.parting.more_votes, lot_among(contest.parting.lot, groups)};
  PLENARY_TRY(Shared shared, rule({claims, seats, parting, contest.over}));
  call_by_lists(shared, groups);
  return shared;
}

void append(Shared& whole, Shared&& part) {
  std::ranges::move(part.contested, std::back_inserter(whole.contested));
  std::ranges::move(part.trace, std::back_inserter(whole.trace));
  whole.vacant += part.vacant;
  whole.over += part.over;
}

constexpr RuleLine line(std::string_view id, std::string_view title, std::string_view behind,
                        Evidence evidence = Evidence::peer_equal) {
  return {.id = id,
          .title = title,
          .takes = "lists",
          .arithmetic = "exact",
          .ties = "told as sets; more votes, lot, where the rules of the vote say so",
          .evidence = evidence,
          .behind = behind};
}
constexpr std::string_view kPeer = "by definition; corpus apportionment: two programs agree";
constexpr std::string_view kOwn = "by definition; corpus apportionment: one program";
constexpr RuleLine kApportionmentLines[] = {
    line("dhondt@1", "D'Hondt (Jefferson, greatest divisors): 1, 2, 3 ...",
         "by definition; corpus apportionment: official results of Austria, Israel, Czechia"),
    line("sainte-lague@1", "Sainte-Lague (Webster): 1, 3, 5 ...", kPeer),
    line("modified-sainte-lague-1.4@1", "Sainte-Lague, first divisor 1.4", kPeer),
    line("modified-sainte-lague-1.2@1", "Sainte-Lague, first divisor 1.2", "by definition",
         Evidence::textbook),
    line("huntington-hill@1", "Huntington-Hill: the root of s(s+1)",
         "by definition; corpus apportionment: official result of the United States' House 2020"),
    line("dean@1", "Dean: s(s+1)/(s+1/2)", kPeer),
    line("adams@1", "Adams (smallest divisors): 0, 1, 2 ...", kPeer),
    line("danish@1", "Danish: 1, 4, 7 ...", kOwn, Evidence::textbook),
    line("imperiali-divisor@1", "Imperiali divisors: 2, 3, 4 ...", kOwn, Evidence::textbook),
    line("hare@1", "Largest remainders, Hare quota votes/seats", kPeer),
    line("droop@1", "Largest remainders, Droop quota: the whole number above votes/(seats+1)", kOwn,
         Evidence::textbook),
    line("hagenbach-bischoff@1", "Largest remainders, quota votes/(seats+1)", kOwn, Evidence::textbook),
    line("hagenbach-bischoff-rounded@1", "Largest remainders, quota votes/(seats+1) to the nearest whole",
         "by definition; corpus apportionment: official result of Slovakia 2020"),
    line("imperiali-quota@1", "Largest remainders, Imperiali quota votes/(seats+2)", kOwn,
         Evidence::textbook),
};

}  // namespace

std::span<const RuleLine> apportionment_rules() {
  return kApportionmentLines;
}

std::vector<Option> pass_threshold(const Contest& contest) {
  Exact valid = contest.valid.value_or(0);
  if (!contest.valid)
    for (const List& list : contest.lists)
      valid += list.votes;
  std::vector<Option> admitted;
  for (Option option = 0; option < contest.lists.size(); ++option)
    if (passes(contest.lists[option], contest.threshold, valid)) admitted.push_back(option);
  return admitted;
}

Result<Shared> apportion(std::string_view id, const Contest& contest) {
  seats::Rule rule = seats::divisor_rule(id);
  if (!rule) rule = seats::quota_rule(id);
  if (!rule) return refuse("count.unknown_rule", {.params = {{"rule", std::string(id)}}});
  PLENARY_DO(well_formed(contest));
  std::vector<Option> admitted = pass_threshold(contest);
  const auto groups = groups_of(contest, admitted);
  PLENARY_TRY(Shared among, share(rule, contest, groups, contest.seats));
  Shared whole{.seats = std::vector<std::size_t>(contest.lists.size()), .quota = among.quota};
  const std::vector<std::size_t> held = std::move(among.seats);
  append(whole, std::move(among));
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (groups[group].size() == 1) {
      whole.seats[groups[group].front()] = held[group];
      continue;
    }
    std::vector<std::vector<Option>> alone;
    for (const Option option : groups[group])
      alone.push_back({option});
    PLENARY_TRY(Shared inside, share(rule, contest, alone, held[group]));
    for (std::size_t i = 0; i < alone.size(); ++i)
      whole.seats[alone[i].front()] = inside.seats[i];
    append(whole, std::move(inside));
  }
  whole.admitted = std::move(admitted);
  return whole;
}

}  // namespace plenary::count
