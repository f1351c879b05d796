// Reading the files of a case: its text, its JSON (`.case.json`, or a line of cases.jsonl), and its names.
#pragma once

#include <boost/json/value.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace corpus {

namespace fs = std::filesystem;
using Json = boost::json::value;

std::optional<std::string> file_text(const fs::path& path);
std::optional<Json> file_json(const fs::path& path);  // nothing when absent or broken
std::vector<Json> json_lines(const fs::path& path);   // one value a line; nothing when absent
std::vector<fs::path> files_ending(const fs::path& folder, std::string_view ending);  // sorted by name

std::string text_of(const Json& object, std::string_view key);  // empty when absent or not text
std::int64_t number_of(const Json& value);
const Json* find(const Json& object, std::string_view key);  // nullptr when absent

}  // namespace corpus
