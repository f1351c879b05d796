#include "formats/mark_tables.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

namespace {

template <class Read>
std::string refused(const Result<Read>& read) {
  return read ? "read" : read.error().code + " " + read.error().where;
}

std::string lists(std::string_view bytes) {
  return refused(read_lists(bytes, "l.csv"));
}
std::string marks(std::string_view bytes) {
  return refused(read_marks(bytes, "m.csv"));
}

}  // namespace

TEST_CASE("votes of parties are read exactly, whatever separates the cells") {
  const auto read =
      read_lists("\xEF\xBB\xBFparty;votes\r\n\"Reed; and Rush\";10.5\r\nSedge;3/2\r\n", "l.csv");
  REQUIRE(read);
  CHECK(read->names == std::vector<std::string>{"Reed; and Rush", "Sedge"});
  CHECK(read->lists[0].votes == Exact(21, 2));
  CHECK(read->lists[1].votes == Exact(3, 2));
  CHECK(looks_like_lists("party,votes\n"));
  CHECK_FALSE(looks_like_lists("Ada,Ben\n"));
}

TEST_CASE("a table of votes is refused with its line and column") {
  CHECK(lists("") == "lists.header l.csv:1:1");
  CHECK(lists("votes,party\nA,1\n") == "lists.header l.csv:1:1");
  CHECK(lists("party,votes\n") == "lists.none l.csv:2:1");
  CHECK(lists("party,votes\nA,1\nA,2\n") == "lists.name_twice l.csv:3:1");
  CHECK(lists("party,votes\n,1\n") == "lists.name l.csv:2:1");
  CHECK(lists("party,votes\nA,-1\n") == "lists.votes l.csv:2:2");
  CHECK(lists("party,votes\nA,1,2\n") == "lists.cells l.csv:2:3");
}

TEST_CASE("marks are read with their counts, and an empty cell is no mark") {
  const auto read = read_marks("count,Ada,Ben\n12,5,\n1,-1,0\n", "m.csv");
  REQUIRE(read);
  CHECK(read->ballots[0].weight == 12);
  CHECK(read->ballots[0].marks == std::vector<std::optional<std::int64_t>>{5, {}});
  CHECK(read->lowest == -1);
  CHECK(read->highest == 5);
  CHECK(read_marks("Ada,Ben\n1,2\n", "m.csv")->ballots[0].weight == 1);
}

TEST_CASE("a table of marks that is written is read the same") {
  const auto read = read_marks("Ada,\"Ben, or \"\"B\"\"\"\n5,\n-1,0\n", "m.csv");
  REQUIRE(read);
  CHECK(write_marks(*read) == "count,\"Ada\",\"Ben, or \"\"B\"\"\"\n1,5,\n1,-1,0\n");
  const auto again = read_marks(write_marks(*read), "m.csv");
  REQUIRE(again);
  CHECK(again->names == read->names);
  CHECK(again->ballots[1].marks == read->ballots[1].marks);
}

TEST_CASE("a table of marks is refused with its line and column") {
  CHECK(marks("") == "marks.header m.csv:1:1");
  CHECK(marks("count\n1\n") == "marks.header m.csv:1:1");
  CHECK(marks("Ada,,Ben\n1,2,3\n") == "marks.header m.csv:1:2");
  CHECK(marks("Ada,Ada\n1,2\n") == "marks.name_twice m.csv:1:2");
  CHECK(marks("Ada,Ben\n") == "marks.none m.csv:2:1");
  CHECK(marks("Ada,Ben\n1,2\n1\n") == "marks.cells m.csv:3:1");
  CHECK(marks("Ada,Ben\n1,99999999999999999999\n") == "marks.mark m.csv:2:2");
  CHECK(marks("Ada,Ben\n1,1.5\n") == "marks.mark m.csv:2:2");
  CHECK(marks("count,Ada\n-1,1\n") == "marks.count m.csv:2:1");
}

TEST_CASE("whatever is cut off a table is read or refused") {
  const std::string whole = "count,Ada,\"B\"\"en\"\n12,5,\n1,-1,0\n";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    (void)read_marks(whole.substr(0, size), "m.csv");
    (void)read_lists(whole.substr(0, size), "l.csv");
  }
  for (int byte = 0; byte < 256; ++byte)
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string other = whole;
      other[at] = static_cast<char>(byte);
      (void)read_marks(other, "m.csv");
    }
}
