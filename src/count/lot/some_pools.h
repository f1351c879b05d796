// For the tests of this folder: pools, small ones by hand and others drawn from a fixed start.
#pragma once

#include <algorithm>
#include <map>
#include <random>

#include "count/lot/leximin.h"

namespace plenary::count::panels {

using Quotas = std::vector<std::vector<std::pair<std::size_t, std::size_t>>>;  // by feature, by value: least, most

inline PanelAsked pool_of(const Quotas& features, std::size_t seats,
                          const std::vector<std::vector<std::size_t>>& people) {
  PanelAsked asked{.quotas = {}, .pool = {}, .seats = seats};
  std::vector<std::size_t> starts;
  for (std::size_t feature = 0; feature < features.size(); ++feature) {
    starts.push_back(asked.quotas.size());
    for (std::size_t value = 0; value < features[feature].size(); ++value)
      asked.quotas.push_back({"f" + std::to_string(feature), "v" + std::to_string(value),
                              features[feature][value].first, features[feature][value].second});
  }
  for (const auto& values : people) {
    PanelPerson person{.id = "p" + std::to_string(asked.pool.size()), .traits = {}};
    for (std::size_t feature = 0; feature < values.size(); ++feature)
      person.traits.push_back(starts[feature] + values[feature]);
    asked.pool.push_back(std::move(person));
  }
  return asked;
}

inline std::map<std::string, Exact> chances_by_id(const PanelAsked& asked, const FairPanels& found) {
  std::map<std::string, Exact> chances;
  for (const PersonType& type : found.types)
    for (const Option person : type.members)
      chances[asked.pool[person].id] = type.chance;
  return chances;
}

inline bool meets(const PanelAsked& asked, const std::vector<Option>& people) {
  for (std::size_t quota = 0; quota < asked.quotas.size(); ++quota) {
    const auto met = static_cast<std::size_t>(std::ranges::count_if(
        people, [&](Option person) { return std::ranges::count(asked.pool[person].traits, quota) > 0; }));
    if (met < asked.quotas[quota].least || met > asked.quotas[quota].most) return false;
  }
  return people.size() == asked.seats;
}

// Pools that are drawn from a fixed start, so that a failure is met again.
class SomePools {
 public:
  PanelAsked next(std::size_t more = 5) {
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> features(below(3) + 1);
    const std::size_t seats = below(4) + 1;
    for (auto& values : features) {
      values.resize(below(2) + 2);
      for (auto& [least, most] : values)
        least = below(4) == 0 ? 1 : 0, most = least + below(seats + 1);
    }
    std::vector<std::vector<std::size_t>> people(seats + below(more));
    for (auto& person : people)
      for (const auto& values : features)
        person.push_back(below(values.size()));
    return pool_of(features, seats, people);
  }
  std::size_t below(std::size_t end) { return chance_() % end; }

 private:
  std::mt19937 chance_{20261201};
};

// Three of whom any two exclude each other, though by the quotas half of each would fit, and three others.
inline PanelAsked triangle() {
  return pool_of({{{0, 1}, {0, 3}}, {{0, 1}, {0, 3}}, {{0, 1}, {0, 3}}}, 3,
                 {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}});
}

inline PanelAsked example() {
  return pool_of({{{1, 1}, {2, 2}}, {{1, 2}, {1, 2}}}, 3,
                 {{0, 0}, {0, 1}, {0, 1}, {1, 0}, {1, 1}, {1, 1}, {1, 1}, {1, 1}});
}

}  // namespace plenary::count::panels
