#include "crypto/group.h"

#include <doctest/doctest.h>

#include "base/bytes.h"
#include "crypto/random.h"

using namespace plenary;
using namespace plenary::crypto;

namespace {

Number random_number(const Number& below) {
  return number_of_bytes(view_of(random_bytes<288>())) % below;
}

struct Pair {
  const Group &fast, &library;
};

Pair pair_of(std::string_view name) {
  return {*find_group(name, Making::fast), *find_group(name, Making::library)};
}

Element random_member(const Group& group) {
  return group.power(group.generator(), random_number(group.order()));
}

}  // namespace

TEST_CASE("the generator has the order q, and the identity is a member") {
  for (const auto name : kGroupNames) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto& group = *find_group(name, making);
      CHECK(group.is_member(group.generator()));
      CHECK(group.is_member(group.identity()));
      CHECK(mpz_probab_prime_p(group.order().get_mpz_t(), 25) > 0);
      CHECK(group.equal(group.power(group.generator(), group.order()), group.identity()));
      CHECK_FALSE(group.equal(group.generator(), group.identity()));
    }
  }
}

TEST_CASE("an element is read from one spelling alone") {
  for (const auto name : kGroupNames) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto& group = *find_group(name, making);
      const auto text = group.write(random_member(group));
      REQUIRE(group.read(text).has_value());
      CHECK(group.write(*group.read(text)) == text);
      // Sixteen zeros behind it: one alone leaves a tenth of the numbers below p, and ten times a square may be one.
      const auto larger = text + std::string(16, '0');
      for (const auto& bad :
           std::vector<std::string>{"", "0" + text, larger, "+" + text, " " + text, "-1", "0x10"})
        CHECK_FALSE(group.read(bad).has_value());
    }
  }
}

TEST_CASE("the fast making agrees with the library on random and malformed elements") {
  for (const auto name : kGroupNames) {
    const auto [fast, library] = pair_of(name);
    for (int round = 0; round < 300; ++round) {
      Number number = random_number(Number(1) << (name == "Ed25519" ? 256 : 2048));
      if (round % 3 == 0) number = random_number(1000);
      std::string text = number.get_str();
      if (name == "Ed25519") {
        text = number.get_str(16);
        text.insert(0, 64 - text.size(), '0');
      }
      const auto one = fast.read(text), other = library.read(text);
      REQUIRE(one.has_value() == other.has_value());
      if (!one) continue;
      CHECK(fast.write(*one) == text);
      CHECK(library.write(*other) == text);
      CHECK(fast.is_member(*one) == library.is_member(*other));
    }
  }
}

TEST_CASE("products, inverses and powers of both makings are the same") {
  for (const auto name : kGroupNames) {
    const auto [fast, library] = pair_of(name);
    for (const std::size_t count : {1u, 2u, 7u, 20u}) {
      std::vector<Element> bases, library_bases;
      std::vector<Number> exponents;
      for (std::size_t i = 0; i < count; ++i) {
        bases.push_back(i == 3 ? fast.identity() : random_member(fast));
        library_bases.push_back(*library.read(fast.write(bases.back())));
        exponents.push_back(i == 1 ? Number(0) : i == 2 ? fast.order() - 1 : random_number(fast.order()));
      }
      CHECK(fast.write(fast.product(bases, exponents)) ==
            library.write(library.product(library_bases, exponents)));
      CHECK(fast.write(fast.invert(bases[0])) == library.write(library.invert(library_bases[0])));
      CHECK(fast.write(fast.power(bases[0], -exponents[0])) ==
            library.write(library.power(library_bases[0], -exponents[0])));
    }
  }
}

TEST_CASE("what is computed with shared chains is what is computed step by step") {
  for (const auto name : kGroupNames) {
    const auto [fast, library] = pair_of(name);
    for (const std::size_t count : {1u, 3u, 9u}) {
      Products asked, plain;
      const auto y = random_member(fast);
      const auto table = fast.prepare(fast.generator()), table_y = fast.prepare(y);
      const auto other = library.prepare(library.generator()),
                 other_y = library.prepare(*library.read(fast.write(y)));
      std::vector<std::uint32_t> all;
      for (std::size_t i = 0; i < count; ++i) {
        asked.bases.push_back(random_member(fast));
        all.push_back(static_cast<std::uint32_t>(i));
      }
      asked.sums = {all};
      for (std::uint32_t base = 0; base <= count; ++base) {
        asked.powers.push_back({base, random_number(fast.order())});
        asked.powers.push_back({base, random_number(Number(1) << 200)});
      }
      for (std::int32_t i = 0; i < static_cast<std::int32_t>(asked.powers.size()); ++i) {
        asked.rows.push_back(
            {{{0, random_number(fast.order())}, {1, random_number(fast.order())}}, {i, -1 - i / 2}});
      }
      plain = asked;
      for (auto& base : plain.bases)
        base = *library.read(fast.write(base));
      asked.fixed = {table.get(), table_y.get()};
      plain.fixed = {other.get(), other_y.get()};
      CHECK(fast.write(fast.compute(asked).values) == library.write(library.compute(plain).values));
    }
  }
}

TEST_CASE("a base outside the subgroup is told by its number") {
  for (const auto name : kGroupNames) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto& group = *find_group(name, making);
      Products asked;
      // -1, of order 2; in BELENIOS-2048 also 2 is outside.
      const auto stranger = name == "Ed25519"         ? group.read("7" + std::string(61, 'f') + "ec")
                            : name == "RFC-3526-2048" ? group.read(Number(group.order() * 2).get_str())
                                                      : group.read("2");
      REQUIRE(stranger.has_value());
      asked.bases = {group.generator(), *stranger};
      CHECK(group.compute(asked).stranger == 1);
    }
  }
}

TEST_CASE("small numbers are embedded and come out again") {
  for (const auto name : {"RFC-3526-2048", "Ed25519"}) {
    const auto [fast, library] = pair_of(name);
    for (const std::vector<unsigned>& numbers :
         {std::vector<unsigned>{1, 2, 3}, {255, 0, 1}, {0, 0, 0}, {3, 1, 2, 4, 5}, {7}}) {
      const auto element = fast.embed(numbers);
      REQUIRE(element.has_value());
      CHECK(fast.write(*element) == library.write(*library.embed(numbers)));
      CHECK(fast.unembed(*element, numbers.size()) == numbers);
    }
    CHECK_FALSE(fast.embed(std::vector<unsigned>(300, 1)).has_value());
  }
  CHECK_FALSE(find_group("BELENIOS-2048", Making::fast)->embed(std::vector<unsigned>{1}).has_value());
}
