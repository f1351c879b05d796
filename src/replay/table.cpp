#include "replay/table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"

namespace plenary::replay {
namespace {

Result<Source> from_csv(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(auto table, read_csv(bytes, {.file = file, .bytes = kMostBytes}));
  Source source{file, {}};
  if (table.rows.empty()) return source;
  auto header = std::make_shared<Header>();
  header->columns = table.rows.front().cells;
  for (std::size_t i = 0; i < header->columns.size(); ++i)
    if (!header->index.emplace(header->columns[i], i).second)
      return refuse("replay.column_twice", {.where = file, .params = {{"column", header->columns[i]}}});
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    CsvRow& row = table.rows[i];
    if (row.cells.size() > header->columns.size())
      return refuse("replay.line", {.where = fmt::format("{}:{}", file, row.line)});
    source.rows.push_back({row.line, header, std::move(row.cells), {}});
  }
  return source;
}

Result<Source> from_lines(std::string_view bytes, const std::string& file) {
  Source source{file, {}};
  std::int64_t line = 0;
  for (std::size_t from = 0; from < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
    const auto text = bytes.substr(from, end - from);
    ++line;
    from = end + 1;
    if (text.find_first_not_of(" \t\r") == text.npos) continue;
    auto value = json::parse(text, json::Form::relaxed, {.bytes = kMostBytes, .depth = 16});
    if (!value || value->object() == nullptr)
      return refuse("replay.line", {.where = fmt::format("{}:{}", file, line)});
    source.rows.push_back({line, nullptr, {}, *std::move(value)});
  }
  return source;
}

std::string text_of(const json::Value& value) {
  if (const std::string* text = value.text()) return *text;
  if (const std::int64_t* number = value.number()) return std::to_string(*number);
  if (const bool* truth = value.truth()) return *truth ? "true" : "false";
  return {};
}

bool is_name(std::string_view part) {
  return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

void walk(const json::Value& value, const std::vector<std::string>& path, std::size_t at, Names& names,
          std::vector<Found>& found) {
  if (at == path.size()) {
    found.push_back({text_of(value), &value, names});
    return;
  }
  const std::string& part = path[at];
  const auto below = [&](const std::string& key, const json::Value& inner) {
    if (!is_name(part)) return walk(inner, path, at + 1, names, found);
    const std::string name = part.substr(1, part.size() - 2);
    names[name] = key;
    walk(inner, path, at + 1, names, found);
    names.erase(name);
  };
  if (const json::Object* object = value.object()) {
    for (const auto& [key, inner] : object->members())
      if (is_name(part) || key == part) below(key, inner);
  } else if (const json::Array* array = value.array()) {
    for (std::size_t i = 0; i < array->size(); ++i)
      if (is_name(part) || std::to_string(i) == part) below(std::to_string(i), (*array)[i]);
  }
}

std::vector<Found> find_columns(const Row& row, std::string_view pattern) {
  std::vector<Found> found;
  const auto open = pattern.find('{'), close = pattern.find('}');
  const auto cell = [&](std::size_t i) { return i < row.cells.size() ? row.cells[i] : std::string(); };
  if (open == pattern.npos || close == pattern.npos || close < open) {
    const auto at = row.header->index.find(pattern);
    if (at != row.header->index.end()) found.push_back({cell(at->second), nullptr, {}});
    return found;
  }
  const auto before = pattern.substr(0, open), behind = pattern.substr(close + 1);
  const std::string name(pattern.substr(open + 1, close - open - 1));
  for (std::size_t i = 0; i < row.header->columns.size(); ++i) {
    const std::string_view column = row.header->columns[i];
    if (column.size() <= before.size() + behind.size() || !column.starts_with(before) ||
        !column.ends_with(behind))
      continue;
    const auto middle = column.substr(before.size(), column.size() - before.size() - behind.size());
    found.push_back({cell(i), nullptr, {{name, std::string(middle)}}});
  }
  return found;
}

}  // namespace

Result<Source> read_source(std::string_view bytes, const std::string& file) {
  if (file.ends_with(".csv")) return from_csv(bytes, file);
  if (file.ends_with(".jsonl")) return from_lines(bytes, file);
  return refuse("replay.unknown_file", {.where = file});
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  if (separator.empty()) return {std::string(text)};
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    if (end > from) parts.emplace_back(text.substr(from, end - from));
    from = end + separator.size();
  }
  return parts;
}

bool has_column(const Row& row, std::string_view pattern) {
  return row.header == nullptr || !find_columns(row, pattern).empty();
}

std::vector<Found> find(const Row& row, std::string_view pattern) {
  if (row.header != nullptr) return find_columns(row, pattern);
  std::vector<Found> found;
  Names names;
  walk(row.value, split(pattern, "/"), 0, names, found);
  return found;
}

std::string text_at(const Row& row, std::string_view column) {
  const auto found = find(row, column);
  return found.empty() ? std::string() : found.front().text;
}

}  // namespace plenary::replay
