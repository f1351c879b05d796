// What holds for every page: sentences exist, nothing is preselected, outside text stays text, forms carry
// their id and token.  What pages look like is judged by the gallery (tests/gallery).
#include "pages/pages.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "pages/charts.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

const Words& words() {
  static const Words all;
  return all;
}

const Assets& assets() {
  static const Assets none;
  return none;
}

Frame frame(const char* language = "en") {
  return {.words = words(),
          .say = Tongue(words(), language),
          .assets = assets(),
          .body = view::BodyLabel{.slug = "riverside",
                                  .name = "Riverside",
                                  .zone = "Europe/Dublin",
                                  .languages = {"en"},
                                  .charter_entry = {}},
          .viewer = {.actor = ActorId{}, .name = "Gita <admin>", .offices = {}},
          .place = Place::matters,
          .refused = {},
          .errors = {}};
}

view::Ballot ballot() {
  view::Ballot made;
  made.matter_title = "A \"quoted\" <b>title</b>";
  made.matter_path = "/b/riverside/matter/5";
  made.question = {"view.question.adopt"};
  made.options = {{"yes", ""}, {"no", ""}, {"abstain", ""}};
  made.cast_as = "Gita";
  made.check_form = {
      .path = "/b/riverside/act/vote", .id = "9sE3mPq0T2uVwXyZ01aBcQ", .token = "q7vK0d2Lx9", .fields = {}};
  return made;
}

view::Ballot ranking() {
  view::Ballot made = ballot();
  made.options = {{"0", "<i>One</i>"}, {"1", "Two"}, {"2", "further discussion"}};
  made.ranked = true;
  return made;
}

std::size_t count_of(const std::string& page, std::string_view what) {
  std::size_t count = 0;
  for (auto at = page.find(what); at != std::string::npos; at = page.find(what, at + 1))
    ++count;
  return count;
}

// Whole codes in quotes; those that are joined with a word of the data ("page.option." + value) are left out.
void collect_codes(const std::string& source, std::set<std::string>& named) {
  for (auto at = source.find("\"page."); at != std::string::npos; at = source.find("\"page.", at + 1)) {
    const auto end = source.find('"', at + 1);
    const std::string code = source.substr(at + 1, end - at - 1);
    if (code.back() != '.' && code.back() != '_') named.insert(code);
  }
}

bool has_handler(const std::string& page) {
  for (auto at = page.find(" on"); at != std::string::npos; at = page.find(" on", at + 1)) {
    auto after = at + 3;
    while (after < page.size() && page[after] >= 'a' && page[after] <= 'z')
      ++after;
    if (page.compare(after, 2, "=\"") == 0) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("every sentence that pages name exists in English") {
  const char* source = std::getenv("PLENARY_SOURCE");
  REQUIRE_MESSAGE(source != nullptr, "PLENARY_SOURCE names the root of the source (ctest sets it)");
  std::set<std::string> named;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(source) / "src" / "pages")) {
    std::ifstream in(file.path());
    std::ostringstream text;
    text << in.rdbuf();
    collect_codes(text.str(), named);
  }
  CHECK(named.size() > 300);
  for (const auto& one : named) {
    CAPTURE(one);
    CHECK(words().find("en", one) != nullptr);
  }
}

TEST_CASE("a ballot shows each option alike and preselects none") {
  const std::string page = ballot_page(frame(), ballot());
  CHECK(count_of(page, "type=\"radio\"") == 3);
  CHECK(count_of(page, "<label class=\"choice\">") == 3);
  CHECK(count_of(page, " checked") == 0);
}

TEST_CASE("a ranking has a field for the place of each option, and fills in none of them") {
  const std::string page = ballot_page(frame(), ranking());
  CHECK(count_of(page, "type=\"number\"") == 3);
  CHECK(count_of(page, "type=\"radio\"") == 0);
  CHECK(count_of(page, "min=\"1\" max=\"3\"") == 3);
  CHECK(count_of(page, " value=\"1\"") == 0);
  for (const char* field : {"place-0", "place-1", "place-2"}) {
    CHECK(count_of(page, std::string("<label for=\"") + field + "\"") == 1);
    CHECK(count_of(page, std::string("id=\"") + field + "\"") == 1);
  }
  CHECK(page.find("<i>One") == std::string::npos);
}

TEST_CASE("what was ranked is shown once more, from the first place on, before it is cast") {
  view::BallotCheck check{
      .ballot = ranking(), .chosen = "2,1,0", .cast_form = ballot().check_form, .back_path = "/b/x"};
  check.cast_form.fields = {{"places", "2,1,0"}};
  check.ranks = {{"Two"}, {"<i>One</i>"}};
  check.left_out = {"further discussion"};
  const std::string page = ballot_check_page(frame(), check);
  CHECK(page.find("<ol><li>Two</li><li>&lt;i&gt;One&lt;/i&gt;</li></ol>") != std::string::npos);
  CHECK(page.find("Behind all others: further discussion.") != std::string::npos);
  CHECK(page.find("name=\"places\" value=\"2,1,0\"") != std::string::npos);
}

