#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/bytes.h"

namespace plenary::json {
namespace {

bool comes_before(const Object::Member& member, std::string_view key) {
  return order_of_keys(member.first, key) < 0;
}

// The two-character escape of RFC 8785, or 0.
char short_escape(char c) {
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\b':
      return 'b';
    case '\t':
      return 't';
    case '\n':
      return 'n';
    case '\f':
      return 'f';
    case '\r':
      return 'r';
    default:
      return 0;
  }
}

void append_utf8(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 63))};
  } else if (point < 0x10000) {
    out += {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)),
            static_cast<char>(0x80 | (point & 63))};
  } else {
    out += {static_cast<char>(0xF0 | point >> 18), static_cast<char>(0x80 | (point >> 12 & 63)),
            static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))};
  }
}

}  // namespace

std::strong_ordering order_of_keys(std::string_view a, std::string_view b) {
  const auto [at, other] = std::ranges::mismatch(a, b);
  if (at == a.end() || other == b.end()) return a.size() <=> b.size();
  const auto x = static_cast<unsigned char>(*at), y = static_cast<unsigned char>(*other);
  const bool beyond_x = x >= 0xF0, beyond_y = y >= 0xF0;  // lead bytes of what UTF-16 writes with surrogates
  if (beyond_x != beyond_y && std::min(x, y) >= 0xEE)
    return beyond_x ? std::strong_ordering::less : std::strong_ordering::greater;
  return x <=> y;
}

Object::Object(std::initializer_list<Member> members) {
  for (const auto& [key, value] : members)
    set(key, value);
}

void Object::set(std::string key, Value value) {
  const auto at = std::lower_bound(members_.begin(), members_.end(), std::string_view(key), comes_before);
  if (at != members_.end() && at->first == key) {
    at->second = std::move(value);
  } else {
    members_.emplace(at, std::move(key), std::move(value));
  }
}

const Value* Object::find(std::string_view key) const {
  const auto at = std::lower_bound(members_.begin(), members_.end(), key, comes_before);
  return at != members_.end() && at->first == key ? &at->second : nullptr;
}

bool Object::operator==(const Object& other) const {
  return members_ == other.members_;
}

// ---------------------------------------------------------------- reading

class Reader {
 public:
  Reader(std::string_view bytes, Form form, Limits limits) : bytes_(bytes), form_(form), limits_(limits) {}

  Result<Value> document() {
    if (bytes_.size() > limits_.bytes) return fail("json.too_long");
    if (!is_utf8(bytes_)) return fail("json.not_utf8");
    skip_space();
    PLENARY_TRY(Value value, any(0));
    skip_space();
    if (at_ != bytes_.size()) return fail("json.more_after_the_end");
    return value;
  }

 private:
  tl::unexpected<Error> fail(const char* code) const {
    return refuse(code, {.where = fmt::format("byte {}", at_)});
  }

