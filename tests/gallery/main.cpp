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
    office(made, language);
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
    ranking(made, language);
    put(language, "receipt", receipt_page(in, made.receipt()));
    put(language, "result", result_page(in, made.result()));
    put(language, "ratification", ratification_page(in, made.ratification()));
    put(language, "ratified", ratification_page(in, made.ratified()));
    put(language, "follow", follow_page(in, made.follow()));
  }

  void ranking(const Fixtures& made, const std::string& language) {
    Frame in = frame(made, language, Place::matters);
    const auto ballot = made.ranked_ballot();
    put(language, "opening-ranked", vote_opening_page(in, made.ranked_opening()));
    put(language, "ballot-ranked", ballot_page(in, ballot));
    const auto& options = ballot.options;
    put(language, "check-ranked",
        ballot_check_page(in, {.ballot = ballot,
                               .chosen = "2,1,2,0",
                               .cast_form = ballot.check_form,
                               .back_path = "/b/riverside/matter/5/vote",
                               .ranks = {{options[1].label}, {options[0].label, options[2].label}},
                               .left_out = {options[3].label}}));
    put(language, "result-ranked", result_page(in, made.ranked_result()));
    in.errors = {{"place-0", make_error("request.places"), {"page.ballot.your_ranking"}}};
    auto wrong = ballot;
    wrong.typed = {"first", "2", "", ""};
    put(language, "ballot-ranked-wrong", ballot_page(in, wrong));
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
    put(language, "charter-draft", draft_page(frame(made, language, Place::charter), made.draft()));
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

  // What an office meets at its desk.
  void office(const Fixtures& made, const std::string& language) {
    Frame in = frame(made, language, Place::none);
    view::ConfirmFirst ask{.form = made.ballot().check_form,
                           .what = {"state.confirm.vote.open"},
                           .minutes = 10,
                           .back_path = "/b/riverside/"};
    put(language, "confirm", confirm_page(in, ask));
    in.errors = {{"code", make_error("access.wrong_code"), {}}};
    put(language, "confirm-wrong", confirm_page(in, ask));
    in.errors.clear();
    const view::IssuedCode sheet{.name = "Dara",
                                 .codes = {"K7QF-3XMD-W92H-8PRA", "2XKC-9BPN-R4TG-7VWD", "M8VD-6HJW-C3QF-XK2N"},
                                 .until = *parse_day("2027-04-16"),
                                 .log_key = made.record().key,
                                 .founding = made.record().founding};
    put(language, "codes", code_page(frame(made, language, Place::roll), sheet));
    put(language, "erasure", erasure_page(frame(made, language, Place::record), made.erasure()));
    auto erased = made.erasure();
    erased.form.reset(), erased.words.reset();
    erased.erased_by = Seq{40};
    put(language, "erasure-done", erasure_page(frame(made, language, Place::record), erased));
    Frame at_desk = frame(made, language, Place::matters);
    at_desk.at_desk_for = made.arabic ? "هوغو" : "Hugo";
    put(language, "card-at-desk", card_page(at_desk, made.card()));
    auto receipt = made.receipt();
    receipt.trust = view::Trust::desk, receipt.helper = "Dara";
    put(language, "receipt-at-desk", receipt_page(at_desk, receipt));
    auto entry = made.record();
    entry.rows.resize(1);
    entry.rows.front().helper = "Dara";
    entry.held = {{.field = "text",
                   .words = "Plots 30 to 40 flood",
                   .language = "en",
                   .erase_path = "/b/riverside/erase/31/text"},
                  {.field = "name.0", .erased_by = Seq{40}},
                  {.field = "contact.0"}};
    put(language, "entry", record_page(frame(made, language, Place::record), entry));
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
