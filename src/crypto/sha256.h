// SHA-256, in one go or piece by piece.
//
//     const Hash name = crypto::sha256(bytes);
//     crypto::Sha256 running;  running.add(part);  const Hash sum = running.finish();
//
// Knows nothing of what is hashed: the tree's prefixes are in record/tree.h.  The one-shot form reuses one
// context a thread and is the hot path of every append and every verification.  Cannot be refused.
#pragma once

#include <memory>
#include <string_view>

#include "base/bytes.h"

namespace plenary::crypto {

[[nodiscard]] Hash sha256(std::string_view bytes);

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  [[nodiscard]] Hash finish();  // and begins anew

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace plenary::crypto
