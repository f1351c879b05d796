#include "formats/preflib.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "formats/scan.h"

namespace plenary::formats {
namespace {

using count::kEqual;
using count::kSkipped;
using count::Mark;
using count::Option;

constexpr std::size_t kMostKeptKeys = 10'000;
constexpr std::size_t kMostSets = 20'000'000;  // of a file of categories

struct Head {
  std::string title;
  std::vector<std::string> names, categories;
  std::int64_t blank = 0;
  std::vector<HeaderKey> keys;
};

class Preflib {
 public:
  Preflib(std::string_view bytes, const ReadLimits& limits) : scan_(bytes, limits.file), limits_(limits) {}

  Result<RankedFile> read_orders() {
    PLENARY_DO(head());
    RankedFile file{
        .title = head_.title, .names = head_.names, .ballots = count::RankedBallots(options(), limits_.keep), .keys = head_.keys};
    for (scan_.skip_space(); !scan_.ended(); scan_.skip_space()) {
      const auto at = scan_.at();
      PLENARY_TRY(const std::int64_t papers, count());
      PLENARY_DO(order());
      if (!file.ballots.add(row_, papers)) return scan_.fail_at(at, kTooMany);
    }
    if (head_.blank > 0 && !file.ballots.add({}, head_.blank)) return scan_.fail(kTooMany);
    file.ballots.forget_lookup();
    return file;
  }

  Result<CategoryFile> read_sets() {
    PLENARY_DO(head());
    CategoryFile file{
        .title = head_.title, .names = head_.names, .categories = head_.categories, .lines = {}, .keys = head_.keys};
    if (head_.blank > 0) file.lines.push_back({head_.blank, {}});
    std::int64_t all = head_.blank;
    for (scan_.skip_space(); !scan_.ended(); scan_.skip_space()) {
      const auto at = scan_.at();
      CategoryFile::Line line;
      PLENARY_TRY(line.papers, count());
      PLENARY_TRY(line.sets, sets());
      if (line.papers > count::kMostWeight - all) return scan_.fail_at(at, kTooMany);
      all += line.papers;
      file.lines.push_back(std::move(line));
    }
    const std::size_t grades = file.grades();
    if (grades * file.lines.size() > kMostSets) return scan_.fail(kTooMany);
    file.categories.resize(grades);
    for (auto& line : file.lines)
      line.sets.resize(grades);
    return file;
  }

 private:
  [[nodiscard]] std::size_t options() const { return head_.names.size(); }

  Result<void> head() {
    for (scan_.skip_space(); scan_.peek() == '#'; scan_.skip_space()) {
      const auto at = scan_.at();
      const std::string held = one_line(scan_.line().substr(1));
      const std::string_view line = held;
      const auto colon = line.find(':');
      if (colon == line.npos) continue;  // a remark
      PLENARY_DO(key(at, trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))));
    }
    if (!told_alternatives_) return scan_.fail("preflib.no_alternatives");
    return {};
  }

  Result<void> key(std::size_t at, std::string_view key, std::string_view value) {
    constexpr std::string_view kName = "ALTERNATIVE NAME ", kCategory = "CATEGORY NAME ";
    if (key == "TITLE") {
      head_.title = value;
    } else if (key == "NUMBER ALTERNATIVES") {
      PLENARY_TRY(const auto number, number_in(at, value));
      if (number > static_cast<std::int64_t>(count::kMostOptions))
        return scan_.fail_at(at, "preflib.too_many_alternatives");
      head_.names.resize(static_cast<std::size_t>(number));
      told_alternatives_ = true;
    } else if (key == "NUMBER BLANK BALLOTS") {
      PLENARY_TRY(head_.blank, number_in(at, value));
    } else if (key.starts_with(kName)) {
      return name(at, key.substr(kName.size()), value, head_.names);
    } else if (key == "NUMBER CATEGORIES") {
      PLENARY_TRY(const auto number, number_in(at, value));
      if (number > static_cast<std::int64_t>(kMostCategories))
        return scan_.fail_at(at, "preflib.too_many_categories");
      head_.categories.resize(std::max(head_.categories.size(), static_cast<std::size_t>(number)));
    } else if (key.starts_with(kCategory)) {
      PLENARY_TRY(const auto which, number_in(at, key.substr(kCategory.size())));
      if (which > static_cast<std::int64_t>(kMostCategories))
        return scan_.fail_at(at, "preflib.too_many_categories");
      if (which < 1) return scan_.fail_at(at, "preflib.no_such_category", {{"number", which}});
      head_.categories.resize(std::max(head_.categories.size(), static_cast<std::size_t>(which)));
      head_.categories[static_cast<std::size_t>(which - 1)] = value;
    } else if (!is_told_anew(key)) {
      if (head_.keys.size() == kMostKeptKeys) return scan_.fail_at(at, "preflib.too_large");
      head_.keys.push_back({std::string(key), std::string(value)});
    }
    return {};
  }

