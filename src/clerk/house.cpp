#include "clerk/house.h"

#include <algorithm>

#include "base/zone.h"
#include "charter/parse.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

namespace plenary::clerk {
namespace {

namespace fs = std::filesystem;

bool is_slug(std::string_view slug) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !slug.empty() && slug.size() <= 40 && std::ranges::all_of(slug, plain) && slug.front() != '-' &&
         slug.back() != '-';
}

std::string origin_of(const Founding& founding, const crypto::SecretKey& key) {
  if (!founding.domain.empty()) return founding.domain + "/" + founding.slug;
  const Hash hash = crypto::sha256(view_of(key.public_key().bytes));
  return "plenary.invalid/" + founding.slug + "-" + to_hex(view_of(hash)).substr(0, 8);
}

Request founding_request(const Founding& founding, const charter::Charter& rules, std::string vkey,
                         const std::string& origin, crypto::Chance& chance) {
  body::Found act;
  act.charter = crypto::sha256(founding.charter);
  act.key = {std::move(vkey)};
  act.readers = founding.readers.value_or(
      rules.record_readers == charter::Readers::public_ ? body::Readers::public_ : body::Readers::members);
  for (const auto& [office, holders] : founding.offices)
    act.offices[body::Word{office}] = holders;
  const Hash name = act.charter;
  return Draft(origin, std::move(act), chance).blob({name, founding.charter}).done();
}

// Judged before anything is kept under its name, so that a refused founding leaves the name free.
Result<void> may_be_founded(const Request& request, const std::string& charter) {
  const body::Blobs blobs = [&](const Hash&) -> Result<std::string> { return charter; };
  PLENARY_TRY(auto entry, body::parse_entry(body::print_entry({request.act, Instant{}, request.auth})));
  PLENARY_DO(body::admit(body::State(), std::move(entry), blobs));
  return {};
}

// Of the checkpoints shown, those of this log: their first line is its origin.
std::vector<std::string> seen_of_origin(const std::vector<std::string>& notes, const std::string& origin) {
  std::vector<std::string> own;
  for (const auto& note : notes) {
    if (note.starts_with(origin + "\n")) own.push_back(note);
  }
  return own;
}

}  // namespace

Seen House::seen_of(const std::string& slug) const {
  return Seen(setting_.folder / "seen" / (slug + ".checkpoint"));
}

Result<std::unique_ptr<House>> House::open(HouseSetting setting) {
  std::error_code problem;
  for (const auto* part : {"keys", "seen"})
    fs::create_directories(setting.folder / part, problem);
  if (problem)
    return refuse("file.io", {.where = setting.folder.string(), .params = {{"reason", problem.message()}}});
  fs::permissions(setting.folder / "keys", fs::perms::owner_all, problem);
  std::unique_ptr<House> house(new House(std::move(setting)));
  PLENARY_TRY(house->secret_, secret_in(house->setting_.folder / "secret.key", &house->setting_.chance));
  PLENARY_TRY(const auto rows, house->setting_.bodies.list());
  for (const auto& row : rows) {
    PLENARY_DO(house->open_body(row, {}));
  }
  return house;
}

std::string Body::vkey() const {
  if (clerk) {
    const auto shown = clerk->shown();
    if (shown->size > 0) return shown->key().text;
  }
  return keys.empty() ? std::string() : record::print_vkey(keys.front()->vkey());
}

KeyFiles House::key_files(const std::string& slug) const {
  return {setting_.folder / "keys", slug};
}

Result<std::string> House::timezone_of(const Body& body) const {
  PLENARY_TRY(const auto first, body.log->entry(Seq{0}));
  if (!first) return refuse("found.must_be_first");
  PLENARY_TRY(const auto entry, body::parse_entry(*first));
  const auto* found = std::get_if<body::Found>(&entry.act.data);
  if (found == nullptr) return refuse("found.must_be_first");
  PLENARY_TRY(const auto charter, body.log->blob(found->charter));
  if (!charter) return refuse("blob.missing");
  PLENARY_TRY(const auto rules, charter::parse(*charter, "charter.toml"));
  return rules.timezone;
}

// The zone is the charter's; before the founding entry is there, the founder's.
Result<void> House::open_body(const keep::BodyRow& row, std::string timezone) {
  auto body = std::make_unique<Body>();
  body->slug = row.slug;
  body->origin = row.origin;
  PLENARY_TRY(body->log, setting_.bodies.open(row.slug));
  if (timezone.empty()) {
    PLENARY_TRY(const auto first, body->log->entry(Seq{0}));
    if (!first) return {};  // a founding that never came to its first entry: nothing was promised to anybody
    PLENARY_TRY(timezone, timezone_of(*body));
  }
  auto clerk = clerk_of(*body, std::move(timezone));
  if (clerk) {
    body->clerk = *std::move(clerk);
  } else {
    body->closed = std::move(clerk).error();
  }
  const std::lock_guard lock(mutex_);
  bodies_[row.slug] = std::move(body);
  return {};
}

