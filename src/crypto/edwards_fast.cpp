// Ed25519 in extended coordinates with shared chains, tables and buckets.  An element's first 20 limbs are X,
// Y, Z and T.
#include <cstring>

#include "crypto/edwards_library.h"
#include "crypto/shared_products.h"

namespace plenary::crypto {
namespace {

class EdwardsOps {
 public:
  using Value = Point;

  explicit EdwardsOps(const Number& order) : order_(order) {}

  static Point one() { return {}; }
  static void multiply(Point& out, const Point& a, const Point& b) { out = sum_of(a, addend_of(b)); }
  static void square(Point& out, const Point& a, bool more) { out = doubled(a, more); }
  static unsigned width() { return 4; }
  std::size_t bits_to_test() const { return bits_of(order_); }
  static void invert_all(std::vector<Point>& values) {
    for (auto& value : values)
      value = negated(value);
  }
  bool is_member(const Point&, std::span<const Point> chain, Buckets<EdwardsOps>& buckets) const {
    return is_identity(power_on_chain(buckets, chain, order_, width()));
  }

 private:
  const Number& order_;
};

// All digits of 8 bits in all places, ready to be added.
class EdwardsTable : public FixedBase {
 public:
  EdwardsTable(Point base, std::size_t bits) {
    for (std::size_t at = 0; at < bits; at += 8) {
      Point multiple = base;
      const Addend step = addend_of(base);
      for (int digit = 1; digit < 256; ++digit) {
        held_.push_back(addend_of(multiple));
        multiple = sum_of(multiple, step);
      }
      base = multiple;
    }
  }

  void multiply_into(const EdwardsOps&, Point& out, const Number& exponent) const {
    for (std::size_t place = 0; place * 8 < bits_of(exponent); ++place) {
      const unsigned digit = digit_at(exponent, place * 8, 8);
      if (digit != 0) out = sum_of(out, held_[place * 255 + digit - 1]);
    }
  }

 private:
  std::vector<Addend> held_;
};

static_assert(sizeof(Point) <= sizeof(Limbs));

Element held(const Point& point) {
  Element element;
  std::memcpy(element.limbs.data(), &point, sizeof point);
  return element;
}

Point point_in(const Element& element) {
  Point point;
  std::memcpy(static_cast<void*>(&point), element.limbs.data(), sizeof point);
  return point;
}

std::vector<Point> points_in(std::span<const Element> elements) {
  std::vector<Point> points;
  for (const auto& element : elements)
    points.push_back(point_in(element));
  return points;
}

class EdwardsFast : public EdwardsGroup {
 public:
  EdwardsFast() : ops_(order()), generator_(held(*decode(generator_bytes()))) {}

  bool is_member(const Element& element) const override {
    Buckets<EdwardsOps> buckets(ops_, EdwardsOps::width());
    const Point point = point_in(element);
    return ops_.is_member(point, make_chain(ops_, point, bits_of(order()), EdwardsOps::width()), buckets);
  }
  Element identity() const override { return held(Point{}); }
  const Element& generator() const override { return generator_; }
  bool equal(const Element& a, const Element& b) const override { return same(point_in(a), point_in(b)); }
  Element multiply(const Element& a, const Element& b) const override {
    return held(sum_of(point_in(a), addend_of(point_in(b))));
  }
  Element invert(const Element& a) const override { return held(negated(point_in(a))); }
  Element power(const Element& base, const Number& exponent) const override {
    return product(std::span(&base, 1), std::span(&exponent, 1));
  }
  Element product(std::span<const Element> bases, std::span<const Number> exponents) const override;
  std::unique_ptr<FixedBase> prepare(const Element& base) const override {
    return std::make_unique<EdwardsTable>(point_in(base), bits_of(order()));
  }
  Computed compute(const Products& products) const override;

 protected:
  std::optional<Element> element_of(const PointBytes& bytes) const override {
    const auto point = decode(bytes);
    return point ? std::optional(held(*point)) : std::nullopt;
  }
  std::vector<PointBytes> bytes_of(std::span<const Element> elements) const override;

 private:
  EdwardsOps ops_;
  Element generator_;
};

// Few bases: a chain each; many: buckets over all.
Element EdwardsFast::product(std::span<const Element> bases, std::span<const Number> exponents) const {
  std::vector<Number> reduced_exponents;
  for (const auto& exponent : exponents)
    reduced_exponents.push_back(reduced(exponent));
  const auto points = points_in(bases);
  if (bases.size() >= 8)
    return held(
        product_by_buckets(ops_, std::span<const Point>(points), std::span<const Number>(reduced_exponents)));
  Buckets<EdwardsOps> buckets(ops_, EdwardsOps::width());
  Point total;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto chain = make_chain(ops_, points[i], bits_of(reduced_exponents[i]), EdwardsOps::width());
    EdwardsOps::multiply(total, total,
                  power_on_chain(buckets, std::span<const Point>(chain), reduced_exponents[i], EdwardsOps::width()));
  }
  return held(total);
}

Computed EdwardsFast::compute(const Products& products) const {
  const auto bases = points_in(products.bases);
  SharedProducts<EdwardsOps, EdwardsTable> shared(ops_, products, bases);
  Computed computed{.stranger = shared.stranger()};
  if (computed.stranger) return computed;
  for (const auto& value : shared.values())
    computed.values.push_back(held(value));
  return computed;
}

// One inversion for all.
std::vector<PointBytes> EdwardsFast::bytes_of(std::span<const Element> elements) const {
  const auto points = points_in(elements);
  std::vector<Field> inverses;
  for (const auto& point : points)
    inverses.push_back(point.z);
  invert_together(
      inverses, [](Field& out, const Field& a, const Field& b) { out = a * b; },
      [](const Field& a) { return inverted(a); });
  std::vector<PointBytes> bytes;
  for (std::size_t i = 0; i < points.size(); ++i)
    bytes.push_back(encode(points[i], inverses[i]));
  return bytes;
}

}  // namespace

const Group& edwards_25519(Making making) {
  static const EdwardsFast fast;
  static const EdwardsLibrary library;
  if (making == Making::fast) return fast;
  return library;
}

}  // namespace plenary::crypto
