#include "consult/routing.h"

#include <algorithm>
#include <numeric>

#include "base/result.h"
#include "crypto/hmac.h"
#include "crypto/sha256.h"

namespace plenary::consult {
namespace {

// Expected fall of the variance of Beta(a, b) by one more vote: ab / ((a+b)^2 (a+b+1)) / (a+b+1).
double information(const Count& c) {
  const double a = static_cast<double>(c.agree) + 1, b = static_cast<double>(c.seen - c.agree) + 1, n = a + b;
  return a * b / (n * n * (n + 1) * (n + 1));
}

std::vector<double> eagerness(const std::vector<Live>& live) {
  std::vector<double> missing, told;
  for (const Live& l : live) {
    missing.push_back(static_cast<double>(std::max<std::int64_t>(0, kQuota - l.least_views)));
    told.push_back(information(l.count));
  }
  const bool explored = std::ranges::all_of(missing, [](double m) { return m == 0; });
  return explored ? told : missing;
}

std::string length_before(std::string_view part) {
  return std::to_string(part.size()) + ":" + std::string(part);
}

}  // namespace

// Parts are cut to whole numbers; what is left over goes to the first statements, one each.
std::vector<std::int64_t> show_chances(const std::vector<Live>& live) {
  std::vector<std::int64_t> chances;
  if (live.empty()) return chances;
  const std::vector<double> eager = eagerness(live);
  const double all = std::accumulate(eager.begin(), eager.end(), 0.0);
  const auto floor = kMillion / 4 / static_cast<std::int64_t>(live.size());
  const auto rest = static_cast<double>(kMillion - floor * static_cast<std::int64_t>(live.size()));
  for (const double e : eager)
    chances.push_back(
        floor + static_cast<std::int64_t>(rest * (all > 0 ? e / all : 1 / static_cast<double>(live.size()))));
  std::int64_t left = kMillion - std::accumulate(chances.begin(), chances.end(), std::int64_t{0});
  for (std::size_t i = 0; left > 0; i = (i + 1) % chances.size(), --left)
    ++chances[i];
  return chances;
}

bool meta_allowed(std::size_t shown, std::size_t shown_meta) {
  return shown >= kMetaAmongFirst || (shown_meta + 1) * kMetaOneIn <= shown + 1;
}

Hash secret_commitment(std::string_view secret) {
  return crypto::sha256("plenary routing secret 1 " + std::string(secret));
}

std::int64_t draw_share(std::string_view secret, const DrawKey& key) {
  const Hash h = crypto::hmac_sha256(secret, {"plenary routing 1 ", length_before(key.consultation),
                                              length_before(key.participant), std::to_string(key.step)});
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i)
    bits = bits << 8 | h[i];
  return static_cast<std::int64_t>((bits >> 32) * static_cast<std::uint64_t>(kMillion) >> 32);
}

std::size_t draw(const std::vector<std::int64_t>& chances, std::int64_t share) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < chances.size(); ++i) {
    sum += chances[i];
    if (share < sum) return i;
  }
  ensure(false, "chances sum to a million");
  return 0;
}

double estimated_share(const std::vector<ShownVote>& votes) {
  double agree = 0, all = 0;
  for (const ShownVote& v : votes) {
    const double weight = static_cast<double>(kMillion) / static_cast<double>(v.chance);
    all += weight;
    agree += v.vote == 1 ? weight : 0;
  }
  return all > 0 ? agree / all : 0;
}

}  // namespace plenary::consult
