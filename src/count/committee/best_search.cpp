#include "count/committee/best_search.h"

namespace plenary::count::committees {

std::optional<Committee> proposed_committee(const Profile& profile) {
  Committee committee = profile.asked.proposed;
  std::ranges::sort(committee);
  committee.erase(std::ranges::unique(committee).begin(), committee.end());
  if (committee.size() != profile.seats || committee.back() >= profile.candidates) return std::nullopt;
  return committee;
}

}  // namespace plenary::count::committees
