#include "clerk/roll_import.h"

#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/folded.h"
#include "clerk/roll_columns.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kRowsInChunk = 40;  // with names, refs and contacts committed to: below 16 KiB
constexpr std::size_t kMostAlike = 5;     // shown of those with one name

// ---------------------------------------------------------------- the roll as it stands

struct Member {  // as the roll has her now
  ActorId actor;
  std::string name, ref, contact;
  std::map<std::string, std::string> in, weight;
};

struct Present {
  std::vector<Member> members;
  std::map<std::string, std::size_t> by_ref, by_name;
  std::map<ActorId, std::size_t> by_actor;
  std::multimap<std::string, std::size_t> by_key;  // name_key
  std::set<std::string> ambiguous;
};

Result<std::string> content_at(const Body& body, Seq entry, const std::string& field) {
  PLENARY_TRY(const auto row, body.log->content(entry, field));
  return row && !row->erased_by ? row->bytes : std::string();
}

void add_member(Present& present, Member member) {
  const auto index = present.members.size();
  if (!member.ref.empty()) present.by_ref.emplace(member.ref, index);
  if (!present.by_name.emplace(member.name, index).second) present.ambiguous.insert(member.name);
  present.by_key.emplace(name_key(member.name), index);
  present.by_actor.emplace(member.actor, index);
  present.members.push_back(std::move(member));
}

Result<Present> present_roll(const Body& body, const body::Roll& roll) {
  Present present;
  for (const auto& stay : roll.stays()) {
    if (stay.until != body::kOpenEnd) continue;
    Member member{.actor = stay.member, .name = {}, .ref = {}, .contact = {}, .in = {}, .weight = {}};
    const std::string row = std::to_string(stay.row);
    PLENARY_TRY(member.name, content_at(body, stay.row_entry, "name." + row));
    PLENARY_TRY(member.ref, content_at(body, stay.row_entry, "ref." + row));
    PLENARY_TRY(member.contact, content_at(body, stay.row_entry, "contact." + row));
    const auto& standing = roll.standing(stay);
    for (const auto& [dimension, group] : standing.in)
      member.in[dimension.text] = group.text;
    for (const auto& [table, weight] : standing.weight)
      member.weight[table.text] = weight.text;
    add_member(present, std::move(member));
  }
  return present;
}

// ---------------------------------------------------------------- the plan

class Planner {
 public:
  Planner(const charter::Charter& rules, const Present& present, const RollChoice& choice, RollPlan& plan)
      : rules_(rules), present_(present), choice_(choice), plan_(plan) {}

  void plan(const CsvTable& table, const HeldIn& held) {
    for (std::size_t i = 1; i < table.rows.size(); ++i)
      take(table.rows[i], held);
    for (PlannedRow& row : plan_.added)
      row.alike = alike_to(row);
    for (std::size_t i = 0; i < present_.members.size(); ++i) {
      const Member& member = present_.members[i];
      if (!found_.contains(i)) plan_.missing.push_back(known_row(member));
    }
  }

 private:
  static PlannedRow known_row(const Member& member) {
    PlannedRow row;
    row.name = member.name, row.ref = member.ref, row.member = member.actor;
    return row;
  }

  void take(const CsvRow& cells, const HeldIn& held) {
    auto row = read_roll_row(rules_, held, cells);
    const auto at = row ? match(*row) : tl::unexpected<Error>(row.error());
    if (!at) return refuse_row(cells, row ? std::move(*row) : PlannedRow{}, at.error());
    if (!*at) {
      keys_.emplace(name_key(row->name), row->line);
      plan_.added.push_back(*std::move(row));
      return;
    }
    found_.insert(**at);
    merge(present_.members[**at], *std::move(row));
  }

  void refuse_row(const CsvRow& cells, PlannedRow row, Error why) {
    row.line = cells.line;
    row.refused = std::move(why);
    row.refused->where = plan_.file_name + ":" + std::to_string(cells.line);
    plan_.refused.push_back(std::move(row));
  }

