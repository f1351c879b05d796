#include "record/checkpoint.h"
#include "record/note.h"
#include "vectors.h"

namespace corpus {
namespace {

using namespace plenary;

// What the case says of a note that opens: its cosignature's time, and the checkpoint in its text.
bool text_is_as_stated(const Json& stated, const record::OpenNote& open) {
  const auto& object = stated.as_object();
  if (const auto* const time = object.if_contains("timestamp")) {
    if (open.good.front().time_s != number_of(*time)) return false;
  }
  if (!object.contains("checkpoint_valid")) return true;
  const auto checkpoint = record::parse_checkpoint(open.text);
  if (checkpoint.has_value() != truth_of(stated, "checkpoint_valid")) return false;
  if (!checkpoint) return true;
  if (checkpoint->extensions.empty() && record::print_checkpoint(*checkpoint) != open.text) return false;
  return checkpoint->origin == text_of(stated, "origin") &&
         checkpoint->size == number_of(object.at("size")) &&
         checkpoint->root == hash_of(text_of(stated, "root"));
}

void run_note(const Json& stated, const std::string& bytes, Tally& tally) {
  const auto key = record::parse_vkey(text_of(stated, "vkey"));
  if (!key) {
    tally.check("notes", text_of(stated, "name"), !truth_of(stated, "valid"), why(key));
    return;
  }
  const auto open = record::open_note(bytes, std::span(&*key, 1));
  bool holds = open.has_value() == truth_of(stated, "valid");
  if (holds && open) holds = text_is_as_stated(stated, *open);
  tally.check("notes", text_of(stated, "name"), holds, why(open));
}

void run_key(std::string_view name, const Json& stated, Tally& tally) {
  const auto vkey = text_of(stated, "vkey");
  const auto key = record::parse_vkey(vkey);
  const auto seed = from_hex(text_of(stated, "seed_hex"));
  const auto secret = seed ? crypto::SecretKey::from_seed(*seed) : std::nullopt;
  const bool holds = key && secret && record::print_vkey(*key) == vkey &&
                     key->name == text_of(stated, "name") && key->key == secret->public_key() &&
                     fmt::format("{:08x}", key->id) == text_of(stated, "key_id_hex");
  tally.check("keys", name, holds, why(key));
}

}  // namespace

void run_notes(const fs::path& folder, Tally& tally) {
  if (const auto list = file_json(folder / "notes.json")) {
    for (const auto& stated : list->as_array())
      run_note(stated, text_of(stated, "note"), tally);
  }
  if (const auto list = file_json(folder / "notes_raw.json")) {
    for (const auto& stated : list->as_array()) {
      run_note(stated, from_base64(text_of(stated, "note_b64")).value_or(""), tally);
    }
  }
  if (const auto keys = file_json(folder / "keys.json")) {
    for (const auto& [name, stated] : keys->as_object()) {
      if (stated.is_object()) run_key(name, stated, tally);
    }
  }
}

}  // namespace corpus
