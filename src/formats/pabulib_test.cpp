#include "formats/pabulib.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

namespace {

const std::string kHead = "META\r\nkey;value\r\nbudget;100,50\r\nvote_type;cumulative\r\n";
const std::string kProjects =
    "PROJECTS\nproject_id;cost;name;selected\na;60.25;\"Says \"\"hello; you\"\"\";1\nb;7;Two;0\n";

std::string refused_budget(const std::string& text) {
  const auto file = read_pabulib(text);
  return file ? "" : debug_text(file.error());
}

}  // namespace

TEST_CASE("a budget's file is read whole: amounts, quotes, points, empty ballots") {
  const auto file = read_pabulib("\xEF\xBB\xBF" + kHead + kProjects +
                                 "VOTES\nvoter_id;vote;points\n1;b,a;2,1\n2;;\n\n3;a;4;\n");
  REQUIRE(file);
  CHECK(file->asked.budget == Exact(201, 2));
  CHECK(file->asked.projects[0].cost == Exact(241, 4));
  CHECK(file->names[0] == "Says \"hello; you\"");
  CHECK(file->selected == std::vector<count::Option>{0});
  CHECK(file->of("vote_type") == "cumulative");
  REQUIRE(file->asked.ballots.size() == 3);
  CHECK(file->asked.ballots[0].projects == std::vector<count::Option>{1, 0});
  CHECK(file->asked.ballots[0].points == std::vector<std::int64_t>{2, 1});
  CHECK(file->asked.ballots[1].projects.empty());
}

TEST_CASE("a file that is no budget is refused with its line") {
  CHECK(refused_budget("").find("pb.no_section at file.pb:0") == 0);
  CHECK(refused_budget("META\nkey;value\n").find("pb.no_section") == 0);
  CHECK(refused_budget("META\nkey\nPROJECTS\n").find("pb.no_column at file.pb:2") == 0);
  CHECK(refused_budget("META\nkey;value\nPROJECTS\nproject_id;cost\nVOTES\nvote\n").find("pb.no_budget") == 0);
  CHECK(refused_budget(kHead + "PROJECTS\nproject_id;cost\na;1e9\nVOTES\nvote\n").find("pb.amount at file.pb:7") ==
        0);
  CHECK(refused_budget(kHead + "PROJECTS\nproject_id;cost\na;1\na;2\nVOTES\nvote\n").find("pb.same_project") == 0);
  CHECK(refused_budget(kHead + kProjects + "VOTES\nvote\na,c\n").find("pb.no_such_project at file.pb:11") == 0);
  CHECK(refused_budget(kHead + kProjects + "VOTES\nvote;points\na;1,2\n").find("pb.points_uneven") == 0);
  CHECK(refused_budget(kHead + kProjects + "VOTES\nvote;points\na;x\n").find("pb.points at") == 0);
  CHECK(refused_budget(kHead + kProjects + "VOTES\nvote\na;b\n").find("pb.too_many_cells") == 0);
  CHECK(refused_budget("META\xFF").find("pb.not_utf8") == 0);
  CHECK(refused_budget(std::string("META\0", 5)).find("pb.not_utf8") == 0);
}

TEST_CASE("a quote that is not closed is taken as written") {
  const auto file =
      read_pabulib(kHead + "PROJECTS\nproject_id;cost;name\na;1;\"Open\nb;1;\"a\"b\nVOTES\nvote\n");
  REQUIRE(file);
  CHECK(file->names == std::vector<std::string>{"\"Open", "\"a\"b"});
}
