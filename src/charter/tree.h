// A TOML file as a tree of values with their places: what toml.cpp hands to the readers.  Internal to the
// room.
//
//     PLENARY_TRY(const Node root, read_toml(bytes, "charter.toml"));
//
// Only what a charter may hold: texts, whole numbers, truths, lists, tables.  A float, a date or a time is
// refused with its place, as are more than kMostBytes bytes and kMostDepth tables within each other.  Members
// of a table stand in the order of the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "charter/charter.h"

namespace plenary::charter {

inline constexpr std::size_t kMostBytes = 256 * 1024;
inline constexpr int kMostDepth = 8;

struct Member;
using List = std::vector<struct Node>;
using Table = std::vector<Member>;

struct Node {
  Place place;
  std::variant<std::string, std::int64_t, bool, List, Table> held;

  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&held); }
  [[nodiscard]] const std::int64_t* number() const { return std::get_if<std::int64_t>(&held); }
  [[nodiscard]] const bool* truth() const { return std::get_if<bool>(&held); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&held); }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&held); }
};

struct Member {
  std::string key;
  Place place;         // of the key
  bool block = false;  // a table with its own [header]
  Node value;
};

[[nodiscard]] Result<Node> read_toml(std::string_view bytes, const std::string& file);
[[nodiscard]] const Member* find_member(const Table& table, std::string_view key);

}  // namespace plenary::charter
