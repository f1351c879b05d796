#include "crypto/secret.h"

#include <doctest/doctest.h>

#include "crypto/sealed.h"

using namespace plenary;
using namespace plenary::crypto;

TEST_CASE("arithmetic on secrets is arithmetic modulo q") {
  for (const auto name : kGroupNames) {
    const auto& secrets = *find_secret_group(name);
    const auto& group = secrets.group();
    for (int round = 0; round < 200; ++round) {
      const Secret a = secrets.random(), b = round == 0 ? Secret() : round == 1 ? a : secrets.random();
      const Number x = secrets.revealed(a), y = secrets.revealed(b);
      CHECK(x < group.order());
      CHECK(secrets.revealed(secrets.add(a, b)) == group.reduced(x + y));
      CHECK(secrets.revealed(secrets.subtract(a, b)) == group.reduced(x - y));
      CHECK(secrets.revealed(secrets.multiply(a, b)) == group.reduced(x * y));
      CHECK(secrets.text(a) == x.get_str());
      CHECK(secrets.revealed(*secrets.from_text(Number(x + group.order()).get_str())) == x);
      CHECK(secrets.revealed(secrets.choose(round % 2 == 0, a, b)) == (round % 2 == 0 ? x : y));
    }
    CHECK(secrets.text(Secret()) == "0");
    CHECK_FALSE(secrets.from_text("12x").has_value());
  }
}

TEST_CASE("powers with secret exponents are those with public ones, zero included") {
  for (const auto name : kGroupNames) {
    const auto& secrets = *find_secret_group(name);
    const auto& group = secrets.group();
    const Secret a = secrets.random(), zero;
    const Element base = secrets.power_of_generator(a);
    CHECK(group.equal(base, group.power(group.generator(), secrets.revealed(a))));
    CHECK(group.equal(secrets.power(base, a), group.power(base, secrets.revealed(a))));
    CHECK(group.equal(secrets.power_of_generator(zero), group.identity()));
    CHECK(group.equal(secrets.power(base, zero), group.identity()));
    CHECK(group.equal(secrets.power(group.identity(), a), group.identity()));
    CHECK(group.equal(secrets.multiply(base, base), group.multiply(base, base)));
  }
}

TEST_CASE("what is sealed opens with its key alone, and not when a byte was changed") {
  const std::string key(32, 'k'), nonce(13, 'n');
  for (const std::string& text : {std::string(), std::string("a"), std::string(100000, 'x')}) {
    const auto short_nonce = std::string_view(nonce).substr(0, text.size() >= 65536 ? 12 : 13);
    auto box = seal_ccm(key, short_nonce, text);
    CHECK(open_ccm(key, short_nonce, box) == text);
    CHECK_FALSE(open_ccm(std::string(32, 'j'), short_nonce, box).has_value());
    box[0] = static_cast<char>(box[0] ^ 1);
    CHECK_FALSE(open_ccm(key, short_nonce, box).has_value());
  }
  CHECK_FALSE(open_ccm(key, nonce, "short").has_value());
}
