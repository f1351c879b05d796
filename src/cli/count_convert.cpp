#include "cli/count_convert.h"

#include <fmt/core.h>

#include <fstream>
#include <map>

#include "cli/count_files.h"
#include "formats/abcvoting.h"
#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/preflib.h"
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
  const auto before = papers_of(in), after = papers_of(out);
  Exact other = 0;
  for (const auto& [marks, votes] : before)
    if (const auto found = after.find(marks); found == after.end() || found->second != votes) other += votes;
  if (other > 0) lost.push_back(fmt::format("ballots ({} are written otherwise)", formats::decimal(other)));
  return lost;
}

Result<RankedFile> rankings_of(const std::string& in, const std::string& within) {
  PLENARY_TRY(const BallotFile file, open_ballots(in));
  if (file.kind == BallotKind::rankings) return read_rankings(file, count::Keep::grouped);
  if (file.kind != BallotKind::contest) return refuse("cli.count_not_ranked", {.where = file.name});
  PLENARY_TRY(ContestRead read, read_whole_contest(in, file, within));
  RankedFile ranked{.title = read.contest.title,
                    .names = read.names(),
                    .seats = read.contest.rules.seats,
                    .ballots = std::move(read.papers.ballots)};
  ranked.withdrawn = read.contest.rules.excluded;
  ranked.undeclared = {read.contest.undeclared()};
  return ranked;
}

}  // namespace

Result<Converted> convert(const RankedFile& file, const std::string& out) {
  Converted made;
  const formats::ReadLimits limits{.file = out};
  const auto finish = [&](const Result<RankedFile>& again) -> Result<Converted> {
    if (again)
      made.not_held = lost_between(file, *again);
    else
      return refuse("cli.count_out_unreadable", {.where = out, .params = {}, .because = {again.error()}});
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
  if (out.ends_with(".soi") || out.ends_with(".toi")) {
    made.bytes = formats::write_preflib(file, fs::path(out).filename().string());
    return finish(formats::read_preflib(made.bytes, limits));
  }
  return refuse("cli.count_out", {.where = out});
}

Result<void> convert_file(const std::string& in, const std::string& out, const std::string& within) {
  PLENARY_TRY(const RankedFile file, rankings_of(in, within));
  PLENARY_TRY(const Converted made, convert(file, out));
  if (fs::exists(out)) return refuse("cli.count_exists", {.where = out});
  std::ofstream written(out, std::ios::binary);
  written << made.bytes;
  written.close();
  if (!written) return refuse("file.io", {.where = out, .params = {{"reason", "it cannot be written"}}});
  fmt::print("{}: {} ballots of {} candidates\n", out,
             formats::decimal(file.ballots.votes(file.ballots.total())), file.ballots.options());
  fmt::print("not kept: the order of the papers\n");
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
