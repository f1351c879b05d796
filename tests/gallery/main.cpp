// plenary-gallery OUT DIST: writes every page, in every language and state, for eyes and for axe-core.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "fixtures.h"

namespace plenary::gallery {

namespace {

namespace fs = std::filesystem;
using pages::Frame;
using pages::Place;

class Gallery {
 public:
  Gallery(fs::path out, const Words& words, const pages::Assets& assets)
      : out_(std::move(out)), words_(words), assets_(assets) {}

  Frame frame(const Fixtures& made, const std::string& language, Place place, bool signed_in = true) const {
    return {.words = words_,
            .say = Tongue(words_, language, {}),
            .assets = assets_,
            .body = made.body(),
            .viewer = signed_in ? made.viewer(made.arabic ? "دارا" : "Dara",
                                              made.arabic ? "أمينة السر" : "secretary")
                                : view::Viewer{},
            .place = place,
            .refused = {},
            .errors = {}};
  }

  void put(const std::string& language, const std::string& name, const std::string& page) {
    std::ofstream file(out_ / (name + "." + language + ".html"), std::ios::binary);
    file << page;
    ++written_;
  }

  void write(const std::string& language) {
    const Fixtures made{.arabic = language == "ar", .overlong = language == "en-XA"};
    matters(made, language);
    voting(made, language);
    body(made, language);
    states(made, language);
  }

  int written() const { return written_; }

 private:
  void matters(const Fixtures& made, const std::string& language) {
    const Frame in = frame(made, language, Place::matters);
    put(language, "desk", desk_page(frame(made, language, Place::desk), made.desk()));
    put(language, "matters", matters_page(in, made.matters()));
    put(language, "matter", matter_page(in, made.matter()));
    Frame refused = in;
    refused.refused = made.refused();
    put(language, "matter-refused", matter_page(refused, made.matter()));
    put(language, "raise", raise_page(in, made.raise()));
    put(language, "card", card_page(in, made.card()));
    put(language, "standing", standing_page(in, made.standing()));
    put(language, "text", text_page(in, made.text()));
  }

  void voting(const Fixtures& made, const std::string& language) {
    const Frame in = frame(made, language, Place::matters);
    put(language, "ballot", ballot_page(in, made.ballot()));
    put(language, "check",
        ballot_check_page(in,
                          {made.ballot(), "yes", made.ballot().check_form, "/b/riverside/matter/5/vote"}));
    put(language, "receipt", receipt_page(in, made.receipt()));
    put(language, "result", result_page(in, made.result()));
    put(language, "follow", follow_page(in, made.follow()));
  }

  void body(const Fixtures& made, const std::string& language) {
    put(language, "roll", roll_page(frame(made, language, Place::roll), made.roll()));
    put(language, "import",
        import_form_page(frame(made, language, Place::roll), {made.ballot().check_form, {"name", "bank"}}));
    put(language, "import-preview",
        import_preview_page(frame(made, language, Place::roll), made.import_preview(true)));
    put(language, "import-refused",
        import_preview_page(frame(made, language, Place::roll), made.import_preview(false)));
    put(language, "charter", charter_page(frame(made, language, Place::charter), made.charter()));
    put(language, "record", record_page(frame(made, language, Place::record, false), made.record()));
    put(language, "account", account_page(frame(made, language, Place::account), made.account()));
  }

  void states(const Fixtures& made, const std::string& language) {
    Frame outside = frame(made, language, Place::none, false);
    put(language, "sign-in", sign_in_page(outside, {made.ballot().check_form, "", "/b/riverside", {}}));
    put(language, "not-found", not_found_page(outside));
    outside.body.reset();
    put(language, "unavailable", unavailable_page(outside, 3));
    put(language, "too-many", too_many_page(outside, 60));
    Frame refused = frame(made, language, Place::matters);
    refused.refused = made.refused();
    put(language, "refusal", refusal_page(refused));
    empty(made, language);
    wrong(made, language);
  }

  void empty(const Fixtures& made, const std::string& language) {
    const Frame in = frame(made, language, Place::desk);
    view::Desk desk;
    desk.today = made.desk().today;
    desk.state = {"view.desk.open", {{"count", std::int64_t{0}}}};
    put(language, "desk-empty", desk_page(in, desk));
    put(language, "matters-empty", matters_page(in, {}));
    view::Standing standing;
    standing.matter_title = "Bees";
    standing.matter_path = "/b/riverside/matter/60";
    put(language, "standing-empty", standing_page(in, standing));
    view::Record record = made.record();
    record.rows.clear();
    record.signed_at.reset();
    put(language, "record-empty", record_page(in, record));
  }

  void wrong(const Fixtures& made, const std::string& language) {
    Frame in = frame(made, language, Place::matters);
    in.errors = {{"title", make_error("view.field.empty"), {"page.raise.title_field"}},
                 {"kind", make_error("view.field.chosen"), {"page.raise.kind"}}};
    view::Raise raise = made.raise();
    raise.similar = {{.title = "Rain barrels",
                      .path = "/b/riverside/matter/9",
                      .stage = {"view.stage.raised"},
                      .sign = raise.form}};
    put(language, "raise-wrong", raise_page(in, raise));
    in.errors = {{"answer", make_error("view.field.chosen"), {"page.ballot.your_answer"}}};
    put(language, "ballot-wrong", ballot_page(in, made.ballot()));
  }

  fs::path out_;
  const Words& words_;
  const pages::Assets& assets_;
  int written_ = 0;
};

}  // namespace

}  // namespace plenary::gallery

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("plenary-gallery OUT DIST\n", stderr);
    return 2;
  }
  std::error_code failed;
  std::filesystem::create_directories(arguments[1], failed);
  const plenary::Words words;
  const auto assets = plenary::pages::Assets::load(arguments[2], "/s/");
  if (!assets.problem().empty()) {
    fmt::print(stderr, "plenary-gallery: {}\n", assets.problem());
    return 1;
  }
  plenary::gallery::Gallery gallery(arguments[1], words, assets);
  for (const char* language : {"en", "de", "ar", "en-XA", "ar-XB"})
    gallery.write(language);
  fmt::print("{} pages in {}\n", gallery.written(), arguments[1]);
  return 0;
}
