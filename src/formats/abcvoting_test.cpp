#include "formats/abcvoting.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

TEST_CASE("a file of approvals is read with what it expects") {
  const auto file = read_abcvoting(
      "description: \"a board,\n  of three\"\nprofile: [[0, 2], [1],\n  []]\nnum_cand: 3\ncommitteesize: 2\n"
      "compute:\n- rule_id: pav\n  result: [[1, 0], [\n      1, 2]]\n  resolute: false\n- rule_id: rsd\n  "
      "result:\n"
      "  resolute: true\n");
  REQUIRE(file);
  CHECK(file->approvals.grouped.size() == 3);
  CHECK(file->approvals.grouped[2].approved.empty());
  CHECK(file->approvals.seats == 2);
  REQUIRE(file->expected.size() == 2);
  CHECK(*file->expected[0].committees == std::vector<count::Committee>{{0, 1}, {1, 2}});
  CHECK_FALSE(file->expected[1].committees);
  CHECK(file->expected[1].resolute);
}

TEST_CASE("what is not written so is refused with its line") {
  const auto refused = [](std::string_view text) {
    const auto file = read_abcvoting(text);
    return file ? std::string() : file.error().code + " " + file.error().where;
  };
  CHECK(refused("") == "abc.no_key file.abc.yaml:1");
  CHECK(refused("num_cand: 3\nprofile: [[0, x]]\n") == "abc.number file.abc.yaml:2");
  CHECK(refused("num_cand: &a 3\n") == "abc.number file.abc.yaml:1");
  CHECK(refused("weights: [1]\n") == "abc.syntax file.abc.yaml:1");
  CHECK(refused("description: \"open\n") == "abc.syntax file.abc.yaml:1");
  CHECK(refused("profile: [[3]]\nnum_cand: 3\ncommitteesize: 1\n").find("abc.no_such_candidate") == 0);
  CHECK(refused("profile: [[0]\nnum_cand: 3\n").find("abc.syntax") == 0);
  CHECK(refused("profile: [[[[").find("abc.number") == 0);
}
