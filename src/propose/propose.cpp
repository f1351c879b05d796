// The committees' rules as integer programmes.  Column c is whether candidate c is elected; the others are
// real, and whole of themselves once the committee is.
#include "propose/propose.h"

#include <algorithm>
#include <limits>
#include <map>

#include "propose/solver.h"

namespace plenary::propose {
namespace {

using count::Approvals;
using count::Option;

constexpr double kNoEnd = std::numeric_limits<double>::max();

struct Alike {  // ballots that approve the same
  std::vector<Option> approved;
  double weight = 0;
};

std::vector<Alike> alike_in(const Approvals& asked) {
  std::map<std::vector<Option>, Alike> by_approved;
  for (std::size_t group = 0; group < asked.grouped.size(); ++group) {
    auto approved = asked.grouped[group].approved;
    std::ranges::sort(approved);
    approved.erase(std::ranges::unique(approved).begin(), approved.end());
    if (approved.empty() || asked.grouped[group].weight <= 0) continue;
    Alike& alike = by_approved.try_emplace(approved, Alike{.approved = approved}).first->second;
    alike.weight += asked.grouped[group].weight.get_d();
  }
  std::vector<Alike> all;
  for (auto& [approved, alike] : by_approved)
    all.push_back(std::move(alike));
  return all;
}

struct CommitteeProgramme {
  Programme programme = {};
  std::vector<Alike> ballots = {};
};

std::size_t add_column(Programme& programme, Column column) {
  programme.columns.push_back(column);
  return programme.columns.size() - 1;
}

CommitteeProgramme seats_alone(const Approvals& asked) {
  CommitteeProgramme made{.ballots = alike_in(asked)};
  const auto seats = static_cast<double>(asked.seats);
  Row all{.entries = {}, .least = seats, .most = seats};
  for (Option candidate = 0; candidate < asked.candidates; ++candidate)
    all.entries.emplace_back(add_column(made.programme, {.whole = true}), 1.0);
  made.programme.rows.push_back(std::move(all));
  return made;
}

// Ballots alike gain the first step, the second ... no more of them than they have candidates elected.
CommitteeProgramme thiele_programme(const Approvals& asked, double (*step)(std::size_t)) {
  CommitteeProgramme made = seats_alone(asked);
  for (const Alike& alike : made.ballots) {
    Row row{.entries = {}, .least = -kNoEnd, .most = 0};
    for (const Option candidate : alike.approved)
      row.entries.emplace_back(candidate, -1.0);
    for (std::size_t j = 1; j <= std::min(alike.approved.size(), asked.seats) && step(j) > 0; ++j)
      row.entries.emplace_back(add_column(made.programme, {.gain = alike.weight * step(j)}), 1.0);
    made.programme.rows.push_back(std::move(row));
  }
  return made;
}

// Ballots alike are given to candidates they approve; an elected one takes its part, and so many one more as
// are over.
CommitteeProgramme monroe_programme(const Approvals& asked) {
  CommitteeProgramme made = seats_alone(asked);
  double all = 0;
  for (const auto& group : asked.grouped)
    all += group.weight.get_d();
  const auto seats = static_cast<std::int64_t>(asked.seats), ballots = static_cast<std::int64_t>(all);
  std::vector<Row> taken(asked.candidates);
  Row over{.entries = {}, .least = 0, .most = static_cast<double>(ballots % seats)};
  for (Option candidate = 0; candidate < asked.candidates; ++candidate) {
    const std::size_t one_more = add_column(made.programme, {});
    over.entries.emplace_back(one_more, 1.0);
    taken[candidate] = {.entries = {{candidate, -static_cast<double>(ballots / seats)}, {one_more, -1.0}},
                        .least = -kNoEnd};
    made.programme.rows.push_back(
        {.entries = {{one_more, 1.0}, {candidate, -1.0}}, .least = -kNoEnd, .most = 0});
  }
  for (const Alike& alike : made.ballots) {
    Row row{.entries = {}, .least = 0, .most = alike.weight};
    for (const Option candidate : alike.approved) {
      const std::size_t given = add_column(made.programme, {.gain = 1, .most = alike.weight});
      row.entries.emplace_back(given, 1.0);
      taken[candidate].entries.emplace_back(given, 1.0);
    }
    made.programme.rows.push_back(std::move(row));
  }
  made.programme.rows.push_back(std::move(over));
  for (Row& row : taken)
    made.programme.rows.push_back(std::move(row));
  return made;
}

struct ProposingRule {
  std::string_view id;
  CommitteeProgramme (*programme)(const Approvals&);
};
constexpr ProposingRule kProposingRules[] = {
    {"cc@1",
     [](const Approvals& asked) {
       return thiele_programme(asked, [](std::size_t j) { return j == 1 ? 1.0 : 0.0; });
     }},
    {"geometric-2@1",
     [](const Approvals& asked) {
       return thiele_programme(asked, [](std::size_t j) {
         return j > 50 ? 0.0 : 1.0 / static_cast<double>(std::int64_t{1} << j);
       });
     }},
    {"monroe@1", monroe_programme},
    {"pav@1",
     [](const Approvals& asked) {
       return thiele_programme(asked, [](std::size_t j) { return 1.0 / static_cast<double>(j); });
     }},
    {"slav@1",
     [](const Approvals& asked) {
       return thiele_programme(asked, [](std::size_t j) { return 1.0 / static_cast<double>(2 * j - 1); });
     }},
};

bool is_election(const Approvals& asked) {
  if (asked.seats == 0 || asked.seats > asked.candidates || asked.candidates > count::kMostCandidates)
    return false;
  return std::ranges::all_of(asked.grouped, [&](const count::Approving& group) {
    return group.weight >= 0 &&
           std::ranges::all_of(group.approved, [&](Option option) { return option < asked.candidates; });
  });
}

// Those with the largest values, of equals the lower numbers.
std::vector<Option> committee_of(const Approvals& asked, const std::vector<double>& values) {
  std::vector<Option> committee(asked.candidates);
  for (Option candidate = 0; candidate < asked.candidates; ++candidate)
    committee[candidate] = candidate;
  std::ranges::stable_sort(committee, [&](Option a, Option b) { return values[a] > values[b]; });
  committee.resize(asked.seats);
  std::ranges::sort(committee);
  return committee;
}

}  // namespace

Result<count::Committee> propose_committee(std::string_view id, const Approvals& asked,
                                           std::int64_t most_nodes) {
  if (!has_solver()) return refuse("propose.no_solver");
  const auto rule = std::ranges::find(kProposingRules, id, &ProposingRule::id);
  if (rule == std::end(kProposingRules))
    return refuse("propose.no_programme", {.params = {{"rule", std::string(id)}}});
  if (!is_election(asked)) return count::Committee();
  const auto values = solve(rule->programme(asked).programme, most_nodes);
  return values.empty() ? count::Committee() : committee_of(asked, values);
}

}  // namespace plenary::propose
