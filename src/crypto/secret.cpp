#include "crypto/secret.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "base/result.h"
#include "crypto/edwards_library.h"
#include "crypto/modular_group.h"
#include "crypto/random.h"

namespace plenary::crypto {
namespace {

// Memory for one operation, wiped when it ends.
class Scratch {
 public:
  explicit Scratch(std::size_t limbs) : limbs_(std::max<std::size_t>(limbs, 1)) {}
  ~Scratch() { sodium_memzero(limbs_.data(), limbs_.size() * sizeof(std::uint64_t)); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::uint64_t* data() { return limbs_.data(); }

 private:
  std::vector<std::uint64_t> limbs_;
};

constexpr std::size_t kMostLimbs = 40;  // 288 bytes, and decimal text of 700 digits

mp_size_t as_size(std::size_t size) {
  return static_cast<mp_size_t>(size);
}

class ModularSecrets : public SecretGroup {
 public:
  ModularSecrets(const Group& group, const ModularParameters& parameters)
      : SecretGroup(group), p_(limbs_of(parameters.p)) {}

  Element power(const Element& base, const Secret& exponent) const override {
    const auto n = as_size(kLimbs);
    Element out;
    Scratch scratch(static_cast<std::size_t>(mpn_sec_powm_itch(n, bits_in_order(), n)));
    mpn_sec_powm(out.limbs.data(), base.limbs.data(), n, limbs_of_secret(exponent).data(), bits_in_order(),
                 p_.data(), n, scratch.data());
    return out;
  }

  Element multiply(const Element& a, const Element& b) const override {
    const auto n = as_size(kLimbs);
    Scratch product(2 * kLimbs),
        scratch(static_cast<std::size_t>(std::max(mpn_sec_mul_itch(n, n), mpn_sec_div_r_itch(2 * n, n))));
    mpn_sec_mul(product.data(), a.limbs.data(), n, b.limbs.data(), n, scratch.data());
    mpn_sec_div_r(product.data(), 2 * n, p_.data(), n, scratch.data());
    Element out;
    std::copy_n(product.data(), kLimbs, out.limbs.begin());
    return out;
  }

 private:
  Limbs p_;
};

class EdwardsSecrets : public SecretGroup {
 public:
  explicit EdwardsSecrets(const Group& group) : SecretGroup(group) {}

  // libsodium refuses only where base, exponent or power is the neutral one.
  Element power(const Element& base, const Secret& exponent) const override {
    PointBytes out, scalar = scalar_of(exponent);
    const bool made =
        crypto_scalarmult_ed25519_noclamp(out.data(), scalar.data(), bytes_held(base).data()) == 0;
    sodium_memzero(scalar.data(), scalar.size());
    return made ? element_holding(out) : group().identity();
  }

  Element power_of_generator(const Secret& exponent) const override {
    PointBytes out, scalar = scalar_of(exponent);
    const bool made = crypto_scalarmult_ed25519_base_noclamp(out.data(), scalar.data()) == 0;
    sodium_memzero(scalar.data(), scalar.size());
    return made ? element_holding(out) : group().identity();
  }

  Element multiply(const Element& a, const Element& b) const override { return group().multiply(a, b); }

