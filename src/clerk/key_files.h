// The secret files of a house, each 0600 and in no backup of the database.
//
//     keys/<slug>.key           the log's seed in force
//     keys/<slug>.next.key      while the key is being changed: the one to come
//     keys/<slug>.former.key    the one before, which signs too until the day stated in the record
//     keys/<slug>.confirmed     the vkey whose recovery copy somebody has typed back
//
// Files are 32 bytes in hex.  Refused: "house.key_missing", "house.key_unreadable", "file.io".
#pragma once

#include <filesystem>
#include <string>

#include "clerk/clerk.h"
#include "crypto/random.h"

namespace plenary::clerk {

// 32 secret bytes; made if the file is not there and `chance` is given.
[[nodiscard]] Result<std::string> secret_in(const std::filesystem::path& file,
                                            crypto::Chance* chance = nullptr);

class KeyFiles {
 public:
  KeyFiles(std::filesystem::path folder, std::string slug)
      : folder_(std::move(folder)), slug_(std::move(slug)) {}

  [[nodiscard]] Result<Keys> read(const std::string& origin) const;            // in force first; at least one
  [[nodiscard]] Result<std::string> seed() const;                              // in force
  [[nodiscard]] Result<crypto::SecretKey> make(crypto::Chance& chance) const;  // or the one that is there
  [[nodiscard]] Result<crypto::SecretKey> make_next(crypto::Chance& chance) const;
  // After a change, whole or cut short: the file of the key in force bears the plain name again.
  [[nodiscard]] Result<void> arrange(const std::string& origin, std::string_view vkey_in_force) const;
  [[nodiscard]] Result<void> put(std::string_view seed) const;  // "house.key_there" if there is one
  void take_away() const;                                       // one that was put and is another's

  [[nodiscard]] bool confirmed(std::string_view vkey) const;
  [[nodiscard]] Result<void> confirm(std::string_view vkey) const;

 private:
  [[nodiscard]] std::filesystem::path file(std::string_view kind) const;

  std::filesystem::path folder_;
  std::string slug_;
};

}  // namespace plenary::clerk
