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
  CHECK(refused("other: &a [1]\n") == "abc.syntax file.abc.yaml:1");
  CHECK(refused("description: |\n  text\n") == "abc.syntax file.abc.yaml:1");
  CHECK(refused("num_cand: 3\nnum_cand: 4\n") == "abc.key_twice file.abc.yaml:2");
  CHECK(refused("num_cand: 3\n profile: []\n") == "abc.syntax file.abc.yaml:2");
  CHECK(refused("profile: [[0]]\nnum_cand: 3\ncommitteesize: 1\nvoter_weights: [1, 2]\n").find("abc.weights") == 0);
  CHECK(refused("voter_weights: [x]\n") == "abc.weights file.abc.yaml:1");
  CHECK(refused("description: \"open\n") == "abc.syntax file.abc.yaml:1");
  CHECK(refused("profile: [[3]]\nnum_cand: 3\ncommitteesize: 1\n").find("abc.no_such_candidate") == 0);
  CHECK(refused("profile: [[0]\nnum_cand: 3\n").find("abc.syntax") == 0);
  CHECK(refused("profile: [[[[").find("abc.number") == 0);
}

TEST_CASE("a file of approvals that is written is read the same, with the keys nobody looked at in their place") {
  const std::string bytes =
      "origin: [made, [up]]\n# remark\nprofile: [[0, 2], [1],\n  []]\nnum_cand: 3\nNotes:\n- one\n- two: 2\n"
      "committeesize: 2\nvoter_weights: [2, 0.5, 1]\ncompute:\n- rule_id: pav\n  result: [[1, 0], [1, 2]]\n"
      "  resolute: false\n- rule_id: rsd\n  result:\n  resolute: true\n"
      "description: 'Ada''s \\ \"board\",\n  of three'\n";
  const auto file = read_abcvoting(bytes);
  if (!file) FAIL(debug_text(file.error()));
  CHECK(file->description == "Ada's \\ \"board\", of three");
  CHECK(file->approvals.grouped[1].weight == Exact(1, 2));
  const auto written = write_abcvoting(*file);
  REQUIRE(written);
  CHECK(*written ==
        "origin: [made, [up]]\n# remark\nprofile: [[0, 2], [1], []]\nnum_cand: 3\nNotes:\n- one\n- two: 2\n"
        "committeesize: 2\nvoter_weights: [2, 0.5, 1]\ncompute:\n- rule_id: pav\n  result: [[0, 1], [1, 2]]\n"
        "  resolute: false\n- rule_id: rsd\n  result: null\n  resolute: true\n"
        "description: \"Ada's \\\\ \\\"board\\\", of three\"\n");
  const auto again = read_abcvoting(*written);
  REQUIRE(again);
  CHECK(again->description == file->description);
  CHECK(again->expected[0].committees == file->expected[0].committees);
  CHECK_FALSE(again->expected[1].committees);
  CHECK(write_abcvoting(*again).value() == *written);
}

TEST_CASE("approvals of no file are written with the keys they need, and no weight that has no end") {
  AbcFile made;
  made.approvals = {.candidates = 2, .seats = 1, .grouped = {{{1}}, {{}}}};
  CHECK(write_abcvoting(made).value() == "profile: [[1], []]\nnum_cand: 2\ncommitteesize: 1\n");
  made.approvals.grouped[0].weight = Exact(1, 3);
  CHECK(write_abcvoting(made).error().code == "abc.not_decimal");
}

TEST_CASE("texts of approvals may run over lines, in quotes and plain, and keep their letters") {
  const auto told = [](const std::string& text) {
    const auto file = read_abcvoting("profile: []\nnum_cand: 1\ncommitteesize: 1\ndescription: " + text);
    return file ? file->description : file.error().code;
  };
  CHECK(told("plain,\r\n  and on\n \n") == "plain, and on");
  CHECK(told("\"caf\\u00e9 \\xe9 \\\n  \\ on\"\n") == "caf\xC3\xA9 \xC3\xA9  on");
  CHECK(told("a\rb\n") == "a b");
  CHECK(told("\"a\rb\"\n") == "a b");
  CHECK(told("\"a\\q\"") == "abc.syntax");
  CHECK(told("\"a\\ud800\"") == "abc.syntax");
  CHECK(told("\"a\\u00") == "abc.syntax");
}
