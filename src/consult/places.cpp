#include "consult/places.h"

#include <algorithm>
#include <cmath>

#include "consult/parallel.h"

namespace plenary::consult {
namespace {

constexpr std::size_t kRowsInChunk = 4096;

// (vote - centre) * loading for each code and axis, so that a row is a sum of table entries.
std::vector<double> steps_of(const Table& table, const std::vector<double>& centre, const Axes& axes) {
  const std::size_t k = axes.vectors.size();
  std::vector<double> steps(3 * table.columns() * k);
  for (std::size_t code = 0; code < 3 * table.columns(); ++code) {
    const std::size_t j = code / 3;
    if (table.statements[j].out()) continue;
    for (std::size_t axis = 0; axis < k; ++axis)
      steps[code * k + axis] = (static_cast<double>(code % 3) - 1 - centre[j]) * axes.vectors[axis][j];
  }
  return steps;
}

std::size_t out_columns(const Table& table) {
  return static_cast<std::size_t>(std::ranges::count_if(table.statements, &Statement::out));
}

double stretch(std::span<const Code> row, const Table& table, Out out, std::size_t zeroed) {
  std::size_t seen = out == Out::zeroed ? zeroed : 0;
  for (const Code code : row)
    seen += table.statements[column_of(code)].out() ? 0 : 1;
  const std::size_t m = out == Out::zeroed ? table.columns() : table.columns() - zeroed;
  return std::sqrt(static_cast<double>(m) / static_cast<double>(std::max<std::size_t>(seen, 1)));
}

}  // namespace

Places places_of_participants(const Table& table, const std::vector<double>& centre, const Axes& axes,
                              Out out, std::size_t threads) {
  const std::size_t k = axes.vectors.size();
  Places places{k, std::vector<double>(table.rows() * k)};
  const std::vector<double> steps = steps_of(table, centre, axes);
  const std::size_t zeroed = out_columns(table);
  const std::size_t chunks = (table.rows() + kRowsInChunk - 1) / kRowsInChunk;
  in_parallel(chunks, threads, [&](std::size_t chunk) {
    for (std::size_t i = chunk * kRowsInChunk; i < std::min(table.rows(), (chunk + 1) * kRowsInChunk); ++i) {
      double* at = places.at.data() + i * k;
      for (const Code code : table.row(i)) {
        for (std::size_t axis = 0; axis < k; ++axis)
          at[axis] += steps[code * k + axis];
      }
      const double factor = stretch(table.row(i), table, out, zeroed);
      for (std::size_t axis = 0; axis < k; ++axis)
        at[axis] *= factor;
    }
  });
  return places;
}

std::vector<double> place_of(std::span<const Code> row, const Table& table, const std::vector<double>& centre,
                             const Axes& axes, Out out) {
  std::vector<double> at(axes.vectors.size());
  for (const Code code : row) {
    const std::size_t j = column_of(code);
    if (table.statements[j].out()) continue;
    for (std::size_t axis = 0; axis < at.size(); ++axis)
      at[axis] += (value_of(code) - centre[j]) * axes.vectors[axis][j];
  }
  const double factor = stretch(row, table, out, out_columns(table));
  for (double& coordinate : at)
    coordinate *= factor;
  return at;
}

Places places_of_statements(const std::vector<double>& centre, const Axes& axes) {
  const std::size_t k = axes.vectors.size();
  Places places{k, std::vector<double>(centre.size() * k)};
  const double root = std::sqrt(static_cast<double>(centre.size()));
  for (std::size_t j = 0; j < centre.size(); ++j) {
    for (std::size_t axis = 0; axis < k; ++axis)
      places.at[j * k + axis] = root * (1 - centre[j]) * axes.vectors[axis][j];
  }
  return places;
}

std::vector<double> extremities(const Places& statements) {
  std::vector<double> far(statements.size());
  for (std::size_t j = 0; j < far.size(); ++j) {
    double sum = 0;
    for (std::size_t axis = 0; axis < statements.axes; ++axis)
      sum += statements.of(j)[axis] * statements.of(j)[axis];
    far[j] = std::sqrt(sum);
  }
  return far;
}

}  // namespace plenary::consult
