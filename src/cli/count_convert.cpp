#include "cli/count_convert.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "cli/count_files.h"
#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/report_kinds.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;
using formats::RankedFile;

std::map<std::vector<count::Mark>, Exact> papers_of(const RankedFile& file) {
  std::map<std::vector<count::Mark>, Exact> papers;
  for (std::size_t i = 0; i < file.ballots.size(); ++i) {
    const auto marks = file.ballots.marks(i);
    papers[{marks.begin(), marks.end()}] += file.ballots.votes(file.ballots.weight(i));
  }
  return papers;
}

std::vector<std::string> lost_between(const RankedFile& in, const RankedFile& out) {
  std::vector<std::string> lost;
  if (in.title != out.title) lost.emplace_back("title");
  if (in.names != out.names) lost.emplace_back("names");
  if (in.seats != out.seats) lost.emplace_back("seats");
  if (in.withdrawn != out.withdrawn) lost.emplace_back("withdrawn");
  if (in.tie_order != out.tie_order) lost.emplace_back("order of ties");
  if (in.undeclared != out.undeclared) lost.emplace_back("write-ins");
  if (in.keys != out.keys || in.bracketed != out.bracketed) lost.emplace_back("keys");
  const auto before = papers_of(in), after = papers_of(out);
  Exact other = 0;
  for (const auto& [marks, votes] : before)
    if (const auto found = after.find(marks); found == after.end() || found->second != votes) other += votes;
  if (other > 0) lost.push_back(fmt::format("ballots ({} are written otherwise)", formats::decimal(other)));
  return lost;
}

Result<RankedFile> rankings_of(const std::string& in, const BallotFile& file, const std::string& within) {
  if (file.kind == BallotKind::rankings) return read_rankings(file, count::Keep::grouped);
  PLENARY_TRY(ContestRead read, read_whole_contest(in, file, within));
  RankedFile ranked{.title = read.contest.title,
                    .names = read.names(),
                    .seats = read.contest.rules.seats,
                    .ballots = std::move(read.papers.ballots)};
  ranked.withdrawn = read.contest.rules.excluded;
  ranked.undeclared = {read.contest.undeclared()};
  return ranked;
}

// .soi and .soc have no equals; .soc and .toc have everybody on every paper.
Result<void> fits_orders(const count::RankedBallots& ballots, const std::string& out) {
  const bool equals = out.ends_with(".toi") || out.ends_with(".toc");
  const bool partial = out.ends_with(".toi") || out.ends_with(".soi");
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const auto marks = ballots.marks(i);
    const auto beside = [](count::Mark mark) { return (mark & count::kEqual) != 0; };
    if (!equals && std::ranges::any_of(marks, beside)) return refuse("cli.count_order_equal", {.where = out});
    std::set<count::Mark> named;
    for (const count::Mark mark : marks)
      if (mark != count::kSkipped) named.insert(static_cast<count::Mark>(mark & ~count::kEqual));
    if (!partial && (named.size() != ballots.options() || marks.size() != ballots.options()))
      return refuse("cli.count_order_short", {.where = out});
  }
  return {};
}

Result<Converted> convert_any(const ConvertAsked& asked) {
  const auto& [in, out, within, seats] = asked;
  PLENARY_TRY(const BallotFile file, open_ballots(in));
  switch (file.kind) {
    case BallotKind::rankings:
    case BallotKind::contest: {
      PLENARY_TRY(const RankedFile read, rankings_of(in, file, within));
      return convert(read, file.name, out);
    }
    case BallotKind::projects: {
      PLENARY_TRY(const auto read, formats::read_pabulib(file.bytes, {.file = file.name, .whole = true}));
      return convert(read, file.name, out);
    }
    case BallotKind::approvals: {
      PLENARY_TRY(const auto read, formats::read_abcvoting(file.bytes, {.file = file.name}));
      return convert(read, file.name, out);
    }
    case BallotKind::marks: {
      if (file.name.ends_with(".cat")) {
        PLENARY_TRY(const auto read, formats::read_categories(file.bytes, {.file = file.name}));
        return convert(read, file.name, out, seats);
      }
      PLENARY_TRY(const auto read, formats::read_marks(file.bytes, file.name));
      return convert(read, file.name, out);
    }
    case BallotKind::lists:
    case BallotKind::rounds:
      break;
  }
  return cannot_hold(file.name, out);
}

}  // namespace

