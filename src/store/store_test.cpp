// The law of every store: the same cases over the one in memory and the one in SQLite.
#include <doctest/doctest.h>

#include <memory>

#include "store/memory.h"
#include "store/sqlite.h"
#include "store/test_batches.h"
#include "store/test_folder.h"

using namespace plenary;
using namespace plenary::keep;
using namespace plenary::store;

namespace {

struct InMemory {
  MemoryStore store;
  BodyStore& bodies() { return store.bodies(); }
  AccountStore& accounts() { return store.accounts(); }
};

struct InSqlite {
  TestFolder folder;
  std::unique_ptr<SqliteStore> store = *SqliteStore::open({.path = folder.file("plenary.sqlite")});
  BodyStore& bodies() { return store->bodies(); }
  AccountStore& accounts() { return store->accounts(); }
};

template <class Kind>
struct Club : Kind {  // a store with one body
  std::unique_ptr<LogStore> log;
  Head head;

  Club() {
    REQUIRE(this->bodies().add({"club", "club.example/record"}));
    log = *this->bodies().open("club");
    head = *log->take_over();
  }
  void append(std::uint64_t count) { commit(batch_of(head, count)); }
  void commit(const Batch& batch) {
    const auto done = log->commit(batch);
    REQUIRE_MESSAGE(done, debug_text(done.error()));
    head = batch.after;
  }
};

template <class T>
std::string code_told(const Result<T>& result) {
  return result ? "" : result.error().code;
}

ContentRow text_row(std::uint64_t seq, std::string field = "text") {
  return {{seq}, std::move(field), std::string(32, 's'), "We need a new roof.", "text/plain",
          "en",  Readers::members};
}

AccountId account_id(std::uint8_t n) {
  return {{n, 7}};
}

}  // namespace

TYPE_TO_STRING(InMemory);
TYPE_TO_STRING(InSqlite);

