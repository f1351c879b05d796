// An opinion map told: the same votes the same bytes, the same numbers in drawing and table, everything
// escaped.
#include "formats/opinion.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

using namespace plenary;
using namespace plenary::consult;
using namespace plenary::formats;

namespace {

Table two_camps() {
  const Chance chance(3);
  std::vector<Vote> votes;
  std::vector<Statement> statements;
  for (std::int64_t j = 0; j < 12; ++j)
    statements.push_back({.id = j});
  for (std::int64_t i = 0; i < 40; ++i) {
    for (std::int64_t j = 0; j < 12; ++j) {
      const bool agree =
          (j == 0 || (i + j) % 2 == 0) != (chance.share(static_cast<std::uint64_t>(12 * i + j)) < 0.08);
      votes.push_back({i, j, 0, static_cast<std::int8_t>(agree ? 1 : -1)});
    }
  }
  return tabulate(votes, statements).value();
}

const OpinionAsk kQuick{.structure = {.permutations = 99, .bootstraps = 20, .starts = 8}, .choice = 3};

OpinionText hostile() {
  return {.title = "<script>alert(1)</script>", .statements = {{0, "Ada & \"Bran\" <b>"}, {1, "النقل ليلاً"}}};
}

}  // namespace

TEST_CASE("decimals have nine places at most and are never a NaN or a negative nothing") {
  CHECK(decimal_9(0.1) == "0.1");
  CHECK(decimal_9(-1e-12) == "0");
  CHECK(decimal_9(NAN) == "0");
  CHECK(decimal_9(2) == "2");
  CHECK(decimal_9(1.0 / 3) == "0.333333333");
}

TEST_CASE(
    "rows in another order, and any number of threads, give the same JSON but for the order of people") {
  const Table table = two_camps();
  std::vector<std::size_t> back;
  for (std::size_t i = table.rows(); i-- > 0;)
    back.push_back(i);
  Table moved = rows_of(table, back);
  std::ranges::sort(moved.participants);  // ids now belong to other people
  OpinionAsk one = kQuick, many = kQuick;
  one.structure.threads = 1, many.structure.threads = 7;
  auto a = as_json({}, opinion_of(table, one)), b = as_json({}, opinion_of(moved, many));
  auto strip = [](json::Value value) {
    json::Object all = *value.object();
    all.set("participants", nullptr);
    return json::print(all);
  };
  CHECK(strip(a) == strip(b));
  CHECK(json::print(a) == json::print(as_json({}, opinion_of(table, many))));
}

TEST_CASE("what is printed is canonical JSON") {
  const std::string bytes = json::print(as_json(hostile(), opinion_of(two_camps(), kQuick)));
  CHECK(json::parse(bytes, json::Form::canonical, {.bytes = 1 << 20, .depth = 16}));
  const Table table = two_camps();
  const std::string other = json::print(as_json(hostile(), table, compatible::map_of(table)));
  CHECK(json::parse(other, json::Form::canonical, {.bytes = 1 << 20, .depth = 16}));
}

TEST_CASE("the page escapes what people wrote, and asks nothing of any other place") {
  const Table table = two_camps();
  const std::string page = as_html(hostile(), opinion_of(table, kQuick), compatible::map_of(table));
  CHECK(page.find("<script") == page.npos);
  CHECK(page.find("Ada &amp; &quot;Bran&quot; &lt;b&gt;") != page.npos);
  CHECK(page.find("النقل ليلاً") != page.npos);
  for (const char* refused : {"http", "url(", "src=", "href="})
    CHECK(page.find(refused) == page.npos);
  CHECK(page.find("nan") == page.npos);
}

TEST_CASE("the map's marks and the table beside it count the same people") {
  const Opinion o = opinion_of(two_camps(), kQuick);
  const std::string svg = as_svg(o);
  std::int64_t people = 0;
  for (std::size_t at = svg.find("aria-label=\""); at != svg.npos; at = svg.find("aria-label=\"", at + 1)) {
    const std::string label = svg.substr(at + 12, svg.find('"', at + 12) - at - 12);
    if (label.find(" pe") != label.npos && std::isdigit(static_cast<unsigned char>(label[0])))
      people += std::stoll(label);
  }
  CHECK(people == 40);
}

TEST_CASE("nobody heard is a page too") {
  const Table none = tabulate({}, {}).value();
  const std::string page = as_html({}, opinion_of(none, kQuick), compatible::map_of(none));
  CHECK(page.find("Nobody has been heard.") != page.npos);
  const Table one = tabulate({{1, 1, 0, 1}}, {{.id = 1}}).value();
  CHECK(as_html({}, opinion_of(one, kQuick), compatible::map_of(one)).find("Too few people") != page.npos);
}
