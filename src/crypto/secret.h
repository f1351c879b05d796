// Scalars that nobody may learn, and the group operations that touch them: in time and memory access that do
// not depend on their values (GMP's mpn_sec_*, on which mpz_powm_sec rests; libsodium), wiped when they go.
//
//     const auto& secrets = *crypto::find_secret_group("BELENIOS-2048");
//     const Secret x = secrets.random();
//     const Element key = secrets.power_of_generator(x);         // an element of the library making
//     const Secret response = secrets.subtract(w, secrets.multiply(x, c));
//
// Elements are those of Making::library of the same name.  A Secret has no way to be printed but text(),
// which is for key files and letters between trustees: wipe what it gives.  Any thread.
#pragma once

#include "crypto/group.h"

namespace plenary::crypto {

void wipe(std::string& text);  // and empties it

class Secret {
 public:
  Secret() = default;
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

 private:
  friend class SecretGroup;
  Limbs limbs_{};
};

class SecretGroup {
 public:
  virtual ~SecretGroup() = default;
  [[nodiscard]] const Group& group() const { return group_; }

  [[nodiscard]] Secret random() const;  // from 128 bits more than q has, reduced
  [[nodiscard]] Secret from_bytes(std::string_view big_endian) const;  // at most 288 bytes, reduced
  [[nodiscard]] Secret from_public(const Number& number) const;        // any sign, reduced
  // Decimal digits, at most 700, reduced: keys of the protocol may be larger than q.
  [[nodiscard]] std::optional<Secret> from_text(std::string_view decimal) const;
  [[nodiscard]] std::string text(const Secret& secret) const;  // decimal
  [[nodiscard]] Number revealed(const Secret& secret) const;   // what is published: responses, challenges

  [[nodiscard]] Secret add(const Secret& a, const Secret& b) const;
  [[nodiscard]] Secret subtract(const Secret& a, const Secret& b) const;
  [[nodiscard]] Secret multiply(const Secret& a, const Secret& b) const;
  [[nodiscard]] Secret choose(bool first, const Secret& a, const Secret& b) const;

  [[nodiscard]] virtual Element power(const Element& base, const Secret& exponent) const = 0;
  [[nodiscard]] virtual Element power_of_generator(const Secret& exponent) const;
  [[nodiscard]] virtual Element multiply(const Element& a, const Element& b) const = 0;

 protected:
  explicit SecretGroup(const Group& group);
  [[nodiscard]] static const Limbs& limbs_of_secret(const Secret& secret) { return secret.limbs_; }
  [[nodiscard]] std::size_t limbs_in_order() const { return size_; }
  [[nodiscard]] std::size_t bits_in_order() const { return bits_; }

 private:
  // The remainder of `count` limbs, which are wiped.
  [[nodiscard]] Secret reduced(std::uint64_t* limbs, std::size_t count) const;

  const Group& group_;
  Limbs order_{};
  std::size_t size_, bits_;
};

[[nodiscard]] const SecretGroup* find_secret_group(std::string_view name);

}  // namespace plenary::crypto
