#include "consult/represent.h"

#include <algorithm>
#include <numeric>

namespace plenary::consult {
namespace {

// A share of this unit, cut to whole numbers: sums are exact and in any order the same.
constexpr std::int64_t kUnit = std::int64_t{1} << 36;

struct Approvals {
  std::vector<std::vector<std::uint32_t>> by_column;  // rows that agree
  std::size_t rows = 0;
};

Approvals approvals_of(const Table& table) {
  Approvals a{std::vector<std::vector<std::uint32_t>>(table.columns()), table.rows()};
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i)) {
      if (value_of(code) == 1 && !table.statements[column_of(code)].out())
        a.by_column[column_of(code)].push_back(static_cast<std::uint32_t>(i));
    }
  }
  return a;
}

struct Choice {
  const Approvals& approvals;
  std::vector<std::uint32_t> have;  // by row: chosen statements agreed to
  std::vector<bool> in;

  // What adding the column would add.
  [[nodiscard]] std::int64_t gain(std::size_t column) const {
    std::int64_t sum = 0;
    for (const std::uint32_t row : approvals.by_column[column])
      sum += kUnit / (have[row] + 1);
    return sum;
  }
  void take(std::size_t column, bool add) {
    in[column] = add;
    for (const std::uint32_t row : approvals.by_column[column])
      have[row] += add ? 1u : static_cast<std::uint32_t>(-1);
  }
  // The column that would add most, the lowest of equals; nothing that adds nothing.
  [[nodiscard]] std::size_t best() const {
    std::size_t found = in.size();
    std::int64_t most = 0;
    for (std::size_t j = 0; j < in.size(); ++j) {
      const std::int64_t value = in[j] ? 0 : gain(j);
      if (value > most) most = value, found = j;
    }
    return found;
  }
};

// One swap that raises the score enough; false if there is none.
bool improve(Choice& choice, std::int64_t least) {
  for (std::size_t out = 0; out < choice.in.size(); ++out) {
    if (!choice.in[out]) continue;
    choice.take(out, false);
    const std::int64_t lost = choice.gain(out);
    const std::size_t better = choice.best();
    if (better < choice.in.size() && better != out && choice.gain(better) - lost >= least) {
      choice.take(better, true);
      return true;
    }
    choice.take(out, true);
  }
  return false;
}

}  // namespace

Audit audit_of(const Table& table, const std::vector<std::size_t>& chosen) {
  std::vector<bool> in(table.columns());
  for (const std::size_t j : chosen)
    in[j] = true;
  std::vector<Unrepresented> counts(table.columns());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::size_t seen = 0;
    bool agrees = false;
    for (const Code code : table.row(i)) {
      if (!in[column_of(code)]) continue;
      ++seen;
      agrees = agrees || value_of(code) == 1;
    }
    if (agrees) continue;
    for (const Code code : table.row(i)) {
      if (value_of(code) != 1) continue;
      counts[column_of(code)].at_most += 1;
      counts[column_of(code)].surely += seen == chosen.size() ? 1 : 0;
    }
  }
  Audit audit{static_cast<std::int64_t>(table.rows()), static_cast<std::int64_t>(chosen.size()), {}, {}, {}};
  for (std::size_t j = 0; j < counts.size(); ++j) {
    if (table.statements[j].out()) continue;
    counts[j].column = j;
    audit.by_statement.push_back(counts[j]);
    if (audit.chosen == 0 || audit.people == 0) continue;
    if (counts[j].surely * audit.chosen >= audit.people) {
      audit.violations.push_back(j);
    } else if (counts[j].at_most * audit.chosen >= audit.people) {
      audit.possible.push_back(j);
    }
  }
  std::ranges::stable_sort(audit.by_statement, std::greater{},
                           [](const Unrepresented& u) { return std::pair(u.surely, u.at_most); });
  return audit;
}

std::vector<std::size_t> proportional_choice(const Table& table, std::size_t count) {
  const Approvals approvals = approvals_of(table);
  Choice choice{approvals, std::vector<std::uint32_t>(table.rows()), std::vector<bool>(table.columns())};
  count = std::min(count, kMostChoice);
  std::size_t taken = 0;
  for (; taken < count; ++taken) {
    const std::size_t next = choice.best();
    if (next == choice.in.size()) break;
    choice.take(next, true);
  }
  const auto people = static_cast<std::int64_t>(table.rows()),
             size = static_cast<std::int64_t>(std::max<std::size_t>(1, taken));
  while (improve(choice, std::max<std::int64_t>(1, kUnit / (size * size) * people))) {
  }
  std::vector<std::size_t> chosen;
  for (std::size_t j = 0; j < choice.in.size(); ++j) {
    if (choice.in[j]) chosen.push_back(j);
  }
  return chosen;
}

}  // namespace plenary::consult
