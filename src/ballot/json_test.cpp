#include "ballot/json.h"

#include <doctest/doctest.h>

#include "ballot/credential.h"

using namespace plenary;
using namespace plenary::ballot;

TEST_CASE("the compact form is read from its own spelling alone") {
  for (const std::string text :
       {R"({"a":[1,-2,"x"],"b":{"c":null,"d":true}})", R"("\u0001\n\u007f/ä")", "[]", "{}", "0"}) {
    const auto read = parse_json(text, Spelling::compact);
    REQUIRE(read.has_value());
    CHECK(print_json(*read) == text);
  }
  for (const std::string text :
       {R"({"a": 1})", R"("\/")", R"("\u00e4")", R"({"a":1,"a":2})", "01", "-0", "1.5", "[1,]", "\"\x01\"",
        "\"\xff\"", "[1]x", "tru", "", "\"open", R"("\ud800")"})
    CHECK_FALSE(parse_json(text, Spelling::compact).has_value());
  CHECK(parse_json(R"({ "a" : "\u00e4\ud83d\ude00" })", Spelling::loose)->items[0].text ==
        "\u00e4\U0001F600");
  CHECK(parse_json(std::string(5000, '['), Spelling::loose).error().code == "ballot.json.too_deep");
}

TEST_CASE("a credential is read with any spacing and dashes, and a slip is told with its block") {
  for (int i = 0; i < 200; ++i) {
    const auto credential = make_credential();
    std::string bare;
    for (const char c : credential)
      if (c != '-') bare += c;
    CHECK(normalised_credential(credential) == credential);
    CHECK(normalised_credential(" " + bare + "\n") == credential);
    CHECK(normalised_credential(credential.substr(0, 3) + " \u2013 " + credential.substr(4)) == credential);
    auto slipped = credential;
    slipped[5] = slipped[5] == 'a' ? 'b' : 'a';
    CHECK(normalised_credential(slipped).error().code == "ballot.credential.checksum");
  }
  const auto wrong = normalised_credential("abc-d0f-ghi-jkm-nop");
  CHECK(wrong.error().code == "ballot.credential.character");
  CHECK(*find_param(wrong.error(), "block") == Param(std::int64_t{2}));
  CHECK(normalised_credential("abc").error().code == "ballot.credential.length");
}
