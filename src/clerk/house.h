// All bodies of one server: founded here, each with its clerk, its keys and its files.
//
//     PLENARY_TRY(auto house, House::open({.folder = "/var/lib/plenary", .bodies = store, .clock = clock}));
//     PLENARY_TRY(Body* body, house->found({.slug = "riverside", .charter = toml, .offices = {...}}));
//
// Folder: keys/ (key_files.h), seen/<slug>.checkpoint,
// secret.key (0600, for keyed hashes).  Origin: "<domain>/<slug>" if a public address is given, else
// "plenary.invalid/<slug>-<8 hex of the key's hash>"; it is a name, not a promise of location.
// Refused: "house.*", and what Clerk::open and the founding act refuse.  A body whose clerk cannot open (a
// restored older database, say) is kept closed with its reason; the others serve.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "clerk/clerk.h"
#include "clerk/key_files.h"
#include "keep/body_store.h"

namespace plenary::clerk {

struct Body {
  std::string slug, origin;
  Keys keys;  // at hand; which is in force is said by the record
  std::unique_ptr<keep::LogStore> log;
  std::unique_ptr<Clerk> clerk;  // none while closed
  std::optional<Error> closed;   // why

  [[nodiscard]] std::string vkey() const;  // in force; of a closed body the one in its key file
};

struct Founding {
  std::string slug;     // a-z, 0-9, '-', at most 40
  std::string charter;  // the text of charter.toml
  std::map<std::string, std::vector<ActorId>> offices = {};
  std::string domain = {};                    // of the public address, if there is one
  std::optional<body::Readers> readers = {};  // else as the charter says
};

struct HouseSetting {
  std::filesystem::path folder;
  keep::BodyStore& bodies;
  const Clock& clock;
  crypto::Chance& chance = crypto::system_chance();  // a test may play the same founding twice
  std::vector<std::string> also_seen = {};  // checkpoints kept elsewhere, each told by its origin whose it is
};

class House {
 public:
  [[nodiscard]] static Result<std::unique_ptr<House>> open(HouseSetting setting);

  [[nodiscard]] Result<Body*> found(const Founding& founding);
  [[nodiscard]] Body* find(std::string_view slug);
  [[nodiscard]] std::vector<Body*> all();
  // A new key for the log, named in the record by the old one, which signs beside it for some days (at most
  // 366). Nobody else may be using the body meanwhile: its clerk closes and opens.
  Result<Admitted> change_key(Body& body, int overlap_days);
  // From a recovery copy, for a body closed for want of its key.  "recovery.other_key" if it is not the
  // record's.
  Result<void> restore_key(Body& body, std::string_view seed);
  [[nodiscard]] KeyFiles key_files(const std::string& slug) const;
  [[nodiscard]] std::string_view secret() const { return secret_; }

 private:
  explicit House(HouseSetting setting) : setting_(std::move(setting)) {}
  Result<void> add_row(const keep::BodyRow& row);
  Result<void> open_body(const keep::BodyRow& row, std::string timezone);
  Result<std::string> timezone_of(const Body& body) const;
  Result<std::unique_ptr<Clerk>> clerk_of(Body& body, std::string timezone);
  [[nodiscard]] Seen seen_of(const std::string& slug) const;

  HouseSetting setting_;
  std::string secret_;
  mutable std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Body>, std::less<>> bodies_;
};

}  // namespace plenary::clerk
