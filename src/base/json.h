// JSON as the record uses it: RFC 8785 (JCS) restricted to integers.
//
//     PLENARY_TRY(const auto value, json::parse(bytes, json::Form::canonical));
//     const std::string again = json::print(value);      // again == bytes
//
// Form::canonical refuses whatever is not byte for byte what print() would write.  Form::relaxed (requests
// of the API) also allows white space, any order of keys and any escapes; it prints canonically.
// Both refuse duplicate keys, fractions, exponents, -0, integers beyond +-(2^53-1), lone surrogates, invalid
// UTF-8, too much depth, too many bytes.  Errors: "json.*" with where = "byte N".
#pragma once

#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace plenary::json {

class Value;
using Array = std::vector<Value>;

// RFC 8785 sorts keys by their UTF-16 code units, which for UTF-8 is the order of the bytes, but that what
// lies beyond U+FFFF comes before U+E000 to U+FFFF.
[[nodiscard]] std::strong_ordering order_of_keys(std::string_view a, std::string_view b);

// Members in that order; keys are unique.
class Object {
 public:
  using Member = std::pair<std::string, Value>;

  Object() = default;
  Object(std::initializer_list<Member> members);

  void set(std::string key, Value value);  // adds or replaces
  [[nodiscard]] const Value* find(std::string_view key) const;
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  [[nodiscard]] bool empty() const;
  [[nodiscard]] std::size_t size() const;
  bool operator==(const Object&) const;

 private:
  friend class Reader;
  std::vector<Member> members_;
};

class Value {
 public:
  Value() = default;  // null
  Value(std::nullptr_t) {}
  Value(bool truth) : held_(truth) {}
  Value(std::string text) : held_(std::move(text)) {}
  Value(std::string_view text) : held_(std::string(text)) {}
  Value(const char* text) : held_(std::string(text)) {}
  Value(Array array) : held_(std::move(array)) {}
  Value(Object object) : held_(std::move(object)) {}
  template <std::integral I>
  requires(!std::same_as<I, bool>) Value(I number) : held_(static_cast<std::int64_t>(number)) {}

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
  [[nodiscard]] const bool* truth() const { return std::get_if<bool>(&held_); }
  [[nodiscard]] const std::int64_t* number() const { return std::get_if<std::int64_t>(&held_); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&held_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&held_); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&held_); }
  bool operator==(const Value&) const = default;

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> held_;
};

// Here, where Value is whole: a vector of an unfinished type may be held but not asked.
inline bool Object::empty() const {
  return members_.empty();
}
inline std::size_t Object::size() const {
  return members_.size();
}

enum class Form { canonical, relaxed };

struct Limits {
  std::size_t bytes = 16 * 1024;
  int depth = 8;  // arrays and objects within each other
};

inline constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;

[[nodiscard]] Result<Value> parse(std::string_view bytes, Form form, Limits limits = {});
[[nodiscard]] std::string print(const Value& value);
void print_to(std::string& out, const Value& value);
void print_string_to(std::string& out, std::string_view text);  // with quotes and escapes

}  // namespace plenary::json
