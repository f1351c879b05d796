#include "ballot/threshold.h"

#include <doctest/doctest.h>

#include "ballot/credential.h"

using namespace plenary;
using namespace plenary::ballot;

TEST_CASE("so many of a group of trustees can open what fewer cannot, and no share goes unchecked") {
  const auto& secrets = *crypto::find_secret_group("Ed25519");
  const auto& group = secrets.group();
  std::vector<TrusteeSeed> seeds;
  std::vector<std::string> certificates, polynomials, outputs;
  for (int i = 0; i < 3; ++i) {
    seeds.push_back(keys_of_seed(secrets, random_base58(22)));
    certificates.push_back(make_certificate(secrets, seeds.back()));
  }
  for (const auto& seed : seeds)
    polynomials.push_back(*make_polynomial(secrets, seed, certificates, 2));
  auto inputs = *sort_letters(polynomials);
  for (std::size_t i = 0; i < 3; ++i)
    outputs.push_back(*make_share(secrets, seeds[i], certificates, inputs[i]));
  const auto made = assemble(group, certificates, polynomials, outputs);
  REQUIRE(made.has_value());

  const auto trustees = read_trustees(group, "[[\"Pedersen\"," + made->parameters + "]]");
  REQUIRE(trustees.has_value());
  CHECK(check_trustees(group, *trustees).has_value());
  const auto joint = *joint_key(group, *trustees);
  for (const std::vector<std::size_t>& two : {std::vector<std::size_t>{1, 2}, {1, 3}, {2, 3}}) {
    Element key = group.identity();
    for (const auto index : two) {
      const auto share = *open_share(secrets, seeds[index - 1], made->decryption_keys[index - 1]);
      key = group.multiply(
          key, group.power(secrets.power_of_generator(share), lagrange(group.order(), two, index)));
    }
    CHECK(group.equal(key, joint));
  }
  CHECK(make_share(secrets, seeds[0], certificates, inputs[1]).error().code == "ballot.channel.sealed");
  CHECK(open_share(secrets, seeds[0], made->decryption_keys[1]).error().code == "ballot.channel.sealed");
  std::swap(outputs[0], outputs[1]);
  CHECK(assemble(group, certificates, polynomials, outputs).error().code == "ballot.trustee.share_key");
}
