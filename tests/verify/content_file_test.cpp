#include <doctest/doctest.h>

#include "clerk/shelf.h"
#include "verify/content.h"

namespace plenary::verify {

TEST_CASE("what the clerk publishes as a content is read back, and prints to itself") {
  keep::ContentRow row{Seq{5}, "text", std::string(32, 's'), "two\nlines \"and\" é", "text/plain", "en"};
  const auto file = clerk::print_content(row);
  const auto content = read_content(file);
  REQUIRE(content);
  CHECK(content->bytes == row.bytes);
  CHECK(content->salt == row.salt);
  CHECK(print_content(*content) == file);
  row.erased_by = Seq{31};
  const auto erased = read_content(clerk::print_content(row));
  REQUIRE(erased);
  CHECK(erased->erased_by == Seq{31});
  CHECK(erased->bytes.empty());
}

TEST_CASE("a content file has exactly its members") {
  for (const auto* file :
       {"", "{}", "[]", R"({"bytes":"x","field":"text","seq":5})", R"({"erased_by":3,"field":"text"})",
        R"({"bytes":"x","erased_by":3,"field":"text","salt":"AAAA","seq":5})",
        R"({"bytes":"x","field":"text","salt":"AAAA","seq":5})", R"({"erased_by":-3,"field":"text","seq":5})",
        R"({"erased_by":3,"field":"text","seq":5} )"}) {
    CHECK_MESSAGE(!read_content(file), file);
  }
}

}  // namespace plenary::verify