  // The member whose row this is, if she is on the roll.
  Result<std::optional<std::size_t>> match(const PlannedRow& row) {
    const std::string key = row.ref.empty() ? "name " + row.name : "ref " + row.ref;
    const auto [first, fresh] = seen_.emplace(key, row.line);
    if (!fresh) return refuse("roll.csv.twice", {.params = {{"first", first->second}}});
    std::optional<std::size_t> at;
    const auto same = choice_.same.find(row.line);
    if (same != choice_.same.end()) {
      at = place_in(present_.by_actor, same->second);
    } else if (!row.ref.empty()) {
      at = place_in(present_.by_ref, row.ref);
    } else {
      if (present_.ambiguous.contains(row.name))
        return refuse("roll.csv.name_not_unique", {.params = {{"name", row.name}}});
      at = place_in(present_.by_name, row.name);
    }
    if (at && found_.contains(*at))
      return refuse("roll.csv.member_twice", {.params = {{"name", present_.members[*at].name}}});
    return at;
  }

  template <class Key>
  static std::optional<std::size_t> place_in(const std::map<Key, std::size_t>& index, const Key& key) {
    const auto at = index.find(key);
    return at == index.end() ? std::nullopt : std::optional(at->second);
  }

  // What the file does not say of a member stays as it is.
  void merge(const Member& member, PlannedRow row) {
    row.member = member.actor;
    if (row.ref.empty()) row.ref = member.ref;
    if (row.contact.empty()) row.contact = member.contact;
    for (const auto& [table, weight] : member.weight)
      row.weight.try_emplace(table, weight);
    row.change = change_of(member, row);
    if (row.change.empty())
      ++plan_.unchanged;
    else
      plan_.changed.push_back(std::move(row));
  }

  static std::string change_of(const Member& member, const PlannedRow& row) {
    std::string change;
    const auto add = [&](const std::string& what, const std::string& before, const std::string& after) {
      if (before != after) change += (change.empty() ? "" : "; ") + what + ": " + before + " \u2192 " + after;
    };
    const auto in = [](const std::map<std::string, std::string>& all, const std::string& what) {
      const auto at = all.find(what);
      return at == all.end() ? std::string() : at->second;
    };
    add("name", member.name, row.name);
    add("ref", member.ref, row.ref);
    add("contact", member.contact, row.contact);
    for (const auto& [dimension, group] : row.in)
      add(dimension, in(member.in, dimension), group);
    for (const auto& [table, weight] : row.weight)
      add(table, in(member.weight, table), weight);
    return change;
  }

  // Members of the same name whom no row of the file is, and new rows of the same name.
  std::vector<Alike> alike_to(const PlannedRow& row) const {
    std::vector<Alike> alike;
    const std::string key = name_key(row.name);
    for (auto [at, end] = present_.by_key.equal_range(key); at != end && alike.size() < kMostAlike; ++at) {
      const Member& member = present_.members[at->second];
      if (!found_.contains(at->second)) alike.push_back({member.actor, 0, member.name, member.ref});
    }
    for (auto [at, end] = keys_.equal_range(key); at != end && alike.size() < kMostAlike; ++at)
      if (at->second != row.line) alike.push_back({std::nullopt, at->second, {}, {}});
    return alike;
  }

  const charter::Charter& rules_;
  const Present& present_;
  const RollChoice& choice_;
  RollPlan& plan_;
  std::map<std::string, std::int64_t> seen_;       // ref or name -> line
  std::multimap<std::string, std::int64_t> keys_;  // name_key of a new row -> line
  std::set<std::size_t> found_;
};

// ---------------------------------------------------------------- the entries

body::RollRow entered_row(const PlannedRow& planned) {
  body::RollRow row{.in = {},
                    .member = planned.member.value_or(crypto::random_id<ActorId>()),
                    .op = body::RowOp::put,
                    .weight = {}};
  for (const auto& [dimension, group] : planned.in)
    row.in[body::Word{dimension}] = body::Word{group};
  for (const auto& [table, weight] : planned.weight)
    row.weight[body::Word{table}] = body::Quantity{weight};
  return row;
}

