#include "folder.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>
#include <sstream>

namespace corpus {
namespace {

std::optional<std::string> bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::optional<Sheet> sheet_of(const fs::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return std::nullopt;
  auto table = plenary::read_csv(*bytes, {.file = file.filename().string(), .cells = 40'000});
  if (!table || table->rows.empty()) return std::nullopt;
  return Sheet(std::move(*table));
}

std::optional<boost::json::object> json_of(const fs::path& file) {
  const auto bytes = bytes_of(file);
  if (!bytes) return std::nullopt;
  boost::json::error_code problem;
  boost::json::parse_options options;
  options.max_depth = 64;
  auto value = boost::json::parse(*bytes, problem, {}, options);
  if (problem || !value.is_object()) return std::nullopt;
  return value.as_object();
}

using Labels = std::map<std::int64_t, std::int64_t>;  // participant -> group

Labels labels_of_sheet(const Sheet& sheet, const std::string& column) {
  Labels labels;
  for (std::size_t i = 0; i < sheet.rows(); ++i) {
    if (!sheet.text(i, column).empty()) labels[sheet.whole(i, "participant")] = sheet.whole(i, column);
  }
  return labels;
}

Labels labels_of_production(const boost::json::object& math) {
  Labels labels;
  std::map<std::int64_t, std::int64_t> group_of_base;
  for (const auto& group : math.at("group-clusters").as_array()) {
    for (const auto& base : group.at("members").as_array())
      group_of_base[base.to_number<std::int64_t>()] = group.at("id").to_number<std::int64_t>();
  }
  const auto& bases = math.at("base-clusters").as_object();
  const auto& ids = bases.at("id").as_array();
  for (std::size_t b = 0; b < ids.size(); ++b) {
    for (const auto& member : bases.at("members").as_array()[b].as_array())
      labels[member.to_number<std::int64_t>()] = group_of_base[ids[b].to_number<std::int64_t>()];
  }
  return labels;
}

// Whichever file tells what production showed.
Labels given_labels(const Folder& f) {
  if (f.participants && f.participants->has("group_given"))
    return labels_of_sheet(*f.participants, "group_given");
  if (f.published && f.published->has("group-id")) return labels_of_sheet(*f.published, "group-id");
  if (f.production) return labels_of_production(*f.production);
  return {};
}

void take_given(Folder& f) {
  const Labels labels = given_labels(f);
  std::set<std::int64_t> names;
  for (const auto& [participant, label] : labels)
    names.insert(label);
  f.given_labels.assign(names.begin(), names.end());
  f.given_groups = names.size();
  f.given.assign(f.table.rows(), consult::kNoGroup);
  for (const auto& [participant, label] : labels) {
    const auto row = f.row_of.find(participant);
    if (row != f.row_of.end())
      f.given[row->second] = static_cast<int>(std::distance(names.begin(), names.find(label)));
  }
}

}  // namespace

Sheet::Sheet(plenary::CsvTable table) : table_(std::move(table)) {
  for (std::size_t i = 0; i < table_.rows.front().cells.size(); ++i)
    columns_[table_.rows.front().cells[i]] = i;
}

const std::string& Sheet::text(std::size_t row, const std::string& column) const {
  static const std::string kEmpty;
  const auto at = columns_.find(column);
  const auto& cells = table_.rows[row + 1].cells;
  return at == columns_.end() || at->second >= cells.size() ? kEmpty : cells[at->second];
}

double Sheet::number(std::size_t row, const std::string& column) const {
  const std::string& cell = text(row, column);
  char* end = nullptr;
  const double value = std::strtod(cell.c_str(), &end);
  return cell.empty() || *end != '\0' ? std::numeric_limits<double>::quiet_NaN() : value;
}

std::int64_t Sheet::whole(std::size_t row, const std::string& column) const {
  return std::llround(number(row, column));
}

plenary::Result<Folder> load(const fs::path& folder) {
  Folder f{.name = folder.filename().string()};
  PLENARY_TRY(auto read,
              plenary::formats::read_polis_votes(bytes_of(folder / "votes.csv").value_or(""), "votes.csv"));
  f.log_votes = read.votes.size();
  if (const auto comments = bytes_of(folder / "comments.csv"))
    PLENARY_DO(plenary::formats::read_polis_comments(*comments, "comments.csv", read));
  PLENARY_TRY(f.table, consult::tabulate(read.votes, plenary::formats::statements_with_votes(read)));
  for (std::size_t i = 0; i < f.table.rows(); ++i)
    f.row_of[f.table.participants[i]] = i;
  for (std::size_t j = 0; j < f.table.columns(); ++j)
    f.column_of[f.table.statements[j].id] = j;
  f.expected = json_of(folder / "expected.json");
  f.production = json_of(folder / "math-pca2.json");
  f.participants = sheet_of(folder / "expected_participants.csv");
  f.statements = sheet_of(folder / "expected_statements.csv");
  f.groupstats = sheet_of(folder / "expected_groupstats.csv");
  f.clusterings = sheet_of(folder / "expected_clusterings.csv");
  f.published = sheet_of(folder / "participants-votes.csv");
  take_given(f);
  f.map = compatible::map_of(f.table);
  f.told = compatible::told_of(f.table, f.map.geometry.extremity, f.given, f.given_groups);
  return f;
}

}  // namespace corpus
