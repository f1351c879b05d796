// Against the object the production engine itself published.  There agree is -1, so coordinates are negative
// of ours; its groups are taken as given (they rest on the history of its recomputations).
#include <algorithm>
#include <cmath>

#include "folder.h"

namespace corpus {
namespace {

const boost::json::array* array_at(const boost::json::object& o, const char* outer, const char* inner) {
  const auto* found = o.if_contains(outer);
  const auto* list = found && found->is_object() ? found->as_object().if_contains(inner) : nullptr;
  return list && list->is_array() ? &list->as_array() : nullptr;
}

// Columns in the order of `tids`, as the engine keeps them.
std::vector<std::size_t> engine_columns(const Folder& f) {
  std::vector<std::size_t> columns;
  const auto* tids = f.production->if_contains("tids");
  if (tids == nullptr) return columns;
  for (const auto& id : tids->as_array()) {
    const auto at = f.column_of.find(id.to_number<std::int64_t>());
    columns.push_back(at == f.column_of.end() ? static_cast<std::size_t>(-1) : at->second);
  }
  return columns;
}

void check_engine_axes(const Case& c, const std::vector<std::size_t>& columns) {
  const Folder& f = c.folder;
  const auto& g = f.map.geometry;
  const auto* centre = array_at(*f.production, "pca", "center");
  const auto* comps = array_at(*f.production, "pca", "comps");
  const auto* far = array_at(*f.production, "pca", "comment-extremity");
  double centre_off = 0, far_off = 0;
  std::vector<double> cosine(comps ? comps->size() : 0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (columns[j] >= f.table.columns()) return c.holds("production: statements", false);
    if (centre) centre_off = std::max(centre_off, std::abs(g.centre[columns[j]] + number_of(centre->at(j))));
    if (far) far_off = std::max(far_off, std::abs(g.extremity[columns[j]] - number_of(far->at(j))));
    for (std::size_t k = 0; k < cosine.size() && k < g.axes.vectors.size(); ++k)
      cosine[k] += g.axes.vectors[k][columns[j]] * number_of(comps->at(k).as_array().at(j));
  }
  if (centre) c.within("production: centre", centre_off, 1e-12);
  if (far) c.within("production: extremity", far_off, 1e-8);
  for (std::size_t k = 0; k < cosine.size(); ++k)
    c.within(fmt::format("production: axis {}, 1 - |cos|", k + 1), 1 - std::abs(cosine[k]), 1e-9);
}

// Base clusters of one member are places of participants.
void check_engine_places(const Case& c) {
  const Folder& f = c.folder;
  const auto* members = array_at(*f.production, "base-clusters", "members");
  if (members == nullptr) return;
  for (const char* axis : {"x", "y"}) {
    const auto* at = array_at(*f.production, "base-clusters", axis);
    double same = 0, turned = 0;
    for (std::size_t b = 0; b < members->size(); ++b) {
      if (members->at(b).as_array().size() != 1) continue;
      const auto row = f.row_of.find(members->at(b).as_array()[0].to_number<std::int64_t>());
      if (row == f.row_of.end()) return c.holds("production: participants", false);
      const double ours = f.map.geometry.participants.of(row->second)[*axis == 'x' ? 0 : 1];
      same = std::max(same, std::abs(ours - number_of(at->at(b))));
      turned = std::max(turned, std::abs(ours + number_of(at->at(b))));
    }
    c.within(fmt::format("production: places on {}", axis), std::min(same, turned), 1e-8);
  }
}

void check_group_votes(const Case& c) {
  const Folder& f = c.folder;
  const auto* groups = f.production->if_contains("group-votes");
  if (groups == nullptr) return;
  bool same = true;
  for (const auto& [label, group] : groups->as_object()) {
    const auto at = std::ranges::find(f.given_labels, std::stoll(std::string(label)));
    if (at == f.given_labels.end()) return c.holds("production: votes of the groups", false, "no such group");
    const auto& raw = f.told.raw[static_cast<std::size_t>(at - f.given_labels.begin())];
    for (const auto& [id, votes] : group.at("votes").as_object()) {
      const auto column = f.column_of.find(std::stoll(std::string(id)));
      const consult::Count expected{votes.at("A").to_number<std::int64_t>(),
                                    votes.at("D").to_number<std::int64_t>(),
                                    votes.at("S").to_number<std::int64_t>()};
      same = same && column != f.column_of.end() && raw[column->second] == expected;
    }
  }
  c.holds("production: votes of the groups", same);
}

double largest_off(const Folder& f, const boost::json::object& numbers, const auto& ours) {
  double off = 0;
  for (const auto& [id, value] : numbers) {
    const auto column = f.column_of.find(std::stoll(std::string(id)));
    off = std::max(off,
                   column == f.column_of.end() ? INFINITY : relative(ours(column->second), number_of(value)));
  }
  return off;
}

std::vector<Listed> engine_list(const boost::json::array& list, bool contrast) {
  std::vector<Listed> all;
  for (const auto& entry : list) {
    const auto& e = entry.as_object();
    Listed one{e.at("tid").to_number<std::int64_t>(),
               contrast ? std::string(e.at("repful-for").as_string()) : "",
               {}};
    for (const char* name : {"n-success", "n-trials", "p-success", "p-test"})
      one.numbers.push_back(number_of(e.at(name)));
    if (contrast)
      one.numbers.insert(one.numbers.end(), {number_of(e.at("repness")), number_of(e.at("repness-test"))});
    all.push_back(std::move(one));
  }
  return all;
}

// The engine publishes repness-test as a 32-bit float: seven digits.
void check_engine_lists(const Case& c) {
  const Folder& f = c.folder;
  if (const auto* repness = f.production->if_contains("repness")) {
    for (const auto& [label, list] : repness->as_object()) {
      const auto at = std::ranges::find(f.given_labels, std::stoll(std::string(label)));
      double off = 0;
      c.holds(
          fmt::format("production: representative of group {}", std::string(label)),
          at != f.given_labels.end() &&
              same_list(listed(f, f.told.lists[static_cast<std::size_t>(at - f.given_labels.begin())], true),
                        engine_list(list.as_array(), true), 1e-6, off));
    }
  }
  if (const auto* consensus = f.production->if_contains("consensus")) {
    double off = 0;
    const auto same = [&](const auto& ours, const char* side) {
      return same_list(listed(f, ours, false), engine_list(consensus->at(side).as_array(), false), 1e-9, off);
    };
    c.holds("production: consensus",
            same(f.map.consensus.agree, "agree") && same(f.map.consensus.disagree, "disagree"));
  }
}

}  // namespace

void check_production(const Case& c) {
  const Folder& f = c.folder;
  if (!f.production) return;
  check_engine_axes(c, engine_columns(f));
  check_engine_places(c);
  check_group_votes(c);
  if (const auto* gac = f.production->if_contains("group-aware-consensus"))
    c.within("production: group-aware consensus",
             largest_off(f, gac->as_object(), [&](std::size_t j) { return f.told.group_aware[j].agree; }),
             1e-9);
  if (const auto* priority = f.production->if_contains("comment-priorities"))
    c.within("production: priority",
             largest_off(f, priority->as_object(), [&](std::size_t j) { return f.told.priority[j]; }), 1e-9);
  check_engine_lists(c);
}

}  // namespace corpus