  bool canonical() const { return form_ == Form::canonical; }
  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ >= bytes_.size()) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!bytes_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() {
    if (canonical()) return;
    while (at_ < bytes_.size() && std::string_view(" \t\n\r").find(bytes_[at_]) != std::string_view::npos)
      ++at_;
  }

  Result<Value> any(int depth) {
    if (depth > limits_.depth) return fail("json.too_deep");
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"': {
        PLENARY_TRY(std::string text, string());
        return Value(std::move(text));
      }
      case 't':
        return word("true", Value(true));
      case 'f':
        return word("false", Value(false));
      case 'n':
        return word("null", Value());
      default:
        return number();
    }
  }

  Result<Value> word(std::string_view spelling, Value value) {
    if (!take(spelling)) return fail("json.unexpected");
    return value;
  }

  Result<Value> object(int depth) {
    if (depth == limits_.depth) return fail("json.too_deep");
    take('{');
    Object object;
    skip_space();
    if (take('}')) return Value(std::move(object));
    do {
      skip_space();
      PLENARY_DO(member(object, depth));
      skip_space();
    } while (take(','));
    if (!take('}')) return fail("json.unexpected");
    return Value(std::move(object));
  }

  Result<void> member(Object& object, int depth) {
    const auto start = at_;
    PLENARY_TRY(std::string key, string());
    auto& members = object.members_;
    const bool in_order = members.empty() || comes_before(members.back(), key);
    if (!in_order && canonical()) return fail_at(start, "json.keys_not_in_order");
    if (!in_order && object.find(key) != nullptr) return fail_at(start, "json.duplicate_key");
    skip_space();
    if (!take(':')) return fail("json.unexpected");
    skip_space();
    PLENARY_TRY(Value value, any(depth + 1));
    if (in_order) {
      members.emplace_back(std::move(key), std::move(value));
    } else {
      object.set(std::move(key), std::move(value));
    }
    return {};
  }

  tl::unexpected<Error> fail_at(std::size_t at, const char* code) {
    at_ = at;
    return fail(code);
  }

  Result<Value> array(int depth) {
    if (depth == limits_.depth) return fail("json.too_deep");
    take('[');
    Array array;
    skip_space();
    if (take(']')) return Value(std::move(array));
    do {
      skip_space();
      PLENARY_TRY(Value value, any(depth + 1));
      array.push_back(std::move(value));
      skip_space();
    } while (take(','));
    if (!take(']')) return fail("json.unexpected");
    return Value(std::move(array));
  }

  Result<Value> number() {
    const auto start = at_;
    const bool negative = take('-');
    const auto first = at_;
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    if (at_ == first) return fail_at(start, "json.unexpected");
    if (bytes_[first] == '0' && (at_ - first > 1 || negative)) return fail_at(start, "json.number_not_plain");
    if (peek() == '.' || peek() == 'e' || peek() == 'E') return fail_at(start, "json.number_not_whole");
    std::int64_t value = 0;
    const auto [_, problem] = std::from_chars(bytes_.data() + start, bytes_.data() + at_, value);
    if (problem != std::errc{} || value > kLargest || value < -kLargest) {
      return fail_at(start, "json.number_too_large");
    }
    return Value(value);
  }

  Result<std::string> string() {
    if (!take('"')) return fail("json.unexpected");
    std::string text;
    while (true) {
      const auto run = at_;
      while (at_ < bytes_.size() && plain(bytes_[at_]))
        ++at_;
      text.append(bytes_.substr(run, at_ - run));
      if (take('"')) return text;
      if (!take('\\')) return fail(at_ < bytes_.size() ? "json.control_character" : "json.unexpected");
      PLENARY_DO(escape(text));
    }
  }

  static bool plain(char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; }

  Result<void> escape(std::string& text) {
    const auto start = at_ - 1;
    const char c = peek();
    static constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (const auto found = kNames.find(c); found != kNames.npos && at_ < bytes_.size()) {
      if (canonical() && c == '/') return fail_at(start, "json.escape_not_needed");
      text += kMeant[found];
      ++at_;
      return {};
    }
    if (!take('u')) return fail_at(start, "json.escape_unknown");
    PLENARY_TRY(std::uint32_t point, four_hex());
    if (canonical() && (point >= 0x20 || short_escape(static_cast<char>(point)) != 0)) {
      return fail_at(start, "json.escape_not_needed");
    }
    if (point >= 0xDC00 && point <= 0xDFFF) return fail_at(start, "json.lone_surrogate");
    if (point >= 0xD800 && point <= 0xDBFF) {
      if (!take("\\u")) return fail_at(start, "json.lone_surrogate");
      PLENARY_TRY(const std::uint32_t low, four_hex());
      if (low < 0xDC00 || low > 0xDFFF) return fail_at(start, "json.lone_surrogate");
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(text, point);
    return {};
  }

  Result<std::uint32_t> four_hex() {
    const auto digits = bytes_.substr(std::min(at_, bytes_.size()), 4);
    const bool lower = std::ranges::none_of(digits, [](char c) { return c >= 'A' && c <= 'F'; });
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 4 || problem != std::errc{} || end != digits.data() + 4) {
      return fail("json.escape_unknown");
    }
    if (canonical() && !lower) return fail("json.escape_not_lower_case");
    at_ += 4;
    return value;
  }

  std::string_view bytes_;
  Form form_;
  Limits limits_;
  std::size_t at_ = 0;
};

Result<Value> parse(std::string_view bytes, Form form, Limits limits) {
  return Reader(bytes, form, limits).document();
}

// ---------------------------------------------------------------- printing

void print_string_to(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (const char name = short_escape(c)) {
      out += {'\\', name};
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  out += '"';
}

void print_to(std::string& out, const Value& value) {
  if (value.is_null()) {
    out += "null";
  } else if (const auto* truth = value.truth()) {
    out += *truth ? "true" : "false";
  } else if (const auto* number = value.number()) {
    fmt::format_to(std::back_inserter(out), "{}", *number);
  } else if (const auto* text = value.text()) {
    print_string_to(out, *text);
  } else if (const auto* array = value.array()) {
    out += '[';
    for (std::size_t i = 0; i < array->size(); ++i) {
      if (i > 0) out += ',';
      print_to(out, (*array)[i]);
    }
    out += ']';
  } else {
    out += '{';
    bool first = true;
    for (const auto& [key, member] : value.object()->members()) {
      if (!first) out += ',';
      first = false;
      print_string_to(out, key);
      out += ':';
      print_to(out, member);
    }
    out += '}';
  }
}

std::string print(const Value& value) {
  std::string out;
  print_to(out, value);
  return out;
}

}  // namespace plenary::json
