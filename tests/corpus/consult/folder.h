// One conversation of the corpus: its votes, and whatever expected files lie beside them.
#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/csv.h"
#include "consult/compatible/map.h"
#include "formats/polis.h"
#include "tally.h"

namespace corpus {

namespace fs = std::filesystem;
namespace consult = plenary::consult;
namespace compatible = plenary::consult::compatible;

// A CSV by the names of its columns.
class Sheet {
 public:
  explicit Sheet(plenary::CsvTable table);
  [[nodiscard]] std::size_t rows() const { return table_.rows.empty() ? 0 : table_.rows.size() - 1; }
  [[nodiscard]] bool has(const std::string& column) const { return columns_.contains(column); }
  [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const;
  [[nodiscard]] double number(std::size_t row, const std::string& column) const;
  [[nodiscard]] std::int64_t whole(std::size_t row, const std::string& column) const;
  [[nodiscard]] std::vector<std::string> names() const { return table_.rows.front().cells; }

 private:
  plenary::CsvTable table_;
  std::map<std::string, std::size_t> columns_;
};

struct Folder {
  std::string name;
  consult::Table table;
  std::size_t log_votes = 0;
  std::map<std::int64_t, std::size_t> row_of, column_of;  // by id
  compatible::Map map;                                    // what we make of it, cold
  std::vector<int> given;                                 // group by row, as the publisher showed it
  std::size_t given_groups = 0;
  std::vector<std::int64_t> given_labels;
  compatible::Told told;  // under the given groups

  std::optional<boost::json::object> expected, production;
  std::optional<Sheet> participants, statements, groupstats, clusterings, published;
};

[[nodiscard]] plenary::Result<Folder> load(const fs::path& folder);

// The largest deviations found, quantity by quantity, over all folders.
class Deviations {
 public:
  void add(const std::string& quantity, double value);
  void print() const;

 private:
  std::map<std::string, std::pair<double, int>> largest_;
};

struct Case {
  const Folder& folder;
  Tally& tally;
  Deviations& deviations;

  void holds(const std::string& what, bool true_of_it, const std::string& detail = "") const;
  void within(const std::string& quantity, double deviation, double tolerance) const;
};

void check_geometry(const Case& c);    // centre, axes, places, extremity
void check_groups(const Case& c);      // who is in, clusterings, silhouettes
void check_statements(const Case& c);  // under the given groups
void check_production(const Case& c);  // against the published object of the production engine

[[nodiscard]] double relative(double found, double expected);  // |difference| over max(1, |expected|)
struct Listed {
  std::int64_t statement = 0;
  std::string direction;
  std::vector<double> numbers;
};
// Equal in order; places whose numbers all agree within the tolerance may be swapped.
[[nodiscard]] bool same_list(const std::vector<Listed>& found, const std::vector<Listed>& expected,
                             double tolerance, double& largest);
[[nodiscard]] std::vector<Listed> listed(const Folder& folder, const std::vector<compatible::Chosen>& list,
                                         bool contrast);
[[nodiscard]] double number_of(const boost::json::value& value);

}  // namespace corpus