  // What a writer says from the ballots themselves.
  static bool is_told_anew(std::string_view key) {
    return key == "FILE NAME" || key == "DATA TYPE" || key == "NUMBER VOTERS" || key == "NUMBER UNIQUE ORDERS" ||
           key == "NUMBER UNIQUE PREFERENCES";
  }

  Result<void> name(std::size_t at, std::string_view number, std::string_view value,
                    std::vector<std::string>& names) {
    PLENARY_TRY(const auto which, number_in(at, number));
    if (which < 1 || which > static_cast<std::int64_t>(names.size()))
      return scan_.fail_at(at, "preflib.no_such_alternative", {{"number", which}});
    names[static_cast<std::size_t>(which - 1)] = value;
    return {};
  }

  Result<std::int64_t> number_in(std::size_t at, std::string_view text) const {
    Scan scan(text, "");
    std::int64_t number = 0;
    if (!scan.number(number) || !scan.ended()) return scan_.fail_at(at, "preflib.header");
    return number;
  }

  Result<std::int64_t> count() {
    std::int64_t papers = 0;
    if (!scan_.number(papers)) return scan_.fail("preflib.count");
    scan_.skip_blanks();
    if (!scan_.take(':')) return scan_.fail("preflib.count");
    return papers;
  }

  [[nodiscard]] bool at_line_end() {
    scan_.skip_blanks();
    return scan_.ended() || scan_.peek() == '\n';
  }

  Result<void> order() {
    row_.clear();
    bool open = false;
    while (true) {
      if (at_line_end()) return open ? scan_.fail("preflib.brace") : Result<void>();
      bool beside = open;
      if (!open && scan_.take('{')) {
        open = true, beside = false;
        if (!at_line_end() && scan_.take('}')) {  // nobody stands there
          open = false;
          PLENARY_DO(comma(open));
          continue;
        }
      }
      PLENARY_TRY(const Option option, alternative());
      row_.push_back(beside ? static_cast<Mark>(option | kEqual) : static_cast<Mark>(option));
      if (row_.size() > count::kMostMarks) return scan_.fail(kTooMany);
      scan_.skip_blanks();
      if (open && scan_.take('}')) open = false;
      PLENARY_DO(comma(open));
    }
  }

  // Between two alternatives a comma; at the end of a line nothing.
  Result<void> comma(bool open) {
    if (at_line_end()) return open ? scan_.fail("preflib.brace") : Result<void>();
    if (!scan_.take(',')) return scan_.fail("preflib.mark");
    if (at_line_end()) return scan_.fail("preflib.mark");
    return {};
  }

  Result<Option> alternative() {
    const auto at = scan_.at();
    std::int64_t number = 0;
    if (!scan_.number(number)) return scan_.fail("preflib.mark");
    if (number < 1 || number > static_cast<std::int64_t>(options()))
      return scan_.fail_at(at, "preflib.no_such_alternative", {{"number", number}});
    return static_cast<Option>(number - 1);
  }

