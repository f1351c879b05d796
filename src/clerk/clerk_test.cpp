// The clerk under its laws: one queue, answered after the commit; repetition, conflict, clock, receipts,
// erasure.
#include "clerk/clerk.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/zone.h"
#include "clerk/house.h"
#include "clerk/shelf.h"
#include "record/receipt.h"
#include "store/memory.h"
#include "store/test_folder.h"

namespace plenary::clerk {
namespace {

constexpr std::int64_t kHourMs = 3'600'000;

std::string association() {
  const char* root = std::getenv("PLENARY_SOURCE");
  std::ifstream in(std::string(root == nullptr ? "." : root) + "/charters/association/charter.toml");
  return {std::istreambuf_iterator<char>(in), {}};
}

ActorId actor(int number) {
  ActorId id;
  id.bytes[0] = static_cast<std::uint8_t>(number + 1);
  return id;
}

const ActorId kAda = actor(0), kBran = actor(1), kSecretary = actor(3), kFinn = actor(5);

struct Town {  // a house in memory with one body, its roll imported
  store::TestFolder folder;
  store::MemoryStore store;
  SetClock clock{*start_of_day("Europe/Dublin", *parse_day("2027-03-01")) + 9 * kHourMs};
  std::unique_ptr<House> house;
  Body* body = nullptr;
  Seq rows;

  Town() { open(), rows = found("riverside"), body = house->find("riverside"); }

  void open() {
    auto opened = House::open({folder.file("house"), store.bodies(), clock});
    REQUIRE(opened.has_value());
    house = *std::move(opened);
  }
  Seq found(const std::string& slug) {
    auto made =
        house->found({.slug = slug, .charter = association(), .offices = {{"secretary", {kSecretary}}}});
    REQUIRE(made.has_value());
    body = *made;
    const Seq begin = must(by(kSecretary, body::RollBegin{}));
    body::RollRows chunk{.begin = begin, .rows = {}};
    for (int i = 0; i < 10; ++i) {
      chunk.rows.push_back(
          {.in = {{body::Word{"bank"}, body::Word{i < 5 ? "North" : "South"}}}, .member = actor(i)});
    }
    auto draft = Draft(body->origin, chunk).by(kSecretary).hold("name.0", "Ada", keep::Readers::members);
    const Seq there = must(send(draft.done()));
    must(by(kSecretary, body::RollCommit{begin, 10}));
    return there;
  }
  // The house closed and opened again on the same store.
  void reopen() { house.reset(), open(), body = house->find("riverside"); }

