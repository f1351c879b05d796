#include "formats/polis.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/csv.h"
#include "formats/json_fields.h"

namespace plenary::formats {
namespace {

const CsvLimits kLimits{
    .file = {}, .bytes = std::size_t{1} << 31, .cells = consult::kMostStatements + 100};

struct PolisTable {
  std::string file;
  CsvTable table;
  std::unordered_map<std::string, std::size_t> columns;

  [[nodiscard]] bool has(const char* name) const { return columns.contains(name); }
  [[nodiscard]] std::string text(const CsvRow& row, const char* name) const {
    const auto found = columns.find(name);
    return found == columns.end() || found->second >= row.cells.size() ? "" : row.cells[found->second];
  }
  [[nodiscard]] std::optional<std::int64_t> number(const CsvRow& row, const char* name) const {
    return whole(text(row, name));
  }
  [[nodiscard]] tl::unexpected<Error> bad(const char* code, std::int64_t line, Params params = {}) const {
    return refuse(code, {.where = file + ":" + std::to_string(line), .params = std::move(params)});
  }
};

Result<PolisTable> read_table(std::string_view bytes, const std::string& file) {
  PolisTable sheet{.file = file};
  CsvLimits limits = kLimits;
  limits.file = file;
  PLENARY_TRY(sheet.table, read_csv(bytes, limits));
  if (sheet.table.rows.empty()) return sheet.bad("polis.empty", 1);
  const auto& head = sheet.table.rows.front().cells;
  for (std::size_t i = 0; i < head.size(); ++i)
    sheet.columns.emplace(head[i], i);
  return sheet;
}

Result<void> need(const PolisTable& sheet, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (!sheet.has(name)) return sheet.bad("polis.no_column", 1, {{"column", std::string(name)}});
  }
  return {};
}

bool is_vote(const std::optional<std::int64_t>& vote) {
  return vote && *vote >= -1 && *vote <= 1;
}

Result<void> read_long(const PolisTable& sheet, PolisConversation& into) {
  const bool timed = sheet.has("timestamp");
  for (std::size_t i = 1; i < sheet.table.rows.size(); ++i) {
    const CsvRow& row = sheet.table.rows[i];
    const auto at = timed ? sheet.number(row, "timestamp") : static_cast<std::int64_t>(i);
    const auto statement = sheet.number(row, "comment-id"), voter = sheet.number(row, "voter-id");
    const auto vote = sheet.number(row, "vote");
    if (!at || !statement || !voter || !is_vote(vote)) return sheet.bad("polis.bad_vote", row.line);
    into.votes.push_back({*voter, *statement, *at, static_cast<std::int8_t>(*vote)});
  }
  return {};
}

// Columns whose name is a number are statements.
Result<void> read_wide(const PolisTable& sheet, PolisConversation& into) {
  const auto& head = sheet.table.rows.front().cells;
  for (std::size_t i = 1; i < sheet.table.rows.size(); ++i) {
    const CsvRow& row = sheet.table.rows[i];
    const auto voter = sheet.number(row, "participant");
    if (!voter) return sheet.bad("polis.bad_vote", row.line);
    if (const auto group = sheet.number(row, "group-id")) into.shown_group[*voter] = *group;
    for (std::size_t c = 0; c < std::min(head.size(), row.cells.size()); ++c) {
      const auto statement = whole(head[c]);
      if (!statement || row.cells[c].empty()) continue;
      const auto vote = whole(row.cells[c]);
      if (!is_vote(vote)) return sheet.bad("polis.bad_vote", row.line);
      into.votes.push_back({*voter, *statement, 0, static_cast<std::int8_t>(*vote)});
    }
  }
  return {};
}

}  // namespace

Result<PolisConversation> read_polis_votes(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const PolisTable sheet, read_table(bytes, file));
  PolisConversation read;
  if (sheet.has("participant") && !sheet.has("voter-id")) {
    PLENARY_DO(read_wide(sheet, read));
    return read;
  }
  PLENARY_DO(need(sheet, {"comment-id", "voter-id", "vote"}));
  PLENARY_DO(read_long(sheet, read));
  return read;
}

Result<void> read_polis_comments(std::string_view bytes, const std::string& file, PolisConversation& into) {
  PLENARY_TRY(const PolisTable sheet, read_table(bytes, file));
  PLENARY_DO(need(sheet, {"comment-id"}));
  for (std::size_t i = 1; i < sheet.table.rows.size(); ++i) {
    const CsvRow& row = sheet.table.rows[i];
    const auto id = sheet.number(row, "comment-id");
    const auto moderated = sheet.has("moderated") ? sheet.number(row, "moderated") : 1;
    if (!id || !moderated) return sheet.bad("polis.bad_comment", row.line);
    const std::string meta = sheet.text(row, "is-meta");
    into.comments.push_back({.statement = {*id, *moderated < 0, meta == "1" || meta == "true"},
                             .text = sheet.text(row, "comment-body"),
                             .author = sheet.number(row, "author-id")});
  }
  std::ranges::stable_sort(into.comments, {}, [](const PolisComment& c) { return c.statement.id; });
  const auto twice =
      std::ranges::adjacent_find(into.comments, {}, [](const PolisComment& c) { return c.statement.id; });
  if (twice != into.comments.end())
    return sheet.bad("polis.statement_twice", 1, {{"statement", twice->statement.id}});
  return {};
}

std::vector<consult::Statement> statements_with_votes(const PolisConversation& conversation) {
  std::vector<std::int64_t> ids;
  for (const consult::Vote& vote : conversation.votes)
    ids.push_back(vote.statement);
  std::ranges::sort(ids);
  const auto [from, to] = std::ranges::unique(ids);
  ids.erase(from, to);
  std::vector<consult::Statement> statements;
  for (const std::int64_t id : ids) {
    const auto found = std::ranges::lower_bound(conversation.comments, id, {},
                                                [](const PolisComment& c) { return c.statement.id; });
    const bool told = found != conversation.comments.end() && found->statement.id == id;
    statements.push_back(told ? found->statement : consult::Statement{.id = id});
  }
  return statements;
}

std::string polis_votes_csv(const consult::Table& table) {
  std::string csv = "comment-id,voter-id,vote\n";
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const consult::Code code : table.row(i))
      csv += fmt::format("{},{},{}\n", table.statements[consult::column_of(code)].id, table.participants[i],
                         consult::value_of(code));
  }
  return csv;
}

std::string polis_comments_csv(const PolisConversation& conversation, const consult::Table& table) {
  std::string csv = "comment-id,moderated,is-meta,comment-body\n";
  for (const consult::Statement& statement : table.statements) {
    const auto found = std::ranges::find(conversation.comments, statement.id,
                                         [](const PolisComment& c) { return c.statement.id; });
    csv += fmt::format("{},{},{},{}\n", statement.id, statement.rejected ? -1 : 1, statement.meta ? 1 : 0,
                       csv_cell(found == conversation.comments.end() ? "" : found->text));
  }
  return csv;
}

}  // namespace plenary::formats
