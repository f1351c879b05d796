// An act, the entry round it, and the way between them and bytes.
//
//     PLENARY_TRY(const Entry entry, parse_entry(bytes));
//     const std::string again = print_entry(entry);          // again == bytes
//
// parse_entry refuses whatever is not canonical, complete and of a known kind: "entry.*" with the place
// ("/act/data/due").  What an entry means is not judged here but by admit().
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "body/acts.h"
#include "crypto/ed25519.h"

namespace plenary::body {

inline constexpr std::size_t kEntryBytes = 16 * 1024;

struct Commitment {
  std::string field;
  Hash hash;
  bool operator==(const Commitment&) const = default;
};

struct Act {
  std::string body;  // the origin of the record
  std::optional<ActorId> by;
  AnyAct data;
  std::vector<Commitment> held;  // sorted by field
  ActId id;
  std::optional<Seq> on;
};

enum class How { session, code, desk, clerk, import, key };

struct Auth {  // how the clerk knew the actor
  How how = How::clerk;
  std::optional<ActorId> helper;               // desk: who typed it
  std::optional<Seq> import_seq;               // import: the import.begin entry
  std::optional<crypto::Signature> signature;  // key: over signed_bytes() of the act
};

struct Entry {
  Act act;
  Instant at;
  Auth auth;
};

[[nodiscard]] std::string_view kind_of(const AnyAct& act);
[[nodiscard]] const Hash* find_held(const Act& act, std::string_view field);

[[nodiscard]] bool is_web_address(std::string_view text);   // as WebAddress (acts.h) has it
[[nodiscard]] bool is_language_tag(std::string_view text);  // as Language has it: "de", "zh-Hant"

[[nodiscard]] json::Value to_json(const Act& act);
[[nodiscard]] Result<Act> act_from_json(const json::Value& value);
// What a key signs for an act: "plenary act 1", a zero byte, the act in canonical JSON.
[[nodiscard]] std::string signed_bytes(const Act& act);
[[nodiscard]] std::string print_entry(const Entry& entry);
[[nodiscard]] Result<Entry> parse_entry(std::string_view bytes);

// Every kind with its data fields and their forms, for the schema test and the API's description.
struct FieldForm {
  std::string name, form;
  bool optional = false;
};
struct KindForm {
  std::string kind;
  std::vector<FieldForm> data;
  std::vector<Held> held;
};
[[nodiscard]] std::vector<KindForm> all_kinds();

}  // namespace plenary::body
