#include "ballot/fields.h"

#include <algorithm>
#include <cctype>

namespace plenary::ballot {
namespace {

constexpr std::int64_t kLargestJsonNumber = 1073741823;  // 2^30 - 1: what the tool writes as a number

tl::unexpected<Error> malformed(const std::string& where) {
  return refuse("ballot.structure", {.where = where});
}

// A number as OCaml's arithmetic reads it: a sign, a base, leading zeros.
std::optional<Number> loosely_read(std::string_view text) {
  std::string digits(text);
  if (!digits.empty() && digits[0] == '+') digits.erase(0, 1);
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0') {
    const char kind = static_cast<char>(std::tolower(digits[1]));
    if (kind == 'x' || kind == 'o' || kind == 'b') {
      base = kind == 'x' ? 16 : kind == 'o' ? 8 : 2;
      digits.erase(0, 2);
    }
  }
  const bool plain =
      std::ranges::all_of(digits, [](char c) { return std::isxdigit(static_cast<unsigned char>(c)); });
  Number number;
  if (digits.empty() || digits.size() > 4096 || !plain ||
      mpz_set_str(number.get_mpz_t(), digits.c_str(), base) != 0)
    return std::nullopt;
  return number;
}

}  // namespace

Result<void> expect_fields(const Json& json, std::initializer_list<std::string_view> fields,
                           const std::string& where, Notes& notes) {
  if (json.kind != Json::Kind::object) return malformed(where);
  std::size_t at = 0;
  for (auto name : fields) {
    const bool optional = name.ends_with('?');
    if (optional) name.remove_suffix(1);
    if (at < json.keys.size() && json.keys[at] == name) {
      ++at;
    } else if (json.find(name) != nullptr) {
      notes.canonical = false;
    } else if (!optional) {
      return refuse("ballot.missing_field", {.where = where, .params = {{"field", std::string(name)}}});
    }
  }
  if (at != json.keys.size()) notes.canonical = false;
  return {};
}

Result<const Json*> field(const Json& json, std::string_view name, const std::string& where) {
  const auto* const found = json.kind == Json::Kind::object ? json.find(name) : nullptr;
  if (found == nullptr)
    return refuse("ballot.missing_field", {.where = where, .params = {{"field", std::string(name)}}});
  return found;
}

Result<std::string> text_field(const Json& json, std::string_view name, const std::string& where) {
  PLENARY_TRY(const auto* const found, field(json, name, where));
  if (found->kind != Json::Kind::text) return malformed(where);
  return found->text;
}

Result<const std::vector<Json>*> items_of(const Json& json, const std::string& where) {
  if (json.kind != Json::Kind::array) return malformed(where);
  return &json.items;
}

Result<std::int64_t> whole_number(const Json& json, std::int64_t most, const std::string& where) {
  if (json.kind != Json::Kind::number) return malformed(where);
  const auto number = crypto::read_number(json.text, 18);
  if (!number || *number > most) return malformed(where);
  return number->get_si();
}

Result<Number> big_count(const Json& json, const std::string& where, Notes& notes) {
  if (json.kind != Json::Kind::number && json.kind != Json::Kind::text) return malformed(where);
  const auto number = crypto::read_number(json.text, 40);
  if (!number) return malformed(where);
  if ((json.kind == Json::Kind::number) != (*number <= kLargestJsonNumber)) notes.canonical = false;
  return *number;
}

std::string print_count(const Number& count) {
  return count <= kLargestJsonNumber ? count.get_str() : '"' + count.get_str() + '"';
}

Result<Written> read_element(const Group& group, const Json& json, const std::string& where, Notes& notes) {
  if (json.kind != Json::Kind::text) return malformed(where);
  if (const auto element = group.read(json.text)) return Written{*element, json.text};
  std::string again = json.text;
  if (group.name() == "Ed25519") {
    std::ranges::transform(again, again.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  } else if (const auto number = loosely_read(json.text)) {
    again = number->get_str();
  }
  const auto element = again == json.text ? std::nullopt : group.read(again);
  if (!element) return refuse("ballot.not_an_element", {.where = where});
  notes.canonical = false;
  return Written{*element, again};
}

Result<Number> read_scalar(const Group& group, const Json& json, const std::string& where, Notes& notes) {
  if (json.kind != Json::Kind::text) return malformed(where);
  auto number = crypto::read_number(json.text);
  if (!number) {
    number = loosely_read(json.text);
    notes.canonical = false;
  }
  if (!number) return malformed(where);
  if (*number >= group.order()) return refuse("ballot.scalar_range", {.where = where});
  return *number;
}

Result<Proof> read_proof(const Group& group, const Json& json, const std::string& where, Notes& notes) {
  PLENARY_DO(expect_fields(json, {"challenge", "response"}, where, notes));
  Proof proof;
  PLENARY_TRY(proof.challenge, read_scalar(group, *json.find("challenge"), where, notes));
  PLENARY_TRY(proof.response, read_scalar(group, *json.find("response"), where, notes));
  return proof;
}

Result<std::vector<Proof>> read_proofs(const Group& group, const Json& json, std::size_t count,
                                       const std::string& where, Notes& notes) {
  PLENARY_TRY(const auto* const items, items_of(json, where));
  if (items->size() != count) return refuse("ballot.proof_count", {.where = where});
  std::vector<Proof> proofs;
  for (const auto& item : *items) {
    PLENARY_TRY(proofs.emplace_back(), read_proof(group, item, where, notes));
  }
  return proofs;
}

Result<Ciphertext> read_ciphertext(const Group& group, const Json& json, const std::string& where,
                                   Notes& notes) {
  PLENARY_DO(expect_fields(json, {"alpha", "beta"}, where, notes));
  Ciphertext ciphertext;
  PLENARY_TRY(ciphertext.alpha, read_element(group, *json.find("alpha"), where, notes));
  PLENARY_TRY(ciphertext.beta, read_element(group, *json.find("beta"), where, notes));
  return ciphertext;
}

std::string print_proof(const Proof& proof) {
  return R"({"challenge":")" + proof.challenge.get_str() + R"(","response":")" + proof.response.get_str() +
         "\"}";
}

std::string print_ciphertext(const Ciphertext& ciphertext) {
  return R"({"alpha":")" + ciphertext.alpha.text + R"(","beta":")" + ciphertext.beta.text + "\"}";
}

Written written(const Group& group, const Element& element) {
  return {element, group.write(element)};
}

}  // namespace plenary::ballot
