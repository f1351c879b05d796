#include "formats/markup.h"

#include <doctest/doctest.h>

using namespace plenary::formats;

TEST_CASE("every text of a page is escaped on its way in, in content and in attributes") {
  const auto made =
      element("p", attr("aria-label", "\"a\" & <b>"), "<script>", element("bdi", "Béla & 岸田"));
  CHECK(made.bytes() ==
        "<p aria-label=\"&quot;a&quot; &amp; &lt;b&gt;\">&lt;script&gt;<bdi>Béla &amp; 岸田</bdi></p>");
}

TEST_CASE("what is no UTF-8 and what is a control character is shown as replaced") {
  CHECK(element("b", std::string_view("a\xff\x01z\xc3", 5)).bytes() == "<b>a\uFFFD\uFFFDz\uFFFD</b>");
}

TEST_CASE("elements without content are not closed, all others are") {
  CHECK(element("meta", attr("charset", "utf-8")).bytes() == "<meta charset=\"utf-8\">");
  CHECK(element("rect", attr("x", 3)).bytes() == "<rect x=\"3\"></rect>");
}
