// The filter of the record: by words, by who, by class of trust; bounded, and never beyond what may be read.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

struct Filtered {
  Hall hall;
  std::string member;

  Filtered() {
    hall.garden.story(hall.clock);
    member = hall.token("riverside", hall.garden.members()[8].id);
  }
  json::Value record(const std::string& query, const std::string& session) {
    return parsed(hall.look("/api/v1/record", session, query));
  }
  std::vector<std::string> kinds(const std::string& query, const std::string& session) {
    std::vector<std::string> found;
    const auto record = this->record(query, session);
    for (const auto& row : *record.object()->find("rows")->array())
      found.push_back(*row.object()->find("kind")->text());
    return found;
  }
  std::size_t on_page(const std::string& query, const std::string& session) {
    const auto page = hall.look("/record", session, query);
    REQUIRE(page.status == 200);
    std::size_t rows = 0;
    for (auto at = page.body.find("<tr id=\"e"); at != page.body.npos;
         at = page.body.find("<tr id=\"e", at + 1))
      ++rows;
    return rows;
  }
};

using Kinds = std::vector<std::string>;

}  // namespace

TEST_CASE("the record is filtered by class of trust, on the page as in the API") {
  Filtered it;
  CHECK(it.kinds("class=desk", it.member) == Kinds{"vote.cast@1"});
  CHECK(it.on_page("class=desk&find=&who=", it.member) == 1);
  const auto clerks = it.kinds("class=clerk", it.member);
  CHECK(!clerks.empty());
  CHECK(std::ranges::find(clerks, "found@1") != clerks.end());
  CHECK(std::ranges::find(clerks, "vote.cast@1") == clerks.end());
  CHECK(it.on_page("class=clerk", it.member) == clerks.size());
  CHECK(it.hall.look("/api/v1/record", it.member, "class=friend").status == 400);
  const auto page = it.hall.look("/record", it.member, "class=desk").body;
  CHECK(page.find("<option value=\"desk\" selected") != page.npos);
  CHECK(page.find("action=\"/b/riverside/record#entries\"") != page.npos);
}

TEST_CASE("the record is filtered by who acted or typed, whatever the case, or by an actor's id") {
  Filtered it;
  const auto finn = it.hall.garden.members()[5];  // who voted at the desk
  CHECK(it.kinds("who=" + finn.name, it.member) == Kinds{"vote.cast@1"});
  auto shouted = finn.name;
  std::ranges::transform(shouted, shouted.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  CHECK(it.kinds("who=" + shouted, it.member) == Kinds{"vote.cast@1"});
  CHECK(it.kinds("who=" + to_string(finn.id), {}) == Kinds{"vote.cast@1"});  // ids stand in the record
  CHECK(it.kinds("who=" + finn.name + "&class=vouched", it.member).empty());
  CHECK(it.on_page("who=" + finn.name, it.member) == 1);
}

TEST_CASE("the record is filtered by the words that this reader may read, and by no others") {
  Filtered it;
  CHECK(it.kinds("find=ONE+BIG+T%C3%A1nk", it.member) == Kinds{"consult.state@1"});
  CHECK(it.kinds("find=had+to+go", it.member).empty());  // erased
  const auto name = it.hall.garden.members()[7].name;
  CHECK(it.kinds("find=" + name, {}).empty());  // names of the roll are not public
  CHECK(it.kinds("find=" + name, it.member).size() == 1);
}

TEST_CASE("a filter looks back over a bounded part of the record, and its next page goes on from there") {
  Filtered it;
  const auto paths = it.record("find=plot&class=vouched", it.member);
  CHECK(*paths.object()->find("looked_back_to")->number() == 0);
  CHECK(it.record("", it.member).object()->find("looked_back_to")->is_null());
  for (int n = 0; n < 60; ++n)
    (void)it.hall.garden.raise(it.hall.garden.members()[1].id, "Path & bench", "Gravel");
  const auto first = it.record("find=gravel", it.member);
  CHECK(first.object()->find("rows")->array()->size() == 50);
  const auto older = *first.object()->find("paging")->object()->find("older")->text();
  CHECK(older.find("&find=gravel") != older.npos);
  CHECK(it.kinds(older.substr(older.find('?') + 1), it.member).size() == 10);
  const auto typed = it.record("find=path+%26&class=vouched", it.member);
  CHECK(typed.object()->find("paging")->object()->find("older")->text()->ends_with(
      "&find=path%20%26&class=vouched"));
}
