#include "record/note.h"

#include <doctest/doctest.h>

#include "record/checkpoint.h"
#include "record/commitment.h"
#include "record/cosignature.h"
#include "record/jcs.h"
#include "record/proof.h"
#include "record/receipt.h"

using namespace plenary;
using namespace plenary::record;

namespace {

constexpr auto kOrigin = "club.example/record";

LogSigner log_signer(char seed = 's', std::string name = kOrigin) {
  return {std::move(name), *crypto::SecretKey::from_seed(std::string(32, seed))};
}

class WitnessSigner : public Signer {
 public:
  WitnessSigner(std::string name, char seed)
      : key_(*crypto::SecretKey::from_seed(std::string(32, seed))),
        vkey_(make_vkey(std::move(name), KeyType::witness, key_.public_key())) {}
  NoteSignature sign(std::string_view text) const override {
    return {vkey_.name, vkey_.id, cosign(key_, 1'800'000'000, text)};
  }
  const VerifierKey& vkey() const { return vkey_; }

 private:
  crypto::SecretKey key_;
  VerifierKey vkey_;
};

std::string checkpoint_text(std::uint64_t size = 1) {
  return print_checkpoint({kOrigin, size, leaf_hash("only")});
}

std::string note_by(std::initializer_list<const Signer*> signers) {
  return sign_note(checkpoint_text(), std::span(signers.begin(), signers.size()));
}

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

}  // namespace

TEST_CASE("a vkey prints as it is read, and one whose ID does not fit is refused") {
  const auto key = log_signer().vkey();
  const auto text = print_vkey(key);
  CHECK(parse_vkey(text) == key);
  auto other = text;
  other[text.find('+') + 1] ^= 1;
  CHECK_FALSE(parse_vkey(other));
  CHECK(code_of(parse_vkey("a b+00000000+AAAA")) == "record.vkey.bad_name");
  CHECK(code_of(parse_vkey("club")) == "record.vkey.malformed");
  CHECK(code_of(parse_vkey("club+00000000+BgAA")) == "record.vkey.type_unknown");
  CHECK_FALSE(is_key_name("wide\u2003space"));
  CHECK_FALSE(is_key_name(""));
}

TEST_CASE("a note opens under one of its signers and spoils when a known key's signature fails") {
  const auto log = log_signer(), other = log_signer('o');
  const auto note = note_by({&other, &log});
  const auto open = open_note(note, std::span(&log.vkey(), 1));
  REQUIRE(open);
  CHECK(open->text == checkpoint_text());
  CHECK(open->good.size() == 1);
  const VerifierKey both[] = {log.vkey(), other.vkey()};
  CHECK(open_note(note, both)->good.size() == 2);

  auto taken_apart = *read_note(note);
  CHECK(print_note(taken_apart) == note);
  taken_apart.signatures[0].bytes[5] ^= 1;
  const auto spoiled = print_note(taken_apart);
  CHECK(open_note(spoiled, std::span(&log.vkey(), 1)));  // the broken one is of an unknown key
  CHECK(code_of(open_note(spoiled, both)) == "record.note.bad_signature");
  const auto stranger = log_signer('x').vkey();
  CHECK(code_of(open_note(note, std::span(&stranger, 1))) == "record.note.no_known_key");
}

TEST_CASE("at most a hundred signatures are read") {
  const auto log = log_signer();
  Note note{checkpoint_text(), std::vector<NoteSignature>(100, log.sign(checkpoint_text()))};
  CHECK(open_note(print_note(note), std::span(&log.vkey(), 1))->good.size() == 1);
  note.signatures.push_back(note.signatures[0]);
  CHECK(code_of(read_note(print_note(note))) == "record.note.too_many_signatures");
}

TEST_CASE("a checkpoint is the log's own and signed by it") {
  const auto log = log_signer();
  const WitnessSigner witness("witness.example/w", 'w');
  CHECK(open_checkpoint(note_by({&log}), log.vkey())->checkpoint.size == 1);
  CHECK(code_of(open_checkpoint(note_by({&witness}), log.vkey(), std::span(&witness.vkey(), 1))) ==
        "record.checkpoint.not_by_log");
  const auto elsewhere = log_signer('s', "club.example/elsewhere");
  CHECK(code_of(open_checkpoint(note_by({&elsewhere}), elsewhere.vkey())) ==
        "record.checkpoint.other_origin");
}

TEST_CASE("sizes have one spelling and stay below 2^63") {
  CHECK(parse_size("9223372036854775807") == kLargestSize);
  for (const auto* const text :
       {"9223372036854775808", "18446744073709551617", "01", "+1", "-1", "", " 1", "1x"}) {
    CHECK_FALSE(parse_size(text));
  }
}

TEST_CASE("a cosignature holds for its text and its time alone") {
  const auto key = crypto::SecretKey::generate();
  auto signature = cosign(key, 1'800'000'000, "text\n");
  CHECK(check_cosignature(key.public_key(), "text\n", signature) == 1'800'000'000);
  CHECK_FALSE(check_cosignature(key.public_key(), "other\n", signature));
  signature[7] ^= 1;
  CHECK_FALSE(check_cosignature(key.public_key(), "text\n", signature));
}

TEST_CASE("a receipt holds for its entry, and counts each witness key once") {
  const auto log = log_signer();
  const WitnessSigner one("witness.example/one", 'w'), same("witness.example/same", 'w'),
      two("witness.example/two", 'v');
  const Receipt receipt{.index = 0, .proof = {}, .checkpoint = note_by({&log, &one, &same, &two})};
  const auto file = print_receipt(receipt);
  REQUIRE(read_receipt(file) == receipt);
  const auto leaf = leaf_hash("only");
  WitnessPolicy policy{{one.vkey(), same.vkey(), two.vkey()}, 2};
  CHECK(check_receipt(receipt, leaf, log.vkey(), policy));
  policy.quorum = 3;
  CHECK(code_of(check_receipt(receipt, leaf, log.vkey(), policy)) == "record.receipt.too_few_witnesses");
  CHECK(code_of(check_receipt(receipt, leaf_hash("other"), log.vkey())) == "record.proof.wrong");
  CHECK(read_receipt(file.substr(0, file.find("\n\n") + 2)).error().where == "line 3");
}

TEST_CASE("a commitment opens with its salt, its field and its bytes alone") {
  const Salt salt{1, 2, 3};
  const auto c = commitment(salt, "text", "We need a new roof.");
  CHECK(commits_to(c, view_of(salt), "text", "We need a new roof."));
  CHECK_FALSE(commits_to(c, view_of(salt), "name", "We need a new roof."));
  CHECK_FALSE(commits_to(c, view_of(salt), "text", "We need a new roof"));
  CHECK_FALSE(commits_to(c, view_of(Salt{}), "text", "We need a new roof."));
  CHECK_FALSE(commits_to(c, "short", "text", "We need a new roof."));
  CHECK(commitment(salt, "te", "xt") != commitment(salt, "t", "ext"));
  CHECK(parse_commitment(print_commitment(c)) == c);
  CHECK(print_commitment(c).size() == 44);
}

TEST_CASE("canonical JSON has sorted keys and ECMAScript's numbers") {
  CHECK(canonicalise(R"( {"b": [1E30, -0.0, 1e-7, 0.000001], "a": "\u20ac\/"} )") ==
        R"({"a":"€/","b":[1e+30,0,1e-7,0.000001]})");
  CHECK(canonicalise("1e-400") == "0");
  CHECK(canonicalise("1e-9223372036854775808") == "0");
  for (const auto* const number :
       {"1e400", "1000e9223372036854775807", "01", "1.", ".5", "+1", "1e", "NaN", "-", ""}) {
    CHECK_FALSE(canonicalise(number));
  }
  const auto digits = std::string(400, '0');
  CHECK(canonicalise("0." + digits + "1") == "0");
  CHECK_FALSE(canonicalise("1" + digits + "e-5"));
  CHECK(code_of(canonicalise(R"({"a":1,"\u0061":2})")) == "jcs.duplicate_key");
  CHECK(code_of(canonicalise(R"("\ud800")")) == "jcs.lone_surrogate");
  CHECK(code_of(canonicalise(std::string(300, '['))) == "jcs.too_deep");
}
