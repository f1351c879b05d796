#include "ballot/threshold.h"

#include "ballot/seal.h"
#include "base/bytes.h"
#include "crypto/sealed.h"
#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

using crypto::Secret;
using crypto::SecretGroup;

constexpr std::size_t kLongText = 65536;  // from which on the nonce is a byte shorter

struct Box {
  std::string key, nonce;
};

Box box_for(const Group& group, const Element& shared, const std::string& alpha, std::size_t size) {
  Box box;
  box.key = view_of(crypto::sha256("key|" + group.write(shared)));
  box.nonce = view_of(crypto::sha256("iv|" + alpha)).substr(0, size >= kLongText ? 12 : 13);
  return box;
}

Result<Json> parse_line(std::string_view line) {
  return parse_json(line, Spelling::loose);
}

// {"name":"digits"} of a letter, reduced.
Result<Secret> secret_in(const SecretGroup& secrets, const std::string& message, std::string_view name) {
  PLENARY_TRY(auto json, parse_line(message));
  PLENARY_TRY(auto digits, text_field(json, name, "letter"));
  const auto secret = secrets.from_text(digits);
  crypto::wipe(digits);
  for (auto& item : json.items)
    crypto::wipe(item.text);
  if (!secret) return refuse("ballot.secret.malformed");
  return *secret;
}

std::string print_coefficients(const Group& group, const std::vector<Element>& coefficients) {
  std::string message = "{\"coefexps\":[";
  for (const auto& text : group.write(coefficients))
    message += (message.back() == '[' ? "\"" : ",\"") + text + '"';
  return message + "]}";
}

struct Polynomial {
  std::vector<Secret> coefficients;

  Secret at(const SecretGroup& secrets, std::size_t index) const {
    Secret value = coefficients.back();
    const Secret x = secrets.from_public(Number(index));
    for (std::size_t k = coefficients.size() - 1; k-- > 0;)
      value = secrets.add(secrets.multiply(value, x), coefficients[k]);
    return value;
  }
};

std::string print_secret_list(const SecretGroup& secrets, const Polynomial& polynomial) {
  std::string out = "{\"polynomial\":[";
  for (const auto& coefficient : polynomial.coefficients)
    out += (out.back() == '[' ? "\"" : ",\"") + secrets.text(coefficient) + '"';
  return out + "]}";
}

Result<std::size_t> own_index(const SecretGroup& secrets, const TrusteeSeed& keys,
                              const std::vector<Certificate>& certificates) {
  const Element own = secrets.power_of_generator(keys.signing);
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    if (secrets.group().equal(certificates[i].verification.element, own)) return i + 1;
  }
  return refuse("ballot.secret.other_key");
}

}  // namespace

TrusteeSeed keys_of_seed(const SecretGroup& secrets, std::string_view seed) {
  std::string signing = "sk|" + std::string(seed), reading = "dk|" + std::string(seed);
  TrusteeSeed keys{secrets.from_bytes(view_of(crypto::sha256(signing))),
                   secrets.from_bytes(view_of(crypto::sha256(reading)))};
  crypto::wipe(signing);
  crypto::wipe(reading);
  return keys;
}

SignedMessage sign(const SecretGroup& secrets, const Secret& key, std::string message) {
  const auto signature = prove_key(secrets, "sigmsg|" + message + '|', key);
  return {std::move(message), signature};
}

std::string make_certificate(const SecretGroup& secrets, const TrusteeSeed& keys) {
  const Element both[] = {secrets.power_of_generator(keys.signing), secrets.power_of_generator(keys.reading)};
  const auto texts = secrets.group().write(both);
  return print_signed(sign(secrets, keys.signing,
                           "{\"verification\":\"" + texts[0] + "\",\"encryption\":\"" + texts[1] + "\"}"));
}

std::string seal_letter(const SecretGroup& secrets, const TrusteeSeed& from, const Element& recipient,
                        std::string_view message) {
  const auto& group = secrets.group();
  auto text = print_signed(
      sign(secrets, from.signing,
           "{\"recipient\":\"" + group.write(recipient) + "\",\"message\":" + json_string(message) + '}'));
  const Secret r = secrets.random();
  const Element shared = secrets.power_of_generator(secrets.random());
  const Element both[] = {secrets.power_of_generator(r),
                          secrets.multiply(secrets.power(recipient, r), shared)};
  const auto texts = group.write(both);
  auto box = box_for(group, shared, texts[0], text.size());
  const auto sealed = to_hex(crypto::seal_ccm(box.key, box.nonce, text));
  crypto::wipe(box.key);
  crypto::wipe(text);
  return "{\"alpha\":\"" + texts[0] + "\",\"beta\":\"" + texts[1] + "\",\"data\":\"" + sealed + "\"}";
}

