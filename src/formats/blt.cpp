#include "formats/blt.h"

#include <fmt/format.h>

#include <map>

#include "formats/scan.h"

namespace plenary::formats {
namespace {

using count::kEqual;
using count::kSkipped;
using count::Mark;
using count::Option;

constexpr std::size_t kMostBracketed = 1000;
constexpr std::size_t kTogether = 32;  // ballots added at once

class Blt {
 public:
  Blt(std::string_view bytes, const ReadLimits& limits) : scan_(bytes, limits.file), limits_(limits) {}

  Result<RankedFile> read() {
    PLENARY_DO(header());
    PLENARY_DO(before_ballots());
    reserve();
    PLENARY_DO(ballots());
    file_.ballots.forget_lookup();
    PLENARY_DO(names());
    return std::move(file_);
  }

 private:
  void skip() {  // white space and remarks
    for (scan_.skip_space(); scan_.peek() == '#'; scan_.skip_space())
      (void)scan_.line();
  }

  Result<void> header() {
    skip();
    std::int64_t options = 0, seats = 0;
    const bool first = scan_.number(options);
    skip();
    if (!first || !scan_.number(seats)) return scan_.fail("blt.header");
    if (options > static_cast<std::int64_t>(count::kMostOptions))
      return scan_.fail("blt.too_many_candidates");
    options_ = static_cast<std::size_t>(options);
    file_.seats = static_cast<std::size_t>(seats);
    file_.ballots = count::RankedBallots(options_, limits_.keep);
    return {};
  }

  // `-n` and `[...]`, in any order.
  Result<void> before_ballots() {
    for (skip();; skip()) {
      if (scan_.peek() == '[') {
        PLENARY_DO(bracket());
      } else if (scan_.take('-')) {
        PLENARY_TRY(const Option gone, option());
        file_.withdrawn.push_back(gone);
      } else {
        return {};
      }
    }
  }

  Result<void> bracket() {
    const auto opened = scan_.at();
    const auto close = scan_.rest().find(']');
    if (close == std::string_view::npos) return scan_.fail("blt.option_open");
    scan_.step();
    const auto word = plain_word();
    if (word != "tie" && word != "undeclared") {
      if (file_.bracketed.size() == kMostBracketed) return scan_.fail_at(opened, "blt.too_large");
      file_.bracketed.emplace_back(scan_.text(opened + 1, opened + close));
    }
    if (word != "nick" && word != "tie" && word != "undeclared") {
      scan_.step(opened + close + 1 - scan_.at());
      return {};
    }
    for (scan_.skip_space(); scan_.peek() != ']'; scan_.skip_space())
      PLENARY_DO(listed(word));
    scan_.step();
    return {};
  }

  Result<void> listed(std::string_view word) {
    const auto at = scan_.at();
    if (word == "nick") {
      const auto name = plain_word();
      const Option next = nicks_.size();
      const bool fits =
          !name.empty() && !Scan::is_digit(name.front()) && name.front() != '-' && next < options_;
      if (!fits || !nicks_.emplace(name, next).second) return scan_.fail_at(at, "blt.nick");
      return {};
    }
    PLENARY_TRY(const Option named, option());
    (word == "tie" ? file_.tie_order : file_.undeclared).push_back(named);
    return {};
  }

  std::string_view plain_word() {
    const auto rest = scan_.rest();
    const auto word = rest.substr(0, rest.find_first_of(" \t\r\n=]"));
    scan_.step(word.size());
    return word;
  }

  // A candidate by number or by short name.
  Result<Option> option() {
    const auto at = scan_.at();
    std::int64_t number = 0;
    if (scan_.number(number)) {
      if (number < 1 || number > static_cast<std::int64_t>(options_)) return no_such(at, number);
      return static_cast<Option>(number - 1);
    }
    const auto found = nicks_.find(plain_word());
    if (found == nicks_.end()) return scan_.fail_at(at, "blt.mark");
    return found->second;
  }

  tl::unexpected<Error> no_such(std::size_t at, std::int64_t number) const {
    return scan_.fail_at(at, "blt.no_such_candidate", {{"number", number}});
  }

  void reserve() {
    const std::size_t left = scan_.rest().size(), line = 4 + 2 * options_;
    file_.ballots.reserve(std::min<std::size_t>(left / line, 1 << 20),
                          std::min<std::size_t>(left / 2, 1 << 24));
  }

