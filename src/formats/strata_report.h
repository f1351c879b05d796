// A panel drawn by strata, sortition@1, told so that anybody can draw it again (lot.h says how).
//
// The text names, of each stratum, who is drawn and as many of those who follow, should one decline; JSON and
// CSV have the whole order.  Without a seed nobody is drawn, and the chances are told alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "count/lot/lot.h"

namespace plenary::formats {

struct StrataReport {
  std::string title;    // the pool's file
  std::string feature;  // what the strata are values of
  std::string seed;     // what SHA-256 was taken of; empty: nobody is drawn
};

using DrawnStrata = std::vector<count::DrawnStratum>;

[[nodiscard]] std::string as_text(const StrataReport&, std::span<const count::PoolMember> pool,
                                  const DrawnStrata&);
[[nodiscard]] std::string as_csv(const StrataReport&, std::span<const count::PoolMember> pool,
                                 const DrawnStrata&);
[[nodiscard]] json::Value as_json(const StrataReport&, std::span<const count::PoolMember> pool,
                                  const DrawnStrata&);

}  // namespace plenary::formats
