#include "consult/table.h"

#include <algorithm>
#include <tuple>

namespace plenary::consult {
namespace {

Result<void> check_statements(std::vector<Statement>& statements) {
  if (statements.size() > kMostStatements)
    return refuse("consult.too_many_statements",
                  {.params = {{"most", static_cast<std::int64_t>(kMostStatements)}}});
  std::ranges::sort(statements, {}, &Statement::id);
  const auto twice = std::ranges::adjacent_find(statements, {}, &Statement::id);
  if (twice != statements.end())
    return refuse("consult.statement_twice", {.params = {{"statement", twice->id}}});
  return {};
}

Result<void> check_votes(const std::vector<Vote>& votes, const std::vector<Statement>& statements) {
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i].value < -1 || votes[i].value > 1)
      return refuse("consult.bad_vote", {.where = "vote " + std::to_string(i + 1)});
    if (!std::ranges::binary_search(statements, votes[i].statement, {}, &Statement::id))
      return refuse("consult.vote_on_no_statement", {.where = "vote " + std::to_string(i + 1),
                                                  .params = {{"statement", votes[i].statement}}});
  }
  return {};
}

bool same_cell(const Vote& a, const Vote& b) {
  return a.participant == b.participant && a.statement == b.statement;
}

// Sorted by cell and then time, stably: the last of each cell is the one that counts.
void keep_the_last(std::vector<Vote>& votes) {
  std::ranges::stable_sort(votes, {},
                           [](const Vote& v) { return std::tuple(v.participant, v.statement, v.at); });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (i + 1 < votes.size() && same_cell(votes[i], votes[i + 1])) continue;
    votes[kept++] = votes[i];
  }
  votes.resize(kept);
}

}  // namespace

Result<Table> tabulate(std::vector<Vote> votes, std::vector<Statement> statements) {
  PLENARY_DO(check_statements(statements));
  PLENARY_DO(check_votes(votes, statements));
  keep_the_last(votes);
  Table table;
  table.cells.reserve(votes.size());
  for (std::size_t i = 0; i < votes.size();) {
    const std::int64_t participant = votes[i].participant;
    table.participants.push_back(participant);
    auto column = statements.begin();  // both ascend within the row
    for (; i < votes.size() && votes[i].participant == participant; ++i) {
      column = std::ranges::lower_bound(column, statements.end(), votes[i].statement, {}, &Statement::id);
      table.cells.push_back(code_of(static_cast<std::size_t>(column - statements.begin()), votes[i].value));
    }
    table.begin.push_back(table.cells.size());
  }
  table.statements = std::move(statements);
  return table;
}

Table without_rejected(const Table& table) {
  std::vector<std::size_t> kept;
  for (std::size_t j = 0; j < table.columns(); ++j) {
    if (!table.statements[j].out()) kept.push_back(j);
  }
  return columns_of(table, kept);
}

Table rows_of(const Table& table, std::span<const std::size_t> rows) {
  Table chosen;
  chosen.statements = table.statements;
  for (const std::size_t i : rows) {
    chosen.participants.push_back(table.participants[i]);
    const auto cells = table.row(i);
    chosen.cells.insert(chosen.cells.end(), cells.begin(), cells.end());
    chosen.begin.push_back(chosen.cells.size());
  }
  return chosen;
}

Table columns_of(const Table& table, std::span<const std::size_t> columns) {
  constexpr auto kGone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> to(table.columns(), kGone);
  Table chosen;
  for (const std::size_t j : columns) {
    to[j] = chosen.statements.size();
    chosen.statements.push_back(table.statements[j]);
  }
  chosen.participants = table.participants;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i)) {
      if (to[column_of(code)] != kGone) chosen.cells.push_back(code_of(to[column_of(code)], value_of(code)));
    }
    chosen.begin.push_back(chosen.cells.size());
  }
  return chosen;
}

}  // namespace plenary::consult