tl::unexpected<Error> cannot_hold(const std::string& in, const std::string& out) {
  static constexpr std::array<std::string_view, 10> kWritten{".blt", ".soc", ".soi",      ".toc", ".toi",
                                                             ".cat", ".pb",  ".abc.yaml", ".csv", ".cvr.csv"};
  const bool known = std::ranges::any_of(kWritten, [&](std::string_view ending) { return out.ends_with(ending); });
  if (!known || out.ends_with(".rounds.csv")) return refuse("cli.count_out", {.where = out});
  return refuse("cli.count_not_held", {.where = out, .params = {{"file", in}}});
}

Result<Converted> convert(const RankedFile& file, const std::string& in, const std::string& out) {
  Converted made{.told = fmt::format("{} ballots of {} candidates",
                                     formats::decimal(file.ballots.votes(file.ballots.total())), file.ballots.options())};
  made.not_held.emplace_back("the order of the papers");
  const formats::ReadLimits limits{.file = out};
  const auto finish = [&](const Result<RankedFile>& again) -> Result<Converted> {
    if (!again) return refuse("cli.count_out_unreadable", {.where = out, .params = {}, .because = {again.error()}});
    for (auto& lost : lost_between(file, *again))
      made.not_held.push_back(std::move(lost));
    return std::move(made);
  };
  if (out.ends_with(".blt")) {
    made.bytes = formats::write_blt(file);
    return finish(formats::read_blt(made.bytes, limits));
  }
  if (out.ends_with(".cvr.csv")) {
    made.bytes = formats::write_cvr(file);
    return finish(formats::read_cvr(made.bytes, limits));
  }
  if (out.ends_with(".soi") || out.ends_with(".toi") || out.ends_with(".soc") || out.ends_with(".toc")) {
    PLENARY_DO(fits_orders(file.ballots, out));
    made.bytes = formats::write_preflib(file, fs::path(out).filename().string());
    return finish(formats::read_preflib(made.bytes, limits));
  }
  return cannot_hold(in, out);
}

Result<void> convert_file(const ConvertAsked& asked) {
  PLENARY_TRY(const Converted made, convert_any(asked));
  const std::string& out = asked.out;
  if (fs::exists(out)) return refuse("cli.count_exists", {.where = out});
  std::ofstream written(out, std::ios::binary);
  written << made.bytes;
  written.close();
  if (!written) return refuse("file.io", {.where = out, .params = {{"reason", "it cannot be written"}}});
  fmt::print("{}: {}\n", out, made.told);
  for (const std::string& lost : made.not_held)
    fmt::print("not kept: {}\n", lost);
  return {};
}

Result<void> audit_file(const std::string& path, const std::vector<std::size_t>& committee, bool as_json) {
  PLENARY_TRY(const BallotFile file, open_ballots(path));
  if (file.kind != BallotKind::approvals) return refuse("cli.count_not_approvals", {.where = file.name});
  PLENARY_TRY(const formats::AbcFile read, formats::read_abcvoting(file.bytes, {.file = file.name}));
  PLENARY_TRY(count::Committee elected, numbered(committee, read.approvals.candidates));
  std::ranges::sort(elected);
  elected.erase(std::unique(elected.begin(), elected.end()), elected.end());
  formats::Report report{.rule = "audit", .title = read.description, .names = {}};
  for (std::size_t candidate = 1; candidate <= read.approvals.candidates; ++candidate)
    report.names.push_back(std::to_string(candidate));
  std::vector<formats::Audited> audits;
  for (const auto earned :
       {count::Earned::jr, count::Earned::pjr, count::Earned::ejr, count::Earned::ejr_plus,
                            count::Earned::core}) {
    PLENARY_TRY(count::Finding finding, count::audit(read.approvals, elected, earned));
    audits.push_back({.earned = earned, .finding = std::move(finding)});
  }
  if (as_json)
    fmt::print("{}\n", json::print(formats::as_json(report, read.approvals, elected, audits)));
  else
    fmt::print("{}", formats::as_text(report, read.approvals, elected, audits));
  return {};
}

}  // namespace plenary::cli