// Rows below `ended` are put, the others ended.
struct Rows {
  std::vector<PlannedRow> all;
  std::size_t ended = 0;
};

Draft chunk_of(const Body& body, const Rows& rows, std::size_t from, std::size_t to, Seq begun) {
  const bool open = body.clerk->shown()->readers == body::Readers::public_;
  body::RollRows act{.begin = begun, .rows = {}};
  for (std::size_t i = from; i < to; ++i) {
    act.rows.push_back(entered_row(rows.all[i]));
    if (i >= rows.ended)
      act.rows.back() = {.in = {}, .member = *rows.all[i].member, .op = body::RowOp::end, .weight = {}};
  }
  Draft chunk(body.origin, std::move(act));
  for (std::size_t i = from; i < std::min(to, rows.ended); ++i) {
    const std::string n = std::to_string(i - from);
    const PlannedRow& row = rows.all[i];
    chunk.hold("name." + n, row.name, open ? keep::Readers::public_ : keep::Readers::members);
    if (!row.ref.empty()) chunk.hold("ref." + n, row.ref, keep::Readers::officers);
    if (!row.contact.empty()) chunk.hold("contact." + n, row.contact, keep::Readers::officers);
  }
  return chunk;
}

Rows rows_of(const RollPlan& plan) {
  Rows rows{plan.added, 0};
  rows.all.insert(rows.all.end(), plan.changed.begin(), plan.changed.end());
  rows.ended = rows.all.size();
  if (plan.end_missing) rows.all.insert(rows.all.end(), plan.missing.begin(), plan.missing.end());
  return rows;
}

}  // namespace

Result<RollPlan> plan_roll_import(const Body& body, std::string file_name, std::string_view bytes,
                                  const RollChoice& choice) {
  const auto shown = body.clerk->shown();
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = file_name}));
  if (table.rows.empty()) return refuse("roll.csv.empty", {.where = file_name});
  RollPlan plan;
  plan.file_name = std::move(file_name);
  plan.separator = std::string(1, table.separator);
  plan.encoding = table.encoding;
  plan.end_missing = choice.end_missing;
  const auto held = match_columns(shown->rules(), table, choice, plan);
  if (plan.lacking) return plan;
  PLENARY_TRY(const auto present, present_roll(body, *shown->roll));
  Planner(shown->rules(), present, choice, plan).plan(table, held);
  return plan;
}

Result<Seq> commit_roll_import(const Body& body, const Actor& by, const RollPlan& plan,
                               const RollProgress& progress) {
  if (plan.lacking) return tl::unexpected<Error>(*plan.lacking);
  if (!plan.refused.empty())
    return refuse("roll.csv.rows_refused",
                  {.params = {{"count", static_cast<std::int64_t>(plan.refused.size())}}});
  const Rows rows = rows_of(plan);
  if (rows.all.empty()) return refuse("roll.csv.nothing_to_do");
  const auto submit = [&](Draft& draft) { return body.clerk->submit(draft.by(by.id, by.how).done()).get(); };
  Draft begin(body.origin, body::RollBegin{body::RollMode::merge});
  begin.hold("file", plan.file_name, keep::Readers::officers);
  PLENARY_TRY(const auto begun, submit(begin));
  for (std::size_t from = 0; from < rows.all.size(); from += kRowsInChunk) {
    const std::size_t to = std::min(rows.all.size(), from + kRowsInChunk);
    Draft chunk = chunk_of(body, rows, from, to, begun.seq);
    PLENARY_DO(submit(chunk));
    if (progress) progress(to, rows.all.size());
  }
  Draft commit(body.origin, body::RollCommit{begun.seq, static_cast<std::int64_t>(rows.all.size())});
  PLENARY_TRY(const auto committed, submit(commit));
  return committed.seq;
}

}  // namespace plenary::clerk