Result<std::string> open_letter(const SecretGroup& secrets, const TrusteeSeed& to, const Element& sender,
                                std::string_view letter) {
  const auto& group = secrets.group();
  PLENARY_TRY(const auto json, parse_line(letter));
  Notes notes;
  PLENARY_DO(expect_fields(json, {"alpha", "beta", "data"}, "letter", notes));
  PLENARY_TRY(const auto alpha, read_element(group, *json.find("alpha"), "letter", notes));
  PLENARY_TRY(const auto beta, read_element(group, *json.find("beta"), "letter", notes));
  const auto sealed = from_hex(json.find("data")->text);
  if (!sealed || !notes.canonical || !group.is_member(alpha.element) || !group.is_member(beta.element))
    return refuse("ballot.channel.sealed");
  const Element shared =
      secrets.multiply(group.invert(secrets.power(alpha.element, to.reading)), beta.element);
  auto box = box_for(group, shared, alpha.text, sealed->size() - std::min<std::size_t>(sealed->size(), 8));
  const auto text = crypto::open_ccm(box.key, box.nonce, *sealed);
  crypto::wipe(box.key);
  if (!text) return refuse("ballot.channel.sealed");
  PLENARY_TRY(const auto outer, parse_line(*text));
  PLENARY_TRY(const auto message, read_signed(group, outer, "letter"));
  if (!signature_holds(group, message, sender))
    return refuse("ballot.trustee.signature", {.where = "letter"});
  PLENARY_TRY(const auto inner, parse_line(message.message));
  PLENARY_TRY(const auto recipient, text_field(inner, "recipient", "letter"));
  if (recipient != group.write(secrets.power_of_generator(to.reading)))
    return refuse("ballot.channel.sealed");
  return text_field(inner, "message", "letter");
}

Result<std::vector<Certificate>> read_certificates(const Group& group,
                                                   const std::vector<std::string>& lines) {
  std::vector<Certificate> certificates;
  for (const auto& line : lines) {
    const auto where = "certificate " + std::to_string(certificates.size() + 1);
    PLENARY_TRY(const auto json, parse_line(line));
    PLENARY_TRY(const auto message, read_signed(group, json, where));
    PLENARY_TRY(certificates.emplace_back(), check_certificate(group, message, where));
  }
  return certificates;
}

Result<std::string> make_polynomial(const SecretGroup& secrets, const TrusteeSeed& keys,
                                    const std::vector<std::string>& lines, std::size_t threshold) {
  PLENARY_TRY(const auto certificates, read_certificates(secrets.group(), lines));
  PLENARY_TRY(const auto own, own_index(secrets, keys, certificates));
  if (threshold < 1 || threshold > certificates.size()) return refuse("ballot.trustee.threshold");
  Polynomial polynomial;
  std::vector<Element> published;
  for (std::size_t k = 0; k < threshold; ++k) {
    polynomial.coefficients.push_back(secrets.random());
    published.push_back(secrets.power_of_generator(polynomial.coefficients.back()));
  }
  auto plain = print_secret_list(secrets, polynomial);
  std::string out = "{\"polynomial\":" +
                    json_string(seal_letter(secrets, keys, certificates[own - 1].encryption.element, plain)) +
                    ",\"secrets\":[";
  crypto::wipe(plain);
  for (std::size_t j = 1; j <= certificates.size(); ++j) {
    auto secret = "{\"secret\":\"" + secrets.text(polynomial.at(secrets, j)) + "\"}";
    out += (j > 1 ? "," : "") +
           json_string(seal_letter(secrets, keys, certificates[j - 1].encryption.element, secret));
    crypto::wipe(secret);
  }
  const auto coefficients = sign(secrets, keys.signing, print_coefficients(secrets.group(), published));
  return out + "],\"coefexps\":" + print_signed(coefficients) + '}';
}

Result<std::vector<std::string>> sort_letters(const std::vector<std::string>& polynomials) {
  std::vector<Json> parsed;
  std::string coefficients;
  for (const auto& line : polynomials) {
    PLENARY_TRY(parsed.emplace_back(), parse_line(line));
    PLENARY_TRY(const auto* const own, field(parsed.back(), "coefexps", "polynomial"));
    coefficients += (coefficients.empty() ? "" : ",") + print_json(*own);
  }
  std::vector<std::string> inputs;
  for (std::size_t j = 0; j < parsed.size(); ++j) {
    PLENARY_TRY(const auto own, text_field(parsed[j], "polynomial", "polynomial"));
    std::string letters;
    for (const auto& sender : parsed) {
      PLENARY_TRY(const auto* const list, field(sender, "secrets", "polynomial"));
      if (list->items.size() != parsed.size()) return refuse("ballot.structure", {.where = "polynomial"});
      letters += (letters.empty() ? "" : ",") + json_string(list->items[j].text);
    }
    inputs.push_back("{\"polynomial\":" + json_string(own) + ",\"secrets\":[" + letters + "],\"coefexps\":[" +
                     coefficients + "]}");
  }
  return inputs;
}

