// Which statement somebody is shown next: drawn with known chances, so that percentages estimate something.
//
//     const auto chances = show_chances(live);                  // parts of a million, none below the floor
//     const std::size_t next = draw(chances, draw_share(secret, {"matter 7", participant, step}));
//
// A fourth of all chance is spread evenly: every statement keeps a floor.  The rest goes first to statements
// that fewer than 20 people of some section have seen, in proportion to what is missing; when none is left,
// to those whose next answer tells most: the expected fall of the variance of the share who agree. Popularity
// plays no part.  The chance is logged beside the vote, with no name; whoever estimates from the votes
// divides by it. The draw is a function of a secret of the consultation, the participant and the step: the
// secret's hash is published at the start and the secret at the close, and anybody can then repeat every
// draw.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "consult/counts.h"

namespace plenary::consult {

inline constexpr std::int64_t kMillion = 1'000'000, kQuota = 20;
inline constexpr std::size_t kSitting = 15, kMetaAmongFirst = 10, kMetaOneIn = 3;

struct Live {  // a statement the participant has not answered
  Count count;
  std::int64_t least_views = 0;  // of the section that saw it least
  bool meta = false;
};

// Chances in parts of a million; their sum is a million (for no statement, nothing).
[[nodiscard]] std::vector<std::int64_t> show_chances(const std::vector<Live>& live);

// Whether a statement about the voter may still be shown: among the first ten at most one in three.
[[nodiscard]] bool meta_allowed(std::size_t shown, std::size_t shown_meta);

struct DrawKey {
  std::string consultation, participant;
  std::uint64_t step = 0;
};
[[nodiscard]] Hash secret_commitment(std::string_view secret);
// In parts of a million, 0 .. 999,999.
[[nodiscard]] std::int64_t draw_share(std::string_view secret, const DrawKey& key);
// The statement in whose part of the million the share lies.  The chances must sum to a million.
[[nodiscard]] std::size_t draw(const std::vector<std::int64_t>& chances, std::int64_t share);

// The share who would agree, from votes cast with known chances of having been shown (Hajek's ratio of
// inverse probabilities); without votes, nothing to divide: 0.
struct ShownVote {
  std::int64_t chance = kMillion;
  int vote = 0;
};
[[nodiscard]] double estimated_share(const std::vector<ShownVote>& votes);

}  // namespace plenary::consult
