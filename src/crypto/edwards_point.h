// Points of the curve of Ed25519 in extended coordinates (x = X/Z, y = Y/Z, xy = T/Z); formulas complete for
// all points, those of small order included (Hisil, Wong, Carter, Dawson 2008).  For public data.
#pragma once

#include <optional>

#include "crypto/edwards_field.h"

namespace plenary::crypto {

using PointBytes = std::array<std::uint8_t, 32>;  // RFC 8032

struct Point {
  Field x = kFieldZero, y = kFieldOne, z = kFieldOne, t = kFieldZero;
};

// A point as the second of two that are added, with what each addition would work out again.
struct Addend {
  Field y_plus_x, y_minus_x, z2, t2d;
};

struct NearAddend {  // the same of a point with Z = 1
  Field y_plus_x, y_minus_x, t2d;
};

[[nodiscard]] Addend addend_of(const Point& point);
[[nodiscard]] NearAddend near_addend_of(const Point& point, const Field& z_inverse);
[[nodiscard]] Point sum_of(const Point& a, const Addend& b);
[[nodiscard]] Point sum_of(const Point& a, const NearAddend& b);
[[nodiscard]] Point difference_of(const Point& a, const Addend& b);
[[nodiscard]] Point difference_of(const Point& a, const NearAddend& b);
[[nodiscard]] Point doubled(const Point& a, bool without_t = false);
[[nodiscard]] Point negated(const Point& a);
[[nodiscard]] bool same(const Point& a, const Point& b);
[[nodiscard]] bool is_identity(const Point& a);

// Only the spelling that RFC 8032 encodes: y below p, no sign on x = 0.
[[nodiscard]] std::optional<Point> decode(const PointBytes& bytes);
[[nodiscard]] PointBytes encode(const Point& point, const Field& z_inverse);

}  // namespace plenary::crypto