TEST_CASE_TEMPLATE("what is committed is read back, in order and by id", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  CHECK(club.head.size == 0);
  club.append(1);
  club.append(700);
  CHECK(*club.log->head() == club.head);
  std::uint64_t next = 5;
  REQUIRE(club.log->read_entries({5}, {9'999}, [&](Seq seq, std::string_view bytes) -> Result<void> {
    CHECK(seq.value == next);
    CHECK(bytes == bytes_of_entry(next++));
    return {};
  }));
  CHECK(next == 701);
  CHECK(*club.log->entry({700}) == bytes_of_entry(700));
  CHECK(*club.log->entry({701}) == std::nullopt);
  CHECK(*club.log->find_act(act_id(42)) == FoundAct{{42}, hash_like(42, 2)});
  CHECK(*club.log->find_act(act_id(9'999)) == std::nullopt);
  CHECK(*club.log->leaf_hashes(699, 800) == std::vector{hash_like(699), hash_like(700)});
  CHECK(club.log->leaf_hashes(800, 900)->empty());
}

TEST_CASE_TEMPLATE("an empty entry and a binary one stay what they are", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 2);
  batch.entries[0].bytes = "";
  batch.entries[1].bytes = std::string("\0\xff\n", 3);
  club.commit(batch);
  CHECK(*club.log->entry({0}) == "");
  CHECK(*club.log->entry({1}) == std::string("\0\xff\n", 3));
}

TEST_CASE_TEMPLATE("a visitor's refusal ends the reading and is handed on", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  club.append(10);
  int seen = 0;
  const auto read = club.log->read_entries({0}, {10}, [&](Seq, std::string_view) -> Result<void> {
    if (++seen == 3) return refuse("fold.inadmissible");
    return {};
  });
  CHECK(code_told(read) == "fold.inadmissible");
  CHECK(seen == 3);
}

TEST_CASE_TEMPLATE("who takes over makes the one before step down", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  club.append(3);
  const auto other = club.bodies().open("club");
  REQUIRE(other);
  const auto taken = (*other)->take_over();
  REQUIRE(taken);
  CHECK(taken->size == 3);
  CHECK(taken->epoch == club.head.epoch + 1);
  CHECK(code_told(club.log->commit(batch_of(club.head, 1))) == "store.stepped_down");
  REQUIRE((*other)->commit(batch_of(*taken, 1)));
  CHECK(code_told((*other)->commit(batch_of(*taken, 1))) == "store.stepped_down");  // the size has moved on
  CHECK(club.log->head()->size == 4);
}

TEST_CASE_TEMPLATE("an id is unique for ever, and a refused batch leaves nothing behind", Kind, InMemory,
                   InSqlite) {
  Club<Kind> club;
  club.append(3);
  auto batch = batch_of(club.head, 2);
  batch.entries[1].id = act_id(1);
  batch.blobs.push_back({hash_like(1), "charter"});
  CHECK(code_told(club.log->commit(batch)) == "store.conflict");
  CHECK(club.log->head()->size == 3);
  CHECK(*club.log->entry({3}) == std::nullopt);
  CHECK(*club.log->blob(hash_like(1)) == std::nullopt);
  club.append(2);
}

TEST_CASE_TEMPLATE("tile hashes are one range", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 1);
  for (std::uint64_t n = 0; n < 300; ++n)
    batch.tiles.push_back({1, n, hash_like(n, 3)});
  batch.tiles.push_back({2, 0, hash_like(0, 4)});
  club.commit(batch);
  CHECK(*club.log->tile_hashes(1, 255, 258) ==
        std::vector{hash_like(255, 3), hash_like(256, 3), hash_like(257, 3)});
  CHECK(*club.log->tile_hashes(2, 0, 256) == std::vector{hash_like(0, 4)});
  CHECK(club.log->tile_hashes(3, 0, 256)->empty());
}

TEST_CASE_TEMPLATE("an erased content loses salt and bytes and says by which entry", Kind, InMemory,
                   InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 2);
  batch.contents = {text_row(0), text_row(0, "name"), text_row(1)};
  club.commit(batch);
  CHECK(*club.log->content({0}, "text") == text_row(0));
  CHECK(*club.log->content({0}, "reason") == std::nullopt);

  auto erasing = batch_of(club.head, 1);
  erasing.erasures = {{{0}, "name", {2}}};
  club.commit(erasing);
  const auto erased = *club.log->content({0}, "name");
  REQUIRE(erased);
  CHECK(erased->salt.empty());
  CHECK(erased->bytes.empty());
  CHECK(erased->erased_by == Seq{2});
  CHECK(*club.log->content({0}, "text") == text_row(0));  // a name goes, the motion's text stays

  std::vector<std::string> seen;
  REQUIRE(club.log->contents_of({0}, {2}, [&](const ContentRow& row) -> Result<void> {
    seen.push_back(fmt::format("{} {}", row.seq.value, row.field));
    return {};
  }));
  CHECK(seen == std::vector<std::string>{"0 name", "0 text", "1 text"});

  auto nothing_there = batch_of(club.head, 1);
  nothing_there.erasures = {{{1}, "name", {3}}};
  CHECK(code_told(club.log->commit(nothing_there)) == "store.conflict");
}

TEST_CASE_TEMPLATE("a range of many contents is read whole", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 300);
  for (std::uint64_t seq = 0; seq < 300; ++seq) {
    for (const auto* const field : {"a", "b", "c"})
      batch.contents.push_back(text_row(seq, field));
  }
  club.commit(batch);
  int seen = 0;
  REQUIRE(club.log->contents_of({10}, {290}, [&](const ContentRow&) -> Result<void> {
    ++seen;
    return {};
  }));
  CHECK(seen == 840);
}

