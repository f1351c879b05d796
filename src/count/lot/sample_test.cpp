// Papers of a sample: drawn again from the seed, each as likely as another, none twice unless that is asked.
#include "count/lot/sample.h"

#include <doctest/doctest.h>
#include <gmpxx.h>

#include <map>

#include "crypto/sha256.h"

using namespace plenary;
using namespace plenary::count;

namespace {

const std::vector<Batch> kBoxes = {{"Box 1", 3}, {"Box 2", 0}, {"Box 3", 7}};
const LotSeed kSeed{crypto::sha256("die rolls 4 1 6 6 2")};

std::string why(const Result<std::vector<DrawnPaper>>& drawn) {
  return drawn ? "drawn" : drawn.error().code;
}

}  // namespace

TEST_CASE("a draw is the remainder of its hash, reckoned another way") {
  const auto drawn = draw_papers(kSeed, kBoxes, {.papers = 40, .replacement = true});
  REQUIRE(drawn);
  REQUIRE(drawn->size() == 40);
  for (const DrawnPaper& one : *drawn) {
    const Hash hash = crypto::sha256(std::string(view_of(kSeed.bytes)) + "|paper|" + std::to_string(one.draw));
    const mpz_class place = mpz_class(to_hex(view_of(hash)), 16) % 10;
    const mpz_class told = (one.batch == 0 ? 0 : 3) + one.paper - 1;
    CHECK(place == told);
    CHECK(one.batch != 1);  // it is empty
  }
}

TEST_CASE("without replacement no paper is drawn twice, and all papers can be drawn") {
  const auto all = draw_papers(kSeed, kBoxes, {.papers = 10});
  REQUIRE(all);
  std::map<std::pair<std::size_t, std::int64_t>, int> times;
  for (const DrawnPaper& one : *all)
    ++times[{one.batch, one.paper}];
  CHECK(times.size() == 10);
  CHECK(*draw_papers(kSeed, kBoxes, {.papers = 10}) == *all);
  CHECK(*draw_papers(LotSeed{crypto::sha256("other dice")}, kBoxes, {.papers = 10}) != *all);
}

TEST_CASE("a larger sample begins with the smaller one") {
  const auto five = draw_papers(kSeed, kBoxes, {.papers = 5}), nine = draw_papers(kSeed, kBoxes, {.papers = 9});
  CHECK(std::equal(five->begin(), five->end(), nine->begin()));
}

TEST_CASE("each paper is drawn about as often as another") {
  const std::vector<Batch> boxes = {{"a", 4}, {"b", 6}};
  const auto drawn = draw_papers(kSeed, boxes, {.papers = 10'000, .replacement = true});
  std::map<std::pair<std::size_t, std::int64_t>, int> times;
  for (const DrawnPaper& one : *drawn)
    ++times[{one.batch, one.paper}];
  for (const auto& [_, often] : times)
    CHECK((often > 850 && often < 1150));  // 1000 +- 5 deviations; the seed is fixed
}

TEST_CASE("a manifest with too few papers, or a batch named twice, is refused") {
  CHECK(why(draw_papers(kSeed, kBoxes, {.papers = 11})) == "lot.no_papers");
  CHECK(why(draw_papers(kSeed, {}, {.papers = 1, .replacement = true})) == "lot.no_papers");
  const std::vector<Batch> twice = {{"a", 4}, {"a", 6}}, huge = {{"a", std::int64_t{1} << 53}, {"b", 1}};
  CHECK(why(draw_papers(kSeed, twice, {.papers = 1})) == "lot.batch_twice");
  CHECK(why(draw_papers(kSeed, huge, {.papers = 1})) == "lot.too_many_papers");
}
