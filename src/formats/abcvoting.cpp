#include "formats/abcvoting.h"

#include <algorithm>
#include <charconv>

namespace plenary::formats {
namespace {

constexpr std::size_t kMostKeys = 1000;

using Lists = std::vector<std::vector<std::int64_t>>;

class AbcReader {
 public:
  AbcReader(std::string_view text, const AbcLimits& limits) : text_(text), limits_(limits) {}

  Result<AbcFile> run() {
    if (text_.size() > limits_.bytes) return fail("abc.too_large");
    for (skip_lines(); at_ < text_.size(); skip_lines())
      PLENARY_DO(top());
    if (!profile_ || candidates_ < 0 || seats_ < 0) return fail("abc.no_key");
    file_.approvals.candidates = static_cast<std::size_t>(candidates_);
    file_.approvals.seats = static_cast<std::size_t>(seats_);
    if (weights_ && weights_->size() != profile_->size()) return fail("abc.weights");
    for (const auto& approved : *profile_) {
      PLENARY_TRY(auto ballot, candidates_of(approved));
      const auto voter = file_.approvals.grouped.size();
      file_.approvals.grouped.push_back({std::move(ballot), weights_ ? (*weights_)[voter] : Exact(1)});
    }
    for (auto& [place, lists] : results_)
      for (const auto& list : lists) {
        PLENARY_TRY(auto committee, candidates_of(list));
        std::ranges::sort(committee);
        file_.expected[place].committees->push_back(std::move(committee));
      }
    return std::move(file_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> fail(const char* code) const {
    const auto line = std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at_), '\n') + 1;
    return refuse(code, {.where = limits_.file + ":" + std::to_string(line)});
  }
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\n'; }
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  void space() {
    while (at_ < text_.size() &&
           (text_[at_] == '\n' || text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
      ++at_;
  }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }
  // Empty lines, comments and the marks of a document's beginning and end.
  void skip_lines() {
    for (;;) {
      const std::size_t start = at_;
      space();
      if (peek() == '#' || text_.substr(at_).starts_with("---") || text_.substr(at_).starts_with("..."))
        skip_line();
      if (at_ == start || at_ == text_.size()) return;
    }
  }

  [[nodiscard]] static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  std::string_view word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '-'))
      ++at_;
    return text_.substr(start, at_ - start);
  }

  Result<std::string_view> key() {
    const auto name = word();
    if (name.empty() || peek() != ':') return fail("abc.syntax");
    ++at_;
    blanks();
    return name;
  }

  Result<void> top() {
    if (column() != 0) return fail("abc.syntax");
    PLENARY_TRY(const auto name, key());
    if (std::ranges::any_of(file_.keys, [&](const auto& one) { return one.name == name; })) return fail("abc.key_twice");
    if (file_.keys.size() == kMostKeys) return fail("abc.too_large");
    file_.keys.push_back({std::string(name), {}});
    if (name == "description") {
      PLENARY_TRY(file_.description, text());
    } else if (name == "profile") {
      PLENARY_TRY(profile_, lists());
    } else if (name == "num_cand") {
      PLENARY_TRY(candidates_, number());
    } else if (name == "committeesize") {
      PLENARY_TRY(seats_, number());
    } else if (name == "compute") {
      PLENARY_DO(entries());
    } else if (name == "voter_weights") {
      PLENARY_TRY(weights_, decimals());
    } else {
      PLENARY_TRY(file_.keys.back().text, unread());
    }
    return {};
  }

  // All up to the line at whose beginning the next key stands.
  Result<std::string> unread() {
    if (other_yaml()) return fail("abc.syntax");
    const std::size_t start = at_;
    for (skip_line(); at_ + 1 < text_.size(); skip_line()) {
      if (is_letter(text_[at_ + 1])) break;
      if (text_.substr(at_ + 1).starts_with("---") || text_.substr(at_ + 1).starts_with("...")) break;
      ++at_;
    }
    auto kept = text_.substr(start, at_ - start);
    while (!kept.empty() && (kept.back() == '\n' || kept.back() == '\r' || kept.back() == ' ')) kept.remove_suffix(1);
    return std::string(kept);
  }

  // Anchors, aliases, tags, block texts.
  [[nodiscard]] bool other_yaml() const { return std::string_view("&*!|>").find(peek()) != std::string_view::npos; }

