// Votes on statements as one sparse table: a row a participant, three bytes of thought a vote, two of memory.
//
//     PLENARY_TRY(const Table table, tabulate(std::move(votes), std::move(statements)));
//     for (const Code code : table.row(i)) use(column_of(code), value_of(code));
//
// Rows ascend by participant id, columns by statement id, so that the order in which votes come in decides
// nothing: of a participant's votes on one statement the last by (time, place in the log) counts.  What
// nobody voted on is kept: a missing vote is no vote.  Refused: "consult.bad_vote" (a value that is not -1, 0
// or 1, where = place in the log), "consult.vote_on_no_statement", "consult.statement_twice",
// "consult.too_many_statements".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace plenary::consult {

inline constexpr std::size_t kMostStatements = 20'000;

struct Vote {
  std::int64_t participant = 0, statement = 0;
  std::int64_t at = 0;    // any unit; later counts
  std::int8_t value = 0;  // 1 agree, 0 pass, -1 disagree
};

struct Statement {
  std::int64_t id = 0;
  bool rejected = false;  // by moderation
  bool meta = false;      // about the voter, not the topic
  [[nodiscard]] bool out() const { return rejected || meta; }
};

using Code = std::uint16_t;  // 3 * column + value + 1
[[nodiscard]] constexpr std::size_t column_of(Code code) {
  return code / 3;
}
[[nodiscard]] constexpr int value_of(Code code) {
  return code % 3 - 1;
}
[[nodiscard]] constexpr Code code_of(std::size_t column, int value) {
  return static_cast<Code>(3 * column + static_cast<std::size_t>(value + 1));
}

struct Table {
  std::vector<std::int64_t> participants;  // by row
  std::vector<Statement> statements;       // by column
  std::vector<std::uint64_t> begin{0};     // of each row in `cells`, and the end
  std::vector<Code> cells;                 // ascending within a row

  [[nodiscard]] std::size_t rows() const { return participants.size(); }
  [[nodiscard]] std::size_t columns() const { return statements.size(); }
  [[nodiscard]] std::span<const Code> row(std::size_t i) const {
    return {cells.data() + begin[i], static_cast<std::size_t>(begin[i + 1] - begin[i])};
  }
};

[[nodiscard]] Result<Table> tabulate(std::vector<Vote> votes, std::vector<Statement> statements);

// The same without the statements that are out; participants keep their rows, also those left without a vote.
[[nodiscard]] Table without_rejected(const Table& table);

// The rows in the order given, which may repeat and leave out; ids come along.
[[nodiscard]] Table rows_of(const Table& table, std::span<const std::size_t> rows);

// The columns in ascending order given; rows stay.
[[nodiscard]] Table columns_of(const Table& table, std::span<const std::size_t> columns);

}  // namespace plenary::consult
