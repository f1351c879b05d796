#include "view/diff.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace plenary::view;

namespace {

std::string without(const std::vector<WordRun>& runs, Change left_out) {
  std::string text;
  for (const auto& run : runs) {
    if (run.change != left_out) text += run.words;
  }
  return text;
}

}  // namespace

TEST_CASE("a difference without its additions is the old text, without its removals the new one") {
  CHECK(rc::check([] {
    const auto text = rc::gen::container<std::string>(rc::gen::element('a', 'b', ' ', 'c', '\n'));
    const std::string before = *text, after = *text;
    const auto runs = word_difference(before, after);
    RC_ASSERT(without(runs, Change::added) == before);
    RC_ASSERT(without(runs, Change::removed) == after);
  }));
}

TEST_CASE("words inserted are shown as added, and nothing else") {
  const auto runs = word_difference("Water butts for every plot", "Water butts for every plot except plots 30 to 40");
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].change == Change::same);
  CHECK(runs[1].change == Change::added);
  CHECK(runs[1].words == " except plots 30 to 40");
}
