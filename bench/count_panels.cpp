// How long the fairest lottery of panels takes, found and proved: made-up pools whose volunteers are unlike the
// population that the quotas are made for.
//
//     bench-count_panels [PEOPLE SEATS FEATURES]      a table
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "count/lot/leximin.h"

using namespace plenary;
using Clock = std::chrono::steady_clock;

namespace {

// Features of 3, 4, 5, 3, 4, 5 ... values.  The population has each value alike; volunteers lean to the first ones.
// A quota leaves a fifth of its share of the seats to either side.
count::PanelAsked made_up(std::size_t people, std::size_t seats, std::size_t features) {
  std::mt19937 chance(500);
  count::PanelAsked asked{.quotas = {}, .pool = {}, .seats = seats};
  std::vector<std::size_t> starts;
  for (std::size_t feature = 0; feature < features; ++feature) {
    const std::size_t values = 3 + feature % 3;
    starts.push_back(asked.quotas.size());
    for (std::size_t value = 0; value < values; ++value)
      asked.quotas.push_back({fmt::format("feature {}", feature + 1), fmt::format("value {}", value + 1),
                              seats * 4 / (5 * values), (seats * 6 + 5 * values - 1) / (5 * values)});
  }
  starts.push_back(asked.quotas.size());
  for (std::size_t person = 0; person < people; ++person) {
    count::PanelPerson one{.id = fmt::format("person {}", person + 1), .traits = {}};
    for (std::size_t feature = 0; feature < features; ++feature) {
      const std::size_t values = starts[feature + 1] - starts[feature];
      one.traits.push_back(starts[feature] + std::min(chance() % values, chance() % (values + 2)));
    }
    asked.pool.push_back(std::move(one));
  }
  return asked;
}

void measure(std::size_t people, std::size_t seats, std::size_t features) {
  const auto asked = made_up(people, seats, features);
  const auto start = Clock::now();
  const auto found = count::leximin_panels(asked);
  const double all = std::chrono::duration<double>(Clock::now() - start).count();
  if (!found) {
    fmt::print("{} people, {} seats, {} features: {}\n", people, seats, features, debug_text(found.error()));
    return;
  }
  const auto again = Clock::now();
  (void)count::prove_panels(asked, *found);
  const double proof = std::chrono::duration<double>(Clock::now() - again).count();
  fmt::print(
      "{:>4} people, {:>2} seats, {} features: {:>4} types, {:>3} panels, {:>2} levels, {}; {:>9.2f} s, {}"
      " nodes, {} pivots; its proof {:.2f} s, {} nodes, {} pivots\n",
      people, seats, features, found->types.size(), found->panels.size(), found->levels.size(),
      found->proved ? "proved" : "not proved", all, found->work.nodes, found->work.pivots, proof,
      found->proof_work.nodes, found->proof_work.pivots);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4) {
    measure(std::strtoul(argv[1], nullptr, 10), std::strtoul(argv[2], nullptr, 10), std::strtoul(argv[3], nullptr, 10));
    return 0;
  }
  measure(100, 20, 3);
  measure(200, 20, 4);
  measure(500, 40, 3);
  measure(500, 40, 4);
  measure(500, 40, 6);
}
