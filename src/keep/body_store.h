// The socket for the list of bodies on this server: which there are, and the log store of each.
//
// Durability: add() answers when it would survive a power cut.  Threads: any.
// Refused: "store.body_exists" (slug or origin taken), "store.no_such_body", and log_store.h's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "keep/log_store.h"

namespace plenary::keep {

struct BodyRow {
  std::string slug;    // in addresses
  std::string origin;  // in the checkpoint, fixed at founding

  bool operator==(const BodyRow&) const = default;
};

class BodyStore {
 public:
  virtual ~BodyStore() = default;

  [[nodiscard]] virtual Result<void> add(const BodyRow& body) = 0;
  [[nodiscard]] virtual Result<std::vector<BodyRow>> list() = 0;  // by slug
  // May be asked more than once; each answer stands for the same body.  Must not outlive the store.
  [[nodiscard]] virtual Result<std::unique_ptr<LogStore>> open(std::string_view slug) = 0;
};

}  // namespace plenary::keep
