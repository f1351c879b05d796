// Rules that score each candidate by itself, and those that need no score.
#include <algorithm>
#include <set>

#include "count/committee/profile.h"

namespace plenary::count::committees {

// Above the line for certain; of those on it, every choice that fills the seats.
Result<Committees> separable(const Profile& profile, const std::vector<Exact>& score) {
  std::vector<Exact> sorted = score;
  std::ranges::sort(sorted, [](const Exact& a, const Exact& b) { return a > b; });
  const Exact& line = sorted[profile.seats - 1];
  Committee certain;
  std::vector<Option> on_line;
  for (Option candidate = 0; candidate < score.size(); ++candidate)
    if (score[candidate] > line)
      certain.push_back(candidate);
    else if (score[candidate] == line)
      on_line.push_back(candidate);
  Committees found;
  found.trace.push_back({.what = "sum", .acted_on = certain, .sums = score});
  const std::size_t open = profile.seats - certain.size();
  if (on_line.size() > open) found.trace.back().ties.push_back({on_line, "next seat", "order", {}});
  every_committee(on_line.size(), open, [&](const Committee& places) {
    if (found.committees.size() == profile.asked.most) {
      found.more = true;
      return false;
    }
    Committee committee = certain;
    for (const Option place : places)
      committee.push_back(on_line[place]);
    std::ranges::sort(committee);
    found.committees.push_back(std::move(committee));
    return profile.asked.asked == Asked::all;
  });
  std::ranges::sort(found.committees);
  return found;
}

Committees any_committee(const Profile& profile) {
  Committees found;
  every_committee(profile.candidates, profile.seats, [&](const Committee& committee) {
    found.more = found.committees.size() == profile.asked.most;
    if (found.more) return false;
    found.committees.push_back(committee);
    return profile.asked.asked == Asked::all;
  });
  return found;
}

// Each in the order of the lot seats all it approves as far as there is room, the lower numbers first; seats
// left then go to the lower numbers.
Committees serial_dictator(const Profile& profile) {
  std::set<Option> seated;
  const auto seat = [&](const std::vector<Option>& some) {
    for (const Option candidate : some)
      if (seated.size() < profile.seats) seated.insert(candidate);
  };
  for (const std::size_t ballot : profile.asked.drawn) {
    auto approved = profile.asked.grouped[ballot].approved;
    std::ranges::sort(approved);
    seat(approved);
  }
  seat(not_in(Committee(seated.begin(), seated.end()), profile.candidates));
  return {.committees = {Committee(seated.begin(), seated.end())}};
}

}  // namespace plenary::count::committees
