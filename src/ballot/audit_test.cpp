#include "ballot/audit.h"

#include <doctest/doctest.h>

#include "ballot/mix.h"
#include "ballot/small_election.h"
#include "ballot/steps.h"

using namespace plenary;
using namespace plenary::ballot;

namespace {

constexpr const char* kYesNo =
    R"([{"answers":["Yes","No"],"blank":true,"min":1,"max":1,"question":"Shall it be?"}])";
constexpr const char* kRanked =
    R"([{"answers":["A","B","C"],"min":0,"max":2,"question":"Which?"},{"type":"NonHomomorphic","value":{"answers":["A","B","C"],"question":"In which order?"}}])";

std::string code_of(const std::string& archive, const AuditOptions& options = {}) {
  const auto report = audit(archive, options);
  return report ? "" : report.error().code;
}

// The verdict of both makings, which must be the same.
std::string verdict(const std::string& archive, bool strict = false) {
  const auto code = code_of(archive, {.strict = strict});
  CHECK(code == code_of(archive, {.making = crypto::Making::library, .strict = strict}));
  return code;
}

std::string result_text(const std::string& archive) {
  const auto report = audit(archive, {});
  REQUIRE(report.has_value());
  return report->result ? print_result(report->election, *report->result) : "none";
}

std::string must(const Result<std::string>& made) {
  if (!made) FAIL(debug_text(made.error()));
  return *made;
}

std::string decided(const SmallElection& made, std::string archive) {
  archive = must(add_tally(must(close_voting(archive))));
  if (made.election.has_ranked()) {
    archive = must(add_shuffle(archive, 1, must(shuffle_of(archive))));
    archive = must(end_shuffles(archive, 1));
  }
  archive = must(add_decryption(archive, 1, must(decryption_of(archive, 1, made.trustee_key))));
  return must(add_result(archive));
}

// The answers changed, and signed again by the voter.
std::string signed_again(const SmallElection& made, std::size_t voter, const std::string& ballot,
                         std::size_t at, std::string_view with, std::size_t instead_of) {
  auto text = ballot.substr(0, ballot.find(",\"signature\":")) + '}';
  text.replace(at, instead_of, with);
  const auto hash = fingerprint_of(text);
  const auto key = credential_key(*made.secrets, made.credentials.sent[voter].second, made.uuid);
  text.pop_back();
  return text + ",\"signature\":{\"hash\":\"" + hash +
         "\",\"proof\":" + print_proof(prove_key(*made.secrets, "sig|" + hash + '|', key)) + "}}";
}

std::string with_ballot(const SmallElection& made, const std::string& ballot) {
  auto writer = begin_small_archive(made);
  add_ballot_to(writer, ballot);
  return writer.bytes();
}

}  // namespace

TEST_CASE("an election of our own making is accepted at every step, and its result is what was cast") {
  for (const auto* const group : {"BELENIOS-2048", "Ed25519"}) {
    const auto made = make_small_election(group, kYesNo, 3, 2);
    auto writer = begin_small_archive(made);
    add_ballot_to(writer, seal_for(made, 0, "[[0,1,0]]"));
    add_ballot_to(writer, seal_for(made, 1, "[[1,0,0]]"));
    CHECK(verdict(writer.bytes()) == "");
    add_ballot_to(writer, seal_for(made, 0, "[[0,0,1]]"));  // the last one counts
    add_ballot_to(writer, seal_for(made, 2, "[[0,0,1]]"));
    const auto archive = decided(made, writer.bytes());
    CHECK(verdict(archive, true) == "");
    CHECK(result_text(archive) == R"({"result":[[2,0,4]]})");
  }
}

