// Centre, axes, places and extremities against the expected files.
#include <algorithm>
#include <cmath>

#include "folder.h"

namespace corpus {
namespace {

using Vectors = std::vector<std::vector<double>>;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j)
    sum += a[j] * b[j];
  return sum;
}

// Are the squared singular values at `axis` and its neighbours more than 1 % apart?
bool apart(const std::vector<double>& values, std::size_t axis) {
  const auto near = [&](std::size_t a, std::size_t b) {
    return b < values.size() && values[b] > 0.99 * values[a];
  };
  return !(axis > 0 && near(axis - 1, axis)) && !near(axis, axis + 1);
}

// 1 - cosine of the largest angle between two planes: of the smaller singular value of the 2 x 2 of products.
double plane_angle(const Vectors& a, const Vectors& b) {
  const double p = dot(a[0], b[0]), q = dot(a[0], b[1]), r = dot(a[1], b[0]), s = dot(a[1], b[1]);
  const double sum = p * p + q * q + r * r + s * s, det = p * s - q * r;
  return 1 - std::sqrt(std::max(0.0, (sum - std::sqrt(std::max(0.0, sum * sum - 4 * det * det))) / 2));
}

Vectors expected_axes(const Folder& f) {
  Vectors axes(2, std::vector<double>(f.table.columns()));
  for (std::size_t i = 0; i < f.statements->rows(); ++i) {
    const auto at = f.column_of.find(f.statements->whole(i, "statement"));
    if (at == f.column_of.end()) continue;
    axes[0][at->second] = f.statements->number(i, "pc1");
    axes[1][at->second] = f.statements->number(i, "pc2");
  }
  return axes;
}

void check_axes(const Case& c) {
  const auto& axes = c.folder.map.geometry.axes;
  const Vectors expected = expected_axes(c.folder);
  std::vector<double> values = axes.values;
  values.push_back(axes.next_value);
  if (axes.vectors.size() < 2) return c.holds("two axes", false, "there are fewer");
  if (!apart(values, 0) || !apart(values, 1))
    return c.within("plane of the axes", plane_angle(axes.vectors, expected), 1e-9);
  for (std::size_t k = 0; k < 2; ++k)
    c.within(fmt::format("axis {}: 1 - |cos|", k + 1), 1 - std::abs(dot(axes.vectors[k], expected[k])), 1e-9);
}

void check_values(const Case& c) {
  const auto* pca = c.folder.expected ? c.folder.expected->if_contains("pca") : nullptr;
  if (pca == nullptr) return;
  const auto& expected = pca->at("singular_values_squared").as_array();
  const auto& g = c.folder.map.geometry;
  double off = 0;
  for (std::size_t k = 0; k < std::min(expected.size(), g.axes.values.size()); ++k)
    off = std::max(off, relative(g.axes.values[k], number_of(expected[k])));
  if (expected.size() > 2) off = std::max(off, relative(g.axes.next_value, number_of(expected[2])));
  c.within("squared singular values", off, 1e-9);
  c.within("sum of squares", relative(g.spread, number_of(pca->at("total_centered_sum_of_squares"))), 1e-9);
}

void check_statement_columns(const Case& c) {
  const Folder& f = c.folder;
  double centre = 0, extremity = 0;
  bool known = f.statements->rows() == f.table.columns(), counts = true;
  for (std::size_t i = 0; i < f.statements->rows(); ++i) {
    const auto at = f.column_of.find(f.statements->whole(i, "statement"));
    if (at == f.column_of.end()) {
      known = false;
      continue;
    }
    const auto& count = f.map.geometry.counts[at->second];
    counts =
        counts && count == consult::Count{f.statements->whole(i, "na_all"), f.statements->whole(i, "nd_all"),
                                          f.statements->whole(i, "ns_all")};
    centre =
        std::max(centre, std::abs(f.map.geometry.centre[at->second] - f.statements->number(i, "center")));
    extremity = std::max(
        extremity, std::abs(f.map.geometry.extremity[at->second] - f.statements->number(i, "extremity")));
  }
  c.holds("the statements", known);
  c.holds("counts of every statement", counts);
  c.within("centre", centre, 1e-12);
  c.within("extremity", extremity, 1e-8);
}

void check_places(const Case& c) {
  const Folder& f = c.folder;
  const auto& places = f.map.geometry.participants;
  if (places.axes < 2) return c.holds("places", false, "there are fewer than two axes");
  for (std::size_t axis = 0; axis < 2; ++axis) {
    double same = 0, turned = 0;
    for (std::size_t i = 0; i < f.participants->rows(); ++i) {
      const auto row = f.row_of.find(f.participants->whole(i, "participant"));
      if (row == f.row_of.end()) return c.holds("the participants", false);
      const double expected = f.participants->number(i, axis == 0 ? "x" : "y");
      same = std::max(same, std::abs(places.of(row->second)[axis] - expected));
      turned = std::max(turned, std::abs(places.of(row->second)[axis] + expected));
    }
    c.within(fmt::format("places on axis {}", axis + 1), std::min(same, turned), 1e-8);
  }
}

}  // namespace

void check_geometry(const Case& c) {
  if (c.folder.expected) {
    const auto& e = *c.folder.expected;
    const auto is = [&](const char* key, std::size_t n) {
      const auto* value = e.if_contains(key);
      return value == nullptr || number_of(*value) == static_cast<double>(n);
    };
    c.holds("sizes", is("n_participants", c.folder.table.rows()) &&
                         is("n_statements", c.folder.table.columns()) &&
                         is("n_cells", c.folder.table.cells.size()));
  }
  check_values(c);
  if (c.folder.statements) {
    check_statement_columns(c);
    check_axes(c);
  }
  if (c.folder.participants) check_places(c);
}

}  // namespace corpus
