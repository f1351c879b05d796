#include "formats/pabulib.h"

#include <doctest/doctest.h>

#include <algorithm>

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

namespace {

bool same_budgets(const PabulibFile& one, const PabulibFile& other) {
  const auto same_project = [](const auto& a, const auto& b) { return a.id == b.id && a.cost == b.cost; };
  const auto same_ballot = [](const auto& a, const auto& b) { return a.projects == b.projects && a.points == b.points; };
  return one.meta == other.meta && one.names == other.names && one.categories == other.categories &&
         one.selected == other.selected && one.kept == other.kept && one.asked.budget == other.asked.budget &&
         std::ranges::equal(one.asked.projects, other.asked.projects, same_project) &&
         std::ranges::equal(one.asked.ballots, other.asked.ballots, same_ballot);
}

}  // namespace

TEST_CASE("a budget's file that is written is read the same, with what no rule looks at in its order") {
  const std::string bytes =
      "META\nkey;value;note\nlanguage;ne\nbudget;100,50\nedition;8;\"a; \"\"b\"\"\"\n\"odd;key\";\" blank \"\n"
      "PROJECTS\nvotes;project_id;cost;name;selected;category;lat\n"
      "3;a;60,25;\"Says \"\"hello; you\"\"\";3;roads, parks;1.5\n;b;7;\"Open;0\n"
      "VOTES\nage;vote;points;\"se;x\"\n45;b,a;2,1;F\n;;;\n7;a;4\n";
  const auto file = read_pabulib(bytes, {.whole = true});
  if (!file) FAIL(debug_text(file.error()));
  const auto written = write_pabulib(*file);
  REQUIRE(written);
  CHECK(*written ==
        "META\nkey;value;note\nlanguage;ne\nbudget;100,50\nedition;8;\"a; \"\"b\"\"\"\n\"odd;key\";\" blank \"\n"
        "PROJECTS\nvotes;project_id;cost;name;selected;category;lat\n"
        "3;a;60,25;\"Says \"\"hello; you\"\"\";3;roads, parks;1.5\n;b;7;\"\"\"Open\";0;;\n"
        "VOTES\nage;vote;points;\"se;x\"\n45;b,a;2,1;F\n;;;\n7;a;4;\n");
  const auto again = read_pabulib(*written, {.whole = true});
  REQUIRE(again);
  CHECK(same_budgets(*file, *again));
}

TEST_CASE("who voted and what no rule looks at is kept only when it is asked for") {
  const auto file = read_pabulib(kHead + kProjects + "VOTES\nvoter_id;vote;points\nx;b,a;2,1\ny;;\n");
  REQUIRE(file);
  CHECK(file->kept == PabulibKept());
  CHECK(write_pabulib(*file).value() ==
        "META\nkey;value\nbudget;100,50\nvote_type;cumulative\nPROJECTS\nproject_id;cost;name;selected\n"
        "a;60.25;\"Says \"\"hello; you\"\"\";1\nb;7;Two;0\nVOTES\nvoter_id;vote;points\n1;b,a;2,1\n2;;\n");
}

TEST_CASE("an empty ballot in a file of one column is no empty line, and ballots alike are written one by one") {
  auto file = read_pabulib(kHead + kProjects + "VOTES\nvote\n\"\"\nb\n", {.whole = true});
  REQUIRE(file);
  REQUIRE(file->asked.ballots.size() == 2);
  file->asked.ballots[1].ballots = 2;
  const auto written = write_pabulib(*file);
  REQUIRE(written);
  CHECK(written->ends_with("VOTES\nvote\n\"\"\nb\nb\n"));
  CHECK(read_pabulib(*written)->asked.ballots.size() == 3);
}

TEST_CASE("what a budget's file cannot say is not written") {
  PabulibFile made;
  made.asked = {.budget = 10, .projects = {{"a,b", 1}, {"c", 2}}, .ballots = {{{1}, {}}}};
  CHECK(write_pabulib(made).has_value());  // nobody names it
  made.asked.ballots[0].projects = {0};
  CHECK(write_pabulib(made).error().code == "pb.unwritable_id");
  made.asked.projects[0] = {"a", Exact(1, 3)};
  CHECK(write_pabulib(made).error().code == "pb.not_decimal");
  made.asked.projects[0] = {"c", 1};
  CHECK(write_pabulib(made).error().code == "pb.same_project");
  made.asked = {.budget = 10, .projects = {{"a", 1}}, .ballots = {{{0}, {}, 1'000'000'000}}};
  CHECK(write_pabulib(made).error().code == "ballots.too_many");
}
