// How far two groupings of the same people agree: the adjusted Rand index (Hubert and Arabie, 1985).
//
// 1: the same groups, whatever their names; about 0: no more than chance.  kNoGroup is a group like any
// other: leave such people out before.  Two groupings that both put everybody together, or both nobody,
// agree.
#pragma once

#include <span>

namespace plenary::consult {

[[nodiscard]] double adjusted_rand(std::span<const int> a, std::span<const int> b);

}  // namespace plenary::consult
