// Does more of the same still change anything?
//
// The votes of the first four fifths of the participants against all: Spearman's correlation of the
// statements' shares of agreement, the largest angle between the two first planes, and whether the same
// groups are found. New ideas: of the newest statements, the share whose votes the first two axes do not
// foretell (R^2 < 0.5 by least squares over those who voted): an estimate of the probability that the next
// statement brings something new (Good, 1953).  Statements with fewer than ten votes, or on which all voted
// alike, say nothing here.
#pragma once

#include "consult/axes.h"
#include "consult/counts.h"
#include "consult/intervals.h"
#include "consult/places.h"

namespace plenary::consult {

[[nodiscard]] double spearman(const std::vector<double>& a, const std::vector<double>& b);

// Degrees between the planes of the first two axes; 90 where one has fewer axes than the other.
[[nodiscard]] double plane_degrees(const Axes& a, const Axes& b);

struct Saturation {
  double rank_correlation = 1;
  double degrees = 0;
  std::size_t people_before = 0, people = 0;
};
// `order`: rows in the order in which people came.
[[nodiscard]] Saturation saturation(const Table& table, const std::vector<std::size_t>& order);

struct NewIdeas {
  std::size_t looked_at = 0, fresh = 0;
  double rate = 0;
  Interval interval;
};
// `newest`: columns, the newest first; as many of them as `last` are looked at.
[[nodiscard]] NewIdeas new_ideas(const Table& table, const Places& places,
                                 const std::vector<std::size_t>& newest, std::size_t last = 50);

// R^2 of a statement's votes on the first two coordinates; negative where it cannot be said.
[[nodiscard]] std::vector<double> foretold(const Table& table, const Places& places);

}  // namespace plenary::consult
