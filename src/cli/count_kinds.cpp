// What each kind of ballots is counted with, and how the count is told.
#include <fmt/format.h>

#include <algorithm>

#include "cli/count.h"
#include "cli/count_files.h"
#include "cli/count_nist.h"
#include "cli/count_question.h"
#include "count/budget/budget.h"
#include "count/cardinal/cardinal.h"
#include "count/catalogue.h"
#include "count/committee/committee.h"
#include "count/pairwise/rules.h"
#include "count/ranked/rules.h"
#include "count/seats/apportion.h"
#include "count/votes/rounds.h"
#include "count/votes/several.h"
#include "formats/abcvoting.h"
#include "formats/count_page.h"
#include "formats/mark_tables.h"
#include "formats/pabulib.h"
#include "formats/rounds_table.h"
#include "propose/propose.h"

namespace plenary::cli {
namespace {

using count::Option;

template <class... Counted>
void print(const CountOptions& o, const formats::Report& report, const Counted&... counted) {
  if (o.json)
    fmt::print("{}\n", json::print(formats::as_json(report, counted...)));
  else if (o.html)
    fmt::print("{}", formats::as_html(report, counted...));
  else
    fmt::print("{}", o.csv ? formats::as_csv(report, counted...) : formats::as_text(report, counted...));
}

Result<void> count_rankings(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(const formats::RankedFile file, read_rankings(ballots, keep_for(rule)));
  const formats::Report report{.rule = rule, .title = file.title, .names = file.names};
  if (count::is_pairs_rule(rule)) {
    PLENARY_TRY(const count::PairsQuestion question, pairs_question(o, file));
    PLENARY_TRY(const count::Compared compared, count::count_pairs(rule, file.ballots, question));
    if (o.nist)
      return print_nist(o, report, {.variation = rule == "borda@1" ? "borda" : "plurality", .withdrawn = question.withdrawn},
                        {returned_of(compared.scores, compared.winners)});
    print(o, report, compared);
    return {};
  }
  PLENARY_TRY(const count::RankedQuestion question, ranked_question(o, file));
  PLENARY_TRY(const count::Returned returned, count::count_ranked(rule, file.ballots, question));
  if (o.nist)
    return print_nist(o, report, {.variation = "rcv", .seats = question.seats, .withdrawn = question.withdrawn, .write_ins = question.undeclared}, {returned});
  print(o, report, returned);
  return {};
}

Result<void> add_caps(const CountOptions& o, formats::PabulibFile& file) {
  for (const std::string& given : o.caps) {
    const auto sign = given.rfind('=');
    const auto most = sign == given.npos ? std::nullopt : formats::read_amount(given.substr(sign + 1));
    if (!most) return refuse("cli.count_cap", {.params = {{"given", given}}});
    count::Cap cap{.most = *most, .projects = {}};
    for (Option project = 0; project < file.categories.size(); ++project)
      if (std::ranges::count(file.categories[project], given.substr(0, sign)) > 0) cap.projects.push_back(project);
    if (cap.projects.empty()) return refuse("cli.count_cap", {.params = {{"given", given}}});
    file.asked.caps.push_back(std::move(cap));
  }
  return {};
}

Result<void> count_projects(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(formats::PabulibFile file, formats::read_pabulib(ballots.bytes, {.file = ballots.name}));
  PLENARY_DO(add_caps(o, file));
  PLENARY_TRY(file.asked.least_votes, share_of(o.least_votes));
  if (o.parting == "number") file.asked.parting = count::BudgetParting::id_as_number;
  if (o.parting == "cheaper") file.asked.parting = count::BudgetParting::cheaper;
  if (o.parting == "dearer") file.asked.parting = count::BudgetParting::dearer;
  formats::Report report{.rule = rule, .title = std::string(file.of("description")), .names = {}};
  for (Option project = 0; project < file.asked.projects.size(); ++project) {
    const bool named = project < file.names.size() && !file.names[project].empty();
    report.names.push_back(named ? file.names[project] : file.asked.projects[project].id);
  }
  PLENARY_TRY(const count::Funded funded, count::budget(rule, file.asked));
  print(o, report, file.asked, funded);
  return {};
}

Result<void> count_approvals(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(formats::AbcFile file, formats::read_abcvoting(ballots.bytes, {.file = ballots.name}));
  if (o.seats > 0) file.approvals.seats = o.seats;
  if (o.all) file.approvals.asked = count::Asked::all;
  file.approvals.most_steps = o.most_steps.value_or(file.approvals.most_steps);
  if (o.propose) {
    PLENARY_TRY(file.approvals.proposed, propose::propose_committee(rule, file.approvals));
  }
  formats::Report report{.rule = rule, .title = file.description, .names = {}};
  for (std::size_t candidate = 1; candidate <= file.approvals.candidates; ++candidate)
    report.names.push_back(fmt::format("candidate {}", candidate));
  PLENARY_TRY(const count::Committees elected, count::elect(rule, file.approvals));
  if (o.nist) {
    if (!elected.proved || elected.committees.size() != 1) return refuse("cli.nist_committees", {.where = ballots.name});
    const bool plain = rule == "approval-committee@1";
    count::Returned returned{.elected = elected.committees.front(),
                             .trace = {{.what = "approvals", .sums = formats::approvals_of(file.approvals)}}};
    return print_nist(o, report,
                      {.variation = plain ? "approval" : "other",
                       .other_variation = plain ? "" : "approval ballots, " + rule,
                       .seats = file.approvals.seats,
                       .votes = file.approvals.candidates},
                      {returned});
  }
  print(o, report, file.approvals, elected);
  return {};
}

Result<void> count_lists(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(formats::ListsFile file, formats::read_lists(ballots.bytes, ballots.name));
  if (o.seats == 0) return refuse("cli.count_seats", {.where = ballots.name});
  PLENARY_TRY(const Exact threshold, share_of(o.threshold));
  count::Contest asked{.lists = std::move(file.lists), .seats = o.seats};
  asked.threshold.share = threshold;
  PLENARY_TRY(asked.parting.lot, numbered(o.lot, asked.lists.size()));
  const formats::Report report{.rule = rule, .title = ballots.name, .names = file.names};
  PLENARY_TRY(const count::Shared shared, count::apportion(rule, asked));
  if (o.nist) {
    count::Returned votes{.trace = {{.what = "votes"}}};
    for (const count::List& list : asked.lists)
      votes.trace.front().sums.push_back(list.votes);
    if (!shared.contested.empty()) votes.open = count::Tie{.tied = shared.contested.front().lists, .asked = "next seat"};
    return print_nist(o, report, {.variation = "proportional", .parties = true, .seats_won = shared.seats}, {votes});
  }
  print(o, report, asked, shared);
  return {};
}

Result<void> count_marks(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(formats::MarksFile file, read_marked(ballots));
  count::Marks asked{.options = file.names.size(),
                     .lowest = o.lowest.value_or(file.lowest),
                     .highest = o.highest.value_or(file.highest),
                     .grouped = std::move(file.ballots),
                     .approves_from = o.approves_from,
                     .points = o.points};
  if (o.missing == "zero") asked.missing = count::Missing::zero;
  if (o.missing == "none") asked.missing = count::Missing::no_opinion;
  PLENARY_TRY(asked.lot, numbered(o.lot, asked.options));
  const formats::Report report{.rule = rule, .title = ballots.name, .names = file.names};
  if (count::is_seats_of_marks(rule)) {
    if (o.seats == 0) return refuse("cli.count_seats", {.where = ballots.name});
    count::Seats seats{.seats = o.seats};
    PLENARY_TRY(seats.ties, ties_of(o, asked.options));
    PLENARY_TRY(seats.withdrawn, numbered(o.withdrawn, asked.options));
    PLENARY_TRY(const count::Returned returned, count::most_votes(rule, asked, seats));
    if (o.nist) {
      const auto usual = static_cast<std::int64_t>(rule == "limited@1" ? seats.seats - 1 : seats.seats);
      return print_nist(o, report,
                        {.variation = rule == "bloc-points@1" ? "cumulative" : "n-of-m",
                         .seats = seats.seats,
                         .votes = static_cast<std::size_t>(asked.points.value_or(usual)),
                         .withdrawn = seats.withdrawn},
                        {returned});
    }
    print(o, report, returned);
    return {};
  }
  PLENARY_TRY(const count::Judged judged, count::cardinal(rule, asked));
  if (o.nist) {
    const bool approvals = rule == "approval@1", points = rule == "cumulative@1";
    const auto all = static_cast<std::int64_t>(asked.options) * (approvals ? 1 : asked.highest);
    const auto votes = static_cast<std::size_t>(points ? asked.points.value_or(all) : all);
    return print_nist(o, report,
                      {.variation = approvals ? "approval" : points ? "cumulative" : "range", .votes = votes},
                      {returned_of(judged.figures, judged.first)});
  }
  print(o, report, asked, judged);
  return {};
}

Result<void> count_in_rounds(const CountOptions& o, const std::string& rule, const BallotFile& ballots) {
  PLENARY_TRY(const formats::RoundsFile file, formats::read_rounds(ballots.bytes, ballots.name));
  count::RoundRules rules{.blank_in_base = o.blank_in_base};
  if (!o.majority.empty()) {
    PLENARY_TRY(rules.share, share_of(o.majority));
  }
  PLENARY_TRY(rules.ties, ties_of(o, file.names.size()));
  PLENARY_TRY(const count::RoundsCounted counted, count::count_rounds(rule, file.rounds, rules));
  const formats::Report report{.rule = rule, .title = ballots.name, .names = file.names};
  if (o.nist) return print_nist(o, report, {.variation = "majority"}, {counted.returned});
  print(o, report, counted.returned);
  return {};
}

// The marks of write-ins and overvotes are options too; where nothing is with the last, it is not told.
bool leave_out_last(formats::Report& report, std::vector<count::Returned>& seat_after_seat) {
  const Option last = report.names.size() - 1;
  for (const auto& returned : seat_after_seat) {
    if (std::ranges::find(returned.excluded, last) != returned.excluded.end()) return false;
    if (returned.open && std::ranges::find(returned.open->tied, last) != returned.open->tied.end())
      return false;
    for (const auto& stage : returned.trace)
      if (stage.sums.at(last) != 0) return false;
  }
  for (auto& returned : seat_after_seat)
    for (auto& stage : returned.trace)
      stage.sums.pop_back();
  report.names.pop_back();
  return true;
}

formats::NistReport nist_facts(const formats::ContestFile& contest) {
  return {.day = contest.date,
          .issuer = contest.jurisdiction,
          .place = contest.jurisdiction,
          .variation = "rcv",
          .seats = contest.rules.seats,
          .write_ins = {contest.undeclared()}};
}

Result<void> count_own_rules(const CountOptions& o, const BallotFile& ballots) {
  PLENARY_TRY(const ContestRead read, read_whole_contest(o.file, ballots, o.within));
  PLENARY_TRY(const count::Tabulated counted, count::count_contest(read.papers.ballots, read.contest.rules));
  formats::Report report{
      .rule = "the rules of " + ballots.name, .title = read.contest.title, .names = read.names()};
  auto returned = formats::returned_of(counted);
  while (report.names.size() > read.contest.options.size() && leave_out_last(report, returned)) {
  }
  if (!o.nist) {
    print(o, report, returned);
    return {};
  }
  return print_nist(o, report, nist_facts(read.contest), returned);
}

}  // namespace

Result<void> count_file(const CountOptions& o) {
  PLENARY_TRY(const BallotFile ballots, open_ballots(o.file));
  if (o.propose && ballots.kind != BallotKind::approvals)
    return refuse("propose.no_programme", {.params = {{"rule", o.rule.empty() ? ballots.name : o.rule}}});
  if (ballots.kind == BallotKind::contest && o.rule.empty()) return count_own_rules(o, ballots);
  if (o.rule.empty()) return refuse("cli.count_rule", {.where = ballots.name});
  const std::string rule = o.rule.find('@') == o.rule.npos ? o.rule + "@1" : o.rule;
  PLENARY_DO(fit(rule, ballots.kind, ballots.name));
  if (o.nist) {
    if (ballots.kind == BallotKind::projects) return refuse("cli.nist_projects", {.where = ballots.name});
    PLENARY_DO(nist_holds(rule, ballots.name));
  }
  switch (ballots.kind) {
    case BallotKind::projects:
      return count_projects(o, rule, ballots);
    case BallotKind::approvals:
      return count_approvals(o, rule, ballots);
    case BallotKind::lists:
      return count_lists(o, rule, ballots);
    case BallotKind::marks:
      return count_marks(o, rule, ballots);
    case BallotKind::rounds:
      return count_in_rounds(o, rule, ballots);
    case BallotKind::rankings:
    case BallotKind::contest:
      break;
  }
  return count_rankings(o, rule, ballots);
}

}  // namespace plenary::cli
