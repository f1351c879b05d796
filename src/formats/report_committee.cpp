// Committees, whether they give each group what it earned, and tabulated contests as stages.
#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "formats/report_kinds.h"
#include "formats/report_parts.h"

namespace plenary::formats {

using namespace reports;
using count::Approvals;
using count::Committee;
using count::Committees;
using count::Option;

std::vector<Exact> approvals_of(const Approvals& asked) {
  std::vector<Exact> sums(asked.candidates);
  for (const auto& ballot : asked.grouped)
    for (const Option candidate : ballot.approved)
      sums.at(candidate) += ballot.weight;
  return sums;
}

std::string as_text(const Report& report, const Approvals& asked, const Committees& elected) {
  std::string out = heading(report) + fmt::format("seats: {}\n\n", asked.seats);
  const auto approvals = approvals_of(asked);
  for (Option candidate = 0; candidate < asked.candidates; ++candidate)
    out += fmt::format("{:>16}  {}\n", decimal(approvals[candidate]), report.names.at(candidate));
  for (std::size_t i = 0; i < elected.trace.size(); ++i) {
    const auto& stage = elected.trace[i];
    out += fmt::format("{:>3}  {}: {}", i + 1, stage.what, named(report, stage.acted_on));
    for (const auto& figure : stage.figures)
      out += fmt::format("  ({} {})", figure.name, decimal(figure.value));
    out += '\n';
    for (const auto& tie : stage.ties)
      out += tie_line(report, tie);
  }
  out += '\n';
  for (const Committee& committee : elected.committees)
    out += "committee: " + named(report, committee) + '\n';
  if (elected.more) out += "there are more committees than these\n";
  if (!elected.proved) out += "the best found; the search ended before it was proved\n";
  return out;
}

std::string as_csv(const Report& report, const Approvals& asked, const Committees& elected) {
  const auto approvals = approvals_of(asked);
  std::string out = "committee,candidate,approvals\r\n";
  for (std::size_t i = 0; i < elected.committees.size(); ++i)
    for (const Option candidate : elected.committees[i])
      out += fmt::format("{},{},{}\r\n", i + 1, csv_cell(report.names.at(candidate)),
                         decimal(approvals[candidate]));
  return out;
}

json::Value as_json(const Report& report, const Approvals& asked, const Committees& elected) {
  json::Object out = begin_json(report);
  json::Array committees;
  for (const Committee& committee : elected.committees)
    committees.emplace_back(options_json(committee));
  out.set("approvals", numbers_json(approvals_of(asked)));
  out.set("committees", std::move(committees));
  out.set("more", elected.more);
  out.set("proved", elected.proved);
  out.set("seats", asked.seats);
  out.set("stages", stages_json(elected.trace));
  return out;
}

// ---------------------------------------------------------------- audits

namespace {

std::string_view name_of(count::Earned earned) {
  switch (earned) {
    case count::Earned::jr:
      return "JR";
    case count::Earned::pjr:
      return "PJR";
    case count::Earned::ejr:
      return "EJR";
    case count::Earned::core:
      return "core";
    case count::Earned::ejr_plus:
      break;
  }
  return "EJR+";
}

std::string_view told(count::Verdict verdict) {
  switch (verdict) {
    case count::Verdict::holds:
      return "holds";
    case count::Verdict::fails:
      return "fails";
    case count::Verdict::unsettled:
      break;
  }
  return "unsettled";
}

Exact weight_of(const Approvals& asked, const std::vector<std::size_t>& group) {
  Exact sum = 0;
  for (const std::size_t ballot : group)
    sum += asked.grouped.at(ballot).weight;
  return sum;
}

std::string finding_text(const Report& report, const Approvals& asked, const Audited& audited) {
  const auto& finding = audited.finding;
  std::string out = fmt::format("{}: {}\n", name_of(audited.earned), told(finding.verdict));
  if (finding.verdict == count::Verdict::fails) {
    out += fmt::format("     ballots worth {} earned {} and {}: {}\n", decimal(weight_of(asked, finding.group)),
                       finding.earned,
                       audited.earned == count::Earned::core ? "would do better with" : "agree on",
                       named(report, finding.candidates));
    for (const std::size_t ballot : finding.group)
      out += fmt::format("     ballot {} ({}): {}\n", ballot + 1, decimal(asked.grouped.at(ballot).weight),
                         named(report, asked.grouped.at(ballot).approved));
  }
  for (const auto& closest : finding.closest)
    out += fmt::format("     {} earned: the largest group left short is worth {}; {} would be a failure\n",
                       closest.seats, decimal(closest.weight), decimal(closest.needed));
  return out;
}

}  // namespace

std::string as_text(const Report& report, const Approvals& asked, const Committee& committee,
                    const std::vector<Audited>& audits) {
  std::string out = report.title.empty() ? "" : report.title + '\n';
  out += "committee: " + named(report, committee) + "\n\n";
  for (const Audited& audited : audits)
    out += finding_text(report, asked, audited);
  return out;
}

json::Value as_json(const Report& report, const Approvals& asked, const Committee& committee,
                    const std::vector<Audited>& audits) {
  json::Array findings;
  for (const auto& [earned, finding] : audits) {
    json::Array closest, group;
    for (const auto& each : finding.closest)
      closest.emplace_back(json::Object{
          {"needed", to_string(each.needed)}, {"seats", each.seats}, {"weight", to_string(each.weight)}});
    for (const std::size_t ballot : finding.group)
      group.emplace_back(ballot);
    findings.emplace_back(json::Object{{"candidates", options_json(finding.candidates)},
                                       {"closest", std::move(closest)},
                                       {"earned", finding.earned},
                                       {"group", std::move(group)},
                                       {"verdict", told(finding.verdict)},
                                       {"weight", to_string(weight_of(asked, finding.group))},
                                       {"what", name_of(earned)}});
  }
  json::Object out = begin_json(report);
  out.set("committee", options_json(committee));
  out.set("findings", std::move(findings));
  return out;
}

// ---------------------------------------------------------------- contests

namespace {

// What a round adds to no option and to no reason is what was cut off votes.
count::Stage stage_of(const count::ContestRound& round, const count::ContestRound* before,
                      const Exact& counted) {
  count::Stage stage{.what = "first preferences"};
  for (const auto& tally : round.tally)
    stage.sums.push_back(tally.value_or(Exact(0)));
  for (const Exact& inactive : round.inactive)
    stage.exhausted += inactive;
  stage.exhausted += round.final_surplus;
  stage.lost = counted - stage.exhausted;
  for (const Exact& sum : stage.sums)
    stage.lost -= sum;
  stage.figures.push_back({"threshold", std::nullopt, round.threshold});
  if (before == nullptr) return stage;
  stage.acted_on = before->out;
  stage.what = before->out.empty() ? "surplus" : "exclusion";
  if (before->out.empty()) stage.acted_on = before->elected;
  for (const auto& move : before->moves)
    stage.moves.push_back({.from = move.from, .to = move.to, .papers = 0, .value = move.value});
  return stage;
}

}  // namespace

std::vector<count::Returned> returned_of(const count::Tabulated& contest) {
  std::vector<count::Returned> all;
  for (const auto& pass : contest.passes) {
    count::Returned returned{.elected = pass.elected, .counted = exact(contest.papers - contest.undervotes)};
    for (std::size_t i = 0; i < pass.rounds.size(); ++i) {
      const auto& round = pass.rounds[i];
      returned.trace.push_back(stage_of(round, i == 0 ? nullptr : &pass.rounds[i - 1], returned.counted));
      returned.excluded.insert(returned.excluded.end(), round.out.begin(), round.out.end());
    }
    if (pass.open) returned.open = count::Tie{.tied = pass.open->tied, .asked = "exclusion"};
    all.push_back(std::move(returned));
  }
  return all;
}

std::string as_text(const Report& report, const std::vector<count::Returned>& seat_after_seat) {
  std::string out;
  for (const auto& returned : seat_after_seat)
    out += (out.empty() ? "" : "\n") + as_text(report, returned);
  return out;
}

// Stages of one seat follow those of the seat before.
std::string as_csv(const Report& report, const std::vector<count::Returned>& seat_after_seat) {
  count::Returned all;
  for (const auto& returned : seat_after_seat)
    all.trace.insert(all.trace.end(), returned.trace.begin(), returned.trace.end());
  return as_csv(report, all);
}

json::Value as_json(const Report& report, const std::vector<count::Returned>& seat_after_seat) {
  if (seat_after_seat.size() == 1) return as_json(report, seat_after_seat.front());
  json::Object out = begin_json(report);
  json::Array seats;
  for (const auto& returned : seat_after_seat)
    seats.push_back(as_json(report, returned));
  out.set("seats", std::move(seats));
  return out;
}

}  // namespace plenary::formats
