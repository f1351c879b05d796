#include "record/jcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"

namespace plenary::record {
namespace {

constexpr int kDeepest = 200;
constexpr std::size_t kLongest = 16U << 20;

std::u16string utf16_of(std::string_view utf8) {
  std::u16string units;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k)
      point = point << 6 | (static_cast<unsigned char>(utf8[i + k]) & 63U);
    if (point >= 0x10000) {
      units += static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xDC00 + ((point - 0x10000) & 0x3FF));
    } else {
      units += static_cast<char16_t>(point);
    }
    i += length;
  }
  return units;
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (point >> shift & 63)); };
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += {static_cast<char>(0xC0 | point >> 6), tail(0)};
  } else if (point < 0x10000) {
    out += {static_cast<char>(0xE0 | point >> 12), tail(6), tail(0)};
  } else {
    out += {static_cast<char>(0xF0 | point >> 18), tail(12), tail(6), tail(0)};
  }
}

// Reads and prints in one descent: an object's members are printed apart and put in order.
class Canonical {
 public:
  explicit Canonical(std::string_view json) : json_(json) {}

  Result<std::string> document() {
    if (json_.size() > kLongest) return fail("jcs.too_long");
    if (!is_utf8(json_)) return fail("jcs.not_utf8");
    std::string out;
    PLENARY_DO(value(out, 0));
    skip_space();
    if (at_ != json_.size()) return fail("jcs.syntax");
    return out;
  }

 private:
  tl::unexpected<Error> fail(const char* code) const {
    return refuse(code, {.where = fmt::format("byte {}", at_)});
  }
  [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  bool take(std::string_view word) {
    if (!json_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() { at_ = std::min(json_.find_first_not_of(" \t\n\r", at_), json_.size()); }

  Result<void> value(std::string& out, int depth) {
    if (depth > kDeepest) return fail("jcs.too_deep");
    skip_space();
    if (take("{")) return object(out, depth);
    if (take("[")) return array(out, depth);
    if (peek() == '"') {
      PLENARY_TRY(const auto text, string());
      json::print_string_to(out, text);
      return {};
    }
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!take(word)) continue;
      out += word;
      return {};
    }
    return number(out);
  }

  Result<void> array(std::string& out, int depth) {
    out += '[';
    skip_space();
    if (!take("]")) {
      for (bool first = true;; first = false) {
        if (!first) out += ',';
        PLENARY_DO(value(out, depth + 1));
        skip_space();
        if (take("]")) break;
        if (!take(",")) return fail("jcs.syntax");
      }
    }
    out += ']';
    return {};
  }

  struct Member {
    std::u16string order;
    std::string key, printed;
  };

  Result<void> object(std::string& out, int depth) {
    std::vector<Member> members;
    skip_space();
    if (!take("}")) {
      while (true) {
        skip_space();
        PLENARY_TRY(auto key, string());
        skip_space();
        if (!take(":")) return fail("jcs.syntax");
        std::string printed;
        PLENARY_DO(value(printed, depth + 1));
        members.push_back({utf16_of(key), std::move(key), std::move(printed)});
        skip_space();
        if (take("}")) break;
        if (!take(",")) return fail("jcs.syntax");
      }
    }
    std::ranges::sort(members, {}, &Member::order);
    if (std::ranges::adjacent_find(members, {}, &Member::order) != members.end()) {
      return fail("jcs.duplicate_key");
    }
    print_members(out, members);
    return {};
  }

  static void print_members(std::string& out, const std::vector<Member>& members) {
    out += '{';
    for (const auto& member : members) {
      if (&member != &members.front()) out += ',';
      json::print_string_to(out, member.key);
      out += ':';
      out += member.printed;
    }
    out += '}';
  }

  Result<std::string> string() {
    if (!take("\"")) return fail("jcs.syntax");
    std::string text;
    while (true) {
      if (at_ >= json_.size() || static_cast<unsigned char>(peek()) < 0x20) return fail("jcs.syntax");
      if (take("\"")) return text;
      if (take("\\")) {
        PLENARY_DO(escape(text));
      } else {
        text += json_[at_++];
      }
    }
  }

  Result<void> escape(std::string& text) {
    constexpr std::string_view kLetters = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
    if (take("u")) return unicode_escape(text);
    const auto which = at_ < json_.size() ? kLetters.find(json_[at_]) : std::string_view::npos;
    if (which == std::string_view::npos) return fail("jcs.syntax");
    text += kMeant[which];
    ++at_;
    return {};
  }

  Result<void> unicode_escape(std::string& text) {
    PLENARY_TRY(std::uint32_t point, four_digits());
    if (point >= 0xDC00 && point < 0xE000) return fail("jcs.lone_surrogate");
    if (point >= 0xD800 && point < 0xDC00) {
      if (!take("\\u")) return fail("jcs.lone_surrogate");
      PLENARY_TRY(const auto low, four_digits());
      if (low < 0xDC00 || low >= 0xE000) return fail("jcs.lone_surrogate");
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(text, point);
    return {};
  }

  Result<std::uint32_t> four_digits() {
    std::uint32_t value = 0;
    const char* const start = json_.data() + at_;
    if (json_.size() - at_ < 4) return fail("jcs.syntax");
    const auto [end, failed] = std::from_chars(start, start + 4, value, 16);
    if (failed != std::errc() || end != start + 4) return fail("jcs.syntax");
    at_ += 4;
    return value;
  }

  bool digits() {
    const auto start = at_;
    while (peek() >= '0' && peek() <= '9')
      ++at_;
    return at_ > start;
  }

  Result<void> number(std::string& out) {
    const auto start = at_;
    take("-");
    if (!take("0") && !digits()) return fail("jcs.syntax");
    if (take(".") && !digits()) return fail("jcs.syntax");
    if (take("e") || take("E")) {
      if (!take("+")) take("-");
      if (!digits()) return fail("jcs.syntax");
    }
    const auto text = std::string(json_.substr(start, at_ - start));
    // from_chars reports too small and too large alike; strtod, which would tell, obeys the locale
    double read = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), read);
    if (failed == std::errc::result_out_of_range && is_tiny(text))
      read = 0;
    else if (failed != std::errc())
      return fail("jcs.number");
    const auto printed = print_number(read);
    if (!printed) return fail("jcs.number");
    out += *printed;
    return {};
  }

