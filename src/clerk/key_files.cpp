#include "clerk/key_files.h"

#include <fstream>
#include <iterator>

namespace plenary::clerk {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream in(file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

Result<crypto::SecretKey> key_of(const fs::path& file, crypto::Chance* chance = nullptr) {
  PLENARY_TRY(const std::string seed, secret_in(file, chance));
  auto key = crypto::SecretKey::from_seed(seed);
  if (!key) return refuse("house.key_unreadable", {.where = file.string()});
  return *std::move(key);
}

std::string vkey_of(const std::string& origin, crypto::SecretKey key) {
  return record::print_vkey(record::LogSigner(origin, std::move(key)).vkey());
}

}  // namespace

Result<std::string> secret_in(const fs::path& file, crypto::Chance* chance) {
  if (!fs::exists(file)) {
    if (chance == nullptr) return refuse("house.key_missing", {.where = file.string()});
    const auto fresh = chance->bytes<32>();
    PLENARY_DO(write_durably(file, to_hex(view_of(fresh)) + "\n", 0600));
    return std::string(view_of(fresh));
  }
  const auto bytes = from_hex(text_of(file));
  if (!bytes || bytes->size() != 32) return refuse("house.key_unreadable", {.where = file.string()});
  return *bytes;
}

fs::path KeyFiles::file(std::string_view kind) const {
  return folder_ / (slug_ + std::string(kind));
}

Result<Keys> KeyFiles::read(const std::string& origin) const {
  Keys keys;
  for (const auto* kind : {".key", ".next.key", ".former.key"}) {
    if (!fs::exists(file(kind))) continue;
    PLENARY_TRY(auto key, key_of(file(kind)));
    keys.push_back(std::make_shared<const record::LogSigner>(origin, std::move(key)));
  }
  if (keys.empty()) return refuse("house.key_missing", {.where = file(".key").string()});
  return keys;
}

Result<std::string> KeyFiles::seed() const {
  return secret_in(file(".key"));
}

Result<crypto::SecretKey> KeyFiles::make(crypto::Chance& chance) const {
  return key_of(file(".key"), &chance);
}

Result<crypto::SecretKey> KeyFiles::make_next(crypto::Chance& chance) const {
  return key_of(file(".next.key"), &chance);
}

Result<void> KeyFiles::arrange(const std::string& origin, std::string_view vkey_in_force) const {
  const auto next = file(".next.key"), now = file(".key"), former = file(".former.key");
  if (!fs::exists(next)) return {};
  PLENARY_TRY(auto key, key_of(next));
  if (vkey_of(origin, std::move(key)) != vkey_in_force) return {};  // made, and not in force yet
  std::error_code problem;
  if (fs::exists(now)) fs::rename(now, former, problem);
  if (!problem) fs::rename(next, now, problem);
  if (problem) return refuse("file.io", {.where = now.string(), .params = {{"reason", problem.message()}}});
  return {};
}

Result<void> KeyFiles::put(std::string_view seed) const {
  if (fs::exists(file(".key"))) return refuse("house.key_there", {.where = file(".key").string()});
  return write_durably(file(".key"), to_hex(seed) + "\n", 0600);
}

void KeyFiles::take_away() const {
  std::error_code ignored;
  fs::remove(file(".key"), ignored);
}

bool KeyFiles::confirmed(std::string_view vkey) const {
  return text_of(file(".confirmed")) == vkey;
}

Result<void> KeyFiles::confirm(std::string_view vkey) const {
  return write_durably(file(".confirmed"), std::string(vkey) + "\n", 0644);
}

}  // namespace plenary::clerk
