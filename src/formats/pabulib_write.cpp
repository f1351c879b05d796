// A Pabulib file as it is written: what the rules look at from the model, all else as it was kept.
#include <algorithm>

#include "formats/pabulib.h"
#include "formats/report.h"

namespace plenary::formats {
namespace {

constexpr std::int64_t kMostVotesWritten = 10'000'000;  // ballots alike are written one by one

// Ends of a cell that a reader takes off.
bool has_loose_ends(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  return !text.empty() &&
         (kBlank.find(text.front()) != kBlank.npos || kBlank.find(text.back()) != kBlank.npos);
}

std::string pabulib_cell(std::string_view text) {
  const bool plain =
      text.find_first_of(";\n") == text.npos && !text.starts_with('"') && !has_loose_ends(text);
  if (plain) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c == '\n' ? ' ' : c;
  }
  return cell + '"';
}

std::string pabulib_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i)
    line += (i > 0 ? ";" : "") + pabulib_cell(cells[i]);
  return (line.empty() ? "\"\"" : line) + '\n';  // an empty line would be none
}

class PabulibWriter {
 public:
  explicit PabulibWriter(const PabulibFile& file) : file_(file), kept_(file.kept) {}

  Result<std::string> run() {
    PLENARY_DO(meta());
    PLENARY_DO(projects());
    PLENARY_DO(votes());
    return std::move(out_);
  }

 private:
  // As it was written, if that means the same; else as a decimal.
  static Result<std::string> amount(const Exact& amount, std::string_view written) {
    if (read_amount(written) == amount) return std::string(written);
    std::string plain = decimal(amount);
    if (read_amount(plain) != amount) return refuse("pb.not_decimal", {.params = {{"amount", plain}}});
    return plain;
  }

  Result<void> meta() {
    out_ += "META\n" + (kept_.meta_columns.empty() ? "key;value\n" : pabulib_line(kept_.meta_columns));
    PLENARY_TRY(const std::string budget, amount(file_.asked.budget, file_.of("budget")));
    auto values = file_.meta;
    values["budget"] = budget;
    std::map<std::string, std::size_t, std::less<>> last;  // of a key that stands twice the last counts
    for (std::size_t i = 0; i < kept_.meta.size(); ++i)
      last[kept_.meta[i].at(0)] = i;
    auto left = values;
    for (std::size_t i = 0; i < kept_.meta.size(); ++i) {
      auto row = kept_.meta[i];
      row.resize(std::max<std::size_t>(row.size(), 2));
      const auto value = values.find(row[0]);
      if (value == values.end()) continue;  // taken out since it was read
      if (last[row[0]] == i) row[1] = value->second;
      out_ += pabulib_line(row);
      left.erase(row[0]);
    }
    for (const auto& [key, value] : left)
      out_ += pabulib_line({key, value});
    return {};
  }

  [[nodiscard]] std::vector<std::string> project_columns() const {
    if (!kept_.project_columns.empty()) return kept_.project_columns;
    std::vector<std::string> columns = {"project_id", "cost"};
    if (std::ranges::any_of(file_.names, [](const auto& name) { return !name.empty(); }))
      columns.emplace_back("name");
    if (std::ranges::any_of(file_.categories, [](const auto& some) { return !some.empty(); }))
      columns.emplace_back("category");
    if (file_.tells_selected) columns.emplace_back("selected");
    return columns;
  }

  // The cell of the column's first place, if the file has it.
  static std::string* cell_of(const std::vector<std::string>& columns, std::vector<std::string>& cells,
                              std::string_view column) {
    const auto place = static_cast<std::size_t>(std::ranges::find(columns, column) - columns.begin());
    return place < columns.size() ? &cells[place] : nullptr;
  }

