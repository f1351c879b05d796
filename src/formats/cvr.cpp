#include "formats/cvr.h"

#include <fmt/format.h>

#include <map>

#include "formats/scan.h"

namespace plenary::formats {
namespace {

using count::kEqual;
using count::kSkipped;
using count::Mark;
using count::Option;

class Cvr {
 public:
  Cvr(std::string_view bytes, const ReadLimits& limits) : scan_(bytes, limits.file), limits_(limits) {}

  Result<RankedFile> read() {
    PLENARY_DO(remarks());
    file_.ballots = count::RankedBallots(file_.names.size(), limits_.keep);
    PLENARY_DO(header());
    for (scan_.skip_space(); !scan_.ended(); scan_.skip_space())
      PLENARY_DO(paper());
    file_.ballots.forget_lookup();
    return std::move(file_);
  }

 private:
  Result<void> remarks() {
    constexpr std::string_view kCandidates = "# candidates:";
    bool told = false;
    for (scan_.skip_space(); scan_.peek() == '#'; scan_.skip_space()) {
      const auto at = scan_.at();
      const auto line = scan_.line();
      if (!line.starts_with(kCandidates)) continue;
      PLENARY_DO(candidates(at, line.substr(kCandidates.size())));
      told = true;
    }
    return told ? Result<void>() : scan_.fail("cvr.candidates");
  }

  // 1=Ada;2=Ben: numbered without a gap.  A semicolon within a name begins no candidate unless the next
  // number and an equals sign follow it.
  Result<void> candidates(std::size_t at, std::string_view list) {
    list = trimmed(list);
    file_.names.clear();
    while (!list.empty()) {
      const std::string begin = std::to_string(file_.names.size() + 1) + "=";
      const std::string next = ";" + std::to_string(file_.names.size() + 2) + "=";
      if (!list.starts_with(begin)) return scan_.fail_at(at, "cvr.candidates");
      const auto end = list.find(next);
      file_.names.emplace_back(list.substr(begin.size(), std::min(end, list.size()) - begin.size()));
      if (file_.names.size() > count::kMostOptions) return scan_.fail_at(at, "cvr.too_many_candidates");
      list = end == list.npos ? std::string_view() : list.substr(end + 1);
    }
    return {};
  }

  Result<void> header() {
    const auto at = scan_.at();
    const auto line = trimmed(scan_.line());
    if (line != "count" && !line.starts_with("count,")) return scan_.fail_at(at, "cvr.header");
    ranks_ = static_cast<std::size_t>(std::ranges::count(line, ','));
    if (ranks_ > count::kMostMarks) return scan_.fail_at(at, "cvr.too_many_ranks");
    return {};
  }

  Result<void> paper() {
    const auto at = scan_.at();
    std::int64_t papers = 0;
    if (!scan_.number(papers)) return scan_.fail("cvr.count");
    row_.clear();
    std::size_t ranks = 0, held = 0;
    while (scan_.take(',')) {
      if (++ranks > ranks_) return scan_.fail("cvr.too_many_ranks");
      const auto before = row_.size();
      PLENARY_DO(cell());
      if (row_.size() == before) row_.push_back(kSkipped);
      if (row_.back() != kSkipped) held = row_.size();
      if (row_.size() > count::kMostMarks) return scan_.fail_at(at, kTooMany);
    }
    scan_.skip_blanks();
    if (!scan_.ended() && scan_.peek() != '\n') return scan_.fail("cvr.mark");
    row_.resize(held);
    if (!file_.ballots.add(row_, papers)) return scan_.fail_at(at, kTooMany);
    if (limits_.seen && at - seen_ >= limits_.seen_each) limits_.seen(seen_ = at);
    return {};
  }

  Result<void> cell() {
    scan_.skip_blanks();
    for (bool beside = false; scan_.peek() != ',' && scan_.peek() != '\n' && !scan_.ended(); beside = true) {
      if (beside && !scan_.take('|')) return scan_.fail("cvr.mark");
      const auto at = scan_.at();
      std::int64_t number = 0;
      if (!scan_.number(number)) return scan_.fail("cvr.mark");
      if (number < 1 || number > static_cast<std::int64_t>(file_.names.size()))
        return scan_.fail_at(at, "cvr.no_such_candidate", {{"number", number}});
      row_.push_back(static_cast<Mark>(beside ? (number - 1) | kEqual : number - 1));
      if (row_.size() > count::kMostMarks) return scan_.fail_at(at, kTooMany);
      scan_.skip_blanks();
    }
    return {};
  }

  Scan scan_;
  const ReadLimits& limits_;
  RankedFile file_;
  std::size_t ranks_ = 0, seen_ = 0;
  std::vector<Mark> row_;
};

std::size_t ranks_of(std::span<const Mark> marks) {
  return static_cast<std::size_t>(
      std::ranges::count_if(marks, [](Mark mark) { return (mark & kEqual) == 0; }));
}

std::string cells_of(std::span<const Mark> marks) {
  std::string out;
  for (const Mark mark : marks) {
    const bool beside = (mark & kEqual) != 0;
    out += beside ? '|' : ',';
    if (mark != kSkipped) out += std::to_string((mark & ~kEqual) + 1);
  }
  return out;
}

}  // namespace

Result<RankedFile> read_cvr(std::string_view bytes, const ReadLimits& limits) {
  if (bytes.size() > limits.bytes) return refuse("cvr.too_large", {.where = limits.file});
  return Cvr(bytes, limits).read();
}

std::string write_cvr(const RankedFile& file) {
  std::string out = "# candidates: ";
  for (std::size_t i = 0; i < file.names.size(); ++i)
    out += fmt::format("{}{}={}", i > 0 ? ";" : "", i + 1, file.names[i]);
  std::size_t ranks = 0;
  for (std::size_t i = 0; i < file.ballots.size(); ++i)
    ranks = std::max(ranks, ranks_of(file.ballots.marks(i)));
  out += "\n# cell: empty = skipped rank, a|b = overvote\ncount";
  for (std::size_t rank = 1; rank <= ranks; ++rank)
    out += fmt::format(",r{}", rank);
  out += '\n';
  for (std::size_t i = 0; i < file.ballots.size(); ++i) {
    const auto marks = file.ballots.marks(i);
    out += std::to_string(file.ballots.weight(i)) + cells_of(marks) +
           std::string(ranks - ranks_of(marks), ',') + '\n';
  }
  return out;
}

}  // namespace plenary::formats
