#include "pages/html.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/bytes.h"

namespace plenary::pages {

namespace {

// Reads back what a browser would read: the five references we write.
std::string unescaped(std::string_view text) {
  constexpr std::pair<std::string_view, char> kReferences[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  while (!text.empty()) {
    std::size_t used = 0;
    for (const auto& [reference, character] : kReferences)
      if (used == 0 && text.starts_with(reference)) {
        out += character;
        used = reference.size();
      }
    if (used == 0) out += text.front();
    text.remove_prefix(used ? used : 1);
  }
  return out;
}

std::string between(const std::string& text, std::string_view before, std::string_view after) {
  REQUIRE(text.starts_with(before));
  REQUIRE(text.ends_with(after));
  return text.substr(before.size(), text.size() - before.size() - after.size());
}

}  // namespace

TEST_CASE("a sentence in another language carries it, except where only text may stand") {
  const Sentence fell_back{"Sign <in>", "en"}, own{"Anmelden"};
  CHECK(p(fell_back).bytes() == "<p><span lang=\"en\" dir=\"ltr\">Sign &lt;in&gt;</span></p>");
  CHECK(p(own, " ", fell_back.text).bytes() == "<p>Anmelden Sign &lt;in&gt;</p>");
  CHECK(option(value("x"), fell_back).bytes() == "<option value=\"x\">Sign &lt;in&gt;</option>");
  CHECK((Html("a ") + fell_back).bytes() == "a <span lang=\"en\" dir=\"ltr\">Sign &lt;in&gt;</span>");
  CHECK(a(href("/x"), label_of(fell_back)).bytes() == "<a href=\"/x\" aria-label=\"Sign &lt;in&gt;\"></a>");
}

TEST_CASE("parts come in any order: attributes into the tag, the rest between") {
  CHECK(p("Ada & Bran ", cls("lead"), a("yes", href("/b/river"))).bytes() ==
        "<p class=\"lead\">Ada &amp; Bran <a href=\"/b/river\">yes</a></p>");
  CHECK(input(type("radio"), flag("required"), flag("checked", false)).bytes() ==
        "<input type=\"radio\" required>");
  CHECK(td(std::int64_t{12}).bytes() == "<td>12</td>");
  CHECK(ul(std::vector<Html>{li("a"), li("b")}).bytes() == "<ul><li>a</li><li>b</li></ul>");
}

TEST_CASE("any text in an element or an attribute is read back the same, and no mark leaks") {
  CHECK(rc::check([](const std::string& given) {
    const std::string inside = between(p(given).bytes(), "<p>", "</p>");
    const std::string quoted = between(p(label_of(given)).bytes(), "<p aria-label=\"", "\"></p>");
    RC_ASSERT(inside == quoted);
    for (const char c : inside) {
      RC_ASSERT(c != '<' && c != '>' && c != '"' && c != '\'');
      RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
    }
    RC_ASSERT(is_utf8(inside));
  }));
  CHECK(rc::check([](std::vector<unsigned char> letters) {
    std::string given;
    for (const unsigned char c : letters)
      given += static_cast<char>(c % 95 + 32);
    RC_ASSERT(unescaped(between(p(given).bytes(), "<p>", "</p>")) == given);
  }));
  const std::string arabic = "خزّان \u2068Ada\u2069";
  CHECK(p(arabic).bytes() == "<p>" + arabic + "</p>");
}

TEST_CASE("bytes that are not text come out as replacement characters") {
  CHECK(Html("a\x01z\xFF\xC0\x80").bytes() == "a\uFFFDz\uFFFD\uFFFD\uFFFD");
  CHECK(Html(std::string_view("\0", 1)).bytes() == "\uFFFD");
  CHECK(Html("\xC2\x85").bytes() == "\uFFFD");
}

TEST_CASE("an address is relative or http(s), or it leads nowhere") {
  for (const char* good : {"/b/river/matter/5", "?after=12", "#art-7", "matter/5", "https://example.org/a:b",
                           "/a?b=c:d", "http://example.org/"})
    CHECK(safe_url(good) == good);
  for (const char* bad :
       {"javascript:alert(1)", "JavaScript:x", "data:text/html,x", "//evil.example/x", "/\\evil.example",
        " /x", "java\nscript:x", "mailto:a@example.org", "\x01javascript:x"})
    CHECK(safe_url(bad) == "#");
  CHECK(a(href("javascript:alert(1)"), "x").bytes() == "<a href=\"#\">x</a>");
}

TEST_CASE("a whole document begins with its doctype; scripts are modules with an address") {
  CHECK(document(html(script_module("/s/a.js"))).bytes() ==
        "<!doctype html>\n<html><script type=\"module\" src=\"/s/a.js\"></script></html>");
}

}  // namespace plenary::pages
