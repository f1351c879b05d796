#include "ballot/trustees.h"

#include <numeric>

namespace plenary::ballot {
namespace {

constexpr std::size_t kMostTrustees = 1000;

Result<std::vector<SignedMessage>> read_all_signed(const Group& group, const Json& json,
                                                   std::string_view name, const std::string& where) {
  PLENARY_TRY(const auto* const list, field(json, name, where));
  PLENARY_TRY(const auto* const items, items_of(*list, where));
  std::vector<SignedMessage> messages;
  for (const auto& item : *items) {
    PLENARY_TRY(messages.emplace_back(), read_signed(group, item, where));
  }
  return messages;
}

Result<SharedKey> read_shared(const Group& group, const Json& json, const std::string& where) {
  SharedKey shared;
  PLENARY_TRY(const auto* const threshold, field(json, "threshold", where));
  PLENARY_TRY(const auto needed, whole_number(*threshold, kMostTrustees, where));
  shared.threshold = static_cast<std::size_t>(needed);
  PLENARY_TRY(shared.certificates, read_all_signed(group, json, "certs", where));
  PLENARY_TRY(shared.coefficients, read_all_signed(group, json, "coefexps", where));
  PLENARY_TRY(const auto* const keys, field(json, "verification_keys", where));
  PLENARY_TRY(const auto* const items, items_of(*keys, where));
  for (const auto& item : *items) {
    PLENARY_TRY(shared.keys.emplace_back(), read_trustee_key(group, item, where));
  }
  const auto n = shared.keys.size();
  if (n > kMostTrustees || shared.threshold < 1 || shared.threshold > n || shared.certificates.size() != n ||
      shared.coefficients.size() != n)
    return refuse("ballot.structure", {.where = where});
  return shared;
}

// H(prefix, [g^response key^challenge])
Number challenge_of(const Group& group, const std::string& prefix, const Proof& proof, const Element& key) {
  const Element bases[] = {group.generator(), key};
  const Number exponents[] = {proof.response, proof.challenge};
  const Element commitment = group.product(bases, exponents);
  return group.hash(prefix, std::span(&commitment, 1));
}

Result<void> check_shared(const Group& group, const SharedKey& shared, const std::string& where) {
  std::vector<std::vector<Element>> polynomials;
  for (std::size_t i = 0; i < shared.keys.size(); ++i) {
    const auto place = where + ", certificate " + std::to_string(i + 1);
    PLENARY_TRY(const auto certificate, check_certificate(group, shared.certificates[i], place));
    PLENARY_TRY(polynomials.emplace_back(),
                check_coefficients(group, shared.coefficients[i], certificate.verification.element, place));
    if (polynomials.back().size() != shared.threshold)
      return refuse("ballot.trustee.threshold", {.where = place});
  }
  for (std::size_t j = 1; j <= shared.keys.size(); ++j) {
    const auto place = where + ", key " + std::to_string(j);
    PLENARY_DO(check_trustee_key(group, shared.keys[j - 1], place));
    Element expected = group.identity();
    for (const auto& polynomial : polynomials)
      expected = group.multiply(expected, polynomial_at(group, polynomial, j));
    if (!group.equal(expected, shared.keys[j - 1].key.element))
      return refuse("ballot.trustee.share_key", {.where = place});
  }
  return {};
}

std::string print_all(const std::vector<SignedMessage>& messages) {
  std::string out = "[";
  for (std::size_t i = 0; i < messages.size(); ++i)
    out += (i > 0 ? "," : "") + print_signed(messages[i]);
  return out + ']';
}

}  // namespace

std::size_t Trustees::count() const {
  return std::accumulate(items.begin(), items.end(), std::size_t{0},
                         [](std::size_t sum, const TrusteeItem& item) {
                           return sum + (item.single ? 1 : item.shared.keys.size());
                         });
}

std::optional<Trustees::Owner> Trustees::owner(std::size_t number) const {
  for (std::size_t item = 0; item < items.size() && number > 0; ++item) {
    const auto size = items[item].single ? 1 : items[item].shared.keys.size();
    if (number <= size) {
      if (items[item].single) return Owner{item, 0, &*items[item].single};
      return Owner{item, number, &items[item].shared.keys[number - 1]};
    }
    number -= size;
  }
  return std::nullopt;
}

Result<TrusteeKey> read_trustee_key(const Group& group, const Json& json, const std::string& where) {
  Notes notes;
  TrusteeKey key;
  PLENARY_TRY(const auto* const proof, field(json, "pok", where));
  PLENARY_TRY(key.proof, read_proof(group, *proof, where, notes));
  PLENARY_TRY(const auto* const element, field(json, "public_key", where));
  PLENARY_TRY(key.key, read_element(group, *element, where, notes));
  if (const auto* const name = json.find("name"); name != nullptr && name->kind == Json::Kind::text)
    key.name = name->text;
  if (!notes.canonical) return refuse("ballot.noncanonical", {.where = where});
  return key;
}

Result<SignedMessage> read_signed(const Group& group, const Json& json, const std::string& where) {
  Notes notes;
  SignedMessage message;
  PLENARY_TRY(message.message, text_field(json, "message", where));
  PLENARY_TRY(const auto* const signature, field(json, "signature", where));
  PLENARY_TRY(message.signature, read_proof(group, *signature, where, notes));
  if (!notes.canonical) return refuse("ballot.noncanonical", {.where = where});
  return message;
}

Result<Trustees> read_trustees(const Group& group, std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  PLENARY_TRY(const auto* const items, items_of(json, "trustees"));
  if (items->empty() || items->size() > kMostTrustees)
    return refuse("ballot.structure", {.where = "trustees"});
  Trustees trustees;
  for (const auto& item : *items) {
    const auto where = "trustees, item " + std::to_string(trustees.items.size() + 1);
    PLENARY_TRY(const auto* const pair, items_of(item, where));
    if (pair->size() != 2 || (*pair)[0].kind != Json::Kind::text)
      return refuse("ballot.structure", {.where = where});
    auto& made = trustees.items.emplace_back();
    if ((*pair)[0].text == "Single") {
      PLENARY_TRY(made.single, read_trustee_key(group, (*pair)[1], where));
    } else if ((*pair)[0].text == "Pedersen") {
      PLENARY_TRY(made.shared, read_shared(group, (*pair)[1], where));
    } else {
      return refuse("ballot.structure", {.where = where});
    }
  }
  return trustees;
}

Result<void> check_trustee_key(const Group& group, const TrusteeKey& key, const std::string& where) {
  if (!group.is_member(key.key.element)) return refuse("ballot.not_a_member", {.where = where});
  const auto prefix = "pok|" + std::string(group.name()) + '|' + key.key.text + '|';
  if (challenge_of(group, prefix, key.proof, key.key.element) != key.proof.challenge)
    return refuse("ballot.trustee.proof", {.where = where});
  return {};
}

Result<void> check_trustees(const Group& group, const Trustees& trustees) {
  for (std::size_t i = 0; i < trustees.items.size(); ++i) {
    const auto where = "trustees, item " + std::to_string(i + 1);
    const auto& item = trustees.items[i];
    if (item.single) {
      PLENARY_DO(check_trustee_key(group, *item.single, where));
    } else {
      PLENARY_DO(check_shared(group, item.shared, where));
    }
  }
  return {};
}

Result<Element> joint_key(const Group& group, const Trustees& trustees) {
  Element key = group.identity();
  for (const auto& item : trustees.items) {
    if (item.single) {
      key = group.multiply(key, item.single->key.element);
      continue;
    }
    for (std::size_t i = 0; i < item.shared.keys.size(); ++i) {
      PLENARY_TRY(const auto certificate, check_certificate(group, item.shared.certificates[i], "trustees"));
      PLENARY_TRY(const auto coefficients, check_coefficients(group, item.shared.coefficients[i],
                                                              certificate.verification.element, "trustees"));
      key = group.multiply(key, coefficients.front());
    }
  }
  return key;
}

bool signature_holds(const Group& group, const SignedMessage& message, const Element& verification) {
  return challenge_of(group, "sigmsg|" + message.message + '|', message.signature, verification) ==
         message.signature.challenge;
}

Result<Certificate> check_certificate(const Group& group, const SignedMessage& message,
                                      const std::string& where) {
  PLENARY_TRY(const auto json, parse_json(message.message, Spelling::loose));
  Notes notes;
  Certificate certificate;
  PLENARY_TRY(const auto* const verification, field(json, "verification", where));
  PLENARY_TRY(certificate.verification, read_element(group, *verification, where, notes));
  PLENARY_TRY(const auto* const encryption, field(json, "encryption", where));
  PLENARY_TRY(certificate.encryption, read_element(group, *encryption, where, notes));
  if (!group.is_member(certificate.verification.element) || !group.is_member(certificate.encryption.element))
    return refuse("ballot.not_a_member", {.where = where});
  if (!signature_holds(group, message, certificate.verification.element))
    return refuse("ballot.trustee.signature", {.where = where});
  return certificate;
}

Result<std::vector<Element>> check_coefficients(const Group& group, const SignedMessage& message,
                                                const Element& verification, const std::string& where) {
  if (!signature_holds(group, message, verification))
    return refuse("ballot.trustee.signature", {.where = where});
  PLENARY_TRY(const auto json, parse_json(message.message, Spelling::loose));
  PLENARY_TRY(const auto* const list, field(json, "coefexps", where));
  PLENARY_TRY(const auto* const items, items_of(*list, where));
  if (items->empty() || items->size() > kMostTrustees) return refuse("ballot.structure", {.where = where});
  std::vector<Element> coefficients;
  Notes notes;
  for (const auto& item : *items) {
    PLENARY_TRY(const auto coefficient, read_element(group, item, where, notes));
    if (!group.is_member(coefficient.element)) return refuse("ballot.not_a_member", {.where = where});
    coefficients.push_back(coefficient.element);
  }
  return coefficients;
}

Element polynomial_at(const Group& group, const std::vector<Element>& coefficients, std::size_t index) {
  Element value = coefficients.back();  // Horner, in the exponent
  for (std::size_t k = coefficients.size() - 1; k-- > 0;)
    value = group.multiply(group.power(value, Number(index)), coefficients[k]);
  return value;
}

std::string print_trustee_key(const TrusteeKey& key) {
  return "{\"pok\":" + print_proof(key.proof) + ",\"public_key\":\"" + key.key.text + '"' +
         (key.name ? ",\"name\":" + json_string(*key.name) : "") + '}';
}

std::string print_signed(const SignedMessage& message) {
  return "{\"message\":" + json_string(message.message) + ",\"signature\":" + print_proof(message.signature) +
         '}';
}

std::string print_trustees(const Trustees& trustees) {
  std::string out = "[";
  for (const auto& item : trustees.items) {
    if (out.size() > 1) out += ',';
    if (item.single) {
      out += "[\"Single\"," + print_trustee_key(*item.single) + ']';
      continue;
    }
    out += "[\"Pedersen\",{\"threshold\":" + std::to_string(item.shared.threshold) +
           ",\"certs\":" + print_all(item.shared.certificates) +
           ",\"coefexps\":" + print_all(item.shared.coefficients) + ",\"verification_keys\":[";
    for (std::size_t i = 0; i < item.shared.keys.size(); ++i)
      out += (i > 0 ? "," : "") + print_trustee_key(item.shared.keys[i]);
    out += "]}]";
  }
  return out + ']';
}

Number lagrange(const Number& order, const std::vector<std::size_t>& indices, std::size_t index) {
  Number above = 1, below = 1;
  for (const auto k : indices) {
    if (k == index) continue;
    above = above * k % order;
    below = below * (Number(k) - Number(index)) % order;
  }
  Number inverse, value;
  mpz_fdiv_r(below.get_mpz_t(), below.get_mpz_t(), order.get_mpz_t());
  mpz_invert(inverse.get_mpz_t(), below.get_mpz_t(), order.get_mpz_t());
  value = above * inverse % order;
  return value;
}

}  // namespace plenary::ballot
