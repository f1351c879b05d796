// Papers drawn from a public seed against a manifest of the batches they lie in, so that whoever has the manifest can
// draw them again.
//
//     const auto drawn = draw_papers(seed, {{"Box 1", 412}, {"Box 2", 388}}, {.papers = 50});
//
// The n-th draw is SHA-256(seed | "paper" | n), n in decimal from 1, read as a number, highest byte first, and divided
// by the number of papers; the remainder is the paper's place, counted through the batches in their order.  No paper is
// likelier than another by more than 2^-190 of its chance.  Without replacement a draw that falls on a paper drawn
// before is passed over, and its number with it.
//
// It draws papers.  How many are enough, and what risk is left when they agree, is for an audit's own reckoning, which
// is not built.  Refused: "lot.no_papers" (the manifest holds none, or fewer than asked), "lot.batch_twice" (id),
// "lot.too_many_papers" (more than 2^53 in the manifest, or more than a million draws).
#pragma once

#include "count/lot/lot.h"

namespace plenary::count {

struct Batch {
  std::string name;
  std::int64_t papers = 0;
};

struct Sampling {
  std::size_t papers = 0;
  bool replacement = false;
};

struct DrawnPaper {
  std::int64_t draw = 0;  // its number
  std::size_t batch = 0;
  std::int64_t paper = 0;  // within its batch, from 1
  bool operator==(const DrawnPaper&) const = default;
};

inline constexpr std::size_t kMostDraws = 1'000'000;

[[nodiscard]] Result<std::vector<DrawnPaper>> draw_papers(const LotSeed& seed, std::span<const Batch> manifest,
                                                          const Sampling& asked);

}  // namespace plenary::count
