// A cyclic group of prime order, as the sealed ballot needs it: three of them, by name, each in two makings.
//
//     const auto* group = crypto::find_group("BELENIOS-2048", crypto::Making::fast);
//     const auto key = group->read(text);                      // one spelling for each element
//     if (!key || !group->is_member(*key)) ...
//     const Number c = group->hash("pok|...|", std::array{commitment});
//
// Making::fast is our own variable-time arithmetic: for public data alone.  Making::library asks GMP and
// libsodium for every step; verdicts of both are compared by the tests.  What touches a secret is in
// crypto/secret_group.h.  Elements of one making mean nothing to another: pass them as text.  Any thread.
// Source: briefs of the Belenios protocol, section 1 (groups), and RFC 3526, RFC 8032.
#pragma once

#include <gmpxx.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plenary::crypto {

using Number = mpz_class;  // public scalars

inline constexpr std::size_t kLimbs = 32;
using Limbs = std::array<std::uint64_t, kLimbs>;

struct Element {  // what the limbs mean is the group's own affair
  Limbs limbs{};
};

// Powers of one element made ready; belongs to the making that made it.
class FixedBase {
 public:
  virtual ~FixedBase() = default;
};

// Many products of powers of few bases, as the commitments of one ballot are: what they share is done once.
struct Products {
  struct Power {
    std::uint32_t base;  // of `bases`, then of `sums`
    Number exponent;     // 0 <= exponent < order
  };
  struct Row {
    std::vector<std::pair<std::uint32_t, Number>> fixed;  // number of the fixed base, exponent
    std::vector<std::int32_t> powers;                     // k: power k; -1-k: its inverse
  };
  std::vector<const FixedBase*> fixed;
  std::vector<Element> bases;
  std::vector<std::vector<std::uint32_t>> sums;  // further bases: products of some of `bases`
  std::vector<Power> powers;
  std::vector<Row> rows;
};

struct Computed {
  std::optional<std::size_t> stranger;  // the first of `bases` that is not a member; then no values
  std::vector<Element> values;          // one a row
};

enum class Making { fast, library };

class Group {
 public:
  virtual ~Group() = default;

  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual const Number& order() const = 0;  // q, a prime

  // The element with this text, if it is one spelled the only way; not yet whether it is in the group of
  // order q.  The identity is a legal element.
  [[nodiscard]] virtual std::optional<Element> read(std::string_view text) const = 0;
  [[nodiscard]] virtual std::vector<std::string> write(std::span<const Element> elements) const = 0;
  [[nodiscard]] virtual bool is_member(const Element& element) const = 0;

  [[nodiscard]] virtual Element identity() const = 0;
  [[nodiscard]] virtual const Element& generator() const = 0;
  [[nodiscard]] virtual bool equal(const Element& a, const Element& b) const = 0;
  [[nodiscard]] virtual Element multiply(const Element& a, const Element& b) const = 0;
  [[nodiscard]] virtual Element invert(const Element& a) const = 0;
  // Members only; exponents of any size and sign.
  [[nodiscard]] virtual Element power(const Element& base, const Number& exponent) const = 0;
  [[nodiscard]] virtual Element product(std::span<const Element> bases,
                                        std::span<const Number> exponents) const = 0;
  [[nodiscard]] virtual std::unique_ptr<FixedBase> prepare(const Element& base) const = 0;
  [[nodiscard]] virtual Computed compute(const Products& products) const = 0;

  // The independent generators of shuffles: from -1 (h) upwards.
  [[nodiscard]] virtual Element independent_generator(long number) const = 0;
  // Integers 0 to 255 packed into an element with the smallest padding that makes it a member; nothing where
  // the group has no embedding or there are too many.
  [[nodiscard]] virtual std::optional<Element> embed(std::span<const unsigned> numbers) const = 0;
  [[nodiscard]] virtual std::optional<std::vector<unsigned>> unembed(const Element& element,
                                                                     std::size_t count) const = 0;
  // 32 bytes of each by which equal elements are known, for tables; not a text.
  [[nodiscard]] virtual std::vector<std::array<std::uint64_t, 4>> marks(
      std::span<const Element> elements) const = 0;
  // The order in which ranked ciphertexts are published: <0, 0, >0.
  [[nodiscard]] virtual int compare(const Element& a, const Element& b) const = 0;

  [[nodiscard]] std::string write(const Element& element) const;
  [[nodiscard]] bool has_long_exponents() const;  // of more than 512 bits

  // SHA-256 of the prefix and the elements' texts joined by commas, big-endian, mod q.
  [[nodiscard]] Number hash(std::string_view prefix, std::span<const Element> elements) const;
  [[nodiscard]] Number hash(std::string_view text) const;
  [[nodiscard]] Number reduced(const Number& number) const;  // into 0..q-1, whatever the sign
};

inline constexpr std::string_view kGroupNames[] = {"BELENIOS-2048", "RFC-3526-2048", "Ed25519"};

// nullptr for an unknown name.  The groups live as long as the process.
[[nodiscard]] const Group* find_group(std::string_view name, Making making);

[[nodiscard]] Number number_of_bytes(std::string_view big_endian);
// Decimal, no sign, no leading zeros, at most `digits` of them.
[[nodiscard]] std::optional<Number> read_number(std::string_view text, std::size_t digits = 700);

}  // namespace plenary::crypto
