#include "ballot/shuffle.h"

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

Result<std::vector<Written>> read_elements(const Group& group, const Json& json, Notes& notes) {
  PLENARY_TRY(const auto* const items, items_of(json, "shuffle"));
  std::vector<Written> elements;
  for (const auto& item : *items) {
    PLENARY_TRY(elements.emplace_back(), read_element(group, item, "shuffle", notes));
  }
  return elements;
}

Result<std::vector<Number>> read_scalars(const Group& group, const Json& json, Notes& notes) {
  PLENARY_TRY(const auto* const items, items_of(json, "shuffle"));
  std::vector<Number> scalars;
  for (const auto& item : *items) {
    PLENARY_TRY(scalars.emplace_back(), read_scalar(group, item, "shuffle", notes));
  }
  return scalars;
}

Result<const std::vector<Json>*> tuple(const Json& json, std::size_t size) {
  PLENARY_TRY(const auto* const items, items_of(json, "shuffle"));
  if (items->size() != size) return refuse("ballot.structure", {.where = "shuffle"});
  return items;
}

// [[t1,t2,t3,[t41,t42],[that..]],[s1,s2,s3,s4,[shat..],[sprime..]],[c..],[chat..]]
Result<ShuffleProof> read_shuffle_proof(const Group& group, const Json& json, Notes& notes) {
  ShuffleProof proof;
  PLENARY_TRY(const auto* const parts, tuple(json, 4));
  PLENARY_TRY(const auto* const t, tuple((*parts)[0], 5));
  PLENARY_TRY(const auto* const t4, tuple((*t)[3], 2));
  PLENARY_TRY(proof.t1, read_element(group, (*t)[0], "shuffle", notes));
  PLENARY_TRY(proof.t2, read_element(group, (*t)[1], "shuffle", notes));
  PLENARY_TRY(proof.t3, read_element(group, (*t)[2], "shuffle", notes));
  PLENARY_TRY(proof.t41, read_element(group, (*t4)[0], "shuffle", notes));
  PLENARY_TRY(proof.t42, read_element(group, (*t4)[1], "shuffle", notes));
  PLENARY_TRY(proof.that, read_elements(group, (*t)[4], notes));
  PLENARY_TRY(const auto* const s, tuple((*parts)[1], 6));
  PLENARY_TRY(proof.s1, read_scalar(group, (*s)[0], "shuffle", notes));
  PLENARY_TRY(proof.s2, read_scalar(group, (*s)[1], "shuffle", notes));
  PLENARY_TRY(proof.s3, read_scalar(group, (*s)[2], "shuffle", notes));
  PLENARY_TRY(proof.s4, read_scalar(group, (*s)[3], "shuffle", notes));
  PLENARY_TRY(proof.shat, read_scalars(group, (*s)[4], notes));
  PLENARY_TRY(proof.sprime, read_scalars(group, (*s)[5], notes));
  PLENARY_TRY(proof.c, read_elements(group, (*parts)[2], notes));
  PLENARY_TRY(proof.chat, read_elements(group, (*parts)[3], notes));
  return proof;
}

template <class Item, class Print>
std::string list_of(const std::vector<Item>& items, Print print) {
  std::string out = "[";
  for (std::size_t i = 0; i < items.size(); ++i)
    out += (i > 0 ? "," : "") + print(items[i]);
  return out + ']';
}

std::string quoted_element(const Written& element) {
  return '"' + element.text + '"';
}

std::string quoted_number(const Number& number) {
  return '"' + number.get_str() + '"';
}

