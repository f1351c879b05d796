#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/preflib.h"

using namespace plenary;
using namespace plenary::formats;
using count::kEqual;
using count::kSkipped;
using count::Mark;

namespace {

using MarkRow = std::vector<Mark>;

MarkRow marks_of(const RankedFile& file, std::size_t i) {
  const auto marks = file.ballots.marks(i);
  return {marks.begin(), marks.end()};
}
constexpr Mark beside(Mark mark) {
  return static_cast<Mark>(mark | kEqual);
}

std::string refused_file(std::string_view bytes) {
  const auto read = read_blt(bytes, {.file = "a.blt"});
  return read ? "accepted" : read.error().code + " " + read.error().where;
}

}  // namespace

TEST_CASE("a BLT file is read with its withdrawn, equals, empty ranks and names") {
  const auto file = read_blt(
      "# a remark\r\n3 2\r\n-3\r\n[nick a b c] [tie 3 1 2] [droop precision=5]\r\n4 1 2 0\r\n1 b=c - 1 0\r\n "
      "1/2 2 0\r\n0\r\n"
      "\"Ada\"\r\nBen, of no quotes\r\n\"Cyd \"the\" Third\"\r\n\"Board\" \r\n\r\nanything else\r\n");
  REQUIRE(file.has_value());
  CHECK(file->title == "Board");
  CHECK(file->names == std::vector<std::string>{"Ada", "Ben, of no quotes", "Cyd \"the\" Third"});
  CHECK(file->seats == 2);
  CHECK(file->withdrawn == std::vector<count::Option>{2});
  CHECK(file->tie_order == std::vector<count::Option>{2, 0, 1});
  CHECK(marks_of(*file, 0) == MarkRow{0, 1});
  CHECK(marks_of(*file, 1) == MarkRow{1, beside(2), kSkipped, 0});
  CHECK(file->ballots.votes(file->ballots.weight(2)) == Exact(1, 2));
}

TEST_CASE("an unquoted number after a half vote is a mark, and a line of 0 ends the ballots") {
  const auto file = read_blt("2 1\n1.5 2 0\n3 1\n 2 0\n0\n\"A\"\n\"B\"\n");
  REQUIRE(file.has_value());
  CHECK(file->ballots.size() == 2);
  CHECK(file->title.empty());
  CHECK(marks_of(*file, 1) == MarkRow{0, 1});
}

TEST_CASE("a whole ballot after one of half a vote weighs a whole vote") {
  const auto file = read_blt("2 1\n1/2 1 0\n3 2 0\n0\nA\nB\n");
  REQUIRE(file.has_value());
  CHECK(file->ballots.votes(file->ballots.weight(1)) == 3);
}

TEST_CASE("a weight of many digits that was written is read again") {
  const auto whole = read_blt("1 1\n2.0 1 0\n0\nA\n");
  REQUIRE(whole.has_value());
  CHECK(whole->ballots.total() == 2);
  CHECK(whole->ballots.per_vote() == 1);
  const auto file = read_blt("1 1\n1/211111111116666 1 0\n13 1 0\n0\nA\n");
  REQUIRE(file.has_value());
  CHECK(read_blt(write_blt(*file)).has_value());
}

TEST_CASE("bytes that are no text are refused, not passed over") {
  CHECK(refused_file(std::string("2 1\n1 ") + '\0' + "0\n") == "blt.mark a.blt:2:3");
  CHECK(refused_file("2 1\n1 \xC3\xA4 0\n") == "blt.mark a.blt:2:3");
}

