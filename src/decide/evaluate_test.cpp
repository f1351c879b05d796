#include "decide/evaluate.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "decide/decide_helpers.h"

using namespace plenary;
using namespace plenary::decide;

namespace {

const std::vector<std::string> kTest = {"t"};
constexpr std::string_view kRelations[] = {">", ">=", "<", "<=", "="};

// The oracle: integers only, and none of the code under test.
bool compare_naively(std::string_view rel, long left, long right) {
  if (rel == ">") return left > right;
  if (rel == ">=") return left >= right;
  if (rel == "<") return left < right;
  if (rel == "<=") return left <= right;
  return left == right;
}

Facts votes(long yes, long no) {
  Facts facts;
  facts.set({"yes"}, yes);
  facts.set({"no"}, no);
  return facts;
}

Verdict verdict_of(bool holds) {
  return holds ? Verdict::holds : Verdict::fails;
}

}  // namespace

TEST_CASE("a share compares whole numbers across, for every relation and every small case") {
  for (const auto rel : kRelations) {
    if (rel == "=") continue;  // a charter cannot ask it
    for (int part = 1; part <= 4; ++part)
      for (int whole = part; whole <= 5; ++whole) {
        const auto charter =
            charter_of(rel, fmt::format("share = \"{}/{}\"\nof = \"yes + no\"", part, whole));
        for (long yes = 0; yes <= 7; ++yes)
          for (long no = 0; no <= 7; ++no) {
            const auto result = evaluate(charter, kTest, votes(yes, no));
            CAPTURE(fmt::format("{} {} {}/{} {}", yes, rel, part, whole, no));
            CHECK(result.verdict == verdict_of(compare_naively(rel, yes * whole, part * (yes + no))));
          }
      }
  }
}

TEST_CASE("needed is the nearest whole number that holds on this base") {
  for (const auto rel : kRelations) {
    if (rel == "=") continue;
    const auto charter = charter_of(rel, "share = \"2/3\"\nof = \"members\"");
    for (long members = 1; members <= 20; ++members)
      for (long yes = 0; yes <= 20; ++yes) {
        Facts facts;
        facts.set({"yes"}, yes);
        facts.set({"members"}, members);
        const Line line = evaluate(charter, kTest, facts).proof.front();
        const long needed = line.needed->get_si();
        const long beyond = rel.front() == '>' ? needed - 1 : needed + 1;
        CHECK(compare_naively(rel, 3 * needed, 2 * members));
        CHECK_FALSE(compare_naively(rel, 3 * beyond, 2 * members));
        const bool holds = compare_naively(rel, 3 * yes, 2 * members);
        CHECK(line.missing == (holds ? 0 : std::abs(needed - yes)));
      }
  }
}

TEST_CASE("a number compares with every relation") {
  for (const auto rel : kRelations) {
    const auto charter = charter_of(rel, "number = 3");
    for (long yes = 0; yes <= 6; ++yes)
      CHECK(evaluate(charter, kTest, votes(yes, 0)).verdict == verdict_of(compare_naively(rel, yes, 3)));
  }
}

TEST_CASE("a square root is compared by squares") {
  for (const auto rel : kRelations) {
    if (rel == "=") continue;
    const auto charter = charter_of(rel, "root = \"3/2\"\nof = \"members\"");
    for (long members = 0; members <= 60; ++members)
      for (long yes = 0; yes <= 15; ++yes) {
        Facts facts;
        facts.set({"yes"}, yes);
        facts.set({"members"}, members);
        const auto result = evaluate(charter, kTest, facts);
        CHECK(result.verdict == verdict_of(compare_naively(rel, 4 * yes * yes, 9 * members)));
        const long needed = result.proof.front().needed->get_si();
        if (needed >= 0) CHECK(compare_naively(rel, 4 * needed * needed, 9 * members));
        const long beyond = rel.front() == '>' ? needed - 1 : needed + 1;
        if (beyond >= 0) CHECK_FALSE(compare_naively(rel, 4 * beyond * beyond, 9 * members));
      }
  }
}

