// A place in a text that is being read, and the refusal that names it as file:line:column.
//
// The line is found only when something is refused: reading counts no lines.  Small numbers of one or two
// digits, which ballots are made of, are read without a branch on how many there are.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/csv.h"
#include "base/result.h"

namespace plenary::formats {

class Scan {
 public:
  Scan(std::string_view text, std::string_view file) : text_(text), file_(file) {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }

  [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return ended() ? '\0' : text_[at_]; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view text(std::size_t from, std::size_t to) const {
    return text_.substr(from, to - from);
  }
  void step(std::size_t by = 1) { at_ = std::min(at_ + by, text_.size()); }
  [[nodiscard]] static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  [[nodiscard]] static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
  [[nodiscard]] bool take(char c) {
    if (ended() || peek() != c) return false;
    ++at_;
    return true;
  }

  void skip_blanks() {  // within the line
    while (peek() == ' ' || peek() == '\t' || peek() == '\r')
      ++at_;
  }
  void skip_space() {
    while (is_space(peek()))
      ++at_;
  }
  // The rest of this line without its end; the scan then stands at the next.
  std::string_view line() {
    const auto end = std::min(text_.find('\n', at_), text_.size());
    auto line = text_.substr(at_, end - at_);
    at_ = std::min(end + 1, text_.size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  // A number that fits; false when there is none or it is beyond 15 digits.
  bool number(std::int64_t& value) {
    if (at_ + 4 <= text_.size()) {
      const auto first = static_cast<unsigned>(text_[at_] - '0');
      const auto second = static_cast<unsigned>(text_[at_ + 1] - '0');
      const auto third = static_cast<unsigned>(text_[at_ + 2] - '0');
      const bool two = second <= 9;
      if (first <= 9 && !(two && third <= 9)) [[likely]] {
        value = two ? first * 10 + second : first;
        at_ += two ? 2 : 1;
        return true;
      }
    }
    return long_number(value);
  }

  [[nodiscard]] tl::unexpected<Error> fail(const char* code, Params params = {}) const {
    return fail_at(at_, code, std::move(params));
  }
  [[nodiscard]] tl::unexpected<Error> fail_at(std::size_t at, const char* code, Params params = {}) const {
    const auto before = text_.substr(0, at);
    const auto lines = std::ranges::count(before, '\n');
    const auto start = before.rfind('\n');
    const auto column = start == before.npos ? at + 1 : at - start;
    return refuse(
        code, {.where = std::string(file_) + ":" + std::to_string(lines + 1) + ":" + std::to_string(column),
               .params = std::move(params)});
  }

 private:
  bool long_number(std::int64_t& value) {
    const auto start = at_;
    std::int64_t read = 0;
    while (!ended() && is_digit(text_[at_]) && at_ - start < 16)
      read = read * 10 + (text_[at_++] - '0');
    const auto digits = at_ - start;
    if (digits == 0 || digits > 15) {
      at_ = start;
      return false;
    }
    value = read;
    return true;
  }

  std::string_view text_, file_;
  std::size_t at_ = 0;
};

// Without blanks at its ends, and with a blank for each line break: what a head's line can hold.
[[nodiscard]] inline std::string one_line(std::string_view text) {
  std::string line(trimmed(text));
  for (char& c : line)
    if (c == '\n' || c == '\r') c = ' ';
  return line;
}

// One refusal for an arena or a sum that would grow beyond its bound.
inline constexpr const char* kTooMany = "ballots.too_many";

}  // namespace plenary::formats