 private:
  static PointBytes scalar_of(const Secret& secret) {
    PointBytes bytes;
    std::memcpy(bytes.data(), limbs_of_secret(secret).data(), bytes.size());
    return bytes;
  }
};

}  // namespace

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

Secret::~Secret() {
  sodium_memzero(limbs_.data(), sizeof limbs_);
}

SecretGroup::SecretGroup(const Group& group)
    : group_(group),
      order_(limbs_of(group.order())),
      size_(mpz_size(group.order().get_mpz_t())),
      bits_(mpz_sizeinbase(group.order().get_mpz_t(), 2)) {}

Secret SecretGroup::reduced(std::uint64_t* limbs, std::size_t count) const {
  Secret secret;
  Scratch scratch(static_cast<std::size_t>(mpn_sec_div_r_itch(as_size(count), as_size(size_))));
  if (count >= size_) mpn_sec_div_r(limbs, as_size(count), order_.data(), as_size(size_), scratch.data());
  std::copy_n(limbs, std::min(count, size_), secret.limbs_.begin());
  sodium_memzero(limbs, count * sizeof *limbs);
  return secret;
}

Secret SecretGroup::random() const {
  std::uint64_t limbs[kMostLimbs];
  const std::size_t count = size_ + 2;
  fill({reinterpret_cast<std::uint8_t*>(limbs), count * sizeof limbs[0]});
  return reduced(limbs, count);
}

Secret SecretGroup::from_bytes(std::string_view big_endian) const {
  std::uint64_t limbs[kMostLimbs] = {};
  ensure(big_endian.size() <= sizeof limbs, "as many bytes as are read");
  for (std::size_t i = 0; i < big_endian.size(); ++i)
    limbs[i / 8] |= std::uint64_t{static_cast<unsigned char>(big_endian[big_endian.size() - 1 - i])}
                    << (8 * (i % 8));
  return reduced(limbs, kMostLimbs);
}

Secret SecretGroup::from_public(const Number& number) const {
  Secret secret;
  secret.limbs_ = limbs_of(group_.reduced(number));
  return secret;
}

std::optional<Secret> SecretGroup::from_text(std::string_view decimal) const {
  if (decimal.empty() || decimal.size() > 700) return std::nullopt;
  std::uint64_t limbs[kMostLimbs] = {};
  for (const char c : decimal) {
    if (c < '0' || c > '9') return std::nullopt;
    mpn_mul_1(limbs, limbs, kMostLimbs, 10);
    mpn_add_1(limbs, limbs, kMostLimbs, static_cast<mp_limb_t>(c - '0'));
  }
  return reduced(limbs, kMostLimbs);
}

// Digits by dividing by ten, from the lowest: the loop is as long as the order allows.
std::string SecretGroup::text(const Secret& secret) const {
  auto limbs = secret.limbs_;
  std::string digits(bits_ * 1233 / 4096 + 1, '0');
  for (std::size_t i = digits.size(); i-- > 0;)
    digits[i] = static_cast<char>('0' + mpn_divrem_1(limbs.data(), 0, limbs.data(), as_size(size_), 10));
  sodium_memzero(limbs.data(), sizeof limbs);
  const auto first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  std::string shortest = digits.substr(first);
  wipe(digits);
  return shortest;
}

Number SecretGroup::revealed(const Secret& secret) const {
  return number_of(secret.limbs_);
}

Secret SecretGroup::add(const Secret& a, const Secret& b) const {
  std::uint64_t sum[kMostLimbs] = {};
  sum[size_] = mpn_add_n(sum, a.limbs_.data(), b.limbs_.data(), as_size(size_));
  return reduced(sum, size_ + 1);
}

Secret SecretGroup::subtract(const Secret& a, const Secret& b) const {
  std::uint64_t difference[kMostLimbs] = {};  // a + q - b
  difference[size_] = mpn_add_n(difference, a.limbs_.data(), order_.data(), as_size(size_));
  difference[size_] -= mpn_sub_n(difference, difference, b.limbs_.data(), as_size(size_));
  return reduced(difference, size_ + 1);
}

Secret SecretGroup::multiply(const Secret& a, const Secret& b) const {
  Scratch product(2 * size_),
      scratch(static_cast<std::size_t>(mpn_sec_mul_itch(as_size(size_), as_size(size_))));
  mpn_sec_mul(product.data(), a.limbs_.data(), as_size(size_), b.limbs_.data(), as_size(size_),
              scratch.data());
  return reduced(product.data(), 2 * size_);
}

Secret SecretGroup::choose(bool first, const Secret& a, const Secret& b) const {
  const std::uint64_t mask = 0 - static_cast<std::uint64_t>(first);
  Secret chosen;
  for (std::size_t i = 0; i < kLimbs; ++i)
    chosen.limbs_[i] = (a.limbs_[i] & mask) | (b.limbs_[i] & ~mask);
  return chosen;
}

Element SecretGroup::power_of_generator(const Secret& exponent) const {
  return power(group_.generator(), exponent);
}

const SecretGroup* find_secret_group(std::string_view name) {
  static const ModularSecrets belenios(belenios_2048(Making::library), belenios_2048_parameters());
  static const ModularSecrets rfc(rfc_3526_2048(Making::library), rfc_3526_2048_parameters());
  static const EdwardsSecrets edwards(edwards_25519(Making::library));
  if (name == "BELENIOS-2048") return &belenios;
  if (name == "RFC-3526-2048") return &rfc;
  if (name == "Ed25519") return &edwards;
  return nullptr;
}

}  // namespace plenary::crypto