TEST_CASE("an act form carries its path, the act's id and the token") {
  const std::string page = ballot_page(frame(), ballot());
  CHECK(page.find("<form method=\"post\" action=\"/b/riverside/act/vote\"") != std::string::npos);
  CHECK(page.find("name=\"id\" value=\"9sE3mPq0T2uVwXyZ01aBcQ\"") != std::string::npos);
  CHECK(page.find("name=\"token\" value=\"q7vK0d2Lx9\"") != std::string::npos);
}

TEST_CASE("what people typed stays text, and titles of ballots and accounts name nobody") {
  const std::string page = ballot_page(frame(), ballot());
  CHECK(page.find("<b>title") == std::string::npos);
  CHECK(page.find("Gita <admin>") == std::string::npos);
  CHECK(page.find("Gita &lt;admin&gt;") != std::string::npos);
  view::Account account;
  account.name = "Gita";
  const std::string mine = account_page(frame(), account);
  const auto from = mine.find("<title>"), to = mine.find("</title>");
  CHECK(mine.substr(from, to - from).find("Gita") == std::string::npos);
}

TEST_CASE("a page has its language and direction, one main landmark and one first heading") {
  for (const char* language : {"en", "de", "ar"}) {
    const std::string page = ballot_page(frame(language), ballot());
    CHECK(page.find(std::string("<html lang=\"") + language + "\" dir=\"") != std::string::npos);
    CHECK(count_of(page, "<main ") == 1);
    CHECK(count_of(page, "<h1") == 1);
  }
  CHECK(ballot_page(frame("ar"), ballot()).find("dir=\"rtl\"") != std::string::npos);
}

TEST_CASE("no page holds inline style, inline script or a handler") {
  for (const auto& page :
       {ballot_page(frame(), ballot()), ballot_page(frame(), ranking()), vote_opening_page(frame(), {}),
        matter_page(frame(), {}), record_page(frame(), {}), charter_page(frame(), {}),
        follow_page(frame(), {}), roll_page(frame(), {}), text_page(frame(), {}), result_page(frame(), {}),
        standing_page(frame(), {}), desk_page(frame(), {})}) {
    CHECK(page.find(" style=") == std::string::npos);
    CHECK(page.find("<script>") == std::string::npos);
    CHECK_FALSE(has_handler(page));
  }
}

TEST_CASE("a refused act says what was not done, the article, each number, and that nothing changed") {
  Frame refused = frame();
  refused.refused = view::RefusedAct{
      .headline = {"view.refused.close_consultation"},
      .error = make_error(
          "view.refused.gate",
          {.article = "Art. 7",
           .because = {make_error("view.short.heard", {.params = {{"group", std::string("South")},
                                                                  {"measured", std::int64_t{0}},
                                                                  {"of", std::int64_t{5}},
                                                                  {"share", std::string("1/4")},
                                                                  {"missing", std::int64_t{2}}}})}}),
      .at = {},
      .record_size = 16,
      .keep_path = "",
      .helps = {}};
  const std::string page = refusal_page(refused);
  CHECK(page.find("The consultation was not closed") != std::string::npos);
  CHECK(page.find("href=\"/b/riverside/charter#art-7\"") != std::string::npos);
  CHECK(page.find("South heard 0 of 5, 1/4 needed: 2 more") != std::string::npos);
  CHECK(page.find("Nothing has changed") != std::string::npos);
  CHECK(page.find(" disabled") == std::string::npos);
}

TEST_CASE("a field that failed is told above and at the field, and the two are linked") {
  Frame wrong = frame();
  wrong.errors = {{"title", make_error("view.field.empty"), {}}};
  const std::string page = raise_page(wrong, {});
  CHECK(page.find("<a href=\"#title\">") != std::string::npos);
  CHECK(page.find("aria-describedby=\"title-hint title-error\" aria-invalid=\"true\"") != std::string::npos);
  CHECK(page.find("<title>Error: ") != std::string::npos);
}

TEST_CASE("a bar ends where the measure ends, and a hostile number does not break it") {
  view::Gate gate;
  gate.measured = 3;
  gate.of = 5;
  gate.needed = 2;
  const std::string bar = gate_bar(gate, "3 of 5").bytes();
  CHECK(bar.find("class=\"m-full\" x=\"0.00\" width=\"60.00\"") != std::string::npos);
  CHECK(bar.find("M40.00 -4V20") != std::string::npos);
  gate.measured = 900;
  gate.of = 0;
  CHECK(gate_bar(gate, "x").bytes().find("width=\"0.00\"") != std::string::npos);
  CHECK(share_bar({.count = 1, .share_bp = 99999, .low_bp = -5, .high_bp = 99999}, "m-agree", "x")
            .bytes()
            .find("H100.00") != std::string::npos);
}

TEST_CASE("an article's anchor is made of its letters and digits") {
  CHECK(anchor_of("Art. 7a") == "art-7a");
  CHECK(anchor_of("\u00a7 12 (3)") == "12-3-");
}

}  // namespace plenary::pages