TEST_CASE("what is wrong in a BLT file is refused with line and column") {
  CHECK(refused_file("") == "blt.header a.blt:1:1");
  CHECK(refused_file("3\n") == "blt.header a.blt:2:1");
  CHECK(refused_file("99999 1\n") == "blt.too_many_candidates a.blt:1:8");
  CHECK(refused_file("2 1\n1 1 3 0\n0\n\"A\"\n\"B\"\n") == "blt.no_such_candidate a.blt:2:5");
  CHECK(refused_file("2 1\n1 1 x 0\n") == "blt.mark a.blt:2:5");
  CHECK(refused_file("2 1\n1 1= 0\n") == "blt.equal a.blt:2:6");
  CHECK(refused_file("2 1\n1 =2 0\n") == "blt.equal a.blt:2:3");
  CHECK(refused_file("2 1\n1 1 2") == "blt.ballot_open a.blt:2:1");
  CHECK(refused_file("2 1\n1 1 2 0\n") == "blt.no_end a.blt:3:1");
  CHECK(refused_file("2 1\nx 1 0\n") == "blt.weight a.blt:2:1");
  CHECK(refused_file("2 1\n1/0 1 0\n") == "blt.weight a.blt:2:1");
  CHECK(refused_file("2 1\n1 1 0\n0\n\"A\"\n") == "blt.name a.blt:5:1");
  CHECK(refused_file("2 1\n[nick a a]\n") == "blt.nick a.blt:2:9");
  CHECK(refused_file("2 1\n[tie 1 2\n") == "blt.option_open a.blt:2:1");
  CHECK(refused_file("2 1\n9007199254740993 1 0\n0\n\"A\"\n\"B\"\n") == "blt.weight a.blt:2:1");
  CHECK(refused_file("2 1\n900719925474099 1 0\n9007199254740992 1 0\n0\n") == "ballots.too_many a.blt:4:1");
}

TEST_CASE("a BLT file written is read the same") {
  const auto file =
      read_blt("3 1\n-2\n[tie 3 1 2]\n2/3 1 2=3 0\n5 - 3 0\n2 0\n0\n\"A\"\n\"B \"b\" c\"\n\"\"\n\"T\"\n");
  REQUIRE(file.has_value());
  const std::string written = write_blt(*file);
  const auto again = read_blt(written);
  REQUIRE(again.has_value());
  CHECK(write_blt(*again) == written);
  CHECK(again->names == file->names);
  CHECK(again->ballots.total() == file->ballots.total());
}

TEST_CASE("a PrefLib file is read with its sets and its blank papers") {
  const auto file = read_preflib(
      "# FILE NAME: x.toi\n# TITLE: Board\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER BLANK "
      "BALLOTS: 2\n"
      "# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 3: Cyd: the third\n12: 1,{2,3}\n3: {3}, {2,1}\r\n1:\n");
  REQUIRE(file.has_value());
  CHECK(file->names == std::vector<std::string>{"Ada", "", "Cyd: the third"});
  CHECK(marks_of(*file, 0) == MarkRow{0, 1, beside(2)});
  CHECK(marks_of(*file, 1) == MarkRow{2, 0, beside(1)});
  CHECK(file->ballots.weight(2) == 3);
  const std::string written = write_preflib(*file, "x.toi");
  const auto again = read_preflib(written);
  REQUIRE(again.has_value());
  CHECK(write_preflib(*again, "x.toi") == written);
}

TEST_CASE("what is wrong in a PrefLib file is refused with line and column") {
  const auto why = [](std::string_view lines) {
    const auto read = read_preflib("# NUMBER ALTERNATIVES: 2\n" + std::string(lines), {.file = "a"});
    return read ? "accepted" : read.error().code + " " + read.error().where;
  };
  CHECK(why("1: 3\n") == "preflib.no_such_alternative a:2:4");
  CHECK(why("1: {1,2\n") == "preflib.brace a:2:8");
  CHECK(why("1: 1,\n") == "preflib.mark a:2:6");
  CHECK(why("1: 1 2\n") == "preflib.mark a:2:6");
  CHECK(why("1; 1\n") == "preflib.count a:2:2");
  CHECK(why("# NUMBER ALTERNATIVES: x\n") == "preflib.header a:2:1");
  CHECK(why("# ALTERNATIVE NAME 3: x\n") == "preflib.no_such_alternative a:2:1");
  CHECK(read_preflib("1: 1\n").error().code == "preflib.no_alternatives");
}

