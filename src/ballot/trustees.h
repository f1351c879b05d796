// The trustees: who holds a part of the election's key, alone or as so many of a group, and the proofs of it.
//
// Numbers of trustees ("owners") count from 1 over the whole list; inside a group that shares a key
// (Pedersen) an index counts from 1 within it: Lagrange coefficients are over the latter.
#pragma once

#include "ballot/fields.h"

namespace plenary::ballot {

struct TrusteeKey {
  Proof proof;
  Written key;
  std::optional<std::string> name;
};

struct SignedMessage {
  std::string message;
  Proof signature;
};

struct SharedKey {  // "Pedersen": any `threshold` of its trustees can decrypt
  std::size_t threshold = 0;
  std::vector<SignedMessage> certificates, coefficients;  // one each a trustee
  std::vector<TrusteeKey> keys;
};

struct TrusteeItem {
  std::optional<TrusteeKey> single;
  SharedKey shared;
};

struct Trustees {
  std::vector<TrusteeItem> items;

  struct Owner {
    std::size_t item = 0, index = 0;  // index from 1; 0 for a single one
    const TrusteeKey* key = nullptr;
  };
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] std::optional<Owner> owner(std::size_t number) const;  // from 1
};

[[nodiscard]] Result<Trustees> read_trustees(const Group& group, std::string_view bytes);
[[nodiscard]] Result<TrusteeKey> read_trustee_key(const Group& group, const Json& json,
                                                  const std::string& where);
[[nodiscard]] Result<SignedMessage> read_signed(const Group& group, const Json& json,
                                                const std::string& where);

// Every proof and signature, and the keys of a shared key against its coefficients.
[[nodiscard]] Result<void> check_trustees(const Group& group, const Trustees& trustees);
[[nodiscard]] Result<void> check_trustee_key(const Group& group, const TrusteeKey& key,
                                             const std::string& where);
// The product of all of them; of a shared one the first coefficients.
[[nodiscard]] Result<Element> joint_key(const Group& group, const Trustees& trustees);

struct Certificate {
  Written verification, encryption;
};
[[nodiscard]] Result<Certificate> check_certificate(const Group& group, const SignedMessage& signed_message,
                                                    const std::string& where);
// The coefficients A_0..A_(t-1) of one trustee's polynomial, signed with the key its certificate states.
[[nodiscard]] Result<std::vector<Element>> check_coefficients(const Group& group,
                                                              const SignedMessage& message,
                                                              const Element& verification,
                                                              const std::string& where);
[[nodiscard]] bool signature_holds(const Group& group, const SignedMessage& message,
                                   const Element& verification);
// prod over k of coefficients[k]^(index^k)
[[nodiscard]] Element polynomial_at(const Group& group, const std::vector<Element>& coefficients,
                                    std::size_t index);

[[nodiscard]] std::string print_trustee_key(const TrusteeKey& key);
[[nodiscard]] std::string print_signed(const SignedMessage& message);
[[nodiscard]] std::string print_trustees(const Trustees& trustees);

// lambda_j = prod over k != j of k/(k-j) mod q, for the index set given.
[[nodiscard]] Number lagrange(const Number& order, const std::vector<std::size_t>& indices,
                              std::size_t index);

}  // namespace plenary::ballot