TEST_CASE("rankings come out of a shuffle as they went in, in some order") {
  for (const auto* const group : {"RFC-3526-2048", "Ed25519"}) {
    const auto made = make_small_election(group, kRanked, 3);
    auto writer = begin_small_archive(made);
    add_ballot_to(writer, seal_for(made, 0, "[[1,0,0],[1,2,3]]"));
    add_ballot_to(writer, seal_for(made, 1, "[[0,1,1],[3,2,1]]"));
    add_ballot_to(writer, seal_for(made, 1, "[[0,1,0],[2,1,3]]"));
    const auto archive = decided(made, writer.bytes());
    CHECK(verdict(archive, true) == "");
    const auto result = result_text(archive);
    const bool one = result == R"({"result":[[1,1,0],[[1,2,3],[2,1,3]]]})";
    const bool other = result == R"({"result":[[1,1,0],[[2,1,3],[1,2,3]]]})";
    CHECK((one || other));
    CHECK(code_of(archive, {.min_shuffles = 2}) == "ballot.shuffle.too_few");
  }
}

TEST_CASE("an election in which nobody votes has the result nought") {
  const auto made = make_small_election("Ed25519", kRanked, 1);
  const auto archive = decided(made, begin_small_archive(made).bytes());
  CHECK(verdict(archive) == "");
  CHECK(result_text(archive) == R"({"result":[[0,0,0],[]]})");
}

TEST_CASE("no number of a ballot can be changed, though it be signed again") {
  const auto made = make_small_election("Ed25519", kYesNo, 1);
  const auto ballot = seal_for(made, 0, "[[0,1,0]]");
  const auto end = ballot.find(",\"signature\"");
  std::size_t tried = 0;
  for (auto at = ballot.find("\":\"", ballot.find("\"answers\"")); at < end;
       at = ballot.find("\":\"", at + 3)) {
    const auto digit = at + 3 + tried % 20;
    const char changed[] = {ballot[digit] == '1' ? '2' : '1', '\0'};
    CHECK(code_of(with_ballot(made, signed_again(made, 0, ballot, digit, changed, 1))) != "");
    ++tried;
  }
  CHECK(tried == 26);
  CHECK(code_of(with_ballot(made, ballot)) == "");
}

TEST_CASE("what is valid but written another way is taken with a warning, and refused when strict") {
  const auto made = make_small_election("BELENIOS-2048", kYesNo, 1);
  const auto ballot = seal_for(made, 0, "[[0,1,0]]");
  const auto number = ballot.find("\"challenge\":\"") + 13;
  const auto alpha = ballot.find("\"alpha\":\"") + 9;
  for (const auto& other :
       {signed_again(made, 0, ballot, number, "00", 0), signed_again(made, 0, ballot, alpha, "0", 0),
        signed_again(made, 0, ballot, ballot.find("\"individual_proofs\""), "\"note\":[],", 0)}) {
    const auto archive = with_ballot(made, other);
    const auto report = audit(archive, {});
    REQUIRE(report.has_value());
    CHECK(report->warnings.size() == 1);
    CHECK(verdict(archive, true) == "ballot.noncanonical");
    CHECK(cast(begin_small_archive(made).bytes(), other).error().code == "ballot.noncanonical");
  }
  CHECK(code_of(with_ballot(made, ' ' + ballot)) == "ballot.json.space");
}

TEST_CASE("a ballot put in twice is refused, also where another lies between") {
  const auto made = make_small_election("Ed25519", kYesNo, 1);
  const auto first = seal_for(made, 0, "[[0,1,0]]"), second = seal_for(made, 0, "[[0,0,1]]");
  auto writer = begin_small_archive(made);
  add_ballot_to(writer, first);
  add_ballot_to(writer, second);
  CHECK(code_of(writer.bytes()) == "");
  add_ballot_to(writer, first);
  CHECK(code_of(writer.bytes()) == "ballot.replayed");
}

TEST_CASE("a ballot of somebody who may not vote is refused") {
  const auto made = make_small_election("Ed25519", kYesNo, 1);
  auto other = make_small_election("Ed25519", kYesNo, 1);
  auto stranger = made;
  stranger.credentials = other.credentials;
  CHECK(code_of(with_ballot(made, seal_for(stranger, 0, "[[0,1,0]]"))) == "ballot.credential.unknown");
  CHECK(code_of(with_ballot(made, seal_for(other, 0, "[[0,1,0]]"))) == "ballot.other_election");
}

