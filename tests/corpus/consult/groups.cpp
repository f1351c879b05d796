// Who is included, the cold clusterings and their silhouettes; the published cells.
#include <algorithm>
#include <cmath>
#include <set>

#include "consult/agreement.h"
#include "folder.h"

namespace corpus {
namespace {

void check_included(const Case& c) {
  const auto* in = c.folder.expected ? c.folder.expected->if_contains("in_conv_cold") : nullptr;
  if (in == nullptr) return;
  std::vector<std::int64_t> expected, found;
  for (const auto& id : in->as_array())
    expected.push_back(id.to_number<std::int64_t>());
  for (const std::size_t row : c.folder.map.groups.included)
    found.push_back(c.folder.table.participants[row]);
  std::ranges::sort(expected);
  c.holds("who is included", found == expected, fmt::format("{} against {}", found.size(), expected.size()));
}

void check_silhouettes(const Case& c) {
  const auto* cold = c.folder.expected ? c.folder.expected->if_contains("cold_clustering") : nullptr;
  if (cold == nullptr) return;
  const auto& groups = c.folder.map.groups;
  double off = 0;
  std::size_t seen = 0;
  for (const auto& [k, value] : cold->at("silhouette").as_object()) {
    const auto found = groups.silhouettes.find(std::stoul(std::string(k)));
    if (found == groups.silhouettes.end()) continue;
    ++seen;
    off = std::max(off, std::abs(found->second - number_of(value)));
  }
  c.holds("the same numbers of groups are tried",
          seen == groups.silhouettes.size() && seen == cold->at("silhouette").as_object().size());
  c.within("silhouettes", off, 1e-9);
  c.holds("number of groups", static_cast<double>(groups.chosen) == number_of(cold->at("k")));
  c.holds("number of base clusters",
          static_cast<double>(groups.base.centres.size()) == number_of(cold->at("n_base_clusters")));
}

// Signs of the axes are free: the better of both for each.
void check_base_centres(const Case& c) {
  const auto* cold = c.folder.expected ? c.folder.expected->if_contains("cold_clustering") : nullptr;
  const auto* list = cold ? cold->as_object().if_contains("base_centers_weights") : nullptr;
  if (list == nullptr) return;
  const auto& groups = c.folder.map.groups;
  const auto& expected = list->as_array();
  if (expected.size() != groups.base.centres.size())
    return c.holds("base centres", false, "another number of them");
  double off[2][2] = {};
  bool weights = true;
  for (std::size_t b = 0; b < expected.size(); ++b) {
    const auto& point = groups.base.centres[b];
    const double at[2] = {point.x, point.y};
    for (std::size_t axis = 0; axis < 2; ++axis) {
      const double e = number_of(expected[b].as_array()[axis]);
      off[axis][0] = std::max(off[axis][0], std::abs(at[axis] - e));
      off[axis][1] = std::max(off[axis][1], std::abs(at[axis] + e));
    }
    weights = weights && groups.base_weights[b] == number_of(expected[b].as_array()[2]);
  }
  c.holds("members of the base clusters", weights);
  c.within("base centres", std::max(std::min(off[0][0], off[0][1]), std::min(off[1][0], off[1][1])), 1e-8);
}

void check_clusterings(const Case& c) {
  if (!c.folder.clusterings) return;
  for (const std::string& name : c.folder.clusterings->names()) {
    if (!name.starts_with("k")) continue;
    const auto k = std::stoul(name.substr(1));
    const std::vector<int> ours = c.folder.map.groups.of_rows(c.folder.table.rows(), k);
    std::vector<int> found, expected;
    for (std::size_t i = 0; i < c.folder.clusterings->rows(); ++i) {
      const auto row = c.folder.row_of.find(c.folder.clusterings->whole(i, "participant"));
      if (row == c.folder.row_of.end()) continue;
      found.push_back(ours[row->second]);
      expected.push_back(static_cast<int>(c.folder.clusterings->whole(i, name)));
    }
    const double same = consult::adjusted_rand(found, expected);
    c.holds(fmt::format("{} groups: the same partition (adjusted Rand {:.4f})", k, same),
            same >= 0.99 && found.size() == c.folder.map.groups.included.size());
  }
}

void check_labels(const Case& c, const char* column, const std::vector<int>& ours) {
  std::vector<int> found, expected;
  bool same_in = true;
  for (std::size_t i = 0; i < c.folder.participants->rows(); ++i) {
    const auto row = c.folder.row_of.find(c.folder.participants->whole(i, "participant"));
    if (row == c.folder.row_of.end()) continue;
    const auto label = static_cast<int>(c.folder.participants->whole(i, column));
    same_in = same_in && (label == -1) == (ours[row->second] == consult::kNoGroup);
    if (label == -1 || ours[row->second] == consult::kNoGroup) continue;
    found.push_back(ours[row->second]);
    expected.push_back(label);
  }
  const double same = consult::adjusted_rand(found, expected);
  c.holds(fmt::format("{}: the same partition (adjusted Rand {:.4f})", column, same),
          same_in && same >= 0.99);
}

// Every cell of the published matrix is the last vote of the log.
void check_cells(const Case& c) {
  const Folder& f = c.folder;
  std::size_t cells = 0, wrong = 0;
  for (std::size_t i = 0; i < f.published->rows(); ++i) {
    const auto row = f.row_of.find(f.published->whole(i, "participant"));
    std::map<std::int64_t, int> votes;
    if (row != f.row_of.end()) {
      for (const auto code : f.table.row(row->second))
        votes[f.table.statements[consult::column_of(code)].id] = consult::value_of(code);
    }
    for (const std::string& name : f.published->names()) {
      if (name.empty() || name.find_first_not_of("0123456789") != name.npos ||
          f.published->text(i, name).empty())
        continue;
      ++cells;
      const auto vote = votes.find(std::stoll(name));
      wrong += vote == votes.end() || vote->second != f.published->whole(i, name) ? 1 : 0;
    }
  }
  c.holds(fmt::format("all {} published cells are the last vote of the log", cells),
          wrong == 0 && cells == f.table.cells.size(),
          fmt::format("{} are not; the log has {}", wrong, f.table.cells.size()));
}

}  // namespace

void check_groups(const Case& c) {
  check_included(c);
  check_silhouettes(c);
  check_base_centres(c);
  check_clusterings(c);
  if (c.folder.participants && c.folder.participants->has("group_cold"))
    check_labels(c, "group_cold", c.folder.map.group_of);
  if (c.folder.participants && c.folder.participants->has("base_cold")) {
    std::vector<int> base(c.folder.table.rows(), consult::kNoGroup);
    const auto& groups = c.folder.map.groups;
    for (std::size_t p = 0; p < groups.included.size(); ++p)
      base[groups.included[p]] = groups.base.of[p];
    check_labels(c, "base_cold", base);
  }
  if (c.folder.published) check_cells(c);
}

}  // namespace corpus
