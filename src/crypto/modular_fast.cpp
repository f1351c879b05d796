// The integers mod p by Montgomery multiplication on mpn, with shared chains, tables and buckets.  An
// element's limbs are its Montgomery form.
#include "crypto/modular_library.h"
#include "crypto/montgomery.h"
#include "crypto/shared_products.h"

namespace plenary::crypto {
namespace {

class ModularOps {
 public:
  using Value = Limbs;
  using Step = Limbs;
  static constexpr bool kDivides = false;

  ModularOps(const Montgomery& arithmetic, const ModularParameters& parameters)
      : arithmetic_(arithmetic), parameters_(parameters), by_jacobi_(parameters.p == 2 * parameters.q + 1) {}

  const Limbs& one() const { return arithmetic_.one(); }
  static const Limbs& step_of(const Limbs& value) { return value; }
  void multiply(Limbs& out, const Limbs& a, const Limbs& b) const { arithmetic_.multiply(out, a, b); }
  void square(Limbs& out, const Limbs& a, bool) const { arithmetic_.square(out, a); }
  unsigned width() const { return by_jacobi_ ? 6 : 4; }

  Limbs invert(const Limbs& a) const {
    Number inverse;
    mpz_invert(inverse.get_mpz_t(), arithmetic_.leave(a).get_mpz_t(), parameters_.p.get_mpz_t());
    return arithmetic_.enter(inverse);
  }

  void invert_all(std::vector<Limbs>& values) const {
    invert_together(
        values, [this](Limbs& out, const Limbs& a, const Limbs& b) { multiply(out, a, b); },
        [this](const Limbs& a) { return invert(a); });
  }

  std::size_t bits_to_test() const { return by_jacobi_ ? 0 : bits_of(parameters_.q); }

  // R is a square, being a power of 2 with an even exponent: the Montgomery form has the value's own symbol.
  bool is_member(const Limbs& base, const Chain<ModularOps>& chain, Buckets<ModularOps>& buckets) const {
    if (by_jacobi_) return jacobi(base);
    return power_on_chain(buckets, chain, parameters_.q, width()) == one();
  }

  bool by_jacobi() const { return by_jacobi_; }

  bool jacobi(const Limbs& form) const {
    return mpz_jacobi(number_of(form).get_mpz_t(), parameters_.p.get_mpz_t()) == 1;
  }

 private:
  const Montgomery& arithmetic_;
  const ModularParameters& parameters_;
  bool by_jacobi_;
};

class ModularTable : public FixedBase {
 public:
  ModularTable(const ModularOps& ops, const Limbs& base, std::size_t bits) : table_(ops, base, bits) {}
  void multiply_into(const ModularOps& ops, Limbs& out, const Number& exponent) const {
    table_.multiply_into(ops, out, exponent);
  }

 private:
  DigitTable<ModularOps> table_;
};

class ModularFast : public ModularGroup {
 public:
  explicit ModularFast(const ModularParameters& parameters)
      : ModularGroup(parameters),
        arithmetic_(parameters.p),
        ops_(arithmetic_, parameters),
        generator_(element_of(parameters.g)) {}

  bool is_member(const Element& element) const override {
    return ops_.by_jacobi() ? ops_.jacobi(element.limbs)
                            : power(element, parameters_.q).limbs == arithmetic_.one();
  }
  Element identity() const override { return {arithmetic_.one()}; }
  const Element& generator() const override { return generator_; }
  bool equal(const Element& a, const Element& b) const override { return a.limbs == b.limbs; }

  Element multiply(const Element& a, const Element& b) const override {
    Element out;
    arithmetic_.multiply(out.limbs, a.limbs, b.limbs);
    return out;
  }
  Element invert(const Element& a) const override { return {ops_.invert(a.limbs)}; }

  // One power alone is GMP's business.
  Element power(const Element& base, const Number& exponent) const override {
    Number value;
    mpz_powm(value.get_mpz_t(), value_of(base).get_mpz_t(), exponent.get_mpz_t(), parameters_.p.get_mpz_t());
    return element_of(value);
  }

  Element product(std::span<const Element> bases, std::span<const Number> exponents) const override;
  std::unique_ptr<FixedBase> prepare(const Element& base) const override {
    return std::make_unique<ModularTable>(ops_, base.limbs, bits_of(parameters_.q));
  }
  Computed compute(const Products& products) const override;

 protected:
  Element element_of(const Number& value) const override { return {arithmetic_.enter(value)}; }
  Number value_of(const Element& element) const override { return arithmetic_.leave(element.limbs); }

 private:
  Montgomery arithmetic_;
  ModularOps ops_;
  Element generator_;
};

std::vector<Limbs> limbs_of_all(std::span<const Element> elements) {
  std::vector<Limbs> limbs;
  for (const auto& element : elements)
    limbs.push_back(element.limbs);
  return limbs;
}

Element ModularFast::product(std::span<const Element> bases, std::span<const Number> exponents) const {
  std::vector<Number> reduced_exponents;
  for (const auto& exponent : exponents)
    reduced_exponents.push_back(reduced(exponent));
  return {product_by_buckets(ops_, limbs_of_all(bases), std::span<const Number>(reduced_exponents))};
}

Computed ModularFast::compute(const Products& products) const {
  const auto bases = limbs_of_all(products.bases);
  SharedProducts<ModularOps, ModularTable> shared(ops_, products, bases);
  Computed computed{.stranger = shared.stranger()};
  if (computed.stranger) return computed;
  for (const auto& value : shared.values())
    computed.values.push_back({value});
  return computed;
}

}  // namespace

const Group& belenios_2048(Making making) {
  static const ModularFast fast(belenios_2048_parameters());
  static const ModularLibrary library(belenios_2048_parameters());
  if (making == Making::fast) return fast;
  return library;
}

const Group& rfc_3526_2048(Making making) {
  static const ModularFast fast(rfc_3526_2048_parameters());
  static const ModularLibrary library(rfc_3526_2048_parameters());
  if (making == Making::fast) return fast;
  return library;
}

}  // namespace plenary::crypto
