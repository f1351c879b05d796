#include "count/seats/open_list.h"

#include <algorithm>

#include "count/families.h"

namespace plenary::count {
namespace {

bool jumps(const OpenList& list, Option person) {
  if (!list.jump) return false;
  return list.above ? list.votes[person] > *list.jump : list.votes[person] >= *list.jump;
}

// Those equal to the last who jumped into a seat, where not all of them found one.
std::optional<Contested> contested_among(const OpenList& list, const std::vector<Option>& jumping) {
  if (list.by_order || list.seats == 0 || jumping.size() <= list.seats) return std::nullopt;
  const Exact& last = list.votes[jumping[list.seats - 1]];
  if (list.votes[jumping[list.seats]] != last) return std::nullopt;
  Contested told;
  for (std::size_t place = 0; place < jumping.size(); ++place) {
    if (list.votes[jumping[place]] != last) continue;
    told.lists.push_back(jumping[place]);
    if (place < list.seats) ++told.open;
  }
  return told;
}

constexpr RuleLine kOpenListLines[] = {
    {.id = "open-list@1",
     .title = "Persons of a list: votes above the jump first, then the list's order",
     .takes = "lists",
     .arithmetic = "exact",
     .ties = "the list's order, or told",
     .evidence = Evidence::textbook,
     .behind = "by definition"}};

}  // namespace

std::span<const RuleLine> open_list_rules() {
  return kOpenListLines;
}

Result<Filled> fill(const OpenList& list) {
  if (list.votes.size() > kMostLists) return refuse("count.too_many_lists");
  std::vector<Option> jumping, others;
  for (Option person = 0; person < list.votes.size(); ++person) {
    if (list.votes[person] < 0)
      return refuse("count.negative_votes", {.params = {{"votes", to_string(list.votes[person])}}});
    (jumps(list, person) ? jumping : others).push_back(person);
  }
  std::ranges::stable_sort(jumping, [&](Option a, Option b) { return list.votes[a] > list.votes[b]; });
  Filled filled{.contested = contested_among(list, jumping)};
  std::vector<Option> order = jumping;
  order.insert(order.end(), others.begin(), others.end());
  for (std::size_t place = 0; place < order.size(); ++place) {
    const Option person = order[place];
    if (filled.contested && std::ranges::count(filled.contested->lists, person) > 0) continue;
    if (place >= list.seats) {
      filled.replaced.push_back(person);
      continue;
    }
    filled.elected.push_back(person);
    if (place < jumping.size()) filled.jumped.push_back(person);
  }
  filled.vacant = list.seats > order.size() ? list.seats - order.size() : 0;
  return filled;
}

}  // namespace plenary::count
