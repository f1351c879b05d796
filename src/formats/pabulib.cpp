#include "formats/pabulib.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace plenary::formats {
namespace {

std::string_view bare(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  return from == text.npos ? std::string_view()
                           : text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

// The cell that begins at `at`, which moves behind its separator.
std::string cell_at(std::string_view line, std::size_t& at) {
  if (line.substr(at).starts_with('"')) {
    std::string text;
    for (std::size_t i = at + 1; i < line.size(); ++i) {
      if (line[i] != '"') {
        text += line[i];
      } else if (i + 1 < line.size() && line[i + 1] == '"') {
        text += line[i++];
      } else if (i + 1 == line.size() || line[i + 1] == ';') {
        at = std::min(i + 2, line.size() + 1);
        return text;
      } else {
        break;  // something after the closing quote: the cell is as it is written
      }
    }
  }
  const std::size_t end = std::min(line.find(';', at), line.size());
  std::string text(bare(line.substr(at, end - at)));
  at = end + 1;
  return text;
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();)
    cells.push_back(cell_at(line, at));
  return cells;
}

// The parts between commas, bare; none for an empty text.
std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  if (bare(text).empty()) return parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    parts.push_back(bare(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || lead == 0 || i + more >= text.size() + (more == 0))
      return false;
    for (std::size_t k = 1; k <= more; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    i += more + 1;
  }
  return true;
}

class PabulibReader {
 public:
  PabulibReader(std::string_view bytes, const PabulibLimits& limits) : rest_(bytes), limits_(limits) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  Result<PabulibFile> run() {
    if (rest_.size() > limits_.bytes) return fail("pb.too_large");
    if (!is_utf8(rest_)) return fail("pb.not_utf8");
    PLENARY_DO(section("META"));
    while (more("PROJECTS"))
      PLENARY_DO(meta());
    PLENARY_DO(section("PROJECTS"));
    while (more("VOTES"))
      PLENARY_DO(project());
    const auto budget = read_amount(file_.of("budget"));
    if (!budget) return fail("pb.no_budget");
    file_.asked.budget = *budget;
    PLENARY_DO(section("VOTES"));
    while (more(""))
      PLENARY_DO(vote());
    return std::move(file_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> fail(const char* code, Params params = {}) const {
    return refuse(code, {.where = limits_.file + ":" + std::to_string(line_), .params = std::move(params)});
  }

  bool next() {
    while (!rest_.empty()) {
      const std::size_t end = std::min(rest_.find('\n'), rest_.size());
      now_ = bare(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      ++line_;
      if (!now_.empty()) return true;
    }
    now_ = {};
    return false;
  }

  // The next line, unless it opens the next section.
  bool more(std::string_view until) { return next() && now_ != until; }

  Result<void> section(std::string_view name) {
    if (name == "META") next();
    if (now_ != name) return fail("pb.no_section", {{"section", std::string(name)}});
    if (!next()) return fail("pb.no_section", {{"section", std::string(name)}});
    columns_ = cells_of(now_);
    if (limits_.whole)
      (name == "META" ? kept().meta_columns : name == "VOTES" ? kept().vote_columns : kept().project_columns) = columns_;
    static const std::map<std::string_view, std::vector<std::string>> kNeeded{
        {"META", {"key", "value"}}, {"PROJECTS", {"project_id", "cost"}}, {"VOTES", {"vote"}}};
    for (const std::string& needed : kNeeded.at(name))
      if (std::ranges::count(columns_, needed) == 0)
        return fail("pb.no_column", {{"column", needed}, {"section", std::string(name)}});
    return {};
  }

  PabulibKept& kept() { return file_.kept; }

  // The cells of a row that is kept: one for each column, those that `but` names left empty.
  std::vector<std::string> row_to_keep(std::vector<std::string> cells, std::initializer_list<std::string_view> but) {
    cells.resize(columns_.size());
    for (const std::string_view column : but)
      if (const auto place = std::ranges::find(columns_, column); place != columns_.end())
        cells[static_cast<std::size_t>(place - columns_.begin())].clear();
    return cells;
  }

  Result<void> meta() {
    if (limits_.whole) {
      auto& row = kept().meta.emplace_back(cells_of(now_));
      row.resize(std::max<std::size_t>(row.size(), 2));
    }
    std::size_t at = 0;
    std::string key = cell_at(now_, at);
    std::size_t value_at = std::min(at, now_.size());
    file_.meta[std::move(key)] = cell_at(now_, value_at);
    return {};
  }

  [[nodiscard]] std::string_view cell(const std::vector<std::string>& cells, std::string_view column) const {
    const auto place = static_cast<std::size_t>(std::ranges::find(columns_, column) - columns_.begin());
    return place < cells.size() && place < columns_.size() ? std::string_view(cells[place])
                                                           : std::string_view();
  }

  Result<std::vector<std::string>> row() {
    auto cells = cells_of(now_);
    while (cells.size() > columns_.size() && cells.back().empty())
      cells.pop_back();
    if (cells.size() > columns_.size()) return fail("pb.too_many_cells");
    return cells;
  }

  Result<void> project() {
    PLENARY_TRY(const auto cells, row());
    const std::string id(cell(cells, "project_id"));
    const auto cost = read_amount(cell(cells, "cost"));
    if (!cost) return fail("pb.amount", {{"amount", std::string(cell(cells, "cost"))}});
    const count::Option option = file_.asked.projects.size();
    if (option == count::kMostProjects) return fail("pb.too_many_projects");
    if (!ids_.try_emplace(id, option).second) return fail("pb.same_project", {{"project", id}});
    file_.asked.projects.push_back({id, *cost});
    file_.names.emplace_back(cell(cells, "name"));
    auto& categories = file_.categories.emplace_back();
    for (const std::string_view category : parts_of(cell(cells, "category")))
      categories.emplace_back(bare(category));
    if (std::ranges::count(columns_, "selected") > 0) file_.tells_selected = true;
    if (cell(cells, "selected") == "1") file_.selected.push_back(option);
    if (limits_.whole) kept().projects.push_back(row_to_keep(cells, {}));
    return {};
  }

  Result<void> vote() {
    PLENARY_TRY(const auto cells, row());
    count::Supports ballot;
    for (const std::string_view id : parts_of(cell(cells, "vote"))) {
      const auto found = ids_.find(std::string(id));
      if (found == ids_.end()) return fail("pb.no_such_project", {{"project", std::string(id)}});
      ballot.projects.push_back(found->second);
    }
    if (std::ranges::count(columns_, "points") > 0) PLENARY_DO(points(cell(cells, "points"), ballot));
    file_.asked.ballots.push_back(std::move(ballot));
    if (limits_.whole) kept().votes.push_back(row_to_keep(cells, {"vote", "points"}));
    return {};
  }

  Result<void> points(std::string_view text, count::Supports& ballot) {
    for (const std::string_view part : parts_of(text)) {
      std::int64_t points = 0;
      const auto [end, failed] = std::from_chars(part.data(), part.data() + part.size(), points);
      if (failed != std::errc() || end != part.data() + part.size() || points < 0 ||
          points > count::kMostPoints)
        return fail("pb.points", {{"points", std::string(part)}});
      ballot.points.push_back(points);
    }
    if (ballot.points.size() != ballot.projects.size()) return fail("pb.points_uneven");
    return {};
  }

  std::string_view rest_, now_;
  const PabulibLimits& limits_;
  std::int64_t line_ = 0;
  std::vector<std::string> columns_;
  std::unordered_map<std::string, count::Option> ids_;  // looked up, never walked
  PabulibFile file_;
};

}  // namespace

std::optional<Exact> read_amount(std::string_view text) {
  std::string plain(bare(text));
  if (const auto comma = plain.find(','); comma != plain.npos) plain[comma] = '.';
  if (plain.starts_with('-') || plain.find('/') != plain.npos) return std::nullopt;
  return parse_exact(plain);
}

Result<PabulibFile> read_pabulib(std::string_view bytes, const PabulibLimits& limits) {
  return PabulibReader(bytes, limits).run();
}

}  // namespace plenary::formats