  Result<std::vector<std::vector<Option>>> sets() {
    ++line_;
    seen_.resize(options());
    std::vector<std::vector<Option>> found;
    while (!at_line_end()) {
      const auto at = scan_.at();
      std::vector<Option> set;
      if (scan_.take('{')) {
        for (scan_.skip_blanks(); !scan_.take('}'); scan_.skip_blanks()) {
          if (scan_.ended() || scan_.peek() == '\n') return scan_.fail("preflib.brace");
          if (!set.empty() && !scan_.take(',')) return scan_.fail("preflib.mark");
          scan_.skip_blanks();
          PLENARY_DO(put_into(set));
        }
      } else {
        PLENARY_DO(put_into(set));
      }
      if (!head_.categories.empty() && found.size() == head_.categories.size())
        return scan_.fail_at(at, "preflib.no_such_category", {{"number", static_cast<std::int64_t>(found.size() + 1)}});
      if (found.size() == kMostCategories) return scan_.fail_at(at, "preflib.too_many_categories");
      found.push_back(std::move(set));
      PLENARY_DO(comma(false));
    }
    return found;
  }

  // Nobody stands in two categories of a line.
  Result<void> put_into(std::vector<Option>& set) {
    const auto at = scan_.at();
    PLENARY_TRY(const Option option, alternative());
    if (std::exchange(seen_[option], line_) == line_)
      return scan_.fail_at(at, "preflib.two_categories", {{"number", static_cast<std::int64_t>(option + 1)}});
    set.push_back(option);
    return {};
  }

  Scan scan_;
  const ReadLimits& limits_;
  Head head_;
  bool told_alternatives_ = false;
  std::vector<Mark> row_;
  std::uint64_t line_ = 0;           // of categories
  std::vector<std::uint64_t> seen_;  // by option: the last line that put it somewhere
};

void write_keys(std::string& out, const std::vector<HeaderKey>& keys) {
  for (const auto& [name, value] : keys)
    out += fmt::format("# {}: {}\n", one_line(name), one_line(value));
}

std::string order_of(std::span<const Mark> marks) {
  std::string out;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] == kSkipped) continue;
    const bool beside = (marks[i] & kEqual) != 0;
    const bool next_beside = i + 1 < marks.size() && (marks[i + 1] & kEqual) != 0;
    if (!out.empty()) out += ',';
    if (!beside && next_beside) out += '{';
    out += std::to_string((marks[i] & ~kEqual) + 1);
    if (beside && !next_beside) out += '}';
  }
  return out;
}

}  // namespace

Result<RankedFile> read_preflib(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) return refuse("preflib.too_large", {.where = limits.file});
  return Preflib(bytes, limits).read_orders();
}

Result<CategoryFile> read_categories(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) return refuse("preflib.too_large", {.where = limits.file});
  return Preflib(bytes, limits).read_sets();
}

std::string write_preflib(const RankedFile& file, std::string_view file_name) {
  const auto& ballots = file.ballots;
  bool ties = false, complete = true;
  std::int64_t blank = 0;
  std::string lines;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const std::string order = order_of(ballots.marks(i));
    ties = ties || order.find('{') != order.npos;
    complete = complete && ballots.marks(i).size() == ballots.options();
    if (order.empty()) blank += ballots.weight(i);
    if (!order.empty()) lines += fmt::format("{}: {}\n", ballots.weight(i), order);
  }
  std::string_view type = ties ? "toi" : "soi";
  if (complete && file_name.ends_with(".toc")) type = "toc";
  if (complete && !ties && file_name.ends_with(".soc")) type = "soc";
  std::string out = fmt::format("# FILE NAME: {}\n# TITLE: {}\n", file_name, one_line(file.title));
  write_keys(out, file.keys);
  out += fmt::format("# DATA TYPE: {}\n# NUMBER ALTERNATIVES: {}\n", type, ballots.options());
  out += fmt::format("# NUMBER VOTERS: {}\n# NUMBER UNIQUE ORDERS: {}\n", ballots.total(), ballots.size());
  if (blank > 0) out += fmt::format("# NUMBER BLANK BALLOTS: {}\n", blank);
  for (std::size_t i = 0; i < file.names.size(); ++i)
    out += fmt::format("# ALTERNATIVE NAME {}: {}\n", i + 1, one_line(file.names[i]));
  return out + lines;
}

}  // namespace plenary::formats
