#include "ballot/credential.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/sealed.h"

namespace plenary::ballot {
namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kDigits = 14, kDigitsTogether = 3;

// The digits read base 58, the most significant first, modulo 53.
unsigned rest_of(std::string_view digits) {
  unsigned rest = 0;
  for (const char c : digits)
    rest = static_cast<unsigned>((rest * 58 + kAlphabet.find(c)) % 53);
  return rest;
}

std::string dashed(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % kDigitsTogether == 0) out += '-';
    out += digits[i];
  }
  return out;
}

bool is_dropped(unsigned char c) {
  return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Dashes and spaces that typesetting puts in their place: U+00A0, U+2010 to U+2015, U+2212.
std::string without_typesetting(std::string_view typed) {
  std::string plain(typed);
  for (const std::string_view other :
       {"\u00a0", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"}) {
    for (auto at = plain.find(other); at != plain.npos; at = plain.find(other, at))
      plain.replace(at, other.size(), "-");
  }
  return plain;
}

}  // namespace

Result<std::string> normalised_credential(std::string_view typed) {
  std::string digits;
  for (const char c : without_typesetting(typed)) {
    if (!is_dropped(static_cast<unsigned char>(c))) digits += c;
  }
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (kAlphabet.find(digits[i]) == kAlphabet.npos)
      return refuse("ballot.credential.character",
                    {.params = {{"block", static_cast<std::int64_t>(i / kDigitsTogether + 1)}}});
  }
  if (digits.size() != kDigits + 1)
    return refuse("ballot.credential.length",
                  {.params = {{"found", static_cast<std::int64_t>(digits.size())}}});
  const auto check = kAlphabet.find(digits.back());
  if ((rest_of(std::string_view(digits).substr(0, kDigits)) + check) % 53 != 0)
    return refuse("ballot.credential.checksum");
  return dashed(digits);
}

std::string random_base58(std::size_t digits) {
  std::string out;
  for (std::size_t i = 0; i < digits; ++i)
    out += kAlphabet[randombytes_uniform(static_cast<std::uint32_t>(kAlphabet.size()))];
  return out;
}

std::string make_credential() {
  auto digits = random_base58(kDigits);
  digits += kAlphabet[53 - rest_of(digits)];
  return dashed(digits);
}

crypto::Secret credential_key(const crypto::SecretGroup& secrets, std::string_view credential,
                              std::string_view uuid) {
  auto bytes = crypto::pbkdf2(credential, uuid, 1000);
  const auto key = secrets.from_bytes(view_of(bytes));
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

std::string public_credential(const crypto::SecretGroup& secrets, std::string_view credential,
                              std::string_view uuid) {
  return secrets.group().write(secrets.power_of_generator(credential_key(secrets, credential, uuid)));
}

Result<std::vector<Voter>> read_voters(std::string_view lines) {
  std::vector<Voter> voters;
  for (std::size_t number = 1; !lines.empty(); ++number) {
    auto line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    Voter voter;
    const auto first = line.find(','), second = first == line.npos ? first : line.find(',', first + 1);
    voter.address = line.substr(0, first);
    if (first != line.npos)
      voter.login = line.substr(first + 1, second == line.npos ? second : second - first - 1);
    const auto weight =
        second == line.npos ? std::optional<Number>(1) : crypto::read_number(line.substr(second + 1), 18);
    if (!weight || voter.address.empty())
      return refuse("ballot.structure", {.where = "line " + std::to_string(number)});
    voter.weight = *weight;
    voters.push_back(std::move(voter));
  }
  return voters;
}

Result<std::string> without_logins(std::string_view list) {
  PLENARY_TRY(const auto json, parse_json(list, Spelling::loose));
  PLENARY_TRY(const auto* const items, items_of(json, "credentials"));
  std::string out = "[";
  for (const auto& item : *items) {
    auto line =
        item.text.substr(0, item.text.find(',', std::min(item.text.find(','), item.text.size() - 1) + 1));
    if (line.ends_with(',')) line.pop_back();
    out += (out.size() > 1 ? "," : "") + json_string(line);
  }
  return out + ']';
}

MadeCredentials make_credentials(const crypto::SecretGroup& secrets, std::string_view uuid,
                                 const std::vector<Voter>& voters) {
  const bool weighted = std::ranges::any_of(voters, [](const Voter& voter) { return voter.weight != 1; });
  MadeCredentials made;
  std::vector<std::pair<Number, std::string>> lines;
  for (const auto& voter : voters) {
    made.sent.emplace_back(voter.address, make_credential());
    const auto element = public_credential(secrets, made.sent.back().second, uuid);
    lines.emplace_back(Number(element, secrets.group().name() == "Ed25519" ? 16 : 10),
                       weighted ? element + ',' + voter.weight.get_str() : element);
  }
  std::ranges::sort(lines);
  made.published = "[";
  for (const auto& [number, line] : lines)
    made.published += (made.published.size() > 1 ? ",\"" : "\"") + line + '"';
  made.published += ']';
  return made;
}

}  // namespace plenary::ballot