TEST_CASE_TEMPLATE("a blob is kept once, by its name", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 0);
  batch.blobs = {{hash_like(2), "two"}, {hash_like(1), "one"}};
  club.commit(batch);
  club.commit(batch);
  CHECK(*club.log->blob(hash_like(1)) == "one");
  std::vector<std::string> seen;
  REQUIRE(club.log->blobs([&](const Hash&, std::string_view bytes) -> Result<void> {
    seen.emplace_back(bytes);
    return {};
  }));
  CHECK(seen == std::vector<std::string>{"one", "two"});
}

TEST_CASE_TEMPLATE("links go by whole scopes without a trace", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  auto batch = batch_of(club.head, 1);
  batch.links = {{{7}, "member", "participant"}, {{7}, "other", "p2"}, {{8}, "member", "p3"}};
  club.commit(batch);
  CHECK(*club.log->link({7}, "member") == "participant");
  auto again = batch_of(club.head, 1);
  again.links = {{{7}, "member", "another"}};
  CHECK(code_told(club.log->commit(again)) == "store.conflict");
  again.links = {{{7}, "member", "participant"}};
  again.scopes_forgotten = {{8}};
  club.commit(again);
  CHECK(*club.log->link({8}, "member") == std::nullopt);
  int seen = 0;
  REQUIRE(club.log->links({7}, [&](std::string_view, std::string_view) -> Result<void> {
    ++seen;
    return {};
  }));
  CHECK(seen == 2);
}

TEST_CASE_TEMPLATE("every signed checkpoint is kept, the newest and the next above are found", Kind, InMemory,
                   InSqlite) {
  Club<Kind> club;
  CHECK(*club.log->latest_note() == std::nullopt);
  for (const std::uint64_t size : {3U, 9U, 5U})
    REQUIRE(club.log->save_note({size, fmt::format("note {}", size)}));
  CHECK(*club.log->latest_note() == SignedNote{9, "note 9"});
  CHECK(*club.log->note_at_or_above(4) == SignedNote{5, "note 5"});
  CHECK(*club.log->note_at_or_above(10) == std::nullopt);
  REQUIRE(club.log->save_note({5, "note 5, cosigned"}));
  CHECK(*club.log->note_at_or_above(4) == SignedNote{5, "note 5, cosigned"});
}

TEST_CASE_TEMPLATE("the newest snapshot takes the older one's place", Kind, InMemory, InSqlite) {
  Club<Kind> club;
  CHECK(*club.log->latest_snapshot() == std::nullopt);
  REQUIRE(club.log->save_snapshot({1, "one"}));
  REQUIRE(club.log->save_snapshot({2, std::string("\0two", 4)}));
  CHECK(*club.log->latest_snapshot() == Snapshot{2, std::string("\0two", 4)});
}

TEST_CASE_TEMPLATE("bodies are apart from each other, and slug and origin are each taken once", Kind,
                   InMemory, InSqlite) {
  Club<Kind> club;
  REQUIRE(club.bodies().add({"abbey", "abbey.example/record"}));
  CHECK(code_told(club.bodies().add({"club", "new.example/record"})) == "store.body_exists");
  CHECK(code_told(club.bodies().add({"new", "club.example/record"})) == "store.body_exists");
  CHECK(code_told(club.bodies().open("nobody")) == "store.no_such_body");
  CHECK(club.bodies().list()->front() == BodyRow{"abbey", "abbey.example/record"});
  CHECK(club.bodies().list()->size() == 2);
  club.append(5);
  const auto other = *club.bodies().open("abbey");
  CHECK(other->head()->size == 0);
  REQUIRE(other->commit(batch_of(*other->take_over(), 5)));  // the same ids, in another body
}

