// One level: the people seated of a type not yet settled are said as (people) * z + s, s >= 0, of a settled type as its
// chance says + s, and z is made as large as the bounds allow.  The prices of the bounds give each type its weight;
// types of positive weight cannot have more than z while nobody has less, and are settled.  One at least is.
#include "count/lot/leximin_levels.h"

#include "base/result.h"

namespace plenary::count::panels {
namespace {

using Settled = std::vector<std::optional<Exact>>;  // by type, its chance

struct LevelProgram {
  BoxedLp lp;
  std::size_t z;
  const Frame& frame;
  const Settled& settled;

  // Bounds have no lower end of their own where they are cuts: no sum comes below minus all weights twice over.
  void add(const Bound& bound) {
    BoxedLp::Entries entries;
    Exact of_z = 0, given = 0;
    for (std::size_t type = 0; type < frame.sizes.size(); ++type) {
      const Exact& weight = bound.weights[type];
      if (weight == 0) continue;
      const Exact people = weight * Exact(frame.sizes[type]);
      entries.emplace_back(z + 1 + type, weight);
      if (settled[type])
        given += people * *settled[type];
      else
        of_z += people;
    }
    if (of_z != 0) entries.emplace_back(z, of_z);
    lp.add_row(entries, bound.least - given, bound.most - given);
  }

  [[nodiscard]] Exact seated(std::size_t type) const {
    const Exact chance = settled[type] ? *settled[type] : lp.value(z);
    return chance * Exact(frame.sizes[type]) + lp.value(z + 1 + type);
  }
};

LevelProgram program_of(const Frame& frame, const Settled& settled, const std::vector<Bound>& bounds) {
  LevelProgram program{.lp = {}, .z = 0, .frame = frame, .settled = settled};
  program.z = program.lp.add_variable(0, 2);  // ends that are never reached: nobody is seated more than once
  for (const std::size_t size : frame.sizes)
    program.lp.add_variable(0, 2 * size);
  for (const Bound& bound : bounds)
    program.add(bound);
  std::vector<Exact> gains(frame.sizes.size() + 1);
  gains[program.z] = 1;
  program.lp.set_gains(gains);
  return program;
}

Bound at_most_all(const Frame& frame, std::size_t type) {
  Bound bound{.weights = std::vector<Exact>(frame.sizes.size()), .least = 0, .most = frame.sizes[type]};
  bound.weights[type] = 1;
  return bound;
}

// Until nobody is seated more than once; false where the pivots are used up.
bool solve_whole(LevelProgram& program, std::vector<Bound>& bounds, Pivots& pivots) {
  for (bool more = true; more;) {
    const LpEnd end = program.lp.solve(pivots);
    if (end == LpEnd::used_up) return false;
    ensure(end == LpEnd::best, "what a lottery has, the bounds allow");
    more = false;
    for (std::size_t type = 0; type < program.frame.sizes.size(); ++type) {
      if (program.seated(type) <= program.frame.sizes[type]) continue;
      bounds.push_back(at_most_all(program.frame, type));
      program.add(bounds.back());
      more = true;
    }
  }
  return true;
}

// The sum of price times bound, as whole weights and the value that no panel exceeds.
FairLevel priced(const LevelProgram& program, const std::vector<Bound>& bounds) {
  std::vector<Exact> weights(program.frame.sizes.size());
  Exact most = 0;
  for (std::size_t row = 0; row < bounds.size(); ++row) {
    const Exact price = program.lp.price(row);
    if (price == 0) continue;
    most += price * (price > 0 ? bounds[row].most : bounds[row].least);
    for (std::size_t type = 0; type < weights.size(); ++type)
      if (bounds[row].weights[type] != 0) weights[type] += price * bounds[row].weights[type];
  }
  mpz_class common = most.get_den(), shared = 0;
  for (const Exact& weight : weights)
    common = lcm(common, weight.get_den());
  FairLevel level{.chance = program.lp.value(program.z)};
  level.bound = most.get_num() * (common / most.get_den());
  shared = abs(level.bound);
  for (const Exact& weight : weights) {
    level.weights.push_back(weight.get_num() * (common / weight.get_den()));
    shared = gcd(shared, level.weights.back());
  }
  level.bound /= shared;
  for (mpz_class& weight : level.weights)
    weight /= shared;
  return level;
}

std::optional<FairLevel> next_level(const Frame& frame, Settled& settled, std::vector<Bound>& bounds, Pivots& pivots) {
  LevelProgram program = program_of(frame, settled, bounds);
  if (!solve_whole(program, bounds, pivots)) return std::nullopt;
  FairLevel level = priced(program, bounds);
  for (std::size_t type = 0; type < frame.sizes.size(); ++type) {
    if (settled[type] || level.weights[type] <= 0) continue;
    level.types.push_back(type);
  }
  ensure(!level.types.empty(), "each level settles a type");
  for (const std::size_t type : level.types)
    settled[type] = level.chance;
  return level;
}

}  // namespace

std::vector<Bound> first_bounds(const Frame& frame) {
  const std::size_t types = frame.sizes.size();
  std::vector<Bound> bounds{{.weights = std::vector<Exact>(types, 1), .least = frame.seats, .most = frame.seats}};
  for (const auto& [least, most] : frame.quotas)
    bounds.push_back({.weights = std::vector<Exact>(types), .least = least, .most = most});
  for (std::size_t type = 0; type < types; ++type)
    for (const std::size_t quota : frame.traits[type])
      bounds[quota + 1].weights[type] = 1;
  return bounds;
}

std::optional<std::vector<FairLevel>> fairest_levels(const Frame& frame, std::vector<Bound>& bounds, Pivots& pivots) {
  Settled settled(frame.sizes.size());
  std::vector<FairLevel> levels;
  for (std::size_t done = 0; done < frame.sizes.size();) {
    auto level = next_level(frame, settled, bounds, pivots);
    if (!level) return std::nullopt;
    done += level->types.size();
    levels.push_back(*std::move(level));
  }
  return levels;
}

std::vector<Exact> chances_of(const std::vector<FairLevel>& levels, std::size_t types) {
  std::vector<Exact> chances(types);
  for (const FairLevel& level : levels)
    for (const std::size_t type : level.types)
      chances[type] = level.chance;
  return chances;
}

}  // namespace plenary::count::panels