  Result<Admitted> send(Request request) { return body->clerk->submit(std::move(request)).get(); }
  Result<Admitted> by(const ActorId& who, body::AnyAct data, std::optional<Seq> on = {}) {
    Draft draft(body->origin, std::move(data));
    draft.by(who);
    if (on) draft.on(*on);
    return send(draft.done());
  }
  static Seq must(const Result<Admitted>& done) {
    if (!done) FAIL(debug_text(done.error()));
    return done->seq;
  }
  Draft raising(const std::string& title) {
    return Draft(body->origin, body::Raise{body::Word{"ordinary"}})
        .by(kAda)
        .hold("title", title)
        .hold("text", title);
  }
  Seq consultation() {
    const Seq matter = must(send(raising("Water butts").done()));
    must(by(kBran, body::Sign{}, matter)), must(by(kFinn, body::Sign{}, matter));
    must(by(kSecretary, body::ConsultOpen{}, matter));
    return matter;
  }
  Request joining(Seq matter, const ActorId& member, const std::string& bank,
                  const ParticipantId& participant) {
    body::ConsultJoin join{.channel = body::Channel::web,
                           .in = {{body::Word{"bank"}, body::Word{bank}}},
                           .participant = participant};
    return Draft(body->origin, std::move(join))
        .how(body::How::session)
        .on(matter)
        .link({matter, to_string(member), to_string(participant)})
        .done();
  }
  std::string code(const Result<Admitted>& result) { return result ? "" : result.error().code; }
};

TEST_CASE("the same request again gives the same entry, also with new salts and after a restart") {
  Town town;
  const Request first = town.raising("A tank").done();
  const auto once = town.send(first);
  const Seq seq = Town::must(once);
  const auto twice = town.send(first);
  CHECK(Town::must(twice) == seq);
  CHECK(twice->repeated);
  const Request salted = town.raising("A tank").id(first.act.id).done();
  CHECK(Town::must(town.send(salted)) == seq);
  const auto size = town.body->clerk->shown()->size;
  town.reopen();
  CHECK(Town::must(town.send(first)) == seq);
  CHECK(town.body->clerk->shown()->size == size);
}

TEST_CASE("the same id with other words, or by somebody else, is a conflict that tells nothing more") {
  Town town;
  const Request first = town.raising("A tank").done();
  Town::must(town.send(first));
  const auto other = town.send(town.raising("Two tanks").id(first.act.id).done());
  CHECK(town.code(other) == "act.id_taken");
  CHECK(other.error().params.empty());
  auto stranger = town.raising("A tank").id(first.act.id).by(kBran).done();
  CHECK(town.code(town.send(stranger)) == "act.id_taken");
}

TEST_CASE("an answer comes only when the entry is stored, and what was not stored is not answered as done") {
  Town town;
  const Seq seq = Town::must(town.send(town.raising("A tank").done()));
  CHECK(town.body->log->head()->size == seq.value + 1);
  CHECK(town.body->log->entry(seq)->has_value());
  CHECK(town.body->clerk->shown()->size == seq.value + 1);
  REQUIRE(town.body->clerk->settle().has_value());
  town.store.fail_at(1, store::Fault::io);
  const auto lost = town.send(town.raising("Two tanks").done());
  CHECK(town.code(lost) == "store.io");
  CHECK(town.body->clerk->shown()->size == seq.value + 1);
  CHECK(town.code(town.send(town.raising("Three").done())) == "clerk.stopped");  // until somebody looked
  town.reopen();
  REQUIRE(town.body->clerk != nullptr);
  CHECK(Town::must(town.send(town.raising("Four").done())).value == seq.value + 1);
}

TEST_CASE("a commit that was answered as unknown is found again by its id") {
  Town town;
  const Request request = town.raising("A tank").done();
  town.store.fail_at(1, store::Fault::unknown_done);
  CHECK(town.code(town.send(request)) == "store.unknown");
  town.reopen();
  const auto again = town.send(request);
  CHECK(Town::must(again) == Seq{4});
  CHECK(again->repeated);
}

TEST_CASE("acts that wait together are each judged on the state that includes the ones before") {
  Town town;
  const Seq matter = Town::must(town.send(town.raising("A tank").done()));
  std::vector<std::future<Result<Admitted>>> answers;
  for (int i = 0; i < 200; ++i) {
    answers.push_back(
        town.body->clerk->submit(Draft(town.body->origin, body::Sign{}).by(actor(i % 10)).on(matter).done()));
  }
  int admitted = 0;
  for (auto& answer : answers)
    admitted += answer.get().has_value() ? 1 : 0;
  CHECK(admitted == 2);  // with the third signature it is on the agenda
}

TEST_CASE("a full queue is refused at once as busy") {
  store::MemoryStore store;
  Town town;
  REQUIRE(store.bodies().add({"small", "plenary.invalid/small"}).has_value());
  const auto log = store.bodies().open("small");
  REQUIRE(log.has_value());
  Setting setting{.log = **log,
                  .keys = town.body->keys,
                  .clock = town.clock,
                  .origin = "plenary.invalid/small",
                  .timezone = "Europe/Dublin",
                  .request_secret = "secret",
                  .queue_limit = 0};
  const auto clerk = Clerk::open(std::move(setting));
  REQUIRE(clerk.has_value());
  CHECK(town.code((*clerk)->submit(town.raising("A tank").done()).get()) == "clerk.busy");
}

TEST_CASE(
    "a clock that ran back repeats the last instant; one that leapt ahead by over an hour stops the clerk") {
  Town town;
  const auto last = town.body->clerk->shown()->last;
  town.clock.jump(-2 * kHourMs);
  const auto behind = town.send(town.raising("A tank").done());
  Town::must(behind);
  CHECK(behind->at == last);
  town.clock.jump(2 * kHourMs + kHourMs / 2);  // forward again, to half an hour ahead of the truth
  // The wall clock leapt by two and a half hours against the steady one since the clerk looked last.
  CHECK(town.code(town.send(town.raising("Two tanks").done())) == "clock.jumped");
  CHECK(town.code(town.send(town.raising("Three tanks").done())) == "clerk.stopped");
}

TEST_CASE("a long night is no leap: wall and steady clock went together") {
  Town town;
  town.clock.advance(30 * kHourMs);
  const auto next = town.send(town.raising("A tank").done());
  Town::must(next);
  CHECK(next->at.local_day() == *parse_day("2027-03-02"));
}

TEST_CASE("a receipt proves its own entry under the log's key, and no other entry") {
  Town town;
  const Seq seq = Town::must(town.send(town.raising("A tank").done()));
  for (int i = 0; i < 20; ++i)
    Town::must(town.send(town.raising("More " + std::to_string(i)).done()));
  const auto file = receipt_of(*town.body, seq);
  REQUIRE(file.has_value());
  const auto receipt = record::read_receipt(*file);
  REQUIRE(receipt.has_value());
  const auto key = town.body->keys.front()->vkey();
  const auto leaf = [&](Seq at) { return record::leaf_hash(**town.body->log->entry(at)); };
  CHECK(record::check_receipt(*receipt, leaf(seq), key).has_value());
  CHECK(!record::check_receipt(*receipt, leaf(Seq{seq.value + 1}), key).has_value());
  Town other;
  CHECK(!record::check_receipt(*receipt, leaf(seq), other.body->keys.front()->vkey()).has_value());
}

TEST_CASE("an erasure takes bytes and salt away and leaves what the fold knows") {
  Town town;
  const auto name = [&] { return *town.body->log->content(town.rows, "name.0"); };
  REQUIRE(name()->bytes == "Ada");
  body::Erased erased{.field_name = {"name.0"}, .ground = body::Ground::request, .seq = town.rows};
  const Seq by = Town::must(town.by(kSecretary, erased));
  CHECK(name()->bytes.empty());
  CHECK(name()->salt.empty());
  CHECK(name()->erased_by == by);
  CHECK(town.code(town.by(kSecretary, erased)) == "erase.already");
  erased.field_name.text = "name.7";
  CHECK(town.code(town.by(kSecretary, erased)) == "erase.no_such_content");
  const Hash before = body::state_digest(*town.body->clerk->shown());
  town.reopen();
  CHECK(body::state_digest(*town.body->clerk->shown()) == before);
}

TEST_CASE("a member joins a consultation once, in her own group, and only with her own participant id") {
  Town town;
  const Seq matter = town.consultation();
  const auto mine = crypto::random_id<ParticipantId>(), second = crypto::random_id<ParticipantId>();
  CHECK(town.code(town.send(town.joining(matter, kAda, "South", mine))) == "consult.of_another_group");
  CHECK(town.code(town.send(town.joining(matter, actor(77), "North", mine))) == "consult.not_on_its_roll");
  auto crossed = town.joining(matter, kAda, "North", mine);
  crossed.link->value = to_string(second);
  CHECK(town.code(town.send(crossed)) == "content.link_of_a_join");
  auto unlinked = town.joining(matter, kAda, "North", mine);
  unlinked.link.reset();
  CHECK(town.code(town.send(unlinked)) == "content.link_of_a_join");
  Town::must(town.send(town.joining(matter, kAda, "North", mine)));
  CHECK(town.code(town.send(town.joining(matter, kAda, "North", second))) == "consult.already_joined");
  CHECK(town.code(town.send(town.joining(matter, kAda, "North", mine))) == "consult.already_joined");
}

TEST_CASE("an entry that could not be read back is never written") {
  Town town;
  const auto size = town.body->clerk->shown()->size;
  Request request = town.by(kAda, body::Sign{}, Seq{0}) ? Request{} : town.raising("A tank").done();
  request.act.held.push_back({"zzz", Hash{}});
  request.contents.push_back({"zzz", std::string(32, 'x'), "words"});
  CHECK(!town.send(request).has_value());
  body::ReviewAnswer odd{{{body::Word{"two\nlines"}, body::Judgement::yes}}};
  CHECK(town.code(town.by(kAda, odd, Seq{0})) == "entry.not_a_word");
  CHECK(town.body->clerk->shown()->size == size);
}

TEST_CASE("words that do not fit their commitment are refused") {
  Town town;
  Request request = town.raising("A tank").done();
  request.contents.front().bytes += "!";
  CHECK(town.code(town.send(request)) == "content.differs");
  request = town.raising("A tank").done();
  request.contents.pop_back();
  CHECK(town.code(town.send(request)) == "content.missing");
  request = town.raising("A tank \xff").done();
  CHECK(town.code(town.send(request)) == "content.not_utf8");
}

TEST_CASE("two bodies in one house share no key, no entry and no member") {
  Town town;
  Body* first = town.body;
  town.found("lakeside");
  Body* second = town.house->find("lakeside");
  REQUIRE(second != nullptr);
  CHECK(first->origin != second->origin);
  CHECK(first->vkey() != second->vkey());
  const auto size = first->clerk->shown()->size;
  const Request request = town.raising("A tank").done();  // made for the second
  CHECK(first->clerk->submit(request).get().error().code == "act.of_another_body");
  CHECK(second->clerk->submit(request).get().has_value());
  CHECK(first->clerk->shown()->size == size);
  CHECK(first->log->content(Seq{4}, "title")->has_value() == false);
  CHECK(town.house->found({.slug = "lakeside", .charter = association()}).error().code == "house.slug_taken");
}

TEST_CASE("a founding that the body refuses leaves its short name free") {
  Town town;
  const Founding wrong{.slug = "hillside", .charter = association(), .offices = {{"treasurer", {kAda}}}};
  CHECK(town.house->found(wrong).error().code == "office.unknown");
  CHECK(town.house->found({.slug = "hillside", .charter = association(), .offices = {{"secretary", {kAda}}}})
            .has_value());
}

TEST_CASE("a database older than the last checkpoint seen is not signed on") {
  store::TestFolder folder;
  SetClock clock(*start_of_day("Europe/Dublin", *parse_day("2027-03-01")));
  store::MemoryStore full, empty;
  {
    auto house = House::open({folder.file("house"), full.bodies(), clock});
    REQUIRE(house.has_value());
    REQUIRE((*house)->found({.slug = "riverside", .charter = association()}).has_value());
  }
  const auto row = full.bodies().list()->front();
  REQUIRE(empty.bodies().add(row).has_value());
  const auto log = empty.bodies().open(row.slug);
  auto key = crypto::SecretKey::from_seed(std::string(32, 'k'));
  Setting setting{.log = **log,
                  .keys = {std::make_shared<const record::LogSigner>(row.origin, *std::move(key))},
                  .clock = clock,
                  .origin = row.origin,
                  .timezone = "Europe/Dublin",
                  .request_secret = "secret",
                  .seen = Seen(folder.file("house/seen/riverside.checkpoint"))};
  CHECK(!Clerk::open(std::move(setting)).has_value());
}

}  // namespace
}  // namespace plenary::clerk