TEST_CASE("bounds decide exactly when every completion decides alike") {
  const std::string thresholds[] = {"number = 3", "share = \"1/2\"\nof = \"yes + no\"",
                                    "share = \"2/3\"\nof = \"no\"", "root = \"3/2\"\nof = \"no\""};
  const auto holds = [](std::string_view rel, std::size_t shape, long yes, long no) {
    if (shape == 0) return compare_naively(rel, yes, 3);
    if (shape == 1) return compare_naively(rel, 2 * yes, yes + no);
    if (shape == 2) return compare_naively(rel, 3 * yes, 2 * no);
    return compare_naively(rel, 4 * yes * yes, 9 * no);
  };
  for (const auto rel : kRelations)
    for (std::size_t shape = 0; shape < 4; ++shape) {
      if (rel == "=" && shape > 0) continue;
      const auto charter = charter_of(rel, thresholds[shape]);
      for (int code = 0; code < 6 * 6 * 6 * 6; ++code) {
        const long a = code % 6, b = code / 6 % 6, c = code / 36 % 6, d = code / 216;
        if (a > b || c > d) continue;
        bool some = false, every = true;
        for (long yes = a; yes <= b; ++yes)
          for (long no = c; no <= d; ++no) {
            const bool one = holds(rel, shape, yes, no);
            some = some || one;
            every = every && one;
          }
        Facts facts;
        facts.bound({"yes"}, a, Exact(b));
        facts.bound({"no"}, c, Exact(d));
        const Verdict expected = every ? Verdict::holds : some ? Verdict::open : Verdict::fails;
        CAPTURE(fmt::format("{} shape {}: yes {}..{} no {}..{}", rel, shape, a, b, c, d));
        CHECK(evaluate(charter, kTest, facts).verdict == expected);
      }
    }
}

TEST_CASE("a missing fact leaves the test open, unless a bound is enough") {
  const auto charter = charter_of(">=", "share = \"1/3\"\nof = \"members\"");
  Facts facts;
  facts.set({"yes"}, 1767);
  const auto open = evaluate(charter, kTest, facts);
  CHECK(open.verdict == Verdict::open);
  CHECK(open.proof.front().not_known == std::vector<std::string>{"members"});
  facts.bound({"members"}, 0, Exact(3000));  // a house of at most 3000
  CHECK(evaluate(charter, kTest, facts).verdict == Verdict::holds);
}

TEST_CASE("counts and shares beyond the machine's integers are exact") {
  const auto charter = charter_of(">", "share = \"1/2\"\nof = \"members\"");
  const Exact half(mpz_class("123456789012345678901234567890"));
  Facts facts;
  facts.set({"members"}, half * 2);
  facts.set({"yes"}, half);
  CHECK(evaluate(charter, kTest, facts).verdict == Verdict::fails);
  facts.set({"yes"}, half + Exact(1, 1000));
  CHECK(evaluate(charter, kTest, facts).verdict == Verdict::holds);
}

TEST_CASE("more of what is counted never turns a held minimum") {
  CHECK(rc::check("adding yes keeps a majority of yes and no", [] {
    const int whole = *rc::gen::inRange(1, 30);
    const int part = *rc::gen::inRange(1, whole + 1);
    const auto charter = charter_of(">=", fmt::format("share = \"{}/{}\"\nof = \"yes + no\"", part, whole));
    const long yes = *rc::gen::inRange(0, 500), no = *rc::gen::inRange(0, 500),
               more = *rc::gen::inRange(0, 500);
    const auto before = evaluate(charter, kTest, votes(yes, no)).verdict;
    const auto after = evaluate(charter, kTest, votes(yes + more, no)).verdict;
    RC_ASSERT(before <= after);
    RC_ASSERT(evaluate(charter, kTest, votes(yes, no + more)).verdict <= before);
  }));
}