  static constexpr std::int64_t kFar = std::int64_t{1} << 40;  // no text has so many digits

  // Of a number out of range: is its first digit far behind the point, so that it vanishes?
  static bool is_tiny(std::string_view text) {
    const auto mark = text.find_first_of("eE");
    std::int64_t exponent = 0;
    if (mark != std::string_view::npos) {
      const auto stated = text.substr(mark + (text[mark + 1] == '+' ? 2 : 1));
      const auto failed = std::from_chars(stated.data(), stated.data() + stated.size(), exponent).ec;
      if (failed != std::errc()) return stated.starts_with('-');
      exponent = std::clamp(exponent, -kFar, kFar);
    }
    const auto mantissa = text.substr(0, mark);
    const auto first = static_cast<std::int64_t>(mantissa.find_first_not_of("-0."));
    const auto point = static_cast<std::int64_t>(std::min(mantissa.find('.'), mantissa.size()));
    return point - first + exponent < 0;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::string> canonicalise(std::string_view json) {
  return Canonical(json).document();
}

std::optional<std::string> print_number(double number) {
  if (!std::isfinite(number)) return std::nullopt;
  if (number == 0) return "0";
  std::array<char, 64> buffer;
  const auto [end, failed] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                           std::chars_format::scientific);
  ensure(failed == std::errc(), "a double has at most 24 characters");
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto mark = text.find('e');
  int exponent = 0;
  const auto* const exponent_start = text.data() + mark + (text[mark + 1] == '+' ? 2 : 1);
  std::from_chars(exponent_start, text.data() + text.size(), exponent);
  std::string digits(text.substr(0, 1));
  if (mark > 2) digits += text.substr(2, mark - 2);

  const int count = static_cast<int>(digits.size()), point = exponent + 1;  // ECMA-262's k and n
  std::string out = number < 0 ? "-" : "";
  if (count <= point && point <= 21)
    return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
  if (0 < point && point <= 21) return out + digits.insert(static_cast<std::size_t>(point), ".");
  if (-6 < point && point <= 0)
    return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (count > 1) digits.insert(1, ".");
  return out + fmt::format("{}e{:+}", digits, exponent);
}

}  // namespace plenary::record
