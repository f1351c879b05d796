#include "clerk/roll_import.h"

#include <algorithm>
#include <set>

#include "base/csv.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kRowsInChunk = 40;  // with names, refs and contacts committed to: below 16 KiB
constexpr std::size_t kLongestCell = 400;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == text.npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

struct Columns {
  std::optional<std::size_t> name, ref, contact;
  std::map<std::string, std::size_t> dimensions;
};

Result<Columns> columns_of(const charter::Charter& rules, const CsvRow& header, RollPlan& plan) {
  Columns columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = lower(trimmed(header.cells[i]));
    std::string ours;
    if (title == "name") ours = "name", columns.name = i;
    if (title == "ref" || title == "id" || title == "number") ours = "ref", columns.ref = i;
    if (title == "contact" || title == "email" || title == "e-mail") ours = "contact", columns.contact = i;
    for (const auto& dimension : rules.roll.grouped) {
      if (title == lower(dimension.name)) ours = dimension.name, columns.dimensions[dimension.name] = i;
    }
    plan.columns.emplace_back(header.cells[i], ours);
  }
  const std::string where = plan.file_name + ":" + std::to_string(header.line);
  if (!columns.name) return refuse("roll.csv.no_name_column", {.where = where});
  for (const auto& dimension : rules.roll.grouped) {
    if (!columns.dimensions.contains(dimension.name)) {
      return refuse("roll.csv.no_group_column", {.where = where, .params = {{"dimension", dimension.name}}});
    }
  }
  return columns;
}

struct Member {  // as the roll has her now
  ActorId actor;
  std::string name, ref, contact;
  std::map<std::string, std::string> in;
};

struct Present {
  std::vector<Member> members;
  std::map<std::string, std::size_t> by_ref, by_name;
  std::set<std::string> ambiguous;
};

Result<std::string> content_at(const Body& body, Seq entry, const std::string& field) {
  PLENARY_TRY(const auto row, body.log->content(entry, field));
  return row && !row->erased_by ? row->bytes : std::string();
}

Result<Present> present_roll(const Body& body, const body::Roll& roll) {
  Present present;
  for (const auto& stay : roll.stays()) {
    if (stay.until != body::kOpenEnd) continue;
    Member member{.actor = stay.member};
    const std::string row = std::to_string(stay.row);
    PLENARY_TRY(member.name, content_at(body, stay.row_entry, "name." + row));
    PLENARY_TRY(member.ref, content_at(body, stay.row_entry, "ref." + row));
    PLENARY_TRY(member.contact, content_at(body, stay.row_entry, "contact." + row));
    for (const auto& [dimension, group] : roll.standing(stay).in) member.in[dimension.text] = group.text;
    const auto index = present.members.size();
    if (!member.ref.empty()) present.by_ref.emplace(member.ref, index);
    if (!present.by_name.emplace(member.name, index).second) present.ambiguous.insert(member.name);
    present.members.push_back(std::move(member));
  }
  return present;
}

tl::unexpected<Error> bad(std::string code, Params params = {}) { return refuse(std::move(code), {.params = std::move(params)}); }

Result<void> read_row(const charter::Charter& rules, const Columns& columns, const CsvRow& cells, PlannedRow& row) {
  const auto cell = [&](std::optional<std::size_t> column) {
    return column && *column < cells.cells.size() ? trimmed(plain_cell(cells.cells[*column])) : std::string();
  };
  row.name = cell(columns.name), row.ref = cell(columns.ref), row.contact = cell(columns.contact);
  if (row.name.empty()) return bad("roll.csv.no_name");
  if (std::max({row.name.size(), row.ref.size(), row.contact.size()}) > kLongestCell) return bad("roll.csv.cell_too_long");
  for (const auto& dimension : rules.roll.grouped) {
    const auto group = cell(columns.dimensions.at(dimension.name));
    if (std::ranges::find(dimension.groups, group) == dimension.groups.end()) {
      return bad("roll.csv.unknown_group", {{"dimension", dimension.name}, {"group", group}});
    }
    row.in[dimension.name] = group;
  }
  return {};
}

Result<std::optional<std::size_t>> match(const Present& present, const PlannedRow& row) {
  if (!row.ref.empty()) {
    const auto at = present.by_ref.find(row.ref);
    return at == present.by_ref.end() ? std::optional<std::size_t>() : std::optional(at->second);
  }
  if (present.ambiguous.contains(row.name)) return bad("roll.csv.name_not_unique", {{"name", row.name}});
  const auto at = present.by_name.find(row.name);
  return at == present.by_name.end() ? std::optional<std::size_t>() : std::optional(at->second);
}