TEST_CASE("events stand in their order alone") {
  const auto made = make_small_election("Ed25519", kYesNo, 2);
  const auto ballot = seal_for(made, 0, "[[0,1,0]]");
  for (const auto* const type :
       {"EndShuffles", "Setup", "Result", "EncryptedTally", "PartialDecryption", "Shuffle"}) {
    auto writer = begin_small_archive(made);
    add_ballot_to(writer, ballot);
    writer.add_event(type);
    CHECK(code_of(writer.bytes()) == "ballot.event.order");
  }
  auto writer = begin_small_archive(made);
  writer.add_event("EndBallots");
  add_ballot_to(writer, ballot);
  CHECK(code_of(writer.bytes()) == "ballot.event.order");
  auto unknown = begin_small_archive(made);
  unknown.add_event("Recount");
  CHECK(code_of(unknown.bytes()) == "ballot.event.unknown");
}

TEST_CASE("a tally other than the ballots' is refused, and so are numbers other than theirs") {
  const auto made = make_small_election("Ed25519", kYesNo, 2);
  const auto closed = must(close_voting(with_ballot(made, seal_for(made, 0, "[[0,1,0]]"))));
  const auto report = audit(closed, {});
  REQUIRE(report.has_value());
  const auto append = [&](const std::string& tally, const std::string& numbers) {
    ArchiveWriter writer(closed, report->seconds, report->last_event, report->events - 1);
    const auto hash = writer.add_data(tally);
    writer.add_event("EncryptedTally",
                     writer.add_data("{" + numbers + ",\"encrypted_tally\":\"" + hash + "\"}"));
    return code_of(writer.bytes());
  };
  const auto right = print_tally(report->tally);
  auto swapped = report->tally;
  std::swap(swapped[0][1], swapped[0][2]);
  CHECK(append(right, "\"num_tallied\":1,\"total_weight\":1") == "");
  CHECK(append(right, "\"num_tallied\":2,\"total_weight\":1") == "ballot.tally.numbers");
  CHECK(append(right, "\"num_tallied\":1,\"total_weight\":2") == "ballot.tally.numbers");
  CHECK(append(print_tally(swapped), "\"num_tallied\":1,\"total_weight\":1") == "ballot.tally.differs");
}

TEST_CASE("nothing is decrypted twice, by nobody, or before rankings are shuffled") {
  const auto made = make_small_election("Ed25519", kRanked, 1);
  const auto tallied =
      must(add_tally(must(close_voting(with_ballot(made, seal_for(made, 0, "[[1,0,0],[1,2,3]]"))))));
  CHECK(add_decryption(tallied, 1, "{}").error().code == "ballot.shuffle.none");
  CHECK(decryption_of(tallied, 1, made.trustee_key).error().code == "ballot.shuffle.none");
  CHECK(end_shuffles(tallied, 1).error().code == "ballot.shuffle.none");
  const auto shuffled = must(end_shuffles(must(add_shuffle(tallied, 1, must(shuffle_of(tallied)))), 1));
  const auto share = must(decryption_of(shuffled, 1, made.trustee_key));
  const auto once = must(add_decryption(shuffled, 1, share));
  CHECK(add_decryption(once, 1, share).error().code == "ballot.decryption.twice");
  CHECK(add_decryption(shuffled, 99, share).error().code == "ballot.owner_unknown");
  CHECK(decryption_of(shuffled, 1, made.secrets->random()).error().code == "ballot.secret.other_key");
}

TEST_CASE("an archive cut anywhere, or changed in any byte, is refused without a crash") {
  const auto made = make_small_election("Ed25519", kYesNo, 1);
  const auto archive = decided(made, with_ballot(made, seal_for(made, 0, "[[0,1,0]]")));
  for (std::size_t size = 0; size < archive.size(); size += 97)
    static_cast<void>(code_of(archive.substr(0, size)));
  for (std::size_t at = 0; at < archive.size(); at += 211) {
    auto changed = archive;
    changed[at] = static_cast<char>(changed[at] ^ 4);
    CHECK(code_of(changed) != "");
  }
  CHECK(code_of(archive + "x") == "ballot.archive.cut_short");
}
