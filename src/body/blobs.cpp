#include "body/blobs.h"

namespace plenary::body {

std::vector<Hash> blobs_named(const AnyAct& act) {
  if (const auto* found = std::get_if<Found>(&act)) return {found->charter};
  if (const auto* deposit = std::get_if<RatifyDeposit>(&act)) return {deposit->evidence};
  const auto* report = std::get_if<Report>(&act);
  return report != nullptr && report->evidence ? std::vector{*report->evidence} : std::vector<Hash>();
}

}  // namespace plenary::body