std::string change_of(const Member& member, const PlannedRow& row) {
  std::string change;
  const auto add = [&](const std::string& what, const std::string& before, const std::string& after) {
    if (before != after) change += (change.empty() ? "" : "; ") + what + ": " + before + " \u2192 " + after;
  };
  add("name", member.name, row.name);
  if (!row.ref.empty()) add("ref", member.ref, row.ref);
  if (!row.contact.empty()) add("contact", member.contact, row.contact);
  for (const auto& [dimension, group] : row.in) {
    const auto before = member.in.find(dimension);
    add(dimension, before == member.in.end() ? "" : before->second, group);
  }
  return change;
}

}  // namespace

Result<RollPlan> plan_roll_import(const Body& body, std::string file_name, std::string_view bytes) {
  const auto shown = body.clerk->shown();
  const auto& rules = shown->rules();
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = file_name}));
  if (table.rows.empty()) return refuse("roll.csv.empty", {.where = file_name});
  RollPlan plan{.file_name = std::move(file_name), .separator = std::string(1, table.separator), .encoding = table.encoding};
  PLENARY_TRY(const auto columns, columns_of(rules, table.rows.front(), plan));
  PLENARY_TRY(const auto present, present_roll(body, *shown->roll));
  std::map<std::string, std::int64_t> seen;  // ref or name -> line
  std::set<std::size_t> found;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    PlannedRow row{.line = table.rows[i].line};
    auto read = read_row(rules, columns, table.rows[i], row);
    const std::string key = row.ref.empty() ? "name " + row.name : "ref " + row.ref;
    const auto [first, fresh] = seen.emplace(key, row.line);
    if (read && !fresh) read = bad("roll.csv.twice", {{"first", first->second}});
    auto at = read ? match(present, row) : Result<std::optional<std::size_t>>(std::optional<std::size_t>());
    if (read && !at) read = tl::unexpected<Error>(at.error());
    if (!read) {
      row.refused = read.error();
      row.refused->where = plan.file_name + ":" + std::to_string(row.line);
      plan.refused.push_back(std::move(row));
    } else if (!*at) {
      plan.added.push_back(std::move(row));
    } else {
      found.insert(**at);
      const auto& member = present.members[**at];
      row.member = member.actor;
      row.change = change_of(member, row);
      if (row.ref.empty()) row.ref = member.ref;
      if (row.contact.empty()) row.contact = member.contact;
      if (row.change.empty()) {
        ++plan.unchanged;
      } else {
        plan.changed.push_back(std::move(row));
      }
    }
  }
  for (std::size_t i = 0; i < present.members.size(); ++i) {
    if (!found.contains(i)) plan.missing.push_back({.name = present.members[i].name, .ref = present.members[i].ref, .member = present.members[i].actor});
  }
  return plan;
}

Result<Seq> commit_roll_import(const Body& body, const Actor& by, const RollPlan& plan, const RollProgress& progress) {
  if (!plan.refused.empty()) return refuse("roll.csv.rows_refused", {.params = {{"count", static_cast<std::int64_t>(plan.refused.size())}}});
  std::vector<PlannedRow> rows = plan.added;
  rows.insert(rows.end(), plan.changed.begin(), plan.changed.end());
  if (rows.empty()) return refuse("roll.csv.nothing_to_do");
  const auto submit = [&](Draft& draft) { return body.clerk->submit(draft.done()).get(); };
  Draft begin(body.origin, body::RollBegin{body::RollMode::merge});
  begin.by(by.id, by.how).hold("file", plan.file_name, keep::Readers::officers);
  PLENARY_TRY(const auto begun, submit(begin));
  const bool open = body.clerk->shown()->readers == body::Readers::public_;
  for (std::size_t from = 0; from < rows.size(); from += kRowsInChunk) {
    const std::size_t to = std::min(rows.size(), from + kRowsInChunk);
    body::RollRows act{.begin = begun.seq};
    for (std::size_t i = from; i < to; ++i) {
      body::RollRow row{.member = rows[i].member.value_or(crypto::random_id<ActorId>()), .op = body::RowOp::put};
      for (const auto& [dimension, group] : rows[i].in) row.in[body::Word{dimension}] = body::Word{group};
      act.rows.push_back(std::move(row));
    }
    Draft chunk(body.origin, std::move(act));
    chunk.by(by.id, by.how);
    for (std::size_t i = from; i < to; ++i) {
      const std::string n = std::to_string(i - from);
      chunk.hold("name." + n, rows[i].name, open ? keep::Readers::public_ : keep::Readers::members);
      if (!rows[i].ref.empty()) chunk.hold("ref." + n, rows[i].ref, keep::Readers::officers);
      if (!rows[i].contact.empty()) chunk.hold("contact." + n, rows[i].contact, keep::Readers::officers);
    }
    PLENARY_DO(submit(chunk));
    if (progress) progress(to, rows.size());
  }
  Draft commit(body.origin, body::RollCommit{begun.seq, static_cast<std::int64_t>(rows.size())});
  commit.by(by.id, by.how);
  PLENARY_TRY(const auto committed, submit(commit));
  return committed.seq;
}

}  // namespace plenary::clerk
