#include "consult/axes.h"

#include <algorithm>
#include <cmath>

#include "consult/counts.h"
#include "consult/jacobi.h"
#include "consult/random.h"

namespace plenary::consult {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double even = 0, odd = 0;
  std::size_t j = 0;
  for (; j + 1 < a.size(); j += 2) {
    even += a[j] * b[j];
    odd += a[j + 1] * b[j + 1];
  }
  return even + odd + (j < a.size() ? a[j] * b[j] : 0);
}

void add_times(Vector& to, double factor, const Vector& what) {
  for (std::size_t j = 0; j < to.size(); ++j)
    to[j] += factor * what[j];
}

struct Basis {
  std::vector<Vector> vectors, images;
};

// Taken into the basis if something of it is new: twice orthogonalised is enough (Kahan).
bool orthogonalised(const Basis& basis, std::vector<Vector>& fresh, Vector v) {
  const double before = std::sqrt(dot(v, v));
  if (!(before > 0)) return false;
  for (int twice = 0; twice < 2; ++twice) {
    for (const std::vector<Vector>* known :
         {&basis.vectors, static_cast<const std::vector<Vector>*>(&fresh)}) {
      for (const Vector& u : *known)
        add_times(v, -dot(u, v), u);
    }
  }
  const double left = std::sqrt(dot(v, v));
  if (left <= before * 1e-10) return false;
  for (double& entry : v)
    entry /= left;
  fresh.push_back(std::move(v));
  return true;
}

std::vector<Vector> applied(const Gram& gram, const std::vector<Vector>& vectors) {
  Block in(gram.size(), Lanes{}), out;
  for (std::size_t l = 0; l < vectors.size(); ++l) {
    for (std::size_t j = 0; j < in.size(); ++j)
      in[j][l] = vectors[l][j];
  }
  gram.apply(in, out);
  std::vector<Vector> images(vectors.size(), Vector(in.size()));
  for (std::size_t l = 0; l < vectors.size(); ++l) {
    for (std::size_t j = 0; j < in.size(); ++j)
      images[l][j] = out[j][l];
  }
  return images;
}

std::vector<Vector> fixed_start(std::size_t m) {
  std::vector<Vector> start(kLanes, Vector(m, 1.0));
  const Chance pattern(0x706c656e617279);  // any number; always this one
  for (std::size_t l = 1; l < kLanes; ++l) {
    for (std::size_t j = 0; j < m; ++j)
      start[l][j] = pattern.share(l * m + j) - 0.5;
  }
  return start;
}

struct Ritz {
  Basis basis;  // best first
  Vector values;
};

Ritz ritz(const Basis& basis, std::size_t keep) {
  const std::size_t n = basis.vectors.size();
  Vector inner(n * n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a; b < n; ++b)
      inner[a * n + b] = inner[b * n + a] = dot(basis.vectors[a], basis.images[b]);
  }
  const Eigen found = jacobi(std::move(inner), n);
  Ritz best;
  for (std::size_t k = 0; k < std::min(keep, n); ++k) {
    Vector v(basis.vectors[0].size()), image(v.size());
    for (std::size_t a = 0; a < n; ++a) {
      add_times(v, found.vectors[k][a], basis.vectors[a]);
      add_times(image, found.vectors[k][a], basis.images[a]);
    }
    best.basis.vectors.push_back(std::move(v));
    best.basis.images.push_back(std::move(image));
    best.values.push_back(found.values[k]);
  }
  return best;
}

// How far each of the first `want` is from being an axis, and the directions in which it is off.
std::vector<Vector> residuals(const Ritz& best, std::size_t want, double& largest) {
  std::vector<std::pair<double, Vector>> off;
  for (std::size_t k = 0; k < std::min(want, best.values.size()); ++k) {
    Vector r = best.basis.images[k];
    add_times(r, -best.values[k], best.basis.vectors[k]);
    off.emplace_back(dot(r, r), std::move(r));
  }
  std::ranges::stable_sort(off, std::greater{}, [](const auto& each) { return each.first; });
  largest = off.empty() ? 0 : std::sqrt(off.front().first);
  std::vector<Vector> directions;
  for (auto& each : off) {
    if (directions.size() < kLanes) directions.push_back(std::move(each.second));
  }
  return directions;
}

// Fills the basis block by block; what is left of a block when nothing in it is new ends it.
void grow(const Gram& gram, Basis& basis, std::vector<Vector> block, const AxesAsk& ask, int& passes) {
  while (basis.vectors.size() + block.size() <= ask.basis && passes < ask.most_passes) {
    std::vector<Vector> fresh;
    for (Vector& v : block)
      orthogonalised(basis, fresh, std::move(v));
    if (fresh.empty()) return;
    std::vector<Vector> images;
    for (std::size_t from = 0; from < fresh.size(); from += kLanes, ++passes) {
      const auto first = fresh.begin() + static_cast<std::ptrdiff_t>(from);
      const auto last = first + static_cast<std::ptrdiff_t>(std::min(kLanes, fresh.size() - from));
      for (Vector& image : applied(gram, {first, last}))
        images.push_back(std::move(image));
    }
    block = images;
    for (std::size_t l = 0; l < fresh.size(); ++l) {
      basis.vectors.push_back(std::move(fresh[l]));
      basis.images.push_back(std::move(images[l]));
    }
  }
}

void set_sign(Vector& v) {
  std::size_t largest = 0;
  for (std::size_t j = 1; j < v.size(); ++j) {
    if (std::abs(v[j]) > std::abs(v[largest])) largest = j;
  }
  if (v[largest] < 0) {
    for (double& entry : v)
      entry = -entry;
  }
}

}  // namespace

Axes leading_axes(const Gram& gram, std::size_t want, const AxesAsk& ask) {
  Axes axes;
  want = std::min({want, kMostAxes, gram.size()});
  if (want == 0) return axes;
  Ritz best;
  std::vector<Vector> block = ask.start.empty() ? fixed_start(gram.size()) : ask.start;
  for (bool done = false; !done;) {
    Basis basis = std::move(best.basis);
    const std::size_t before = basis.vectors.size();
    grow(gram, basis, std::move(block), ask, axes.passes);
    const bool grown = basis.vectors.size() > before;
    if (basis.vectors.empty()) return axes;
    best = ritz(basis, want + kLanes);
    double largest = 0;
    block = residuals(best, want + 1, largest);
    axes.converged = largest <= ask.precision * best.values[0] || !grown;
    done = axes.converged || axes.passes >= ask.most_passes;
  }
  for (std::size_t k = 0; k < std::min(want, best.values.size()); ++k) {
    if (!(best.values[k] > 1e-12 * std::max(best.values[0], 1e-12))) break;
    set_sign(best.basis.vectors[k]);
    axes.values.push_back(best.values[k]);
    axes.vectors.push_back(std::move(best.basis.vectors[k]));
  }
  const std::size_t found = axes.values.size();
  axes.next_value = best.values.size() > found ? std::max(0.0, best.values[found]) : 0;
  axes.determined = found > 0 && (axes.values.back() - axes.next_value) > 1e-6 * axes.values.back();
  return axes;
}

double total_spread(const Table& table, const std::vector<double>& centre,
                    std::span<const std::uint8_t> weights) {
  const Counts counts = count_all(table, weights);
  double sum = 0;
  for (std::size_t j = 0; j < counts.size(); ++j) {
    if (table.statements[j].out()) continue;
    sum += static_cast<double>(counts[j].agree + counts[j].disagree) -
           static_cast<double>(counts[j].seen) * centre[j] * centre[j];
  }
  return sum;
}

}  // namespace plenary::consult
