// Published tables as rows of cells: CSV files with a header, and JSON Lines.
//
//     PLENARY_TRY(const Source source, read_source(bytes, "votes.csv"));
//     find(source.rows[0], "{group}_yes")      each cell whose column fits, with what stands for {group}
//
// A pattern is a column's name with at most one {name} in it, or a path of a JSON line, in which any part may
// be a {name}: "jury/{voter}/{option}".  Internal to the room.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace plenary::replay {

struct Header {
  std::vector<std::string> columns;
  std::map<std::string, std::size_t, std::less<>> index;
};

struct Row {
  std::int64_t line = 0;
  std::shared_ptr<const Header> header;  // CSV
  std::vector<std::string> cells;
  json::Value value;  // JSON Lines
};

struct Source {
  std::string file;
  std::vector<Row> rows;
};

using Names = std::map<std::string, std::string, std::less<>>;  // {group} -> "zh"

struct Found {
  std::string text;                    // of a text or a number; of null: empty
  const json::Value* value = nullptr;  // JSON alone
  Names names;
};

inline constexpr std::size_t kMostBytes = 256u << 20;

// By the ending of the name: .csv, .jsonl.  Refused: "replay.unknown_file", "replay.line" and what the
// readers refuse.
[[nodiscard]] Result<Source> read_source(std::string_view bytes, const std::string& file);

[[nodiscard]] bool has_column(const Row& row, std::string_view pattern);
[[nodiscard]] std::vector<Found> find(const Row& row, std::string_view pattern);
// The text of one cell; empty where there is none.
[[nodiscard]] std::string text_at(const Row& row, std::string_view column);
[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view separator);

}  // namespace plenary::replay