  Result<void> ballots() {
    for (skip(); !scan_.ended(); skip()) {
      const auto at = scan_.at();
      PLENARY_DO(weight());
      if (weight_ == 0 && !parts_ && ends_here()) return flush(at);
      const auto start = row_.size();
      PLENARY_DO(marks(at));
      if (parts_ || file_.ballots.per_vote() != 1) {
        PLENARY_DO(add_parts(at, start));
      } else {
        rows_.push_back(
            {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(row_.size() - start), weight_});
        if (rows_.size() == kTogether) PLENARY_DO(flush(at));
      }
    }
    return scan_.fail("blt.no_end");
  }

  // Ballots are added some at a time; a refusal names the last of them.
  Result<void> flush(std::size_t at) {
    if (file_.ballots.add_all(row_, rows_) < rows_.size()) return scan_.fail_at(at, kTooMany);
    row_.clear();
    rows_.clear();
    if (limits_.seen && at - seen_ >= limits_.seen_each) limits_.seen(seen_ = at);
    return {};
  }

  Result<void> add_parts(std::size_t at, std::size_t start) {
    const std::vector<Mark> row(row_.begin() + static_cast<std::ptrdiff_t>(start), row_.end());
    row_.resize(start);
    PLENARY_DO(flush(at));
    if (!file_.ballots.add_exact(row, parts_.value_or(exact(weight_)))) return scan_.fail_at(at, kTooMany);
    return {};
  }

  // Whether a number may end before this.
  static bool between(char c) { return Scan::is_space(c) || c == '#'; }

  // A line of nothing but 0 is the end; a ballot of weight 0 goes on with its marks.
  bool ends_here() {
    scan_.skip_blanks();
    return scan_.ended() || scan_.peek() == '\n' || scan_.peek() == '#' || scan_.peek() == '"';
  }

  Result<void> weight() {
    const auto at = scan_.at();
    parts_.reset();
    const bool small = scan_.number(weight_);
    if (!small || scan_.peek() == '/' || scan_.peek() == '.') {
      while (Scan::is_digit(scan_.peek()) || scan_.peek() == '/' || scan_.peek() == '.')
        scan_.step();
      parts_ = parse_exact(scan_.text(at, scan_.at()));
      if (!parts_ || (parts_->get_den() == 1 && *parts_ > exact(count::kMostWeight)))
        return scan_.fail_at(at, "blt.weight");
      if (parts_->get_den() == 1) {
        weight_ = parts_->get_num().get_si();
        parts_.reset();
      }
    }
    if (!scan_.ended() && !between(scan_.peek()) && scan_.peek() != '"')
      return scan_.fail_at(at, "blt.weight");
    return {};
  }

  Result<void> marks(std::size_t ballot) {
    const auto start = row_.size();
    if (plain_marks()) return {};
    bool beside = false;
    while (true) {
      while (scan_.peek() == ' ')
        scan_.step();
      const auto at = scan_.at();
      std::int64_t number = 0;
      if (scan_.number(number)) [[likely]] {
        if (number == 0) return beside ? scan_.fail_at(at, "blt.equal") : Result<void>();
        if (number > static_cast<std::int64_t>(options_)) return no_such(at, number);
        push(static_cast<Mark>(number - 1), beside);
      } else if (scan_.ended()) {
        return scan_.fail_at(ballot, "blt.ballot_open");
      } else if (between(scan_.peek())) {
        skip();
        continue;
      } else {
        PLENARY_DO(seldom(beside));
      }
      if (row_.size() - start > count::kMostMarks) return scan_.fail_at(ballot, kTooMany);
      beside = scan_.peek() == '=';
      if (beside) {
        scan_.step();
      } else if (!scan_.ended() && !between(scan_.peek())) {
        return scan_.fail("blt.mark");
      }
    }
  }

  // What nearly every ballot is: numbers of one or two digits with a blank between, and 0.  True when that
  // was all of it; else the scan stands where something else begins.
  bool plain_marks() {
    const auto start = row_.size();
    row_.resize(start + options_);
    Mark* out = row_.data() + start;
    Mark* const last = out + options_;
    const std::string_view rest = scan_.rest();
    const char *at = rest.data(), *const end = at + rest.size() - std::min<std::size_t>(rest.size(), 4);
    bool ended = false;
    while (at < end) {
      at += *at == ' ' ? 1 : 0;
      const auto first = static_cast<unsigned>(at[0] - '0'), second = static_cast<unsigned>(at[1] - '0');
      const bool two = second <= 9;
      const unsigned number = two ? first * 10 + second : first;
      const char* const next = at + (two ? 2 : 1);
      if (first > 9 || number > options_ || !Scan::is_space(*next)) break;
      ended = number == 0;
      if (ended || out == last) break;
      *out++ = static_cast<Mark>(number - 1);
      at = next;
    }
    row_.resize(static_cast<std::size_t>(out - row_.data()));
    scan_.step(static_cast<std::size_t>(at - rest.data()) + (ended ? 1 : 0));
    return ended;
  }

