#include <doctest/doctest.h>

#include "body/fold.h"
#include "crypto/sha256.h"
#include "record/bundle.h"
#include "record/tile.h"
#include "records.h"
#include "verify/report.h"

namespace plenary::verify {
namespace {

std::string told(const Report& report) {
  const Words words;
  return print_report(report, Tongue(words, "en"));
}

}  // namespace

TEST_CASE("a record made by the clerk is the same, and what is absent is counted") {
  const Made made;
  const auto report = made.verify();
  CHECK(difference(report) == "same");
  CHECK(report.contents.erased == 1);
  CHECK(report.contents.not_public == 10);  // the names
  CHECK(report.contents.matches > 8);
  CHECK(report.classes.session + report.classes.desk + report.classes.clerk == report.entries);
  CHECK(report.classes.desk == 1);
  REQUIRE(report.votes.size() == 1);
  CHECK(report.votes[0].outcome == "adopted");
  const auto text = told(report);
  CHECK(text.find("matter " + std::to_string(made.matter.value) +
                  ", vote: yes 4, no 1, abstain 1; adopted (Art. 8)\n") != text.npos);
  CHECK(text.ends_with("\nsame; 11 contents absent (1 erased, 10 not public)\n"));
}

TEST_CASE("without a key the record's own is used, and the reader is asked to compare") {
  const Made made;
  const auto text = told(made.verify_without_key());
  const auto ending = "if the log's key is\n  " + record::print_vkey(made.key()) + "\nCompare it";
  CHECK(text.find(ending) != text.npos);
}

TEST_CASE("another key than the record's is refused") {
  const Made made, other;
  CHECK(made.verify({.key = other.key()}).difference.has_value());
}

TEST_CASE("an empty record is the same under a key, and says nothing of its own key") {
  Made made;
  const auto empty = made.folder.file("empty");
  const record::Checkpoint nothing{made.garden->body().origin, 0, record::empty_root()};
  const record::Signer* signers[] = {made.garden->body().keys.front().get()};
  spill(fs::path(empty) / "checkpoint", record::sign_note(record::print_checkpoint(nothing), signers));
  record::FolderFiles files(empty);
  const auto report = verify_record(files, {.key = made.key()});
  CHECK(difference(report) == "same");
  CHECK(told(report).ends_with("\nsame\n"));
  CHECK(verify_record(files, {}).difference->code == "verify.no_key");
}

TEST_CASE("contents taken away are absent, not wrong") {
  const Made made;
  const auto before = made.verify().contents;
  fs::remove_all(made.log() / "content");
  const auto after = made.verify();
  CHECK(difference(after) == "same");
  CHECK(after.contents.matches == 0);
  CHECK(after.contents.erased == 1);
  CHECK(after.contents.not_public == before.matches + before.not_public);
}

TEST_CASE("what was erased must not stand there, and what stands there as erased must have been") {
  const Made made;
  const auto entry = "content/" + std::to_string(made.matter.value) + "/title";
  const auto before = slurp(made.log() / entry);
  spill(made.log() / entry, print_content({made.matter, "title", Seq{9}, {}, {}}));
  CHECK(made.verify().difference->code == "verify.content.not_erased");
  spill(made.log() / entry, before);
  fs::path erased;
  for (const auto& file : fs::recursive_directory_iterator(made.log() / "content")) {
    if (file.is_regular_file() && slurp(file).find("erased_by") != std::string::npos) erased = file;
  }
  REQUIRE(!erased.empty());
  const Seq seq{std::stoull(erased.parent_path().filename().string())};
  spill(erased, print_content({seq, "text", Seq{2}, {}, {}}));
  CHECK(made.verify().difference->code == "verify.content.not_erased");
}

TEST_CASE("words that are not those committed to are wrong, by entry and field") {
  const Made made;
  const auto file = made.log() / "content" / std::to_string(made.matter.value) / "title";
  auto content = *read_content(slurp(file));
  content.bytes = "Water butts for some plots";
  spill(file, print_content(content));
  const auto report = made.verify();
  REQUIRE(report.difference);
  CHECK(report.difference->code == "verify.content.wrong");
  CHECK(report.difference->where == "entry " + std::to_string(made.matter.value));
}

TEST_CASE("a file that belongs to no entry is named") {
  const Made made;
  for (const std::string stray : {"content/0/title", "content/999/text", "content/3/text/more",
                                  "content/03/name.0", "content/stray", "tile/0/001", "notes.txt"}) {
    spill(made.log() / stray, "{}");
    const auto report = made.verify();
    REQUIRE_MESSAGE(report.difference, stray);
    CHECK(report.difference->code == "record.log.stray");
    CHECK(report.difference->where == stray);
    fs::remove(made.log() / stray);
  }
  const std::string blob = "of no entry", name = "blob/" + to_hex(view_of(crypto::sha256(blob)));
  spill(made.log() / name, blob);
  CHECK(made.verify().difference->where == name);
}

TEST_CASE("an older checkpoint of the same record holds; a fork and a rolled back record do not") {
  Made made;
  const auto older = slurp(made.log() / "checkpoint");
  made.garden->raise(made.garden->members()[0].id, "Benches", "There shall be benches.");
  const auto grown = fs::path(made.folder.file("grown"));
  made.garden->export_to(grown);
  record::FolderFiles files(grown.string());
  CHECK(difference(verify_record(files, {.key = made.key(), .older = {{"letter", older}}})) == "same");
  const auto newer = slurp(grown / "checkpoint");
  CHECK(made.verify({.older = {{"letter", newer}}}).difference->code == "record.log.rolled_back");
  const record::Checkpoint forked{made.garden->body().origin, 5, crypto::sha256("another history")};
  const record::Signer* signers[] = {made.garden->body().keys.front().get()};
  const auto fork = record::sign_note(record::print_checkpoint(forked), signers);
  CHECK(made.verify({.older = {{"letter", fork}}}).difference->code == "record.log.rewritten");
}

TEST_CASE("a record whose key was changed verifies under the old key, the new one, and none given") {
  Made made;
  const auto old = made.key();
  const auto early = clerk::receipt_of(made.garden->body(), made.matter);
  const auto letter = slurp(made.log() / "checkpoint");
  REQUIRE(made.garden->house().change_key(made.garden->body(), 30).has_value());
  made.garden->raise(made.garden->members()[0].id, "Benches", "There shall be benches.");
  const auto late = clerk::receipt_of(made.garden->body(), made.matter);
  fs::remove_all(made.log());
  made.garden->export_to(made.log());
  const auto fresh = *record::parse_vkey(made.garden->body().vkey());
  REQUIRE(record::print_vkey(fresh) != record::print_vkey(old));
  for (const auto& key : {old, fresh}) {
    const auto report = made.verify(
        {.key = key, .older = {{"letter", letter}}, .receipts = {{"early", *early}, {"late", *late}}});
    CHECK(difference(report) == "same");
    CHECK(report.receipts == 2);
    CHECK(report.key_changes.size() == 1);
    CHECK(told(report).find("changed its key at entry") != std::string::npos);
  }
  CHECK(made.verify_without_key().key == made.garden->body().vkey());
  CHECK(difference(made.verify_without_key()) == "same");
  CHECK(made.verify({.key = record::make_vkey(old.name, record::KeyType::log,
                                              crypto::SecretKey::generate().public_key())})
            .difference);
}

TEST_CASE("once the key is changed, what the old key alone signed is not the record") {
  Made made;
  const auto before = made.garden->body().keys.front();
  REQUIRE(made.garden->house().change_key(made.garden->body(), 0).has_value());
  made.garden->export_to(made.log());
  const auto note = *record::read_note(slurp(made.log() / "checkpoint"));
  const record::Signer* old_alone[] = {before.get()};
  spill(made.log() / "checkpoint", record::sign_note(note.text, old_alone));
  const auto report = made.verify();
  REQUIRE(report.difference);
  CHECK(report.difference->code == "record.note.no_known_key");
}

TEST_CASE("an older checkpoint that nobody known signed accuses no one") {
  const Made made;
  const record::LogSigner stranger(made.garden->body().origin, crypto::SecretKey::generate());
  const record::Signer* signers[] = {&stranger};
  const record::Checkpoint larger{made.garden->body().origin, 100'000, crypto::sha256("nothing")};
  const auto forged = record::sign_note(record::print_checkpoint(larger), signers);
  CHECK(made.verify({.older = {{"letter", forged}}}).difference->code == "record.note.no_known_key");
}

TEST_CASE("a receipt of this record is good, a changed one and one of another record are not") {
  const Made made, other;
  const auto receipt = clerk::receipt_of(made.garden->body(), made.matter);
  REQUIRE(receipt);
  const auto good = made.verify({.receipts = {{"receipt", *receipt}}});
  CHECK(difference(good) == "same");
  CHECK(good.receipts == 1);
  auto moved = *record::read_receipt(*receipt);
  ++moved.index;
  CHECK(made.verify({.receipts = {{"receipt", record::print_receipt(moved)}}}).difference.has_value());
  const auto foreign = clerk::receipt_of(other.garden->body(), other.matter);
  const auto refused = made.verify({.receipts = {{"receipt", *foreign}}});
  REQUIRE(refused.difference);
  CHECK(refused.difference->where.starts_with("receipt"));
}

TEST_CASE("a signed refusal follows from the record it was given on; a changed or foreign one does not") {
  Made made;
  const Made other;
  const auto refused_on = [](const Made& record) {
    const auto note = std::make_shared<std::string>();
    const auto& body = record.garden->body();
    auto request = clerk::Draft(body.origin, body::Sign{})
                       .by(record.garden->members().front().id)
                       .on(record.matter)
                       .done();
    request.refusal = note;
    CHECK_FALSE(body.clerk->submit(std::move(request)).get());
    return *note;
  };
  const auto note = refused_on(made);
  REQUIRE_FALSE(note.empty());
  const auto good = made.verify({.refusals = {{"refusal", note}}});
  CHECK(difference(good) == "same");
  CHECK(good.refusals == 1);
  auto edited = note;
  edited[edited.find("raise.already") + 2] = 'x';
  CHECK(made.verify({.refusals = {{"refusal", edited}}}).difference.has_value());
  CHECK(made.verify({.refusals = {{"refusal", refused_on(other)}}}).difference.has_value());
}

TEST_CASE("what is owed by a day is told") {
  const Made made;
  CHECK(made.verify({.as_of = parse_day("2027-06-01")}).overdue.empty());
  const auto report = made.verify({.as_of = parse_day("2027-06-02")});
  REQUIRE(report.overdue.size() == 2);
  CHECK(report.overdue[0].act == "missed");
  CHECK(report.overdue[1].act == "reopened");
  CHECK(difference(report) == "same");
}

// A clerk who cheats: the log is sound and well signed, and holds an act that the charter forbids.
TEST_CASE("an entry that the rules do not admit is inadmissible, however well it is signed") {
  Made made;
  std::vector<std::string> entries;
  REQUIRE(made.garden->body().log->read_entries(Seq{0}, Seq{1000},
                                                [&](Seq, std::string_view bytes) -> Result<void> {
                                                  entries.emplace_back(bytes);
                                                  return {};
                                                }));
  const auto last = *body::parse_entry(entries.back());
  body::Entry forged{.act = {.body = last.act.body,
                             .by = made.garden->members()[1].id,
                             .data = body::VoteCast{body::BallotAnswer::yes, {}}},
                     .at = last.at,
                     .auth = {body::How::session, {}, {}}};
  forged.act.on = made.matter;
  entries.push_back(body::print_entry(forged));
  record::Frontier frontier;
  std::string bundle, leaves;
  for (const auto& entry : entries) {
    frontier.append(record::leaf_hash(entry), nullptr);
    record::append_to_bundle(bundle, entry);
    leaves += view_of(record::leaf_hash(entry));
  }
  const auto forgery = fs::path(made.folder.file("forged"));
  fs::create_directories(forgery);
  fs::copy(made.log() / "blob", forgery / "blob", fs::copy_options::recursive);
  const auto width = static_cast<unsigned>(entries.size());
  spill(forgery / record::path_of({.entries = true, .width = width}), bundle);
  spill(forgery / record::path_of({.width = width}), leaves);
  const record::Signer* signers[] = {made.garden->body().keys.front().get()};
  const record::Checkpoint signed_one{made.garden->body().origin, width, frontier.root()};
  spill(forgery / "checkpoint", record::sign_note(record::print_checkpoint(signed_one), signers));
  record::FolderFiles files(forgery.string());
  const auto report = verify_record(files, {.key = made.key()});
  REQUIRE(report.difference);
  CHECK(report.inadmissible);
  CHECK(report.difference->code == "verify.inadmissible");
  CHECK(report.difference->where == "entry " + std::to_string(width - 1));
  CHECK(told(report).find("differs: entry " + std::to_string(width - 1)) != std::string::npos);
}

TEST_CASE("the same account stands as one JSON object") {
  const Made made;
  const Words words;
  const auto text = print_report_json(made.verify(), Tongue(words, "en"));
  const auto value = json::parse(std::string_view(text).substr(0, text.size() - 1), json::Form::canonical);
  REQUIRE(value);
  CHECK(*value->object()->find("result")->text() == "same");
  CHECK(*value->object()->find("contents")->object()->find("erased")->number() == 1);
}

}  // namespace plenary::verify
