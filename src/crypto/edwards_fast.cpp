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
  using Step = Addend;
  static constexpr bool kDivides = true;

  explicit EdwardsOps(const Number& order) : order_(order) {}

  static Point one() { return {}; }
  static Addend step_of(const Point& point) { return addend_of(point); }
  static Point inverse_of(const Point& point) { return negated(point); }
  static void multiply(Point& out, const Point& a, const Addend& b) { out = sum_of(a, b); }
  static void divide(Point& out, const Point& a, const Addend& b) { out = difference_of(a, b); }
  static void square(Point& out, const Point& a, bool more) { out = doubled(a, more); }
  static unsigned width() { return 5; }
  std::size_t bits_to_test() const { return bits_of(order_); }
  static void invert_all(std::vector<Point>& values) {
    for (auto& value : values)
      value = negated(value);
  }
  bool is_member(const Point&, const Chain<EdwardsOps>& chain, Buckets<EdwardsOps>& buckets) const {
    return is_identity(power_on_chain(buckets, chain, order_, width()));
  }

 private:
  const Number& order_;
};

std::vector<Field> inverses_of_z(std::span<const Point> points) {  // one inversion for all
  std::vector<Field> inverses;
  for (const auto& point : points)
    inverses.push_back(point.z);
  invert_together(
      inverses, [](Field& out, const Field& a, const Field& b) { out = a * b; },
      [](const Field& a) { return inverted(a); });
  return inverses;
}

// The digits 1 to 128 in all places, ready to be added or taken away: small enough to stay near the
// processor.
class EdwardsTable : public FixedBase {
 public:
  EdwardsTable(Point base, std::size_t bits) {
    std::vector<Point> multiples;
    for (std::size_t place = 0; place < Digits::places(bits, kWidth, true); ++place) {
      const Addend step = addend_of(base);
      multiples.push_back(base);
      for (int digit = 2; digit <= kDigits; ++digit)
        multiples.push_back(sum_of(multiples.back(), step));
      base = doubled(multiples.back());
    }
    const auto inverses = inverses_of_z(multiples);
    for (std::size_t i = 0; i < multiples.size(); ++i)
      held_.push_back(near_addend_of(multiples[i], inverses[i]));
  }

  void multiply_into(const EdwardsOps&, Point& out, const Number& exponent) const {
    Digits digits(exponent, kWidth, true);
    const auto places = digits.places();
    for (std::size_t place = 0; place < places; ++place) {
      const int digit = digits.next();
      const auto row = place * kDigits;
      if (digit > 0) out = sum_of(out, held_[row + static_cast<std::size_t>(digit) - 1]);
      if (digit < 0) out = difference_of(out, held_[row + static_cast<std::size_t>(-digit) - 1]);
    }
  }

 private:
  static constexpr unsigned kWidth = 8;
  static constexpr int kDigits = 1 << (kWidth - 1);
  std::vector<NearAddend> held_;
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
    auto buckets = buckets_for(ops_, EdwardsOps::width());
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
    return held(product_by_buckets(ops_, points, std::span<const Number>(reduced_exponents)));
  auto buckets = buckets_for(ops_, EdwardsOps::width());
  Point total;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto chain = make_chain(ops_, points[i], bits_of(reduced_exponents[i]), EdwardsOps::width());
    total =
        sum_of(total, addend_of(power_on_chain(buckets, chain, reduced_exponents[i], EdwardsOps::width())));
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

std::vector<PointBytes> EdwardsFast::bytes_of(std::span<const Element> elements) const {
  const auto points = points_in(elements);
  const auto inverses = inverses_of_z(points);
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
