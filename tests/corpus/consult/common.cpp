#include <cmath>

#include "folder.h"

namespace corpus {

void Deviations::add(const std::string& quantity, double value) {
  auto& [largest, times] = largest_[quantity];
  if (!(value <= largest)) largest = value;  // NaN too
  ++times;
}

void Deviations::print() const {
  fmt::print("\n{:<44} {:>12} {:>8}\n", "quantity", "largest off", "folders");
  for (const auto& [quantity, found] : largest_)
    fmt::print("{:<44} {:>12.2e} {:>8}\n", quantity, found.first, found.second);
  fmt::print("\n");
}

void Case::holds(const std::string& what, bool true_of_it, const std::string& detail) const {
  tally.check(folder.name, what, true_of_it, detail);
}

void Case::within(const std::string& quantity, double deviation, double tolerance) const {
  deviations.add(quantity, deviation);
  tally.check(folder.name, fmt::format("{} (off by {:.1e}, allowed {:.0e})", quantity, deviation, tolerance),
              deviation <= tolerance);
}

double relative(double found, double expected) {
  if (std::isnan(found) != std::isnan(expected)) return INFINITY;
  return std::abs(found - expected) / std::max(std::abs(expected), 1e-12);
}

bool same_list(const std::vector<Listed>& found, const std::vector<Listed>& expected, double tolerance,
               double& largest) {
  if (found.size() != expected.size()) return false;
  std::map<std::pair<std::int64_t, std::string>, int> balance;
  for (std::size_t i = 0; i < found.size(); ++i) {
    ++balance[{found[i].statement, found[i].direction}];
    --balance[{expected[i].statement, expected[i].direction}];
    if (found[i].numbers.size() != expected[i].numbers.size()) return false;
    for (std::size_t k = 0; k < found[i].numbers.size(); ++k) {
      const double off = relative(found[i].numbers[k], expected[i].numbers[k]);
      largest = std::max(largest, off);
      if (!(off <= tolerance)) return false;
    }
  }
  for (const auto& [key, n] : balance) {
    if (n != 0) return false;
  }
  return true;
}

std::vector<Listed> listed(const Folder& folder, const std::vector<compatible::Chosen>& list, bool contrast) {
  std::vector<Listed> all;
  for (const compatible::Chosen& c : list) {
    Listed one{folder.table.statements[c.column].id,
               !contrast                                     ? ""
               : c.direction == compatible::Direction::agree ? "agree"
                                                             : "disagree",
               {static_cast<double>(c.success), static_cast<double>(c.trials), c.p_success, c.p_test}};
    if (contrast) one.numbers.insert(one.numbers.end(), {c.repness, c.repness_test});
    all.push_back(std::move(one));
  }
  return all;
}

double number_of(const boost::json::value& value) {
  return value.is_number() ? value.to_number<double>() : NAN;
}

}  // namespace corpus
