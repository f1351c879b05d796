#include "charter/parse.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "charter/test_files.h"

using namespace plenary;
using namespace plenary::charter;

namespace {

Charter association() {
  auto charter = parse(read_source("charters/association/charter.toml"), "charter.toml");
  REQUIRE_MESSAGE(charter, debug_text(charter.error()));
  return *charter;
}

}  // namespace

TEST_CASE("a charter says in data what its articles say in words") {
  const Charter charter = association();
  CHECK(charter.name == "Riverside Garden Association");
  CHECK(charter.record_readers == Readers::public_);
  CHECK(charter.roll.grouped == std::vector<Dimension>{{"bank", {"North", "South"}}});
  const Step* vote = charter.find_step("ordinary", "vote");
  REQUIRE(vote != nullptr);
  CHECK(vote->lasts_days == 7);
  CHECK(vote->after("adopted") == "carrying out");
  CHECK(vote->after("void") == kEnd);
  REQUIRE(vote->who_may("open") != nullptr);
  CHECK(*vote->who_may("open") == std::vector<std::string>{"secretary"});
  CHECK(vote->who_may("amend") == nullptr);
  const Test* heard = charter.find_test("a quarter of each bank heard");
  REQUIRE(heard != nullptr);
  CHECK(heard->value == Exact(1, 4));
  CHECK(heard->each == "bank");
  CHECK(where(charter.file, heard->places.at("share")) == "charter.toml:75:9");
}

TEST_CASE("like copies a whole matter, and a key given replaces its whole value") {
  const Charter charter = association();
  const Matter* changed = charter.find_matter("charter");
  const Matter* ordinary = charter.find_matter("ordinary");
  REQUIRE((changed != nullptr && ordinary != nullptr));
  CHECK(changed->raise == ordinary->raise);
  CHECK(changed->steps.size() == ordinary->steps.size());
  CHECK(changed->steps[0] == ordinary->steps[0]);
  const Step* vote = charter.find_step("charter", "vote");
  CHECK(vote->valid == std::vector<std::string>{"half took part"});
  CHECK(vote->pass == std::vector<std::string>{"two thirds", "a majority on each bank"});
  CHECK(vote->before == ordinary->find_step("vote")->before);
}

TEST_CASE("the shorthand of steps is written out: adopted goes on, all else ends") {
  const Charter charter = association();
  CHECK(charter.find_step("ordinary", "consultation")->after("adopted") == "text");
  CHECK(charter.find_step("ordinary", "review")->after("adopted") == kEnd);
  CHECK(charter.find_step("charter", "vote")->after("rejected") == kEnd);
}

TEST_CASE("every block with a law is an article with its own text") {
  const Charter charter = association();
  REQUIRE(charter.articles().size() > 15);
  const Article& first = charter.articles()[0];
  CHECK(first.reference == "Art. 2");
  CHECK(first.toml.starts_with("[roll]\nlaw"));
  CHECK(first.toml.find("[roll.admission]") == std::string::npos);
  for (const Article& article : charter.articles()) {
    CHECK(article.toml.starts_with("["));
    CHECK(article.toml.find(article.law) != std::string::npos);
  }
}

TEST_CASE("an article is named by the beginning of its law") {
  CHECK(article_of("Art. 7. No vote before two weeks") == "Art. 7");
  CHECK(article_of("Art. 7a. Words") == "Art. 7a");
  CHECK(article_of("Art. 7") == "Art. 7");
  CHECK(article_of("Rule 3: members vote") == "Rule 3");
  CHECK(article_of("Federal Constitution, art. 140, 142") == "Federal Constitution, art. 140, 142");
  CHECK(article_of("") == "");
}

TEST_CASE("no bytes make the reader of charters fall") {
  const std::string whole = read_source("charters/cooperative/charter.toml");
  CHECK(rc::check("a charter with a few bytes changed is read or refused with its place", [&] {
    std::string bytes = whole.substr(0, *rc::gen::inRange<std::size_t>(0, whole.size()));
    const int changes = *rc::gen::inRange(0, 4);
    for (int i = 0; i < changes && !bytes.empty(); ++i)
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    const auto charter = parse(bytes, "c.toml");
    RC_ASSERT(charter || charter.error().where.starts_with("c.toml:"));
  }));
}

TEST_CASE("brackets and dots cannot nest without bound") {
  const std::string head = "plenary-charter = 1\n";
  CHECK(parse(head + "a = " + std::string(5000, '['), "c").error().code == "charter.syntax");
  std::string dots = "a";
  for (int i = 0; i < 100000; ++i)
    dots += ".a";
  CHECK(parse(head + dots + " = 1", "c").error().code == "charter.too_deep");
  CHECK(parse(head + "a.b.c.d.e.f.g.h.i.j.k = 1", "c").error().code == "charter.too_deep");
  CHECK(parse(head + "[!x]\n", "c").error().code == "charter.syntax");
  CHECK(parse(head + "[[!x]]\n", "c").error().code == "charter.syntax");
  CHECK(parse(std::string(kMostBytesForTest + 1, ' '), "c").error().code == "charter.too_long");
}

TEST_CASE("a letter beyond ASCII stands in quotes and comments, and nowhere else") {
  using namespace plenary;
  const auto bare = charter::parse("plenary-charter = 1\np\xCD\x87 = 1\n", "charter.toml");
  REQUIRE_FALSE(bare.has_value());
  CHECK(bare.error().code == "charter.syntax");
  CHECK(bare.error().where == "charter.toml:2:2");
  const auto quoted = charter::parse(
      "plenary-charter = 1\n# Caf\xC3\xA9\n[body]\nname = \"Caf\xC3\xA9 \\\" \xC3\xA9\"\nmotto = 'x'\n",
      "charter.toml");
  REQUIRE_FALSE(quoted.has_value());
  CHECK(quoted.error().code != "charter.syntax");  // what is refused is the key, further on
}
