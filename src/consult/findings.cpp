#include "consult/findings.h"

#include <algorithm>
#include <numeric>

namespace plenary::consult {
namespace {

double one_sided(const std::vector<double>& loadings) {
  double up = 0, down = 0;
  for (const double l : loadings)
    (l > 0 ? up : down) += l * l;
  return up + down > 0 ? std::max(up, down) / (up + down) : 0;
}

std::vector<std::size_t> enough_votes(const Table& table) {
  const std::size_t least = std::min(kLeastVotes, table.columns());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (!table.row(i).empty() && table.row(i).size() >= least) rows.push_back(i);
  }
  return rows;
}

void tell(const StructureAsk& ask, std::string_view what, std::size_t done) {
  if (ask.progress) ask.progress(what, done, 4);
}

std::size_t how_many_beyond(const Axes& rough, const NullAxes& null) {
  std::size_t beyond = 0;
  while (beyond < rough.values.size() && null.p_of(rough.values[beyond]) <= 0.05)
    ++beyond;
  return beyond;
}

// How many axes are beyond chance, roughly; then those, exactly, and at least two for drawing.
void find_axes(Structure& s, const StructureAsk& ask, const Chance& chance) {
  s.centre = centres(s.table, s.counts);
  s.spread = total_spread(s.table, s.centre);
  if (s.table.rows() < 2 || s.table.columns() < 2) return;
  const SparseGram gram(s.table, s.centre, {}, ask.threads);
  NullAxes null;
  std::size_t beyond = 0;
  if (ask.permutations > 0) {
    null = permutation_null(s.table, ask.permutations, chance.stream(1), ask.threads);
    beyond = how_many_beyond(leading_axes(gram, kMostAxes, {.precision = 1e-2, .most_passes = 14}), null);
  }
  s.noise_floor = null.point_95();
  tell(ask, "permutations", 1);
  s.axes = leading_axes(gram, std::max<std::size_t>(2, beyond));
  for (std::size_t a = 0; a < s.axes.values.size(); ++a) {
    AxisFound f{.value = s.axes.values[a], .share = s.spread > 0 ? s.axes.values[a] / s.spread : 0};
    f.p = null.largest.empty() ? 1 : null.p_of(f.value);
    f.beyond_chance = a < beyond;
    f.one_sided = one_sided(s.axes.vectors[a]);
    f.general_agreement = f.beyond_chance && f.one_sided >= kOneSided;
    s.found.push_back(f);
  }
  tell(ask, "axes", 2);
}

Axes beyond_chance(const Structure& s) {
  Axes kept;
  for (std::size_t a = 0; a < s.found.size() && s.found[a].beyond_chance; ++a) {
    kept.values.push_back(s.axes.values[a]);
    kept.vectors.push_back(s.axes.vectors[a]);
  }
  return kept;
}

// Of the numbers of groups that pass, the one that parts people best; of equals the larger.
void take_groups(Structure& s, const std::vector<std::vector<double>>& certainty, const Seen& seen,
                 const Cloud& everybody) {
  double best = -1;
  for (std::size_t t = 0; t < s.tried.size(); ++t) {
    if (!s.tried[t].considered || s.tried[t].stability < kStable || s.tried[t].silhouette < best) continue;
    best = s.tried[t].silhouette;
    s.verdict = Verdict::groups;
    s.groups = s.tried[t].groups;
    const std::vector<int> of = nearest(seen.cloud, s.tried[t].partition);
    for (std::size_t i = 0; i < seen.rows.size(); ++i) {
      s.group_of[seen.rows[i]] = of[i];
      s.certainty[seen.rows[i]] = certainty[t][i];
    }
    const std::vector<int> near = nearest(everybody, s.tried[t].partition);
    for (std::size_t i = 0; i < near.size(); ++i)
      s.nearest_group[i] = s.table.row(i).empty() ? kNoGroup : near[i];
  }
}

void find_groups(Structure& s, const StructureAsk& ask, const Chance& chance) {
  const Axes kept = beyond_chance(s);
  std::vector<std::vector<double>> without;
  for (std::size_t a = 0; a < kept.vectors.size(); ++a) {
    if (s.found[a].general_agreement) without.push_back(s.axes.vectors[a]);
  }
  const auto directions = grouping_axes(kept, without);
  if (kept.vectors.empty() || directions.empty()) {
    s.verdict = kept.vectors.empty() ? Verdict::nothing_in_common : Verdict::general_agreement;
    return;
  }
  const Seen seen{s.included, unshrunk(s.table, s.included, s.centre, directions)};
  s.tried = against_spectrum(s.table, seen, s.centre, directions,
                             {ask.permutations, ask.threads, ask.most_groups, ask.starts}, chance.stream(2));
  tell(ask, "even spectra", 3);
  const auto certainty =
      stability(s.table, seen, kept, without, s.tried, {ask.bootstraps, ask.threads, 4}, chance.stream(3));
  tell(ask, "bootstraps", 4);
  s.verdict = std::ranges::any_of(s.tried, &Tried::considered) ? Verdict::unstable : Verdict::spectrum;
  std::vector<std::size_t> all(s.table.rows());
  std::iota(all.begin(), all.end(), std::size_t{0});
  take_groups(s, certainty, seen, unshrunk(s.table, all, s.centre, directions));
  if (s.verdict == Verdict::spectrum && s.found[0].general_agreement) s.verdict = Verdict::general_agreement;
}

// The work is done on rows in canonical order; what is told of rows goes back to the order given.
template <class T>
std::vector<T> back(const std::vector<T>& values, const std::vector<std::size_t>& order) {
  std::vector<T> given(values.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    given[order[i]] = values[i];
  return given;
}

void order_back(Structure& s, Table given, const std::vector<std::size_t>& order, std::size_t threads) {
  s.table = std::move(given);
  s.group_of = back(s.group_of, order);
  s.nearest_group = back(s.nearest_group, order);
  s.certainty = back(s.certainty, order);
  for (std::size_t& i : s.included)
    i = order[i];
  std::ranges::sort(s.included);
  s.places = places_of_participants(s.table, s.centre, s.axes, Out::absent, threads);
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  static constexpr std::string_view kNames[] = {"nobody heard",
                                                "too few people",
                                                "nothing in common beyond chance",
                                                "one axis of general agreement",
                                                "a spectrum, not camps",
                                                "no stable groups",
                                                "groups"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::vector<int> Structure::certain_groups() const {
  std::vector<int> certain = group_of;
  for (std::size_t i = 0; i < certain.size(); ++i) {
    if (certainty[i] < kCertain) certain[i] = kNoGroup;
  }
  return certain;
}

Structure structure_of(const Table& table, const StructureAsk& ask) {
  Structure s;
  Table given = without_rejected(table);
  const std::vector<std::size_t> order = canonical_order(given);
  s.table = rows_of(given, order);
  s.content = content_hash(s.table);
  s.counts = count_all(s.table);
  s.included = enough_votes(s.table);
  s.group_of.assign(s.table.rows(), kNoGroup);
  s.nearest_group = s.group_of;
  s.certainty.assign(s.table.rows(), 0);
  const Chance chance = chance_of(s.content);
  find_axes(s, ask, chance);
  if (s.table.cells.empty()) {
    s.verdict = Verdict::nobody_heard;
  } else if (s.included.size() < kLeastPeople) {
    s.verdict = Verdict::too_few;
  } else if (ask.permutations > 0) {
    find_groups(s, ask, chance);
  }
  order_back(s, std::move(given), order, ask.threads);
  return s;
}

}  // namespace plenary::consult
