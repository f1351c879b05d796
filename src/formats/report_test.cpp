#include "formats/report.h"

#include <doctest/doctest.h>

#include "count/ranked/rules.h"
#include "formats/blt.h"

using namespace plenary;
using namespace plenary::formats;

TEST_CASE("a number is told as a decimal where it ends, else as a fraction") {
  CHECK(decimal(Exact(3)) == "3");
  CHECK(decimal(Exact(-1, 8)) == "-0.125");
  CHECK(decimal(Exact(1, 3)) == "1/3");
  CHECK(decimal(Exact(1292, 100000)) == "0.01292");
}

TEST_CASE("a count is told as text, CSV and JSON with the same sums") {
  const auto file = read_blt("3 1\n4 1 0\n3 2 0\n2 3 2 0\n0\n\"Ada\"\n\"=Ben\"\n\"Cyd\"\n\"Board\"\n");
  const auto returned = count::count_ranked("irv@1", file->ballots, {});
  const Report report{.rule = "irv@1", .title = file->title, .names = file->names};
  const auto text = as_text(report, *returned);
  CHECK(text.find("  2  exclusion: Cyd\n") != text.npos);
  CHECK(text.find("elected: =Ben\n") != text.npos);
  CHECK(as_csv(report, *returned).find("2,\"exclusion\",\"'=Ben\",5\r\n") != std::string::npos);
  const auto json = json::print(as_json(report, *returned));
  CHECK(json.find(R"("elected":[1])") != json.npos);
  CHECK(json.find(R"("sums":["4","5","0"])") != json.npos);
}

TEST_CASE("an open tie is told with those tied") {
  const auto file = read_blt("2 1\n1 1 0\n1 2 0\n0\nA\nB\n");
  const auto returned = count::count_ranked("irv@1", file->ballots, {});
  CHECK(as_text({.rule = "irv@1", .title = "", .names = file->names}, *returned)
            .find("open tie (election): A, B\n") != std::string::npos);
}

TEST_CASE("pairs are told with their matrix") {
  const auto file = read_blt("2 1\n3 1 2 0\n1 2 0\n0\nA\nB\n");
  const auto compared = count::count_pairs("ranked-pairs-wv@1", file->ballots);
  const Report report{.rule = "ranked-pairs-wv@1", .title = "", .names = file->names};
  CHECK(as_text(report, *compared).find("kept: A over B (3)\n") != std::string::npos);
  CHECK(as_csv(report, *compared) == "option,other,before\r\n\"A\",\"B\",3\r\n\"B\",\"A\",1\r\n");
  CHECK(json::print(as_json(report, *compared)).find(R"("pairs":[[0,3],[1,0]])") != std::string::npos);
}