  static std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts)
      all += (all.empty() ? "" : ",") + part;
    return all;
  }

  Result<void> projects() {
    const auto columns = project_columns();
    out_ += "PROJECTS\n" + pabulib_line(columns);
    for (count::Option project = 0; project < file_.asked.projects.size(); ++project) {
      const auto& [id, cost, _] = file_.asked.projects[project];
      if (!ids_written_.try_emplace(id, project).second)
        return refuse("pb.same_project", {.where = "PROJECTS", .params = {{"project", id}}});
      const bool was_read = project < kept_.projects.size();
      auto cells = was_read ? kept_.projects[project] : std::vector<std::string>();
      cells.resize(columns.size());
      *cell_of(columns, cells, "project_id") = id;
      std::string& money = *cell_of(columns, cells, "cost");
      PLENARY_TRY(money, amount(cost, money));
      if (auto* name = cell_of(columns, cells, "name"))
        *name = project < file_.names.size() ? file_.names[project] : "";
      if (auto* category = was_read ? nullptr : cell_of(columns, cells, "category"))
        *category = project < file_.categories.size() ? joined(file_.categories[project]) : "";
      const bool chosen = std::ranges::find(file_.selected, project) != file_.selected.end();
      if (auto* selected = cell_of(columns, cells, "selected"); selected && (*selected == "1") != chosen)
        *selected = chosen ? "1" : "0";
      if (auto* selected = was_read ? nullptr : cell_of(columns, cells, "selected"))
        *selected = chosen ? "1" : "0";
      out_ += pabulib_line(cells);
    }
    return {};
  }

  // A ballot names projects between commas: an id must come out of that as it went in.
  Result<std::string> named(const count::Supports& ballot) const {
    std::string all;
    for (const count::Option project : ballot.projects) {
      if (project >= file_.asked.projects.size()) return refuse("count.no_such_option");
      const std::string& id = file_.asked.projects[project].id;
      if (id.empty() || id.find_first_of(",\n") != id.npos || has_loose_ends(id))
        return refuse("pb.unwritable_id", {.params = {{"project", id}}});
      all += (all.empty() ? "" : ",") + id;
    }
    return all;
  }

  static std::string points_of(const count::Supports& ballot) {
    std::string all;
    for (std::size_t i = 0; i < ballot.projects.size(); ++i)
      all += (i > 0 ? "," : "") + std::to_string(i < ballot.points.size() ? ballot.points[i] : 1);
    return all;
  }

  Result<void> votes() {
    const bool pointed =
        std::ranges::any_of(file_.asked.ballots, [](const auto& one) { return !one.points.empty(); });
    const bool was_read = !kept_.vote_columns.empty();
    auto columns = was_read ? kept_.vote_columns : std::vector<std::string>{"voter_id", "vote"};
    if (pointed && std::ranges::find(columns, "points") == columns.end()) columns.emplace_back("points");
    out_ += "VOTES\n" + pabulib_line(columns);
    std::int64_t voter = 0;
    for (std::size_t i = 0; i < file_.asked.ballots.size(); ++i) {
      const auto& ballot = file_.asked.ballots[i];
      auto cells = i < kept_.votes.size() ? kept_.votes[i] : std::vector<std::string>();
      cells.resize(columns.size());
      PLENARY_TRY(*cell_of(columns, cells, "vote"), named(ballot));
      if (auto* points = cell_of(columns, cells, "points")) *points = points_of(ballot);
      if (ballot.ballots < 0 || ballot.ballots > kMostVotesWritten - voter)
        return refuse("ballots.too_many", {.where = "VOTES"});
      for (std::int64_t one = 0; one < ballot.ballots; ++one) {
        ++voter;
        if (!was_read) cells[0] = std::to_string(voter);
        out_ += pabulib_line(cells);
      }
    }
    return {};
  }

  const PabulibFile& file_;
  const PabulibKept& kept_;
  std::map<std::string, count::Option> ids_written_;
  std::string out_;
};

}  // namespace

Result<std::string> write_pabulib(const PabulibFile& file) {
  return PabulibWriter(file).run();
}

}  // namespace plenary::formats