std::string print_shuffle_proof(const ShuffleProof& p) {
  return "[[" + quoted_element(p.t1) + ',' + quoted_element(p.t2) + ',' + quoted_element(p.t3) + ",[" +
         quoted_element(p.t41) + ',' + quoted_element(p.t42) + "]," + list_of(p.that, quoted_element) +
         "],[" + quoted_number(p.s1) + ',' + quoted_number(p.s2) + ',' + quoted_number(p.s3) + ',' +
         quoted_number(p.s4) + ',' + list_of(p.shat, quoted_number) + ',' + list_of(p.sprime, quoted_number) +
         "]," + list_of(p.c, quoted_element) + ',' + list_of(p.chat, quoted_element) + ']';
}

}  // namespace

Result<Shuffle> read_shuffle(const Group& group, std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  Notes notes;
  Shuffle shuffle;
  PLENARY_DO(expect_fields(json, {"ciphertexts", "proofs"}, "shuffle", notes));
  PLENARY_TRY(const auto* const lists, items_of(*json.find("ciphertexts"), "shuffle"));
  for (const auto& list : *lists) {
    PLENARY_TRY(const auto* const items, items_of(list, "shuffle"));
    auto& ciphertexts = shuffle.ciphertexts.emplace_back();
    for (const auto& item : *items) {
      PLENARY_TRY(ciphertexts.emplace_back(), read_ciphertext(group, item, "shuffle", notes));
    }
  }
  PLENARY_TRY(const auto* const proofs, items_of(*json.find("proofs"), "shuffle"));
  for (const auto& proof : *proofs) {
    PLENARY_TRY(shuffle.proofs.emplace_back(), read_shuffle_proof(group, proof, notes));
  }
  if (!notes.canonical) return refuse("ballot.noncanonical", {.where = "shuffle"});
  return shuffle;
}

std::string print_shuffle(const Shuffle& shuffle) {
  return "{\"ciphertexts\":" +
         list_of(shuffle.ciphertexts, [](const auto& list) { return list_of(list, print_ciphertext); }) +
         ",\"proofs\":" + list_of(shuffle.proofs, print_shuffle_proof) + '}';
}

Result<ShuffleGenerators> shuffle_generators(const Group& group, std::size_t count) {
  ShuffleGenerators made{group.independent_generator(-1), {}};
  std::vector<std::string> texts{group.write(group.identity()), group.write(group.generator()),
                                 group.write(made.h)};
  for (std::size_t i = 0; i < count; ++i)
    made.each.push_back(group.independent_generator(static_cast<long>(i)));
  for (auto& text : group.write(made.each))
    texts.push_back(std::move(text));
  std::ranges::sort(texts);
  if (std::ranges::adjacent_find(texts) != texts.end()) return refuse("ballot.shuffle.generators");
  return made;
}

std::string shuffle_text(const std::vector<Ciphertext>& before, const std::vector<Ciphertext>& after,
                         const std::vector<Written>& c) {
  std::string text;
  for (const auto* const list : {&before, &after}) {
    for (const auto& item : *list)
      text += item.alpha.text + ',' + item.beta.text + ',';
  }
  for (const auto& item : c)
    text += item.text + ',';
  return text;
}

std::vector<Number> shuffle_exponents(const Election& election, const std::string& text, std::size_t count) {
  const auto seed =
      to_hex(view_of(crypto::sha256("shuffle-challenges|" + election.fingerprint + '|' + text)));
  std::vector<Number> exponents;
  for (std::size_t i = 0; i < count; ++i)
    exponents.push_back(election.group->hash(seed + to_hex(view_of(crypto::sha256(std::to_string(i))))));
  return exponents;
}

Number shuffle_challenge(const Election& election, const ShuffleProof& p, const std::string& text) {
  std::string hashed = "shuffle-challenge|" + election.fingerprint + '|';
  for (const auto* const t : {&p.t1, &p.t2, &p.t3, &p.t41, &p.t42})
    hashed += t->text + ',';
  for (const auto& that : p.that)
    hashed += that.text + ',';
  hashed += text;
  for (const auto& chat : p.chat)
    hashed += chat.text + ',';
  return election.group->hash(hashed + election.public_key.text);
}

}  // namespace plenary::ballot
