// Pools and quotas: read as people's programs write them, and refused with the cell that is wrong.
#include "formats/panel_tables.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

namespace {

template <class Read>
std::string place_refused(const Result<Read>& read) {
  return read ? "read" : read.error().code + " " + read.error().where;
}

std::string quotas(std::string_view bytes) {
  return place_refused(read_quotas(bytes, "q.csv"));
}

const std::vector<count::PanelQuota> kAges{{"age", "young", 0, 1}, {"home", "hill", 1, 2}, {"age", "old", 0, 2}};

std::string pool(std::string_view bytes) {
  return place_refused(read_pool(bytes, "p.csv", kAges));
}

}  // namespace

TEST_CASE("quotas are read with their least and most") {
  const std::string text =
      "\xEF\xBB\xBF"
      "feature;value;least;most\r\nage; young ;1;2\r\nage;\"old; wise\";0;10\r\n";
  const auto read = read_quotas(text, "q.csv");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK(read->at(0).value == "young");
  CHECK(read->at(1).value == "old; wise");
  CHECK(read->at(1).most == 10);
}

TEST_CASE("a table of quotas is refused with its line and column") {
  CHECK(quotas("") == "panel.quota_header q.csv:1:1");
  CHECK(quotas("feature,value,lower,upper\n") == "panel.quota_header q.csv:1:1");
  CHECK(quotas("feature,value,least,most\n") == "panel.quotas_none q.csv:2:1");
  CHECK(quotas("feature,value,least,most\nage,young,1\n") == "panel.quota_cells q.csv:2:3");
  CHECK(quotas("feature,value,least,most\nage,,1,2\n") == "panel.quota_name q.csv:2:2");
  CHECK(quotas("feature,value,least,most\nage,young,-1,2\n") == "panel.quota_number q.csv:2:3");
  CHECK(quotas("feature,value,least,most\nage,young,1,1.5\n") == "panel.quota_number q.csv:2:4");
  CHECK(quotas("feature,value,least,most\nage,young,1,999999999\n") == "panel.quota_number q.csv:2:4");
  CHECK(quotas("feature,value,least,most\nage,a,1,2\nage,a,1,2\n") == "panel.quota_twice q.csv:3:2");
  std::string many = "feature,value,least,most\n";
  for (std::size_t i = 0; i <= count::kMostPanelQuotas; ++i)
    many += "age," + std::to_string(i) + ",0,1\n";
  CHECK(quotas(many) == "panel.quotas_many q.csv:202:1");
}

TEST_CASE("a pool is read by the names of its columns, and those that no quota names are not looked at") {
  const auto read = read_pool("name,home,id,age\nAda,hill,17,old\nBen,hill,9,young\n", "p.csv", kAges);
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  CHECK(read->at(0).id == "17");
  CHECK(read->at(0).traits == std::vector<std::size_t>{1, 2});
  CHECK(read->at(1).traits == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a pool is refused with its line and column") {
  CHECK(pool("") == "panel.header p.csv:1:1");
  CHECK(pool("name,home,age\n") == "panel.header p.csv:1:1");
  CHECK(pool("id,id,home,age\n") == "panel.header p.csv:1:1");
  CHECK(pool("id,home\n1,hill\n") == "panel.column p.csv:1:1");
  CHECK(pool("id,home,age,home\n1,hill,old,hill\n") == "panel.column p.csv:1:4");
  CHECK(pool("id,home,age\n") == "panel.none p.csv:2:1");
  CHECK(pool("id,home,age\n1,hill\n") == "panel.cells p.csv:2:2");
  CHECK(pool("id,home,age\n,hill,old\n") == "panel.id p.csv:2:1");
  CHECK(pool("id,home,age\n1,hill,old\n1,hill,old\n") == "panel.id_twice p.csv:3:1");
  CHECK(pool("id,home,age\n1,dale,old\n") == "panel.no_quota p.csv:2:2");
}
