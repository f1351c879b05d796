// Every kind of entry, with random contents: printed, read, printed again.
#include "body/entry.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "body/spelling.h"

namespace plenary::body {
namespace {

// Evenly, from the first run on: rapidcheck would begin with small numbers only.
int some_below(int most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most));
}

Hash random_hash() {
  Hash hash;
  for (auto& byte : hash)
    byte = static_cast<std::uint8_t>(some_below(256));
  return hash;
}

// Gives every field of an act a random value of its form.
struct Filler {
  void operator()(std::string_view, Word& word) const {
    static const char* kWords[] = {"North", "three signatures", "Kassenwart", "Überschuss",
                                   "a",     "worth its price"};
    word.text = kWords[some_below(6)];
  }
  void operator()(std::string_view, LogKey& key) const {
    key.text = "example.org/log+" + std::to_string(some_below(1000));
  }
  void operator()(std::string_view, WebAddress& address) const {
    address.text = some_below(2) == 0 ? "https://vote.example:8443" : "http://127.0.0.1:8080";
  }
  void operator()(std::string_view, Language& language) const {
    static const char* kTags[] = {"de", "zh-Hant", "sr-Latn-RS", "es-419", "haw"};
    language.text = kTags[some_below(5)];
  }
  void operator()(std::string_view, Quantity& quantity) const {
    quantity.text = some_below(2) == 0 ? "17" : "2/3";
  }
  void operator()(std::string_view, Hash& hash) const { hash = random_hash(); }
  void operator()(std::string_view, Seq& seq) const {
    seq.value = static_cast<std::uint64_t>(some_below(1'000'000));
  }
  template <class Tag, std::size_t N>
  void operator()(std::string_view, RandomId<Tag, N>& id) const {
    for (auto& byte : id.bytes)
      byte = static_cast<std::uint8_t>(some_below(256));
  }
  void operator()(std::string_view, Day& day) const { day.number = some_below(60'000); }
  void operator()(std::string_view, Instant& instant) const {
    instant = {some_below(2'000'000'000) * 1000LL + some_below(1000), static_cast<std::int16_t>(some_below(1680) - 840)};
  }
  void operator()(std::string_view, std::int64_t& number) const { number = some_below(1'000'000); }
  void operator()(std::string_view, bool& truth) const { truth = some_below(2) == 1; }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void operator()(std::string_view, Enum& value) const {
    value = static_cast<Enum>(some_below(static_cast<int>(Spelling<Enum>::kWords.size())));
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& value) const {
    if (some_below(2) == 1) (*this)(name, value.emplace());
  }
  template <class T>
  void operator()(std::string_view name, std::vector<T>& values) const {
    for (int i = some_below(4); i > 0; --i)
      (*this)(name, values.emplace_back());
  }
  template <class T>
  void operator()(std::string_view name, ByWord<T>& values) const {
    static const char* kKeys[] = {"bank", "Überbau",    "Kassenwart", "worth its price",
                                  "区",   "\U0001F3E1", "\uFB01"};
    for (int i = some_below(4); i > 0; --i)
      (*this)(name, values[Word{kKeys[some_below(7)]}]);
  }
  void operator()(std::string_view, RollRow& row) const { RollRow::fields(row, *this); }
  void operator()(std::string_view, GivenNumber& one) const { GivenNumber::fields(one, *this); }
};

template <std::size_t I = 0>
AnyAct random_act(std::size_t kind) {
  if constexpr (I < std::variant_size_v<AnyAct>) {
    if (kind != I) return random_act<I + 1>(kind);
    std::variant_alternative_t<I, AnyAct> act{};
    std::decay_t<decltype(act)>::fields(act, Filler{});
    return act;
  }
  return {};
}

Entry random_entry(std::size_t kind) {
  Entry entry{{"example.org/body", {}, random_act(kind), {}, {}, {}}, {}, {}};
  const Filler fill;
  fill("id", entry.act.id), fill("by", entry.act.by), fill("on", entry.act.on), fill("at", entry.at);
  fill("how", entry.auth.how);
  if (entry.auth.how == How::desk) fill("helper", entry.auth.helper.emplace());
  if (entry.auth.how == How::key) entry.auth.signature.emplace();
  if (entry.auth.how == How::import) fill("import", entry.auth.import_seq.emplace());
  const auto held = all_kinds()[kind].held;
  for (const auto& field : held) {
    if (field.repeated) {
      for (int i = some_below(3); i > 0; --i)
        entry.act.held.push_back({std::string(field.name) + "." + std::to_string(i), random_hash()});
    } else if (field.required || some_below(2) == 1) {
      entry.act.held.push_back({std::string(field.name), random_hash()});
    }
  }
  std::ranges::sort(entry.act.held, {}, &Commitment::field);
  return entry;
}

TEST_CASE("every kind of entry, whatever it holds, is read as it was printed") {
  for (std::size_t kind = 0; kind < std::variant_size_v<AnyAct>; ++kind) {
    CAPTURE(all_kinds()[kind].kind);
    CHECK(rc::check([kind] {
      const Entry entry = random_entry(kind);
      const std::string bytes = print_entry(entry);
      const auto read = parse_entry(bytes);
      if (!read) RC_FAIL(debug_text(read.error()) + " " + bytes);
      RC_ASSERT(print_entry(*read) == bytes);
      RC_ASSERT(read->act.held == entry.act.held);
      RC_ASSERT(read->at == entry.at);
    }));
  }
}

TEST_CASE("a byte more, less or other is refused or read as what it says; never a crash") {
  CHECK(rc::check([] {
    std::string bytes =
        print_entry(random_entry(static_cast<std::size_t>(some_below(std::variant_size_v<AnyAct>))));
    const auto at = static_cast<std::size_t>(some_below(static_cast<int>(bytes.size())));
    switch (some_below(3)) {
      case 0:
        bytes[at] = static_cast<char>(some_below(256));
        break;
      case 1:
        bytes.erase(at, 1);
        break;
      default:
        bytes.insert(at, 1, static_cast<char>(some_below(256)));
    }
    const auto read = parse_entry(bytes);
    if (read) RC_ASSERT(print_entry(*read) == bytes);
  }));
}

TEST_CASE("a language is named by its tag: language, script, region, and nothing that could be a sentence") {
  for (const char* good : {"de", "haw", "zh-Hant", "sr-Latn-RS", "es-419", "en-US"})
    CHECK_MESSAGE(is_language_tag(good), good);
  for (const char* bad : {"", "d", "deut", "DE", "de-", "-de", "de_DE", "de-De", "en-us", "de-DE-1901",
                          "de-x-private", "zh-hant", "de "})
    CHECK_MESSAGE(!is_language_tag(bad), bad);
}

TEST_CASE("a field that the kind does not have, and one that is missing, are refused with their place") {
  const std::string good =
      R"({"act":{"body":"a/b","by":null,"data":{"due":"2027-06-01"},"held":{"told_by":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","what":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="},"id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"commit@1","on":5},"at":"2027-03-22T18:42:07.113+00:00","auth":{"how":"session"},"v":1})";
  REQUIRE(parse_entry(good).has_value());
  const auto refused = [&](std::string_view from, std::string_view to) {
    std::string bytes = good;
    bytes.replace(bytes.find(from), from.size(), to);
    const auto read = parse_entry(bytes);
    REQUIRE(!read.has_value());
    return read.error().code + " " + read.error().where;
  };
  CHECK(refused(R"("due":"2027-06-01")", R"("due":"2027-06-31")") == "entry.not_a_day /act/data/due");
  CHECK(refused(R"("due":"2027-06-01")", R"("due":"2027-06-01","why":"x")") ==
        "entry.unknown_field /act/data/");
  CHECK(refused(R"("due":"2027-06-01")", "") == "entry.missing /act/data/due");
  CHECK(refused(R"("commit@1")", R"("commit@2")") == "entry.unknown_kind /act/kind");
  CHECK(refused(R"("what":)", R"("zhat":)") == "entry.unknown_field /act/held/zhat");
  CHECK(refused(R"("how":"session")", R"("how":"desk")") == "entry.helper_of_desk_only /auth/helper");
  CHECK(refused(R"("v":1)", R"("v":2)") == "entry.unknown_version /v");
}

}  // namespace
}  // namespace plenary::body
