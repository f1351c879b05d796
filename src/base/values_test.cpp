#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/bytes.h"
#include "base/day.h"
#include "base/exact.h"
#include "base/ids.h"
#include "base/zone.h"

using namespace plenary;

TEST_CASE("bytes re-encode to themselves in every alphabet") {
  CHECK(rc::check([](const std::string& bytes) {
    RC_ASSERT(from_hex(to_hex(bytes)) == bytes);
    RC_ASSERT(from_base64(to_base64(bytes)) == bytes);
    RC_ASSERT(from_base64url(to_base64url(bytes)) == bytes);
  }));
}

TEST_CASE("a second spelling of the same bytes is refused") {
  CHECK(from_base64("YQ==") == "a");
  CHECK_FALSE(from_base64("YQ"));
  CHECK_FALSE(from_base64("YR=="));  // spare bits
  CHECK_FALSE(from_base64("YQ==\n"));
  CHECK_FALSE(from_base64("YQ=a"));
  CHECK_FALSE(from_base64url("YQ=="));
  CHECK_FALSE(from_hex("0A"));
}

TEST_CASE("UTF-8 has no overlong forms and no surrogates") {
  CHECK(is_utf8("é😀"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK_FALSE(is_utf8("\xE0\x80\x80"));
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_utf8("\xE2\x82"));
}

TEST_CASE("a day is a real date with one spelling") {
  CHECK(to_string(*parse_day("2028-02-29")) == "2028-02-29");
  CHECK_FALSE(parse_day("2027-02-29"));
  CHECK_FALSE(parse_day("2027-2-28"));
  CHECK_FALSE(parse_day("2027-02-28 "));
  CHECK(*parse_day("2027-03-01") - *parse_day("2027-02-27") == 2);
  CHECK(parts_of(*parse_day("2027-03-17")).weekday == 3);
}

TEST_CASE("an instant keeps the local day of its offset") {
  const auto late = parse_instant("2027-03-22T23:30:00.000-05:00");
  REQUIRE(late);
  CHECK(to_string(*late) == "2027-03-22T23:30:00.000-05:00");
  CHECK(to_string(late->local_day()) == "2027-03-22");
  CHECK(late->utc_ms == parse_instant("2027-03-23T04:30:00.000+00:00")->utc_ms);
  CHECK_FALSE(parse_instant("2027-03-22T23:30:60.000+00:00"));
  CHECK_FALSE(parse_instant("2027-03-22T23:30:00.000-00:00"));
  CHECK_FALSE(parse_instant("2027-03-22T23:30:00.000Z"));
  CHECK_FALSE(parse_instant("2027-03-22T23:30:00.000+14:01"));
}

TEST_CASE("instants before 1970 keep their day") {
  CHECK(to_string(*parse_instant("1969-12-31T23:59:59.999+00:00")) == "1969-12-31T23:59:59.999+00:00");
}

TEST_CASE("a zone gives the offset of the moment") {
  const auto summer = instant_in_zone("Europe/Dublin", parse_instant("2027-07-01T12:00:00.000+00:00")->utc_ms);
  CHECK(to_string(*summer) == "2027-07-01T13:00:00.000+01:00");
  CHECK_FALSE(instant_in_zone("Europe/Nowhere", 0));
  const auto start = start_of_day("Europe/Dublin", *parse_day("2027-07-01"));
  CHECK(*start == parse_instant("2027-06-30T23:00:00.000+00:00")->utc_ms);
}

TEST_CASE("exact numbers are read in plain spellings and written in lowest terms") {
  CHECK(to_string(*parse_exact("4/6")) == "2/3");
  CHECK(to_string(*parse_exact("0.65")) == "13/20");
  CHECK(to_string(*parse_exact("-3")) == "-3");
  CHECK_FALSE(parse_exact("1/0"));
  CHECK_FALSE(parse_exact("-0"));
  CHECK_FALSE(parse_exact("01"));
  CHECK_FALSE(parse_exact("1e3"));
  CHECK_FALSE(parse_exact(" 1"));
  CHECK_FALSE(parse_exact(std::string(61, '9')));
}

TEST_CASE("what is needed is a whole number, never a rounded threshold") {
  CHECK(ceiling(Exact(10, 3)) == 4);
  CHECK(ceiling(Exact(4)) == 4);
  CHECK(next_above(Exact(5, 2)) == 3);
  CHECK(next_above(Exact(51)) == 52);
}

TEST_CASE("an id has one spelling") {
  const auto id = parse_id<ActorId>("AAAAAAAAAAAAAAAB");
  REQUIRE(id);
  CHECK(to_string(*id) == "AAAAAAAAAAAAAAAB");
  CHECK_FALSE(parse_id<ActorId>("AAAAAAAAAAAAAAA"));
  CHECK_FALSE(parse_id<ActId>("AAAAAAAAAAAAAAAAAAAAAB"));  // spare bits
}
