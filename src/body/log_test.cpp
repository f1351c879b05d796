// The log itself: where it is served, and the change of its key.
#include <doctest/doctest.h>

#include "body/test_body.h"

namespace plenary::body {
namespace {

using tests::TestBody;

std::string code(const Result<Seq>& done) {
  return done ? "admitted" : done.error().code;
}

TEST_CASE("a new key is named by the signature of the key in force, and by no other") {
  TestBody body;
  const auto next = TestBody::test_key('n'), stranger = TestBody::test_key('s');
  const Day until = body.now().local_day() + 30;
  CHECK(code(body.submit(body.new_key(TestBody::vkey(next), until, stranger))) == "key.bad_signature");
  CHECK(code(body.submit(body.new_key(TestBody::vkey(next), until, next))) == "key.bad_signature");
  CHECK(code(body.by_clerk(NewLogKey{TestBody::vkey(next), until})) == "key.not_signed");
  CHECK(code(body.by(TestBody::kSecretary, NewLogKey{TestBody::vkey(next), until})) == "key.not_signed");
  auto moved = body.new_key(TestBody::vkey(next), until, body.key());
  std::get<NewLogKey>(moved.act.data).old_until = until + 1;  // what was signed is not what stands there
  CHECK(code(body.submit(moved)) == "key.bad_signature");
  CHECK(body.submit(body.new_key(TestBody::vkey(next), until, body.key())).has_value());
  CHECK(body.state.key() == TestBody::vkey(next));
  CHECK(body.refolded(body.entries.size()) == state_digest(body.state));
  // From now on the new one alone names the next.
  const auto third = TestBody::vkey(TestBody::test_key('t'));
  CHECK(code(body.submit(body.new_key(third, until, body.key()))) == "key.bad_signature");
  CHECK(body.submit(body.new_key(third, until, next)).has_value());
}

TEST_CASE("a key must be the log's own, never used before, and the old one signs for at most a year") {
  TestBody body;
  const auto next = TestBody::test_key('n');
  const Day today = body.now().local_day();
  const auto tried = [&](const LogKey& key, Day until) {
    return code(body.submit(body.new_key(key, until, body.key())));
  };
  CHECK(tried(TestBody::vkey(next, "plenary.invalid/other"), today) == "key.of_another_log");
  CHECK(tried(TestBody::vkey(body.key()), today) == "key.used_before");
  CHECK(tried(LogKey{"no key"}, today) == "record.vkey.malformed");
  CHECK(tried(TestBody::vkey(next), today + -1) == "key.overlap");
  CHECK(tried(TestBody::vkey(next), today + 367) == "key.overlap");
  CHECK(tried(TestBody::vkey(next), today + 366) == "admitted");
  CHECK(tried(TestBody::vkey(body.key()), today) == "key.used_before");  // nor does an old one come back
}

TEST_CASE("a checkpoint is signed by the newest key that it covers") {
  TestBody body;
  const auto before = body.state.key();
  const auto next = TestBody::vkey(TestBody::test_key('n'));
  const Seq change = *body.submit(body.new_key(next, body.now().local_day(), body.key()));
  CHECK(body.state.key_of_size(1) == before);
  CHECK(body.state.key_of_size(change.value) == before);
  CHECK(body.state.key_of_size(change.value + 1) == next);
}

TEST_CASE("no act but the change of the key is taken on a key's signature") {
  TestBody body;
  Entry entry = body.envelope(Raise{Word{"ordinary"}});
  entry.auth = {How::key, {}, {}, body.key().sign(signed_bytes(entry.act))};
  CHECK(code(body.submit(entry)) == "act.not_by_key");
  entry.act.by = tests::actor(1);
  CHECK(code(body.submit(entry)) == "act.not_by_key");
}

TEST_CASE("where a record is served is told by the clerk alone, and once") {
  TestBody body;
  CHECK(body.by_clerk(ServedAt{{"https://vote.example"}}).has_value());
  CHECK(body.state.served_at == WebAddress{"https://vote.example"});
  CHECK(code(body.by_clerk(ServedAt{{"https://vote.example"}})) == "served_at.known");
  CHECK(code(body.by(TestBody::kSecretary, ServedAt{{"https://other.example"}})) == "act.only_the_clerk");
  CHECK(body.by_clerk(ServedAt{{"https://vote.example:8443"}}).has_value());
}

TEST_CASE("an address is a scheme, a host and perhaps a port; plain http is for the same machine") {
  for (const auto* good :
       {"https://vote.example", "https://a.b-c.example:8443", "http://localhost:8080", "http://127.0.0.1"}) {
    CHECK_MESSAGE(is_web_address(good), good);
  }
  for (const auto* bad : {"", "https://", "http://vote.example", "https://vote.example/",
                          "https://vote.example/path", "https://Vote.example", "https://user@vote.example",
                          "https://vote.example:", "https://vote.example:080", "https://vote.example:123456",
                          "javascript:alert(1)", "https://.example", "https://-vote.example",
                          "https://vote.example ", "ftp://vote.example"}) {
    CHECK_MESSAGE(!is_web_address(bad), bad);
  }
}

}  // namespace
}  // namespace plenary::body
