#include "count/lot/panel_types.h"

#include <algorithm>
#include <map>
#include <set>

namespace plenary::count::panels {
namespace {

Param as_param(std::size_t number) {
  return static_cast<std::int64_t>(number);
}

Result<void> look_at_people(const PanelAsked& asked) {
  const bool large = asked.pool.size() > kMostPanelPool || asked.quotas.size() > kMostPanelQuotas;
  if (large) return refuse("lot.panel_size");
  if (asked.seats == 0) return refuse("count.no_seats");
  if (asked.seats > asked.pool.size())
    return refuse("lot.panel_pool",
                  {.params = {{"pool", as_param(asked.pool.size())}, {"seats", as_param(asked.seats)}}});
  std::set<std::string_view> ids;
  for (const PanelPerson& person : asked.pool) {
    if (!ids.insert(person.id).second) return refuse("lot.id_twice", {.params = {{"id", person.id}}});
    for (const std::size_t trait : person.traits)
      if (trait >= asked.quotas.size()) return refuse("lot.panel_nobody");
  }
  return {};
}

// One quota against the people who count for it.
Result<void> look_at_quota(const PanelQuota& quota, std::size_t pool) {
  if (quota.least > quota.most)
    return refuse("lot.panel_quota", {.params = {{"feature", quota.feature}, {"value", quota.value}}});
  if (quota.least <= pool) return {};
  return refuse("lot.panel_value", {.params = {{"feature", quota.feature},
                                               {"value", quota.value},
                                               {"least", as_param(quota.least)},
                                               {"pool", as_param(pool)}}});
}

struct Room {  // for seats, by a feature's quotas and the pool
  std::size_t least = 0, most = 0, people = 0;
};

}  // namespace

Result<void> look_at(const PanelAsked& asked) {
  PLENARY_DO(look_at_people(asked));
  std::vector<std::size_t> counting(asked.quotas.size());
  for (const PanelPerson& person : asked.pool)
    for (const std::size_t trait : person.traits)
      ++counting[trait];
  std::map<std::string_view, Room> features;
  for (std::size_t quota = 0; quota < counting.size(); ++quota) {
    PLENARY_DO(look_at_quota(asked.quotas[quota], counting[quota]));
    Room& room = features[asked.quotas[quota].feature];
    room.least += asked.quotas[quota].least;
    room.most += std::min(asked.quotas[quota].most, counting[quota]);
    room.people += counting[quota];
  }
  for (const auto& [feature, room] : features) {
    const std::size_t others = asked.pool.size() - std::min(asked.pool.size(), room.people);  // without such a value
    if (room.least <= asked.seats && asked.seats <= room.most + others) continue;
    return refuse("lot.panel_feature", {.params = {{"feature", std::string(feature)},
                                                   {"least", as_param(room.least)},
                                                   {"most", as_param(room.most + others)},
                                                   {"seats", as_param(asked.seats)}}});
  }
  return {};
}

std::vector<PersonType> types_of(const PanelAsked& asked) {
  std::map<std::vector<std::size_t>, std::vector<Option>> alike;
  for (Option person = 0; person < asked.pool.size(); ++person)
    alike[asked.pool[person].traits].push_back(person);
  std::vector<PersonType> types;
  for (auto& [traits, members] : alike) {
    std::ranges::sort(members, {}, [&](Option person) -> std::string_view { return asked.pool[person].id; });
    types.push_back({.traits = traits, .members = std::move(members), .chance = 0});
  }
  return types;
}

Frame frame_of(const PanelAsked& asked, const std::vector<PersonType>& types) {
  Frame frame{.seats = asked.seats, .sizes = {}, .traits = {}, .quotas = {}};
  for (const PersonType& type : types) {
    frame.sizes.push_back(type.members.size());
    frame.traits.push_back(type.traits);
  }
  for (const PanelQuota& quota : asked.quotas)
    frame.quotas.emplace_back(quota.least, quota.most);
  return frame;
}

Error conflict_of(const PanelAsked& asked, const Frame& frame) {
  for (std::size_t quota = 0; quota < asked.quotas.size(); ++quota) {
    Frame wider = frame;
    wider.quotas[quota] = {0, asked.pool.size()};
    const std::vector<mpz_class> none(frame.sizes.size());
    Nodes nodes{.most = asked.most_nodes, .pivots = {.most = asked.most_pivots}};
    const auto found = PanelSearch(wider, nodes).search(none, -1, Wanted::any);
    if (found.panel)
      return make_error("lot.panel_together",
                        {.params = {{"feature", asked.quotas[quota].feature}, {"value", asked.quotas[quota].value}}});
  }
  return make_error("lot.panel_conflict");
}

}  // namespace plenary::count::panels