TEST_CASE_TEMPLATE("an account is an actor at most once in a body", Kind, InMemory, InSqlite) {
  Kind store;
  auto& accounts = store.accounts();
  const AccountLink link{account_id(1), "club", {{5}}};
  CHECK(code_told(accounts.put_link(link)) == "store.no_such_account");
  REQUIRE(accounts.put_account(account_id(1)));
  REQUIRE(accounts.put_account(account_id(1)));
  REQUIRE(accounts.put_account(account_id(2)));
  CHECK(*accounts.has_account(account_id(1)));
  CHECK_FALSE(*accounts.has_account(account_id(3)));
  REQUIRE(accounts.put_link(link));
  REQUIRE(accounts.put_link(link));
  CHECK(code_told(accounts.put_link({account_id(1), "club", {{6}}})) == "store.conflict");
  CHECK(code_told(accounts.put_link({account_id(2), "club", {{5}}})) == "store.conflict");
  REQUIRE(accounts.put_link({account_id(1), "abbey", {{5}}}));
  CHECK(accounts.links_of(account_id(1))->size() == 2);
  CHECK(accounts.links_of(account_id(1))->front().body == "abbey");
  CHECK(*accounts.account_of("club", {{5}}) == account_id(1));
  CHECK(*accounts.account_of("club", {{6}}) == std::nullopt);
}

TEST_CASE_TEMPLATE("sessions are found by their token's hash and go one by one or all", Kind, InMemory,
                   InSqlite) {
  Kind store;
  auto& accounts = store.accounts();
  REQUIRE(accounts.put_account(account_id(1)));
  REQUIRE(accounts.put_account(account_id(2)));
  Session session{hash_like(1), account_id(1), 10, 10, 10};
  REQUIRE(accounts.put_session(session));
  session.last_used_ms = 20;
  REQUIRE(accounts.put_session(session));
  CHECK(*accounts.session(hash_like(1)) == session);
  CHECK(code_told(accounts.put_session({hash_like(1), account_id(2), 1, 1, 1})) == "store.conflict");
  REQUIRE(accounts.put_session({hash_like(2), account_id(1), 5, 5, 5}));
  CHECK(accounts.sessions_of(account_id(1))->front().created_ms == 5);
  REQUIRE(accounts.delete_session(hash_like(2)));
  CHECK(*accounts.session(hash_like(2)) == std::nullopt);
  REQUIRE(accounts.delete_sessions_of(account_id(1)));
  CHECK(accounts.sessions_of(account_id(1))->empty());
}

TEST_CASE_TEMPLATE("a code is consumed once, in time, and not after too many tries", Kind, InMemory,
                   InSqlite) {
  Kind store;
  auto& accounts = store.accounts();
  REQUIRE(accounts.put_account(account_id(1)));
  for (const std::uint64_t n : {1U, 2U, 3U}) {
    REQUIRE(accounts.put_code({hash_like(n), "K7QF", account_id(1), "paper", 100 + static_cast<std::int64_t>(n)}));
  }
  REQUIRE(accounts.put_code({hash_like(4), "M8VD", account_id(1), "paper", 104}));
  CHECK(code_told(accounts.put_code({hash_like(1), "K7QF", account_id(1), "paper", 100})) == "store.conflict");
  CHECK(accounts.consume_code(hash_like(1), 50, 10)->value().used);
  CHECK(*accounts.consume_code(hash_like(1), 50, 10) == std::nullopt);
  CHECK(*accounts.consume_code(hash_like(2), 102, 10) == std::nullopt);  // expired at 102
  for (int i = 0; i < 10; ++i)
    REQUIRE(accounts.count_attempt("K7QF"));
  CHECK(*accounts.consume_code(hash_like(3), 50, 10) == std::nullopt);
  CHECK(accounts.codes_of(account_id(1))->at(0).attempts == 0);  // used before the tries
  CHECK(accounts.codes_of(account_id(1))->at(2).attempts == 10);
  CHECK(accounts.codes_of(account_id(1))->at(2).mark == "K7QF");
  CHECK(accounts.codes_of(account_id(1))->at(3).attempts == 0);  // another mark
  REQUIRE(accounts.delete_unused_codes_of(account_id(1)));
  REQUIRE(accounts.codes_of(account_id(1))->size() == 1);
  CHECK(accounts.codes_of(account_id(1))->front().used);
}
