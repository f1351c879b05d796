#include "ballot/shuffle.h"

#include <doctest/doctest.h>

#include "ballot/mix.h"
#include "ballot/small_election.h"

using namespace plenary;
using namespace plenary::ballot;

namespace {

constexpr const char* kOneRanking =
    R"([{"type":"NonHomomorphic","value":{"answers":["A","B"],"question":"In which order?"}}])";

std::vector<Ciphertext> sealed(const SmallElection& made, std::size_t count) {
  std::vector<Ciphertext> list;
  for (std::size_t i = 0; i < count; ++i) {
    const auto ballot = read_ballot(made.election, seal_for(made, 0, i % 2 == 0 ? "[[1,2]]" : "[[2,1]]"));
    list.push_back(std::get<RankedAnswer>(ballot->answers[0]).choice);
  }
  return list;
}

bool holds(const SmallElection& made, crypto::Making making, const std::vector<Ciphertext>& before,
           const std::string& shuffle, Equations equations) {
  const auto election = *read_election(made.election_bytes, making);
  const auto tally = read_tally(*election.group, print_tally({before}));
  const auto read = read_shuffle(*election.group, shuffle);
  return tally && read && check_shuffle(election, *tally, *read, equations).has_value();
}

bool everywhere(const SmallElection& made, const std::vector<Ciphertext>& before,
                const std::string& shuffle) {
  const bool fast = holds(made, crypto::Making::fast, before, shuffle, Equations::batched);
  CHECK(fast == holds(made, crypto::Making::fast, before, shuffle, Equations::one_by_one));
  CHECK(fast == holds(made, crypto::Making::library, before, shuffle, Equations::one_by_one));
  CHECK(fast == holds(made, crypto::Making::library, before, shuffle, Equations::batched));
  return fast;
}

}  // namespace

TEST_CASE("a shuffle is proved for any number of ballots, and both ways of checking agree") {
  for (const auto* const group : {"Ed25519", "RFC-3526-2048"}) {
    const auto made = make_small_election(group, kOneRanking, 1);
    for (const std::size_t count : {0u, 1u, 2u, 3u, 7u}) {
      const auto before = sealed(made, count);
      const auto shuffle = make_shuffle(made.election, *made.secrets, {before});
      REQUIRE(shuffle.has_value());
      CHECK(everywhere(made, before, print_shuffle(*shuffle)));
      if (std::string(group) != "Ed25519") break;
    }
  }
}

TEST_CASE("a shuffle with any number changed, or with a ballot exchanged, is refused") {
  const auto made = make_small_election("Ed25519", kOneRanking, 1);
  const auto before = sealed(made, 3);
  auto shuffle = *make_shuffle(made.election, *made.secrets, {before});
  const auto text = print_shuffle(shuffle);
  std::size_t tried = 0;
  for (std::size_t at = text.find("\"proofs\""); at < text.size(); at += 41) {
    if (text[at] < '0' || text[at] > '9') continue;
    auto changed = text;
    changed[at] = changed[at] == '9' ? '8' : static_cast<char>(changed[at] + 1);
    CHECK_FALSE(everywhere(made, before, changed));
    ++tried;
  }
  CHECK(tried > 20);
  std::swap(shuffle.ciphertexts[0][0], shuffle.ciphertexts[0][1]);
  CHECK_FALSE(everywhere(made, before, print_shuffle(shuffle)));
  shuffle.ciphertexts[0].pop_back();
  CHECK_FALSE(everywhere(made, before, print_shuffle(shuffle)));
}