TEST_CASE("keys of a PrefLib file that no count looks at are written again, in their order") {
  const auto file = read_preflib(
      "# FILE NAME: x.toc\n# DESCRIPTION: made: up\n# TITLE: Board\n# NUMBER VOTERS: 99\n# RELATES TO: y\n"
      "# NUMBER ALTERNATIVES: 2\n# MODIFICATION DATE: 2027-01-02\n# ALTERNATIVE NAME 1: A\n"
      "# ALTERNATIVE NAME 2: B\n2: 1,2\n1: {1,2}\n");
  REQUIRE(file.has_value());
  CHECK(read_preflib("# NUMBER ALTERNATIVES: 0\n# A\rB: c\rd\n")->keys == std::vector<HeaderKey>{{"A B", "c d"}});
  CHECK(file->keys ==
        std::vector<HeaderKey>{{"DESCRIPTION", "made: up"}, {"RELATES TO", "y"}, {"MODIFICATION DATE", "2027-01-02"}});
  CHECK(write_preflib(*file, "x.toc") ==
        "# FILE NAME: x.toc\n# TITLE: Board\n# DESCRIPTION: made: up\n# RELATES TO: y\n"
        "# MODIFICATION DATE: 2027-01-02\n# DATA TYPE: toc\n# NUMBER ALTERNATIVES: 2\n# NUMBER VOTERS: 3\n"
        "# NUMBER UNIQUE ORDERS: 2\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n2: 1,2\n1: {1,2}\n");
}

TEST_CASE("options of a BLT file that no count looks at are written again, and short names with them") {
  const auto file = read_blt("2 1\n[droop precision=5]\n[nick a b] [tie 2 1]\n[x\ny]\n1 b 0\n0\nA\nB\nT\n");
  REQUIRE(file.has_value());
  CHECK(write_blt(*file) ==
        "2 1\n[tie 2 1]\n[droop precision=5]\n[nick a b]\n[x y]\n1 2 0\n0\n\"A\"\n\"B\"\n\"T\"\n");
}

TEST_CASE("a file of categories that is written is read the same") {
  const std::string bytes =
      "# FILE NAME: x.cat\n# TITLE: Board\n# DESCRIPTION: made up\n# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 3\n"
      "# NUMBER VOTERS: 7\n# NUMBER UNIQUE PREFERENCES: 3\n# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: yes\n"
      "# CATEGORY NAME 2: no\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n"
      "4: {1,3},2\n1: {},{1,2,3}\n2: {},{}\n";
  const auto file = read_categories(bytes);
  REQUIRE(file.has_value());
  CHECK(write_categories(*file, "x.cat") == bytes);
}

TEST_CASE("categories are grades: the first is the highest, or as whole numbers say that fall") {
  const auto marks = [](std::string_view names) {
    const auto file = read_categories("# NUMBER ALTERNATIVES: 3\n" + std::string(names) + "2: 3,{1}\n");
    REQUIRE(file.has_value());
    return marks_of(*file, "a").value();
  };
  using Row = std::vector<std::optional<std::int64_t>>;
  CHECK(marks("").ballots[0].marks == Row{0, {}, 1});
  CHECK(marks("").ballots[0].weight == 2);
  CHECK(marks("# NUMBER CATEGORIES: 3\n").ballots[0].marks == Row{1, {}, 2});
  CHECK(marks("# CATEGORY NAME 1: 5\n# CATEGORY NAME 2: -1\n").ballots[0].marks == Row{-1, {}, 5});
  CHECK(marks("# CATEGORY NAME 1: 1\n# CATEGORY NAME 2: 2\n").ballots[0].marks == Row{0, {}, 1});
  CHECK(marks("# CATEGORY NAME 1: 5\n# CATEGORY NAME 2: -1\n").lowest == -1);
}

TEST_CASE("grades become categories and come back, and a ballot of parts does not") {
  MarksFile table{.names = {"A", "B"}, .ballots = {{{5, -1}, 3}, {{{}, 5}, 1}}};
  const auto made = categories_of(table, "a");
  REQUIRE(made.has_value());
  CHECK(made->categories == std::vector<std::string>{"5", "-1"});
  const auto again = marks_of(*read_categories(write_categories(*made, "a.cat")), "a");
  REQUIRE(again.has_value());
  CHECK(again->ballots[0].marks == table.ballots[0].marks);
  CHECK(again->ballots[1].marks == table.ballots[1].marks);
  table.ballots[0].weight = Exact(1, 2);
  CHECK(categories_of(table, "a").error().code == "preflib.weight");
}