TEST_CASE("each group has its line, and all must hold") {
  const auto charter = charter_of(">", "share = \"1/2\"\nof = \"yes + no\"", "each = \"bank\"");
  for (int code = 0; code < 81; ++code) {
    const long n_yes = code % 3, n_no = code / 3 % 3, s_yes = code / 9 % 3, s_no = code / 27;
    Facts facts;
    facts.set({.word = "yes", .group = "North"}, n_yes);
    facts.set({.word = "no", .group = "North"}, n_no);
    facts.set({.word = "yes", .group = "South"}, s_yes);
    facts.set({.word = "no", .group = "South"}, s_no);
    const auto result = evaluate(charter, kTest, facts);
    REQUIRE(result.proof.size() == 2);
    CHECK(result.proof[1].group == "South");
    CHECK(result.verdict == verdict_of(n_yes > n_no && s_yes > s_no));
  }
}

TEST_CASE("combinations go by Kleene's three values") {
  const auto part = [](const char* name, const char* word) {
    return fmt::format("[test.{}]\nlaw = \"Art. 1\"\ncount = \"{}\"\nrel = \">\"\nnumber = 0\n", name, word);
  };
  const auto charter =
      charter_with(part("a", "yes") + part("b", "no") + part("c", "abstain") +
                   "[test.all]\nall = [\"a\", \"b\", \"c\"]\n[test.any]\nany = [\"a\", \"b\", \"c\"]\n"
                   "[test.none]\nnone = [\"a\", \"b\", \"c\"]\n"
                   "[test.two]\nat_least = { n = 2, of = [\"a\", \"b\", \"c\"] }\n");
  const auto set = [](Facts& facts, const char* word, int value) {  // 0 fails, 1 open, 2 holds
    if (value != 1) facts.set({word}, value);
  };
  const auto ask = [&](const char* test, const Facts& facts) {
    return static_cast<int>(evaluate(charter, std::vector<std::string>{test}, facts).verdict);
  };
  for (int code = 0; code < 27; ++code) {
    const int a = code % 3, b = code / 3 % 3, c = code / 9;
    Facts facts;
    set(facts, "yes", a);
    set(facts, "no", b);
    set(facts, "abstain", c);
    const int least = std::min({a, b, c}), most = std::max({a, b, c});
    CHECK(ask("all", facts) == least);
    CHECK(ask("any", facts) == most);
    CHECK(ask("none", facts) == 2 - most);
    CHECK(ask("two", facts) == a + b + c - least - most);  // two of three: the middle one
  }
}

TEST_CASE("a combination stands before its parts, one deeper each") {
  const auto charter = charter_with(
      "[test.t]\nany = [\"u\"]\n[test.u]\nall = [\"v\"]\n[test.v]\nlaw = \"x\"\ncount = \"yes\"\nrel = "
      "\">\"\nnumber = 0\n");
  const auto result = evaluate(charter, kTest, votes(1, 0));
  REQUIRE(result.proof.size() == 3);
  CHECK(result.proof[2].test == "v");
  CHECK(result.proof[2].depth == 2);
}

TEST_CASE("a test in a circle, or defined nowhere, is open and no more") {
  const auto charter = charter_with("[test.t]\nall = [\"t\"]\n");
  CHECK(evaluate(charter, kTest, {}).verdict == Verdict::open);
  CHECK(evaluate(charter, std::vector<std::string>{"nowhere"}, {}).verdict == Verdict::open);
  CHECK(evaluate(charter, {}, {}).verdict == Verdict::holds);
}

TEST_CASE("combinations of combinations cannot grow without bound") {
  std::string tests =
      "[test.a0]\nlaw = \"x\"\ncount = \"yes\"\nrel = \">\"\nnumber = 0\n[test.b0]\nlike = \"a0\"\n";
  for (int i = 1; i < 30; ++i)
    for (const char* name : {"a", "b"})
      tests += fmt::format("[test.{0}{1}]\nall = [\"a{2}\", \"b{2}\"]\n", name, i, i - 1);
  const auto result = evaluate(charter_with(tests), std::vector<std::string>{"a29"}, {});
  CHECK(result.verdict == Verdict::open);
  CHECK(result.proof.size() <= 20000);
}
