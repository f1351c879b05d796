#include "ballot/json.h"

#include <algorithm>

#include "base/bytes.h"

namespace plenary::ballot {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

void append_utf8(std::string& out, unsigned point) {
  const auto put = [&](unsigned byte) { out += static_cast<char>(byte); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xc0 | point >> 6), put(0x80 | (point & 63));
  } else if (point < 0x10000) {
    put(0xe0 | point >> 12), put(0x80 | (point >> 6 & 63)), put(0x80 | (point & 63));
  } else {
    put(0xf0 | point >> 18), put(0x80 | (point >> 12 & 63)), put(0x80 | (point >> 6 & 63)),
        put(0x80 | (point & 63));
  }
}

class Reader {
 public:
  Reader(std::string_view bytes, Spelling spelling) : bytes_(bytes), loose_(spelling == Spelling::loose) {}

  Result<Json> document() {
    if (!is_utf8(bytes_)) return refuse("ballot.json.not_utf8");
    PLENARY_TRY(auto value, this->value(0));
    skip_space();
    if (at_ != bytes_.size()) return wrong("ballot.json.trailing");
    return value;
  }

 private:
  [[nodiscard]] tl::unexpected<Error> wrong(std::string_view code) const {
    const bool space =
        !loose_ && at_ < bytes_.size() && std::string_view(" \t\r\n").find(peek()) != std::string_view::npos;
    if (space && code == "ballot.json.malformed") code = "ballot.json.space";
    return refuse(std::string(code), {.where = "byte " + std::to_string(at_)});
  }

  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }

  void skip_space() {
    while (loose_ && at_ < bytes_.size() &&
           (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
      ++at_;
  }

  bool take(std::string_view expected) {
    if (bytes_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }

  Result<Json> value(int depth) {
    if (depth > kJsonDepth) return wrong("ballot.json.too_deep");
    skip_space();
    Json made;
    switch (peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"': {
        made.kind = Json::Kind::text;
        PLENARY_TRY(made.text, string());
        return made;
      }
      case 'n':
        return take("null") ? Result<Json>(made) : Result<Json>(wrong("ballot.json.malformed"));
      case 't':
      case 'f':
        made.kind = Json::Kind::truth;
        made.truth = peek() == 't';
        if (!take(made.truth ? "true" : "false")) return wrong("ballot.json.malformed");
        return made;
      default:
        return number();
    }
  }

  Result<Json> number() {
    Json made{.kind = Json::Kind::number};
    const auto start = at_;
    if (peek() == '-') ++at_;
    const auto first = at_;
    while (is_digit(peek()))
      ++at_;
    if (at_ == first || (bytes_[first] == '0' && at_ > first + 1)) return wrong("ballot.json.malformed");
    if (loose_ && peek() == '.') {
      ++at_;
      while (is_digit(peek()))
        ++at_;
    }
    made.text = bytes_.substr(start, at_ - start);
    if (made.text == "-0") return wrong("ballot.json.malformed");
    return made;
  }

  Result<std::string> string() {
    ++at_;
    std::string text;
    for (;;) {
      const auto end = std::find_if(
          bytes_.begin() + static_cast<std::ptrdiff_t>(at_), bytes_.end(),
          [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
      const auto next = static_cast<std::size_t>(end - bytes_.begin());
      text.append(bytes_.substr(at_, next - at_));
      at_ = next;
      if (peek() == '"') {
        ++at_;
        return text;
      }
      if (peek() == 0x7f && loose_) {
        text += bytes_[at_++];
        continue;
      }
      if (peek() != '\\') return wrong("ballot.json.malformed");
      PLENARY_DO(escape(text));
    }
  }

  // Compact: only the escape that the printer below would choose.
  Result<void> escape(std::string& text) {
    const auto start = at_;
    std::string decoded;
    ++at_;
    static constexpr std::string_view kNames = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (const auto name = kNames.find(peek()); at_ < bytes_.size() && name != kNames.npos) {
      decoded = kMeant[name];
      ++at_;
    } else {
      PLENARY_TRY(unsigned point, unit());
      if (point >= 0xd800 && point < 0xdc00) {
        if (peek() != '\\') return wrong("ballot.json.malformed");
        ++at_;
        PLENARY_TRY(const unsigned low, unit());
        if (low < 0xdc00 || low > 0xdfff) return wrong("ballot.json.malformed");
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
      } else if (point >= 0xdc00 && point <= 0xdfff) {
        return wrong("ballot.json.malformed");
      }
      append_utf8(decoded, point);
    }
    const auto printed = json_string(decoded);
    if (!loose_ &&
        bytes_.substr(start, at_ - start) != std::string_view(printed).substr(1, printed.size() - 2))
      return wrong("ballot.json.other_escape");
    text += decoded;
    return {};
  }

  Result<unsigned> unit() {
    if (!take("u")) return wrong("ballot.json.malformed");
    unsigned point = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = peek();
      const int digit = is_digit(c)            ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return wrong("ballot.json.malformed");
      point = point * 16 + static_cast<unsigned>(digit);
    }
    return point;
  }

  Result<Json> array(int depth) {
    Json made{.kind = Json::Kind::array};
    ++at_;
    skip_space();
    if (take("]")) return made;
    do {
      PLENARY_TRY(made.items.emplace_back(), value(depth + 1));
      skip_space();
    } while (take(","));
    if (!take("]")) return wrong("ballot.json.malformed");
    return made;
  }

  Result<Json> object(int depth) {
    Json made{.kind = Json::Kind::object};
    ++at_;
    skip_space();
    if (take("}")) return made;
    do {
      skip_space();
      if (peek() != '"') return wrong("ballot.json.malformed");
      PLENARY_TRY(auto key, string());
      if (made.find(key) != nullptr) return wrong("ballot.json.duplicate_key");
      skip_space();
      if (!take(":")) return wrong("ballot.json.malformed");
      made.keys.push_back(std::move(key));
      PLENARY_TRY(made.items.emplace_back(), value(depth + 1));
      skip_space();
    } while (take(","));
    if (!take("}")) return wrong("ballot.json.malformed");
    return made;
  }

  std::string_view bytes_;
  bool loose_;
  std::size_t at_ = 0;
};

void print_to(std::string& out, const Json& value) {
  using Kind = Json::Kind;
  if (value.kind == Kind::null) out += "null";
  if (value.kind == Kind::truth) out += value.truth ? "true" : "false";
  if (value.kind == Kind::number) out += value.text;
  if (value.kind == Kind::text) out += json_string(value.text);
  if (value.kind != Kind::array && value.kind != Kind::object) return;
  const bool object = value.kind == Kind::object;
  out += object ? '{' : '[';
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    if (i > 0) out += ',';
    if (object) out += json_string(value.keys[i]) + ':';
    print_to(out, value.items[i]);
  }
  out += object ? '}' : ']';
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  const auto found = std::ranges::find(keys, key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

Result<Json> parse_json(std::string_view bytes, Spelling spelling) {
  return Reader(bytes, spelling).document();
}

std::string json_string(std::string_view text) {
  static constexpr std::string_view kNamed = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt",
                                    kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (const auto named = kNamed.find(c); named != kNamed.npos) {
      out += '\\';
      out += kNames[named];
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string print_json(const Json& value) {
  std::string out;
  print_to(out, value);
  return out;
}

}  // namespace plenary::ballot
