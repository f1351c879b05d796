#include "base/json.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace plenary;

namespace {

std::string code_of(std::string_view text, json::Form form = json::Form::canonical) {
  const auto value = json::parse(text, form);
  return value ? "" : value.error().code;
}

json::Value some_value(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 6 : 4);
  if (kind == 0) return {};
  if (kind == 1) return *rc::gen::arbitrary<bool>();
  if (kind == 2) return *rc::gen::inRange<std::int64_t>(-json::kLargest, json::kLargest);
  if (kind == 3) return *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
  if (kind == 4) {
    json::Array array;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
      array.push_back(some_value(depth - 1));
    return array;
  }
  json::Object object;
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    object.set(*rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z'))),
               some_value(depth - 1));
  }
  return object;
}

}  // namespace

TEST_CASE("what print writes, the canonical reader accepts and re-encodes to itself") {
  CHECK(rc::check([] {
    const auto value = some_value(4);
    const auto text = json::print(value);
    const auto again = json::parse(text, json::Form::canonical);
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == value);
  }));
}

TEST_CASE("the canonical reader refuses every other spelling of the same value") {
  CHECK(code_of(R"({"a":1,"b":[true,null,"x"]})").empty());
  CHECK(code_of(R"({"b":1,"a":2})") == "json.keys_not_in_order");
  CHECK(code_of(R"({"a":1,"a":2})") == "json.keys_not_in_order");
  CHECK(code_of(R"({ "a":1})") == "json.unexpected");
  CHECK(code_of(R"({"a":01})") == "json.number_not_plain");
  CHECK(code_of(R"({"a":-0})") == "json.number_not_plain");
  CHECK(code_of(R"({"a":1.5})") == "json.number_not_whole");
  CHECK(code_of(R"({"a":1e3})") == "json.number_not_whole");
  CHECK(code_of(R"(9007199254740992)") == "json.number_too_large");
  CHECK(code_of(R"("\u0041")") == "json.escape_not_needed");
  CHECK(code_of(R"("\/")") == "json.escape_not_needed");
  CHECK(code_of(R"("\u001F")") == "json.escape_not_lower_case");
  CHECK(code_of(R"("\u0009")") == "json.escape_not_needed");
  CHECK(code_of("1 ") == "json.more_after_the_end");
}

// RFC 8785, section 3.2.3: keys are sorted by UTF-16 code units; U+1F600 begins with D83D, so before U+FB01.
TEST_CASE("keys of any script stand in the order of their UTF-16 code units") {
  const std::string euro = "\u20ac", house = "\U0001F3E1", ligature = "\uFB01", private_use = "\uE000";
  const json::Object object{{ligature, 4}, {house, 3},       {euro, 2},        {"Z", 1},
                            {"z", 1},      {private_use, 3}, {euro + house, 0}};
  const auto text = json::print(object);
  CHECK(text == "{\"Z\":1,\"z\":1,\"" + euro + "\":2,\"" + euro + house + "\":0,\"" + house + "\":3,\"" +
                    private_use + "\":3,\"" + ligature + "\":4}");
  CHECK(json::print(*json::parse(text, json::Form::canonical)) == text);
  CHECK(code_of("{\"" + ligature + "\":1,\"" + house + "\":2}") == "json.keys_not_in_order");
  CHECK(object.find(house)->number() != nullptr);
}

TEST_CASE("the relaxed reader takes white space, order and escapes, but never a duplicate key") {
  const auto value =
      json::parse(" { \"b\" : \"\\u00e9\\ud83d\\ude00\" , \"a\" : [ ] } ", json::Form::relaxed);
  REQUIRE(value.has_value());
  CHECK(json::print(*value) == "{\"a\":[],\"b\":\"é😀\"}");
  CHECK(code_of(R"({"b":1,"a":2,"b":3})", json::Form::relaxed) == "json.duplicate_key");
  CHECK(code_of(R"("\ud83d")", json::Form::relaxed) == "json.lone_surrogate");
  CHECK(code_of("\"\xED\xA0\x80\"", json::Form::relaxed) == "json.not_utf8");
  CHECK(code_of("\"\n\"", json::Form::relaxed) == "json.control_character");
}

TEST_CASE("depth and length are bounded") {
  CHECK(code_of("[[[[[[[[1]]]]]]]]").empty());
  CHECK(code_of("[[[[[[[[[1]]]]]]]]]") == "json.too_deep");
  CHECK(json::parse("[1,2,3]", json::Form::canonical, {.bytes = 3}).error().code == "json.too_long");
}

TEST_CASE("an error names its byte") {
  CHECK(json::parse(R"({"a":1,"a":2})", json::Form::relaxed).error().where == "byte 7");
}
