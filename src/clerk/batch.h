// What the clerk's thread has judged and not yet written: one transaction, and the answers it owes.
#pragma once

#include <unordered_map>
#include <vector>

#include "clerk/clerk.h"

namespace plenary::clerk {

struct Clerk::Judged {
  Answer answer;
  Result<Admitted> result;
};

struct Clerk::Batch {
  keep::Batch rows;
  std::vector<body::Effects> effects;
  std::vector<Judged> judged;
  std::unordered_map<ActId, keep::FoundAct> ids;  // of this batch
};

}  // namespace plenary::clerk
