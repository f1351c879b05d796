// plenary count convert: budgets, approvals and marks, each into the formats that hold them.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "cli/count_convert.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;
using formats::AbcFile;
using formats::CategoryFile;
using formats::MarksFile;

std::string ballots_told(std::size_t kinds, std::size_t options) {
  return fmt::format("{} lines of ballots, {} options", kinds, options);
}

tl::unexpected<Error> unreadable(const std::string& out, Error why) {
  return refuse("cli.count_out_unreadable", {.where = out, .params = {}, .because = {std::move(why)}});
}

bool same_marks(const MarksFile& one, const MarksFile& other) {
  return std::ranges::equal(one.ballots, other.ballots, [](const auto& a, const auto& b) {
    return a.marks == b.marks && a.weight == b.weight;
  });
}

// Marks as a table, if their names come back.
Result<Converted> as_table(const MarksFile& marks, const std::string& out, std::vector<std::string> lost) {
  Converted made{.bytes = formats::write_marks(marks),
                 .told = ballots_told(marks.ballots.size(), marks.names.size()),
                 .not_held = std::move(lost)};
  const auto again = formats::read_marks(made.bytes, out);
  if (!again) return unreadable(out, again.error());
  if (again->names != marks.names) made.not_held.emplace_back("names");
  if (!same_marks(*again, marks)) made.not_held.emplace_back("ballots");
  return made;
}

Result<Converted> as_categories(const CategoryFile& file, const std::string& out,
                                std::vector<std::string> lost) {
  Converted made{.bytes = formats::write_categories(file, fs::path(out).filename().string()),
                 .told = ballots_told(file.lines.size(), file.names.size()),
                 .not_held = std::move(lost)};
  const auto again = formats::read_categories(made.bytes, {.file = out});
  if (!again) return unreadable(out, again.error());
  if (again->names != file.names) made.not_held.emplace_back("names");
  if (again->categories != file.categories) made.not_held.emplace_back("categories");
  if (again->lines != file.lines) made.not_held.emplace_back("ballots");
  return made;
}

Result<Converted> as_approvals(const AbcFile& file, const std::string& out, std::vector<std::string> lost) {
  Converted made{.told = ballots_told(file.approvals.grouped.size(), file.approvals.candidates),
                 .not_held = std::move(lost)};
  PLENARY_TRY(made.bytes, formats::write_abcvoting(file));
  const auto again = formats::read_abcvoting(made.bytes, {.file = out});
  if (!again) return unreadable(out, again.error());
  if (again->description != file.description) made.not_held.emplace_back("title");
  return made;
}

bool is_table(const std::string& out) {
  return out.ends_with(".csv") && !out.ends_with(".cvr.csv") && !out.ends_with(".rounds.csv");
}

// Approved is 1, else 0.
MarksFile marks_of_approvals(const count::Approvals& approvals) {
  MarksFile marks;
  for (std::size_t candidate = 1; candidate <= approvals.candidates; ++candidate)
    marks.names.push_back(fmt::format("candidate {}", candidate));
  for (const auto& voter : approvals.grouped) {
    count::Marked ballot{.marks = std::vector<std::optional<std::int64_t>>(approvals.candidates, 0),
                         .weight = voter.weight};
    for (const count::Option candidate : voter.approved)
      ballot.marks[candidate] = 1;
    marks.ballots.push_back(std::move(ballot));
  }
  return marks;
}

}  // namespace

Result<Converted> convert(const formats::PabulibFile& file, const std::string& in, const std::string& out) {
  if (!out.ends_with(".pb")) return cannot_hold(in, out);
  Converted made{.told = ballots_told(file.asked.ballots.size(), file.asked.projects.size())};
  PLENARY_TRY(made.bytes, formats::write_pabulib(file));
  const auto again = formats::read_pabulib(made.bytes, {.file = out, .whole = true});
  if (!again) return unreadable(out, again.error());
  if (again->names != file.names) made.not_held.emplace_back("names");
  if (again->meta != file.meta || again->kept != file.kept) made.not_held.emplace_back("keys");
  return made;
}

Result<Converted> convert(const AbcFile& file, const std::string& in, const std::string& out) {
  if (out.ends_with(".abc.yaml")) return as_approvals(file, out, {});
  std::vector<std::string> lost = {"seats"};
  if (!file.expected.empty()) lost.emplace_back("expected committees");
  if (std::ranges::any_of(file.keys, [](const auto& key) { return !key.text.empty(); }))
    lost.emplace_back("keys");
  if (is_table(out)) {
    if (!file.description.empty()) lost.emplace_back("title");
    return as_table(marks_of_approvals(file.approvals), out, std::move(lost));
  }
  if (!out.ends_with(".cat")) return cannot_hold(in, out);
  PLENARY_TRY(CategoryFile made, formats::categories_of(marks_of_approvals(file.approvals), in));
  made.title = file.description;
  return as_categories(made, out, std::move(lost));
}

Result<Converted> convert(const MarksFile& file, const std::string& in, const std::string& out) {
  if (is_table(out)) return as_table(file, out, {});
  if (!out.ends_with(".cat")) return cannot_hold(in, out);
  PLENARY_TRY(const CategoryFile made, formats::categories_of(file, in));
  return as_categories(made, out, {});
}

Result<Converted> convert(const CategoryFile& file, const std::string& in, const std::string& out,
                          std::size_t seats) {
  if (out.ends_with(".cat")) return as_categories(file, out, {});
  if (!is_table(out) && !out.ends_with(".abc.yaml")) return cannot_hold(in, out);
  std::vector<std::string> lost;
  if (!file.keys.empty()) lost.emplace_back("keys");
  if (is_table(out)) {
    if (!file.title.empty()) lost.emplace_back("title");
    if (std::ranges::any_of(file.categories, [](const auto& name) { return !name.empty(); }))
      lost.emplace_back("categories");
    PLENARY_TRY(const MarksFile marks, formats::marks_of(file, in));
    return as_table(marks, out, std::move(lost));
  }
  if (file.grades() != 2) return refuse("cli.count_two_categories", {.where = in});
  if (seats == 0) return refuse("cli.count_seats", {.where = in});
  lost.emplace_back("names");
  AbcFile made{.description = file.title, .approvals = {.candidates = file.names.size(), .seats = seats}};
  for (const auto& line : file.lines)
    made.approvals.grouped.push_back({.approved = line.sets[0], .weight = exact(line.papers)});
  return as_approvals(made, out, std::move(lost));
}

}  // namespace plenary::cli
