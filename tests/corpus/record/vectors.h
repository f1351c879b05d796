// The vectors of the record: one function for each kind of file in the folder.
#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "tally.h"

namespace corpus {

namespace fs = std::filesystem;
using Json = boost::json::value;

// --- reading them (vectors.cpp)
std::optional<std::string> file_text(const fs::path& path);
std::optional<Json> file_json(const fs::path& path);  // nothing when absent or broken
std::string text_of(const Json& object, std::string_view key);
bool truth_of(const Json& object, std::string_view key);
std::uint64_t number_of(const Json& value);  // negative numbers become enormous, as a wrapped index would
std::optional<plenary::Hash> hash_of(std::string_view base64);

// A refusal as the detail of a failed case; empty for a value.
template <class T>
std::string why(const plenary::Result<T>& result) {
  return result ? "accepted" : plenary::debug_text(result.error());
}

// --- running them; a file that is absent has no cases
void run_tree(const fs::path& folder, Tally& tally);      // tree.json, paths.json, bundles.json
void run_proofs(const fs::path& folder, Tally& tally);    // inclusion.json, consistency.json
void run_notes(const fs::path& folder, Tally& tally);     // notes.json, notes_raw.json, keys.json
void run_receipts(const fs::path& folder, Tally& tally);  // proofs/
void run_logs(const fs::path& folder, Tally& tally);      // logs/, broken/
void run_jcs(const fs::path& folder, Tally& tally);       // jcs/

}  // namespace corpus