TEST_CASE("what is wrong in a file of categories is refused with line and column") {
  const auto why = [](std::string_view lines) {
    const auto read = read_categories("# NUMBER ALTERNATIVES: 2\n" + std::string(lines), {.file = "a"});
    return read ? "accepted" : read.error().code + " " + read.error().where;
  };
  CHECK(why("1: 1,1\n") == "preflib.two_categories a:2:6");
  CHECK(why("1: {1,2,1}\n") == "preflib.two_categories a:2:9");
  CHECK(why("# NUMBER CATEGORIES: 1\n1: 1,2\n") == "preflib.no_such_category a:3:6");
  CHECK(why("# CATEGORY NAME 0: x\n") == "preflib.no_such_category a:2:1");
  CHECK(why("# NUMBER CATEGORIES: 1001\n") == "preflib.too_many_categories a:2:1");
  CHECK(why("1: {1\n") == "preflib.brace a:2:6");
  CHECK(why("1: 3\n") == "preflib.no_such_alternative a:2:4");
  CHECK(why("9007199254740992: 1\n") == "preflib.count a:2:1");
}

TEST_CASE("a file of categories is read with its empty sets") {
  const auto file = read_categories(
      "# NUMBER ALTERNATIVES: 3\n# NUMBER CATEGORIES: 2\n# CATEGORY NAME 1: yes\n# CATEGORY NAME 2: no\n4: "
      "{1,3},2\n1: {},{1,2,3}\n");
  REQUIRE(file.has_value());
  CHECK(file->categories == std::vector<std::string>{"yes", "no"});
  CHECK(file->lines[0].sets == std::vector<std::vector<count::Option>>{{0, 2}, {1}});
  CHECK(file->lines[1].sets[0].empty());
}

TEST_CASE("cast vote records keep empty ranks and overvotes") {
  const auto file =
      read_cvr("# candidates: 1=Ada; the first;2=Ben\n# cell: x\ncount,r1,r2,r3\n12,1,,2\n4,,1|2,\r\n3,,,\n");
  REQUIRE(file.has_value());
  CHECK(file->names == std::vector<std::string>{"Ada; the first", "Ben"});
  CHECK(marks_of(*file, 0) == MarkRow{0, kSkipped, 1});
  CHECK(marks_of(*file, 1) == MarkRow{kSkipped, 0, beside(1)});
  CHECK(marks_of(*file, 2).empty());
  const auto again = read_cvr(write_cvr(*file));
  REQUIRE(again.has_value());
  CHECK(write_cvr(*again) == write_cvr(*file));
}

TEST_CASE("a reader says how far it is, in rising steps, and never beyond what it has read") {
  std::string blt = "2 1\n", cvr = "# candidates: 1=Ada;2=Ben\ncount,r1,r2\n";
  for (int i = 0; i < 1000; ++i)
    blt += "1 2 1 0\n", cvr += "1,2,1\n";
  blt += "0\n\"Ada\"\n\"Ben\"\n\"T\"\n";
  std::vector<std::size_t> told;
  const ReadLimits limits{.seen = [&](std::size_t done) { told.push_back(done); }, .seen_each = 1000};
  for (const bool table : {false, true}) {
    told.clear();
    const auto file = table ? read_cvr(cvr, limits) : read_blt(blt, limits);
    REQUIRE(file);
    CHECK(file->ballots.total() == 1000);
    CHECK(told.size() > 4);
    CHECK(std::ranges::is_sorted(told, std::less_equal()));
    CHECK(told.back() < (table ? cvr : blt).size());
  }
}

TEST_CASE("what is wrong in cast vote records is refused with line and column") {
  const auto why = [](std::string_view lines) {
    const auto read = read_cvr("# candidates: 1=A;2=B\n" + std::string(lines), {.file = "a"});
    return read ? "accepted" : read.error().code + " " + read.error().where;
  };
  CHECK(why("count,r1\n1,3\n") == "cvr.no_such_candidate a:3:3");
  CHECK(why("count,r1\n1,1,2\n") == "cvr.too_many_ranks a:3:5");
  CHECK(why("count,r1\n1,1|\n") == "cvr.mark a:3:5");
  CHECK(why("count,r1\n,1\n") == "cvr.count a:3:1");
  CHECK(why("r1\n") == "cvr.header a:2:1");
  CHECK(read_cvr("count,r1\n").error().code == "cvr.candidates");
}
