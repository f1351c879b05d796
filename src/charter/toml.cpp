#include <algorithm>
#include <limits>

#include "charter/tree.h"

// Few levels are enough, and bound what hostile brackets can cost.
#define TOML_MAX_NESTED_VALUES 8
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
// toml++ 3.3 assumes that a header begins with a character of a key before it looks, and "[!x]" would stop the
// program; without the assumption the code behind it refuses such a header in good order.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

namespace plenary::charter {
namespace {

constexpr std::ptrdiff_t kMostDotsInLine = 200;  // dotted keys nest tables; sentences have fewer full stops

Place place_of(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}

  Result<Node> node(const toml::node& from, Place at, int depth) const {
    if (depth > kMostDepth)
      return refuse("charter.too_deep",
                    {.where = where(file_, at), .params = {{"most", std::int64_t{kMostDepth}}}});
    if (const auto* text = from.as_string()) return Node{at, text->get()};
    if (const auto* number = from.as_integer()) return Node{at, number->get()};
    if (const auto* truth = from.as_boolean()) return Node{at, truth->get()};
    if (const auto* list = from.as_array()) return items(*list, at, depth);
    if (const auto* table = from.as_table()) return members(*table, at, depth);
    if (from.is_floating_point()) return refuse("charter.float", {.where = where(file_, at)});
    return refuse("charter.date", {.where = where(file_, at)});
  }

 private:
  Result<Node> items(const toml::array& from, Place at, int depth) const {
    List list;
    for (const toml::node& item : from) {
      PLENARY_TRY(Node value, node(item, place_of(item.source()), depth + 1));
      list.push_back(std::move(value));
    }
    return Node{at, std::move(list)};
  }

  Result<Node> members(const toml::table& from, Place at, int depth) const {
    Table table;
    for (const auto& [key, value] : from) {
      const Place key_place = place_of(key.source());
      const Place value_place = value.is_table() ? key_place : place_of(value.source());
      PLENARY_TRY(Node held, node(value, value_place, depth + 1));
      const auto* inner = value.as_table();
      const bool block = inner != nullptr && !inner->is_inline();
      table.push_back({std::string(key.str()), key_place, block, std::move(held)});
    }
    std::ranges::stable_sort(table, {}, &Member::place);
    return Node{at, std::move(table)};
  }

  const std::string& file_;
};

// Whatever would make the parser nest too deep is refused before it begins.
Result<void> bounded(std::string_view bytes, const std::string& file) {
  if (bytes.size() > kMostBytes) {
    return refuse("charter.too_long", {.where = where(file, {1, 1}),
                                       .params = {{"bytes", static_cast<std::int64_t>(bytes.size())},
                                                  {"most", static_cast<std::int64_t>(kMostBytes)}}});
  }
  int line = 1;
  for (std::size_t from = 0; from < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
    const auto text = bytes.substr(from, end - from);
    if (std::ranges::count(text, '.') > kMostDotsInLine) {
      return refuse("charter.too_deep",
                    {.where = where(file, {line, 1}), .params = {{"most", std::int64_t{kMostDepth}}}});
    }
    from = end + 1;
  }
  return {};
}

// Where strings and comments are, as far as TOML can be told from outside: enough to know what is neither.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The first byte beyond ASCII outside strings and comments, or the end.
  std::size_t first_foreign() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '#') {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (c == '"' || c == '\'') {
        skip_string(c);
      } else if (static_cast<unsigned char>(c) >= 0x80) {
        return at_;
      } else {
        ++at_;
      }
    }
    return text_.size();
  }

 private:
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool lines = text_.substr(at_, 3) == three;
    at_ += lines ? 3 : 1;
    while (at_ < text_.size()) {
      if (quote == '"' && text_[at_] == '\\') {
        at_ += 2;
      } else if (lines && text_.substr(at_, 3) == three) {
        at_ += 3;
        return;
      } else if (!lines && (text_[at_] == quote || text_[at_] == '\n')) {
        ++at_;
        return;
      } else {
        ++at_;
      }
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// toml++ 3.3 has undefined behaviour on some letters beyond ASCII in keys without quotes (a fuzzer found U+0347),
// which TOML 1.0 does not allow there anyway: they are refused before it sees them.
Result<void> plain_outside_strings(std::string_view bytes, const std::string& file) {
  const bool marked = bytes.starts_with("\xEF\xBB\xBF");
  const auto text = marked ? bytes.substr(3) : bytes;
  const auto at = Scanner(text).first_foreign();
  if (at == text.size()) return {};
  const auto before = text.substr(0, at);
  const auto line = static_cast<int>(std::ranges::count(before, '\n')) + 1;
  const auto column = static_cast<int>(at - (before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1)) + 1;
  return refuse("charter.syntax", {.where = where(file, {line, column}), .params = {{"detail", std::string("a letter beyond ASCII outside quotes")}}});
}

}  // namespace

Result<Node> read_toml(std::string_view bytes, const std::string& file) {
  PLENARY_DO(bounded(bytes, file));
  PLENARY_DO(plain_outside_strings(bytes, file));
  const toml::parse_result parsed = toml::parse(bytes);
  if (!parsed) {
    const auto& error = parsed.error();
    return refuse("charter.syntax", {.where = where(file, place_of(error.source())),
                                     .params = {{"detail", std::string(error.description())}}});
  }
  return Converter(file).node(parsed.table(), {1, 1}, 0);
}

const Member* find_member(const Table& table, std::string_view key) {
  const auto found = std::ranges::find(table, key, &Member::key);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace plenary::charter