Result<std::string> make_share(const SecretGroup& secrets, const TrusteeSeed& keys,
                               const std::vector<std::string>& lines, std::string_view input) {
  const auto& group = secrets.group();
  PLENARY_TRY(const auto certificates, read_certificates(group, lines));
  PLENARY_TRY(const auto own, own_index(secrets, keys, certificates));
  PLENARY_TRY(const auto json, parse_line(input));
  PLENARY_TRY(const auto* const letters, field(json, "secrets", "input"));
  PLENARY_TRY(const auto* const coefficients, field(json, "coefexps", "input"));
  if (letters->items.size() != certificates.size() || coefficients->items.size() != certificates.size())
    return refuse("ballot.structure", {.where = "input"});
  Secret share;
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    const auto& sender = certificates[i].verification.element;
    PLENARY_TRY(const auto message, read_signed(group, coefficients->items[i], "input"));
    PLENARY_TRY(const auto published, check_coefficients(group, message, sender, "input"));
    PLENARY_TRY(auto letter, open_letter(secrets, keys, sender, letters->items[i].text));
    PLENARY_TRY(const auto secret, secret_in(secrets, letter, "secret"));
    crypto::wipe(letter);
    if (!group.equal(secrets.power_of_generator(secret), polynomial_at(group, published, own)))
      return refuse("ballot.channel.share", {.params = {{"sender", static_cast<std::int64_t>(i + 1)}}});
    share = secrets.add(share, secret);
  }
  auto plain = "{\"decryption_key\":\"" + secrets.text(share) + "\"}";
  const auto sealed = seal_letter(secrets, keys, certificates[own - 1].encryption.element, plain);
  crypto::wipe(plain);
  return "{\"private_key\":" + json_string(sealed) +
         ",\"public_key\":" + print_trustee_key(make_trustee_key(secrets, share, std::nullopt)) + '}';
}

Result<AssembledKey> assemble(const Group& group, const std::vector<std::string>& certificates,
                              const std::vector<std::string>& polynomials,
                              const std::vector<std::string>& outputs) {
  SharedKey shared;
  AssembledKey made;
  if (polynomials.size() != certificates.size() || outputs.size() != certificates.size())
    return refuse("ballot.structure");
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    PLENARY_TRY(const auto certificate, parse_line(certificates[i]));
    PLENARY_TRY(shared.certificates.emplace_back(), read_signed(group, certificate, "certificate"));
    PLENARY_TRY(const auto polynomial, parse_line(polynomials[i]));
    PLENARY_TRY(const auto* const coefficients, field(polynomial, "coefexps", "polynomial"));
    PLENARY_TRY(shared.coefficients.emplace_back(), read_signed(group, *coefficients, "polynomial"));
    PLENARY_TRY(const auto output, parse_line(outputs[i]));
    PLENARY_TRY(const auto* const key, field(output, "public_key", "output"));
    PLENARY_TRY(shared.keys.emplace_back(), read_trustee_key(group, *key, "output"));
    PLENARY_TRY(made.decryption_keys.emplace_back(), text_field(output, "private_key", "output"));
  }
  PLENARY_TRY(const auto message, parse_line(shared.coefficients.front().message));
  PLENARY_TRY(const auto* const list, field(message, "coefexps", "polynomial"));
  shared.threshold = list->items.size();
  const Trustees trustees{{TrusteeItem{.shared = shared}}};
  PLENARY_DO(check_trustees(group, trustees));
  const auto printed = print_trustees(trustees);  // [["Pedersen",{...}]]
  made.parameters = printed.substr(13, printed.size() - 15);
  return made;
}

Result<Secret> open_share(const SecretGroup& secrets, const TrusteeSeed& keys,
                          std::string_view decryption_key) {
  PLENARY_TRY(auto letter,
              open_letter(secrets, keys, secrets.power_of_generator(keys.signing), decryption_key));
  PLENARY_TRY(const auto share, secret_in(secrets, letter, "decryption_key"));
  crypto::wipe(letter);
  return share;
}

TrusteeKey make_trustee_key(const SecretGroup& secrets, const Secret& key, std::optional<std::string> name) {
  const auto element = written(secrets.group(), secrets.power_of_generator(key));
  const auto prefix = "pok|" + std::string(secrets.group().name()) + '|' + element.text + '|';
  return {prove_key(secrets, prefix, key), element, std::move(name)};
}

}  // namespace plenary::ballot