  Result<void> seldom(bool beside) {  // an empty rank, or a short name
    const auto at = scan_.at();
    if (!beside && scan_.take('-')) {
      row_.push_back(kSkipped);
      return scan_.peek() == '=' ? scan_.fail("blt.equal") : Result<void>();
    }
    if (scan_.peek() == '=') return scan_.fail_at(at, "blt.equal");
    PLENARY_TRY(const Option named, option());
    push(static_cast<Mark>(named), beside);
    return {};
  }

  void push(Mark mark, bool beside) { row_.push_back(beside ? static_cast<Mark>(mark | kEqual) : mark); }

  Result<void> names() {
    skip();
    for (Option option = 0; option < options_; ++option) {
      PLENARY_TRY(std::string name, text_line());
      file_.names.push_back(std::move(name));
    }
    if (auto title = text_line()) file_.title = std::move(*title);
    return {};
  }

  // The next line that holds something: what stands between its first and its last quote, or all of it.
  Result<std::string> text_line() {
    scan_.skip_space();
    const auto at = scan_.at();
    if (scan_.ended()) return scan_.fail("blt.name");
    auto line = trimmed(scan_.line());
    if (line.starts_with('"')) {
      line.remove_prefix(1);
      if (const auto last = line.rfind('"'); last != line.npos && trimmed(after(line, last)).empty())
        line = line.substr(0, last);
    }
    if (line.find('\0') != line.npos) return scan_.fail_at(at, "blt.name");
    return std::string(line);
  }

  // What stands behind a closing quote, remarks aside.
  static std::string_view after(std::string_view line, std::size_t quote) {
    const auto rest = line.substr(quote + 1);
    return rest.substr(0, rest.find('#'));
  }

  Scan scan_;
  const ReadLimits& limits_;
  RankedFile file_;
  std::size_t options_ = 0;
  std::map<std::string, Option, std::less<>> nicks_;
  std::vector<Mark> row_;  // of the ballots in rows_, one after another
  std::vector<count::RankedBallots::Row> rows_;
  std::int64_t weight_ = 0;
  std::size_t seen_ = 0;
  std::optional<Exact> parts_;  // a weight that is no whole number
};

std::string quoted(std::string_view name) {
  std::string line = "\"";
  for (const char c : name)
    line += c == '\n' || c == '\r' ? ' ' : c;
  return line + "\"\n";
}

void write_ballot(std::string& out, const count::RankedBallots& ballots, std::size_t i) {
  fmt::format_to(std::back_inserter(out), "{}", to_string(ballots.votes(ballots.weight(i))));
  for (const Mark mark : ballots.marks(i)) {
    if (mark == kSkipped) {
      out += " -";
    } else {
      fmt::format_to(std::back_inserter(out), "{}{}", (mark & kEqual) != 0 ? '=' : ' ', (mark & ~kEqual) + 1);
    }
  }
  out += " 0\n";
}

void write_listed(std::string& out, std::string_view word, const std::vector<Option>& options) {
  if (options.empty()) return;
  out += fmt::format("[{}", word);
  for (const Option option : options)
    out += fmt::format(" {}", option + 1);
  out += "]\n";
}

}  // namespace

Result<RankedFile> read_blt(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) return refuse("blt.too_large", {.where = limits.file});
  return Blt(bytes, limits).read();
}

std::string write_blt(const RankedFile& file) {
  std::string out = fmt::format("{} {}\n", file.ballots.options(), file.seats);
  for (const Option option : file.withdrawn)
    out += fmt::format("-{}\n", option + 1);
  write_listed(out, "tie", file.tie_order);
  write_listed(out, "undeclared", file.undeclared);
  for (const std::string& option : file.bracketed) {
    out += '[';
    for (const char c : option)
      out += c == '\n' || c == '\r' || c == ']' ? ' ' : c;
    out += "]\n";
  }
  for (std::size_t i = 0; i < file.ballots.size(); ++i)
    write_ballot(out, file.ballots, i);
  out += "0\n";
  for (const std::string& name : file.names)
    out += quoted(name);
  return out + quoted(file.title);
}

}  // namespace plenary::formats
