// What the parts of corpus-ballot share.
#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "tally.h"

namespace corpus {

namespace fs = std::filesystem;
using JsonValue = boost::json::value;

[[nodiscard]] std::optional<std::string> file_text(const fs::path& path);
[[nodiscard]] std::optional<JsonValue> file_json(const fs::path& path);
[[nodiscard]] std::string text_of(const JsonValue& object, std::string_view key);

template <class T>
[[nodiscard]] std::string why(const plenary::Result<T>& result) {
  return result ? std::string("accepted") : plenary::debug_text(result.error());
}

void run_valid(const fs::path& folder, Tally& tally);
void run_secrets(const fs::path& folder, Tally& tally);
void run_tampered(const fs::path& folder, Tally& tally);
void run_vectors(const fs::path& folder, Tally& tally);

}  // namespace corpus
