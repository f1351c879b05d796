#include "crypto/edwards_point.h"

namespace plenary::crypto {
namespace {

Field small(std::uint64_t value) {
  return {{value, 0, 0, 0, 0}};
}

struct Constants {
  Field d, d2, root_of_minus_one;
};

// RFC 8032 section 5.1: d = -121665/121666; 2^((p-1)/4) is a root of -1.
const Constants& constants() {
  static const Constants made = [] {
    const Field d = negated(small(121665)) * inverted(small(121666));
    const Field two = small(2);
    return Constants{d, d * two, square(power_p58(two)) * two};
  }();
  return made;
}

}  // namespace

Addend addend_of(const Point& point) {
  return {point.y + point.x, point.y - point.x, point.z + point.z, point.t * constants().d2};
}

NearAddend near_addend_of(const Point& point, const Field& z_inverse) {
  const Field x = point.x * z_inverse, y = point.y * z_inverse;
  return {y + x, y - x, x * y * constants().d2};
}

namespace {

// To take a point away is to add the one whose x and t have the other sign.
inline Point added(const Field& a, const Field& b, const Field& c, const Field& d, bool away) {
  const Field e = b - a, h = b + a, less = d - c, more = d + c;
  const Field &f = away ? more : less, &g = away ? less : more;
  return {e * f, g * h, f * g, e * h};
}

}  // namespace

Point sum_of(const Point& p, const Addend& q) {
  return added((p.y - p.x) * q.y_minus_x, (p.y + p.x) * q.y_plus_x, p.t * q.t2d, p.z * q.z2, false);
}

Point difference_of(const Point& p, const Addend& q) {
  return added((p.y - p.x) * q.y_plus_x, (p.y + p.x) * q.y_minus_x, p.t * q.t2d, p.z * q.z2, true);
}

Point sum_of(const Point& p, const NearAddend& q) {
  return added((p.y - p.x) * q.y_minus_x, (p.y + p.x) * q.y_plus_x, p.t * q.t2d, p.z + p.z, false);
}

Point difference_of(const Point& p, const NearAddend& q) {
  return added((p.y - p.x) * q.y_plus_x, (p.y + p.x) * q.y_minus_x, p.t * q.t2d, p.z + p.z, true);
}

Point doubled(const Point& p, bool without_t) {
  const Field a = square(p.x), b = square(p.y), zz = square(p.z);
  const Field e = square(p.x + p.y) - (a + b), g = b - a, f = g - (zz + zz), h = negated(a + b);
  return {e * f, g * h, f * g, without_t ? kFieldZero : e * h};
}

Point negated(const Point& p) {
  return {tidied(negated(p.x)), p.y, p.z, tidied(negated(p.t))};
}

bool same(const Point& a, const Point& b) {
  return is_zero(a.x * b.z - b.x * a.z) && is_zero(a.y * b.z - b.y * a.z);
}

bool is_identity(const Point& a) {
  return is_zero(a.x) && is_zero(a.y - a.z);
}

// RFC 8032 section 5.1.3.
std::optional<Point> decode(const PointBytes& bytes) {
  PointBytes without_sign = bytes;
  without_sign[31] &= 0x7f;
  const bool negative = (bytes[31] & 0x80) != 0;
  const Field y = field_of(bytes);
  if (bytes_of(y) != without_sign) return std::nullopt;
  const Field yy = square(y), u = tidied(yy - kFieldOne), v = yy * constants().d + kFieldOne;
  const Field v3 = square(v) * v, v7 = square(v3) * v;
  Field x = u * v3 * power_p58(u * v7);
  const Field check = v * square(x);
  if (!is_zero(check - u)) {
    if (!is_zero(check + u)) return std::nullopt;
    x = x * constants().root_of_minus_one;
  }
  const bool odd = (bytes_of(x)[0] & 1) != 0;
  if (negative && is_zero(x)) return std::nullopt;
  if (odd != negative) x = tidied(negated(x));
  return Point{x, y, kFieldOne, x * y};
}

PointBytes encode(const Point& point, const Field& z_inverse) {
  auto bytes = bytes_of(point.y * z_inverse);
  if ((bytes_of(point.x * z_inverse)[0] & 1) != 0) bytes[31] |= 0x80;
  return bytes;
}

}  // namespace plenary::crypto
