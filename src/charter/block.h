// One block of a charter while it is read: [test.X], [matter.M.step.S], ...  Internal to the room.
//
// A block that is `like` others is a stack of tables, its own first: a key is looked up from the top, so a
// key given replaces its whole value.  Every refusal has the place of the key or value it is about.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "charter/tree.h"

namespace plenary::charter {

inline constexpr std::size_t kLongestName = 120;
inline constexpr std::size_t kLongestLaw = 2000;
inline constexpr std::size_t kMostInList = 200;

using Keys = std::initializer_list<std::string_view>;

class Block {
 public:
  Block(const std::string& file, std::string name, Place place, std::vector<const Table*> layers)
      : file_(file), name_(std::move(name)), place_(place), layers_(std::move(layers)) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Place place() const { return place_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const Member* find(std::string_view key) const;

  // Refuses a key of the own table that is neither known nor (by name) not built.
  [[nodiscard]] Result<void> only(Keys known, Keys not_built = {}) const;

  [[nodiscard]] Result<std::string> text(std::string_view key, std::size_t longest = kLongestName) const;
  [[nodiscard]] Result<std::string> text_or(std::string_view key, std::string_view otherwise,
                                            std::size_t longest = kLongestName) const;
  [[nodiscard]] Result<std::string> law() const { return text("law", kLongestLaw); }
  // A list of texts, or none; each item's place goes to places as "key.0", "key.1", the list's as "key".
  [[nodiscard]] Result<std::vector<std::string>> texts(std::string_view key, Places* places = nullptr) const;
  [[nodiscard]] Result<bool> truth_or(std::string_view key, bool otherwise) const;
  [[nodiscard]] Result<std::optional<int>> whole(std::string_view key, int least, int most) const;
  // The index in `allowed` of the text at key; `otherwise` if there is none; refused "charter.unknown_value".
  [[nodiscard]] Result<std::size_t> one_of(std::string_view key, std::span<const std::string_view> allowed,
                                           std::size_t otherwise, Keys not_built = {}) const;
  [[nodiscard]] Result<const Table*> table(std::string_view key) const;  // nullptr if absent

  [[nodiscard]] tl::unexpected<Error> refuse_at(Place place, std::string code, Params params = {}) const;

 private:
  [[nodiscard]] Result<std::string> text_of(const Node& node, std::string_view key,
                                            std::size_t longest) const;

  const std::string& file_;
  std::string name_;
  Place place_;
  std::vector<const Table*> layers_;
};

}  // namespace plenary::charter
