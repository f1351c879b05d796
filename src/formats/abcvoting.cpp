#include "formats/abcvoting.h"

#include <algorithm>
#include <charconv>

namespace plenary::formats {
namespace {

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
    for (const auto& approved : *profile_) {
      PLENARY_TRY(auto ballot, candidates_of(approved));
      file_.approvals.grouped.push_back({std::move(ballot)});
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

  std::string_view word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && ((text_[at_] >= 'a' && text_[at_] <= 'z') || text_[at_] == '_' ||
                                  text_[at_] == '-' || (text_[at_] >= '0' && text_[at_] <= '9')))
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
    PLENARY_TRY(const auto name, key());
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
    } else {
      return fail("abc.syntax");
    }
    return {};
  }

  // A text in quotes, which may run over lines, or the rest of the line.
  Result<std::string> text() {
    const char quote = peek();
    if (quote != '"' && quote != '\'') {
      const std::size_t start = at_;
      skip_line();
      return std::string(text_.substr(start, at_ - start));
    }
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == text_.npos) return fail("abc.syntax");
    std::string inside(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return inside;
  }

  Result<std::int64_t> number() {
    std::int64_t value = 0;
    const auto [end, failed] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (failed != std::errc() || value < 0 || value > 1'000'000) return fail("abc.number");
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  Result<std::vector<std::int64_t>> list() {
    std::vector<std::int64_t> items;
    if (peek() != '[') return fail("abc.syntax");
    ++at_;
    for (space(); peek() != ']'; space()) {
      if (!items.empty()) {
        if (peek() != ',') return fail("abc.syntax");
        ++at_;
        space();
      }
      PLENARY_TRY(const auto item, number());
      items.push_back(item);
    }
    ++at_;
    return items;
  }

  Result<Lists> lists() {
    Lists all;
    if (peek() != '[') return fail("abc.syntax");
    ++at_;
    for (space(); peek() != ']'; space()) {
      if (!all.empty()) {
        if (peek() != ',') return fail("abc.syntax");
        ++at_;
        space();
      }
      PLENARY_TRY(auto items, list());
      all.push_back(std::move(items));
    }
    ++at_;
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
  std::int64_t candidates_ = -1, seats_ = -1;
  std::vector<std::pair<std::size_t, Lists>> results_;
};

}  // namespace

Result<AbcFile> read_abcvoting(std::string_view bytes, const AbcLimits& limits) {
  return AbcReader(bytes, limits).run();
}

}  // namespace plenary::formats