  // A text in quotes, or plain; either may run on over lines that begin with a blank.
  Result<std::string> text() {
    if (other_yaml()) return fail("abc.syntax");
    if (peek() == '"' || peek() == '\'') return quoted_text(peek());
    std::string inside;
    for (;;) {
      const std::size_t start = at_;
      skip_line();
      inside += text_.substr(start, at_ - start);
      cut_blanks(inside);
      std::ranges::replace(inside, '\r', ' ');
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != ' ') return inside;
      space();
      if (at_ == text_.size() || column() == 0) return inside;
      inside += ' ';
    }
  }

  static void cut_blanks(std::string& text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == ' ' || text.back() == '\t'))
      text.pop_back();
  }

  Result<std::string> quoted_text(char quote) {
    std::string inside;
    const std::size_t opened = at_;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == quote) {
        ++at_;
        if (quote == '"' || peek() != '\'') return inside;  // doubled within single quotes
        inside += quote;
      } else if (c == '\n') {
        space();
        --at_;
        cut_blanks(inside);
        inside += ' ';
      } else if (c == '\\' && quote == '"') {
        PLENARY_DO(escaped(inside));
      } else {
        inside += c == '\r' ? ' ' : c;
      }
    }
    at_ = opened;
    return fail("abc.syntax");
  }

  // What stands behind a backslash; the scan is left on its last byte.
  Result<void> escaped(std::string& inside) {
    const char c = ++at_ < text_.size() ? text_[at_] : '\0';
    if (c == '\n' || c == '\r') {  // a line broken without a blank
      space();
      --at_;
    } else if (c == 'n' || c == 't' || c == 'r') {
      inside += ' ';
    } else if (c == '"' || c == '\\' || c == '/' || c == ' ') {
      inside += c;
    } else if (c == 'x' || c == 'u') {
      const std::size_t digits = c == 'x' ? 2 : 4;
      unsigned code = 0;
      const auto hex = text_.substr(at_ + 1, digits);
      const auto [end, failed] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
      const bool whole = failed == std::errc() && end == hex.data() + digits && hex.size() == digits;
      if (!whole || code == 0 || (code >= 0xD800 && code < 0xE000)) return fail("abc.syntax");
      append_utf8(inside, code);
      at_ += digits;
    } else {
      return fail("abc.syntax");
    }
    return {};
  }

  static void append_utf8(std::string& text, unsigned code) {
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xC0 | (code >> 6));
      text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
      text += static_cast<char>(0xE0 | (code >> 12));
      text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      text += static_cast<char>(0x80 | (code & 0x3F));
    }
  }

  Result<std::int64_t> number() {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (failed != std::errc() || value < 0 || value > 1'000'000) return fail("abc.number");
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  // Whatever stands within brackets, with commas between: `one` reads each and leaves the scan behind it.
  template <class One>
  Result<void> each_in_brackets(const char* not_there, One one) {
    if (peek() != '[') return fail(not_there);
    ++at_;
    bool first = true;
    for (space(); peek() != ']'; space(), first = false) {
      if (!first) {
        if (peek() != ',') return fail("abc.syntax");
        ++at_;
        space();
      }
      PLENARY_DO(one());
    }
    ++at_;
    return {};
  }

  Result<std::vector<std::int64_t>> list() {
    std::vector<std::int64_t> items;
    PLENARY_DO(each_in_brackets("abc.syntax", [&]() -> Result<void> {
      PLENARY_TRY(const auto item, number());
      items.push_back(item);
      return {};
    }));
    return items;
  }

  Result<std::vector<Exact>> decimals() {
    std::vector<Exact> all;
    PLENARY_DO(each_in_brackets("abc.weights", [&]() -> Result<void> {
      const std::size_t start = at_;
      while ((peek() >= '0' && peek() <= '9') || peek() == '.')
        ++at_;
      const auto one = parse_exact(text_.substr(start, at_ - start));
      if (!one) return fail("abc.weights");
      all.push_back(*one);
      return {};
    }));
    return all;
  }

  Result<Lists> lists() {
    Lists all;
    PLENARY_DO(each_in_brackets("abc.syntax", [&]() -> Result<void> {
      PLENARY_TRY(auto items, list());
      all.push_back(std::move(items));
      return {};
    }));
    return all;
  }

  Result<void> entries() {
    for (skip_lines(); peek() == '-'; skip_lines()) {
      ++at_;
      file_.expected.emplace_back();
      for (blanks(); at_ < text_.size();) {
        PLENARY_DO(of_entry(file_.expected.back()));
        if (at_ < text_.size() && peek() != '\n' && peek() != '\r') return fail("abc.syntax");
        skip_lines();
        if (peek() == '-' || column() == 0) break;
      }
    }
    return {};
  }

  [[nodiscard]] std::size_t column() const {
    const auto before = text_.substr(0, at_).rfind('\n');
    return before == text_.npos ? at_ : at_ - before - 1;
  }

  Result<void> of_entry(AbcExpected& entry) {
    PLENARY_TRY(const auto name, key());
    if (name == "rule_id") {
      entry.rule = word();
    } else if (name == "resolute") {
      const auto truth = word();
      if (truth != "true" && truth != "false") return fail("abc.syntax");
      entry.resolute = truth == "true";
    } else if (name == "result") {
      if (peek() == '[') {
        PLENARY_TRY(auto found, lists());
        entry.committees.emplace();
        results_.emplace_back(file_.expected.size() - 1, std::move(found));
      } else if (const auto none = word(); !none.empty() && none != "null") {
        return fail("abc.syntax");
      }
    } else {
      return fail("abc.syntax");
    }
    blanks();
    return {};
  }

  Result<std::vector<count::Option>> candidates_of(const std::vector<std::int64_t>& list) const {
    std::vector<count::Option> some;
    for (const std::int64_t each : list) {
      if (each >= candidates_) return fail("abc.no_such_candidate");
      some.push_back(static_cast<count::Option>(each));
    }
    return some;
  }

  std::string_view text_;
  const AbcLimits& limits_;
  std::size_t at_ = 0;
  AbcFile file_;
  std::optional<Lists> profile_;
  std::optional<std::vector<Exact>> weights_;
  std::int64_t candidates_ = -1, seats_ = -1;
  std::vector<std::pair<std::size_t, Lists>> results_;
};

}  // namespace

Result<AbcFile> read_abcvoting(std::string_view bytes, const AbcLimits& limits) {
  return AbcReader(bytes, limits).run();
}

}  // namespace plenary::formats