Result<std::unique_ptr<Clerk>> House::clerk_of(Body& body, std::string timezone) {
  PLENARY_TRY(body.keys, key_files(body.slug).read(body.origin));
  PLENARY_TRY(auto clerk, Clerk::open({.log = *body.log,
                                       .keys = body.keys,
                                       .clock = setting_.clock,
                                       .origin = body.origin,
                                       .timezone = std::move(timezone),
                                       .request_secret = secret_,
                                       .seen = seen_of(body.slug),
                                       .also_seen = seen_of_origin(setting_.also_seen, body.origin),
                                       .chance = setting_.chance}));
  if (const auto shown = clerk->shown(); shown->size > 0) {
    PLENARY_DO(key_files(body.slug).arrange(body.origin, shown->key().text));
  }
  return clerk;
}

// The key to come is on disk before the record names it; cut short anywhere, the record says which is in
// force.
Result<Admitted> House::change_key(Body& body, int overlap_days) {
  if (body.closed) return tl::unexpected<Error>(*body.closed);
  const auto files = key_files(body.slug);
  PLENARY_TRY(auto next, files.make_next(setting_.chance));
  const std::string timezone = body.clerk->setting().timezone;
  body.clerk.reset();
  PLENARY_TRY(body.clerk, clerk_of(body, timezone));
  PLENARY_TRY(const auto now, instant_in_zone(timezone, setting_.clock.wall_ms()));
  body::NewLogKey act{.key = {record::print_vkey(record::LogSigner(body.origin, std::move(next)).vkey())},
                      .old_until = now.local_day() + overlap_days};
  auto request = Draft(body.origin, std::move(act), setting_.chance).done();
  const std::string in_force = body.vkey();
  const auto signer =
      std::ranges::find(body.keys, in_force, [](const auto& key) { return record::print_vkey(key->vkey()); });
  ensure(signer != body.keys.end(), "the clerk opened with the key in force");
  request.auth = {body::How::key, {}, {}, (*signer)->sign_bytes(body::signed_bytes(request.act))};
  PLENARY_TRY(const auto admitted, body.clerk->submit(std::move(request)).get());
  PLENARY_DO(body.clerk->settle());
  PLENARY_DO(files.arrange(body.origin, body.vkey()));
  return admitted;
}

Result<void> House::restore_key(Body& body, std::string_view seed) {
  const auto files = key_files(body.slug);
  PLENARY_DO(files.put(seed));
  PLENARY_TRY(auto timezone, timezone_of(body));
  auto clerk = clerk_of(body, std::move(timezone));
  if (!clerk) {
    files.take_away();
    if (clerk.error().code == "clerk.key_missing") return refuse("recovery.other_key");
    return tl::unexpected<Error>(std::move(clerk).error());
  }
  body.clerk = *std::move(clerk);
  body.closed.reset();
  return {};
}

// A founding that was cut short before its first entry left the row and the key: the next one goes on with
// them.
Result<void> House::add_row(const keep::BodyRow& row) {
  PLENARY_TRY(const auto rows, setting_.bodies.list());
  if (std::ranges::find(rows, row) != rows.end()) return {};
  return setting_.bodies.add(row);
}

Result<Body*> House::found(const Founding& founding) {
  if (!is_slug(founding.slug)) return refuse("house.bad_slug", {.params = {{"slug", founding.slug}}});
  if (find(founding.slug) != nullptr)
    return refuse("house.slug_taken", {.params = {{"slug", founding.slug}}});
  PLENARY_TRY(const auto rules, charter::parse(founding.charter, "charter.toml"));
  PLENARY_TRY(auto key, key_files(founding.slug).make(setting_.chance));
  const std::string origin = origin_of(founding, key);
  const std::string vkey = record::print_vkey(record::LogSigner(origin, std::move(key)).vkey());
  auto request = founding_request(founding, rules, vkey, origin, setting_.chance);
  PLENARY_DO(may_be_founded(request, founding.charter));
  PLENARY_DO(add_row({founding.slug, origin}));
  PLENARY_DO(open_body({founding.slug, origin}, rules.timezone));
  Body* body = find(founding.slug);
  if (body->closed) return tl::unexpected<Error>(*body->closed);
  PLENARY_TRY(const auto admitted, body->clerk->submit(std::move(request)).get());
  ensure(admitted.seq == Seq{0}, "the founding is entry 0");
  PLENARY_DO(body->clerk->settle());
  return body;
}

Body* House::find(std::string_view slug) {
  const std::lock_guard lock(mutex_);
  const auto at = bodies_.find(slug);
  return at == bodies_.end() ? nullptr : at->second.get();
}

std::vector<Body*> House::all() {
  const std::lock_guard lock(mutex_);
  std::vector<Body*> bodies;
  bodies.reserve(bodies_.size());
  for (const auto& [_, body] : bodies_)
    bodies.push_back(body.get());
  return bodies;
}

}  // namespace plenary::clerk
