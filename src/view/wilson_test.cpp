#include "view/wilson.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace plenary::view;

TEST_CASE("the interval is Wilson's, rounded outwards to whole numbers per ten thousand") {
  for (const std::int64_t n : {1, 2, 5, 10, 33, 100, 1'000, 100'000, 100'000'000}) {
    for (std::int64_t k = 0; k <= n; k += std::max<std::int64_t>(1, n / 7)) {
      const double z = 1.96, p = double(k) / double(n), nn = double(n);
      const double centre = (p + z * z / (2 * nn)) / (1 + z * z / nn);
      const double half = z * std::sqrt(p * (1 - p) / nn + z * z / (4 * nn * nn)) / (1 + z * z / nn);
      const auto share = wilson(k, n);
      CHECK(double(share.low_bp) <= std::max(0.0, (centre - half) * 10'000) + 1e-6);
      CHECK(double(share.low_bp) >= (centre - half) * 10'000 - 1.01);
      CHECK(double(share.high_bp) >= std::min(1.0, centre + half) * 10'000 - 1e-6);
      CHECK(double(share.high_bp) <= (centre + half) * 10'000 + 1.01);
      CHECK(share.share_bp == std::llround(p * 10'000));
    }
  }
}

TEST_CASE("of nobody nothing is known") {
  CHECK(wilson(0, 0).low_bp == 0);
  CHECK(wilson(0, 0).high_bp == 10'000);
}
