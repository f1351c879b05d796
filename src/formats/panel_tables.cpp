#include "formats/panel_tables.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "base/csv.h"
#include "formats/scan.h"

namespace plenary::formats {
namespace {

using count::PanelPerson;
using count::PanelQuota;

const std::vector<std::string> kQuotaColumns = {"feature", "value", "least", "most"};

std::vector<std::string> trimmed_cells(const CsvRow& row) {
  std::vector<std::string> cells;
  for (const std::string& cell : row.cells)
    cells.emplace_back(trimmed(cell));
  return cells;
}

// People on a panel: a whole number, no more than a pool can have.
Result<std::size_t> people_in(const std::string& cell, const std::string& where) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (problem != std::errc() || end != cell.data() + cell.size() || number > count::kMostPanelPool)
    return refuse("panel.quota_number", {.where = where, .params = {{"given", cell}}});
  return number;
}

Result<PanelQuota> quota_in(const CsvRow& row, const std::string& file) {
  const auto cells = trimmed_cells(row);
  if (cells.size() != kQuotaColumns.size())
    return refuse("panel.quota_cells", {.where = place_of(file, row, cells.size() - 1)});
  for (std::size_t cell = 0; cell < 2; ++cell)
    if (cells[cell].empty()) return refuse("panel.quota_name", {.where = place_of(file, row, cell)});
  PanelQuota quota{.feature = cells[0], .value = cells[1]};
  PLENARY_TRY(quota.least, people_in(cells[2], place_of(file, row, 2)));
  PLENARY_TRY(quota.most, people_in(cells[3], place_of(file, row, 3)));
  return quota;
}

struct FeatureColumn {
  std::size_t cell = 0;
  std::string feature;
  std::map<std::string, std::size_t> quotas;  // by value
};

// The feature's only column.
Result<std::size_t> column_called(const std::string& name, const CsvRow& head, const std::string& file) {
  const auto cells = trimmed_cells(head);
  const auto found = std::ranges::find(cells, name);
  const auto again = found == cells.end() ? found : std::ranges::find(found + 1, cells.end(), name);
  if (found == cells.end() || again != cells.end())
    return refuse("panel.column", {.where = place_of(file, head, found == cells.end() ? 0 : again - cells.begin()),
                                   .params = {{"feature", name}}});
  return static_cast<std::size_t>(found - cells.begin());
}

Result<std::vector<FeatureColumn>> feature_columns(const CsvRow& head, const std::string& file,
                                                   const std::vector<PanelQuota>& quotas) {
  std::vector<FeatureColumn> columns;
  for (std::size_t quota = 0; quota < quotas.size(); ++quota) {
    auto column = std::ranges::find(columns, quotas[quota].feature, &FeatureColumn::feature);
    if (column == columns.end()) {
      PLENARY_TRY(const std::size_t cell, column_called(quotas[quota].feature, head, file));
      columns.push_back({.cell = cell, .feature = quotas[quota].feature, .quotas = {}});
      column = columns.end() - 1;
    }
    column->quotas.emplace(quotas[quota].value, quota);
  }
  return columns;
}

Result<PanelPerson> person_in(const CsvRow& row, const std::string& file, std::size_t id,
                              const std::vector<FeatureColumn>& columns) {
  const auto cells = trimmed_cells(row);
  PanelPerson person{.id = cells[id], .traits = {}};
  if (person.id.empty()) return refuse("panel.id", {.where = place_of(file, row, id)});
  for (const auto& [cell, feature, quotas] : columns) {
    const auto quota = quotas.find(cells[cell]);
    if (quota == quotas.end())
      return refuse("panel.no_quota",
                    {.where = place_of(file, row, cell), .params = {{"feature", feature}, {"value", cells[cell]}}});
    person.traits.push_back(quota->second);
  }
  std::ranges::sort(person.traits);
  return person;
}

}  // namespace

Result<std::vector<PanelQuota>> read_quotas(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty() || trimmed_cells(table.rows.front()) != kQuotaColumns)
    return refuse("panel.quota_header", {.where = file + ":1:1"});
  std::vector<PanelQuota> quotas;
  std::set<std::pair<std::string, std::string>> known;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    PLENARY_TRY(PanelQuota quota, quota_in(row, file));
    if (!known.emplace(quota.feature, quota.value).second)
      return refuse("panel.quota_twice",
                    {.where = place_of(file, row, 1), .params = {{"name", quota.feature + " " + quota.value}}});
    if (quotas.size() == count::kMostPanelQuotas) return refuse("panel.quotas_many", {.where = place_of(file, row, 0)});
    quotas.push_back(std::move(quota));
  }
  if (quotas.empty()) return refuse("panel.quotas_none", {.where = file + ":2:1"});
  return quotas;
}

Result<std::vector<PanelPerson>> read_pool(std::string_view bytes, const std::string& file,
                                           const std::vector<PanelQuota>& quotas) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty()) return refuse("panel.header", {.where = file + ":1:1"});
  const CsvRow& head = table.rows.front();
  const auto id = column_called("id", head, file);
  if (!id) return refuse("panel.header", {.where = place_of(file, head, 0)});
  PLENARY_TRY(const auto columns, feature_columns(head, file, quotas));
  std::vector<PanelPerson> pool;
  std::set<std::string> ids;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    if (row.cells.size() != head.cells.size())
      return refuse("panel.cells", {.where = place_of(file, row, row.cells.size() - 1)});
    PLENARY_TRY(PanelPerson person, person_in(row, file, *id, columns));
    if (!ids.insert(person.id).second)
      return refuse("panel.id_twice", {.where = place_of(file, row, *id), .params = {{"id", person.id}}});
    if (pool.size() == count::kMostPanelPool) return refuse("panel.many", {.where = place_of(file, row, 0)});
    pool.push_back(std::move(person));
  }
  if (pool.empty()) return refuse("panel.none", {.where = file + ":2:1"});
  return pool;
}

}  // namespace plenary::formats
