#include "record/vkey.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::record {
namespace {

constexpr std::size_t kKeyBytes = 33;  // type and public key

// Spaces beyond ASCII, as UTF-8: what a name could hide in.
constexpr std::string_view kWideSpaces[] = {
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"};

std::string typed_key(KeyType type, const crypto::PublicKey& key) {
  return static_cast<char>(type) + std::string(view_of(key.bytes));
}

std::uint32_t id_of(std::string_view name, std::string_view typed) {
  const Hash hash = crypto::sha256(fmt::format("{}\n{}", name, typed));
  return std::uint32_t{hash[0]} << 24 | std::uint32_t{hash[1]} << 16 | std::uint32_t{hash[2]} << 8 | hash[3];
}

}  // namespace

bool is_key_name(std::string_view name) {
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '+' || c == 0x7f; };
  return !name.empty() && is_utf8(name) && std::ranges::none_of(name, is_bad) &&
         std::ranges::none_of(
             kWideSpaces, [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

VerifierKey make_vkey(std::string name, KeyType type, const crypto::PublicKey& key) {
  ensure(is_key_name(name), "a key has a proper name");
  const auto id = id_of(name, typed_key(type, key));
  return {std::move(name), type, key, id};
}

Result<VerifierKey> parse_vkey(std::string_view text) {
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return refuse("record.vkey.malformed");
  const auto name = text.substr(0, first);
  if (!is_key_name(name)) return refuse("record.vkey.bad_name");
  const auto id_text = text.substr(first + 1, second - first - 1);
  const auto bytes = from_base64(text.substr(second + 1));
  if (id_text.size() != 8 || !from_hex(id_text) || !bytes || bytes->empty()) {
    return refuse("record.vkey.malformed");
  }
  const auto type = static_cast<KeyType>((*bytes)[0]);
  if (type != KeyType::log && type != KeyType::witness) {
    return refuse("record.vkey.type_unknown", {.params = {{"type", static_cast<std::int64_t>(type)}}});
  }
  if (bytes->size() != kKeyBytes) return refuse("record.vkey.malformed");
  auto key = make_vkey(std::string(name), type, {*array_of<32>(std::string_view(*bytes).substr(1))});
  if (fmt::format("{:08x}", key.id) != id_text) {
    return refuse("record.vkey.id_differs", {.params = {{"stated", std::string(id_text)}}});
  }
  return key;
}

std::string print_vkey(const VerifierKey& key) {
  return fmt::format("{}+{:08x}+{}", key.name, key.id, to_base64(typed_key(key.type, key.key)));
}

}  // namespace plenary::record
