// The contests that RCTab checks itself by: configuration, cast vote records, expected detailed report.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

#include "base/exact.h"
#include "cases.h"
#include "folders.h"
#include "formats/contest.h"

namespace corpus {
namespace {

using namespace plenary;
using count::Option;

// A file, or the .gz of it, unpacked.
Result<std::string> bytes_of(const fs::path& path) {
  if (auto text = file_text(path)) return *std::move(text);
  const auto packed = path.string() + ".gz";
  if (!fs::exists(packed)) return refuse("cvr.absent", {.where = path.string()});
  std::string bytes;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(("gzip -dc '" + packed + "'").c_str(), "r"),
                                                   ::pclose);
  char piece[1 << 16];
  while (pipe) {
    const auto got = std::fread(piece, 1, sizeof piece, pipe.get());
    if (got == 0) break;
    bytes.append(piece, got);
  }
  return bytes;
}

formats::SourceFiles files_in(const fs::path& folder) {
  return {.read = [folder](const std::string& path) { return bytes_of(folder / path); },
          .list = [folder](const std::string& path) -> Result<std::vector<std::string>> {
            std::vector<std::string> names;
            if (!fs::is_directory(folder / path)) return refuse("cvr.absent", {.where = path});
            for (const auto& file : fs::directory_iterator(folder / path)) {
              auto name = path + "/" + file.path().filename().string();
              if (name.ends_with(".gz")) name.resize(name.size() - 3);
              names.push_back(std::move(name));
            }
            return names;
          }};
}

// ---------------------------------------------------------------- compared as one text a round

std::string number(const std::string& text) {
  const auto value = parse_exact(text);
  return value ? to_string(*value) : "?" + text;
}

void add_names(std::string& line, const char* what, std::multiset<std::string> names) {
  for (const auto& name : names)
    line += fmt::format(" {} {};", what, name);
}

std::string expected_round(const Json& round) {
  std::string line = "threshold " + number(text_of(round, "threshold")) + ";";
  std::map<std::string, std::string> tally;
  for (const auto& [name, value] : find(round, "tally")->as_object())
    tally[std::string(name)] = number(std::string(value.as_string()));
  for (const auto& [name, value] : tally)
    line += fmt::format(" {}={};", name, value);
  std::multiset<std::string> elected, out;
  for (const auto& result : find(round, "tallyResults")->as_array()) {
    if (const auto name = text_of(result, "elected"); !name.empty()) elected.insert(name);
    if (const auto name = text_of(result, "eliminated"); !name.empty()) out.insert(name);
  }
  add_names(line, "elected", elected), add_names(line, "out", out);
  const auto& inactive = *find(round, "inactiveBallots");
  for (const auto* kind :
       {"exhaustedChoices", "overvotes", "repeatedRankings", "skippedRankings", "finalRoundSurplus"}) {
    const auto value = text_of(inactive, kind);
    if (!value.empty() && number(value) != "0") line += fmt::format(" {} {};", kind, number(value));
  }
  return line;
}

std::string our_round(const formats::ContestFile& contest, const count::ContestRound& round) {
  std::string line = "threshold " + to_string(round.threshold) + ";";
  std::map<std::string, std::string> tally;
  for (Option option = 0; option < round.tally.size(); ++option) {
    if (round.tally[option]) tally[contest.name_of(option)] = to_string(*round.tally[option]);
  }
  for (const auto& [name, value] : tally)
    line += fmt::format(" {}={};", name, value);
  std::multiset<std::string> elected, out;
  for (const auto option : round.elected)
    elected.insert(contest.name_of(option));
  for (const auto option : round.out)
    out.insert(contest.name_of(option));
  add_names(line, "elected", elected), add_names(line, "out", out);
  constexpr const char* kKinds[] = {"exhaustedChoices", "overvotes", "repeatedRankings", "skippedRankings"};
  for (std::size_t kind = 0; kind < count::kInactiveKinds; ++kind) {
    if (round.inactive[kind] != 0)
      line += fmt::format(" {} {};", kKinds[kind], to_string(round.inactive[kind]));
  }
  if (round.final_surplus != 0) line += " finalRoundSurplus " + to_string(round.final_surplus) + ";";
  return line;
}

void compare_moves(const std::string& name, const formats::ContestFile& contest, const Json& expected,
                   const count::ContestRound& round, Verdicts& verdicts) {
  std::map<std::string, Exact> theirs, ours;
  for (const auto& result : find(expected, "tallyResults")->as_array()) {
    const auto from = text_of(result, "elected") + text_of(result, "eliminated");
    for (const auto& [to, value] : find(result, "transfers")->as_object()) {
      if (to != "residual surplus")
        theirs[from + " -> " + std::string(to)] += *parse_exact(std::string(value.as_string()));
    }
  }
  for (const auto& move : round.moves) {
    ours[contest.name_of(move.from) + " -> " + (move.to ? contest.name_of(*move.to) : "exhausted")] +=
        move.value;
  }
  std::erase_if(theirs, [](const auto& one) { return one.second == 0; });
  std::erase_if(ours, [](const auto& one) { return one.second == 0; });
  std::string told;
  for (const auto& [way, value] : ours)
    told += fmt::format(" {} {};", way, to_string(value));
  verdicts.check("rctab", name + " transfers", theirs == ours, told);
}

void compare_pass(const std::string& name, const formats::ContestFile& contest, const Json& report,
                  const count::ContestPass& pass, Verdicts& verdicts) {
  const auto& rounds = find(report, "results")->as_array();
  for (std::size_t i = 0; i < std::max(rounds.size(), pass.rounds.size()); ++i) {
    const auto theirs = i < rounds.size() ? expected_round(rounds[i]) : "no such round";
    const auto ours = i < pass.rounds.size() ? our_round(contest, pass.rounds[i]) : "no such round";
    const auto called = fmt::format("{} round {}", name, i + 1);
    verdicts.check("rctab", called, theirs == ours, "\n   ours " + ours + "\n theirs " + theirs);
    if (i < rounds.size() && i < pass.rounds.size())
      compare_moves(called, contest, rounds[i], pass.rounds[i], verdicts);
  }
}

// The peer takes a row of a spreadsheet without any value for a paper without marks; for us it is none.
void compare_papers(const std::string& name, const Json& report, const count::Tabulated& counted,
                    std::int64_t empty_rows, Verdicts& verdicts) {
  const auto& summary = *find(report, "summary");
  const auto* undervotes = find(summary, "undervotes");
  const auto compare = [&](const std::string& what, std::int64_t theirs, std::int64_t ours) {
    if (empty_rows > 0 && theirs == ours + empty_rows) {
      return verdicts.differs("rctab", name + " " + what,
                              "rows of the sheet without any value are no papers here");
    }
    verdicts.check("rctab", name + " " + what, theirs == ours, std::to_string(ours));
  };
  compare("papers", std::stoll(text_of(summary, "totalNumBallots")), counted.papers);
  if (undervotes != nullptr) compare("undervotes", number_of(*undervotes), counted.undervotes);
}

// ---------------------------------------------------------------- one folder

void run_contest(const fs::path& folder, const fs::path& config, Verdicts& verdicts) {
  const auto stem = config.filename().string();
  const auto name =
      stem.ends_with("_config.json") ? stem.substr(0, stem.size() - 12) : folder.filename().string();
  std::vector<fs::path> reports;
  for (const auto& report : files_ending(folder, "expected_detailed_report.json")) {
    if (report.filename().string().starts_with(name)) reports.push_back(report);
  }
  const auto contest = formats::read_contest(*file_text(config), stem);
  if (!contest) {
    verdicts.check("rctab", name + " is refused: " + contest.error().code, reports.empty(),
                   debug_text(contest.error()));
    return;
  }
  const auto papers = formats::read_papers(*contest, files_in(folder));
  if (!papers) {
    if (papers.error().code == "cvr.absent") return verdicts.cannot_run("rctab", name, "input absent");
    verdicts.check("rctab", name + " is refused: " + papers.error().code, reports.empty(),
                   debug_text(papers.error()));
    return;
  }
  const auto counted = count::count_contest(papers->ballots, contest->rules);
  if (!counted) return verdicts.check("rctab", name, reports.empty(), debug_text(counted.error()));
  if (reports.empty()) {
    const bool asks = counted->passes.back().open.has_value();
    if (asks) return verdicts.check("rctab", name + " asks the officer", true, "");
    return verdicts.cannot_run("rctab", name, "no expected report");
  }
  for (std::size_t pass = 0; pass < std::max(reports.size(), counted->passes.size()); ++pass) {
    const auto called = reports.size() > 1 ? fmt::format("{} seat {}", name, pass + 1) : name;
    if (pass >= reports.size() || pass >= counted->passes.size()) {
      verdicts.check("rctab", called, false, "another number of contests");
      continue;
    }
    const auto report = *file_json(reports[pass]);
    compare_pass(called, *contest, report, counted->passes[pass], verdicts);
    compare_papers(called, report, *counted, papers->empty_rows, verdicts);
  }
}

}  // namespace

void run_rctab(const fs::path& folder, Verdicts& verdicts) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  for (const auto& one : folders) {
    for (const auto& config : files_ending(one, "config.json"))
      run_contest(one, config, verdicts);
  }
}

}  // namespace corpus
