// cases/ballot: ballots whose randomness is fixed, made by web/sealed and read here; both must agree on each
// byte.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ballot/ballot.h"
#include "ballot/credential.h"
#include "ballot/seal.h"

using namespace plenary;
using namespace plenary::ballot;

namespace {

std::vector<std::filesystem::path> case_files() {
  const char* const told = std::getenv("PLENARY_SOURCE");
  std::vector<std::filesystem::path> files;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(told ? told : ".") / "cases/ballot"))
    if (file.path().extension() == ".json") files.push_back(file.path());
  return files;
}

Json read_case(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  auto json = parse_json(text.str(), Spelling::loose);
  REQUIRE(json.has_value());
  return *std::move(json);
}

// What the trustee's key opens.
PlainAnswers opened_with(const Election& election, const Ballot& ballot, const Number& key) {
  const auto& group = *election.group;
  const auto message = [&](const Ciphertext& sealed) {
    return group.multiply(sealed.beta.element, group.power(sealed.alpha.element, -key));
  };
  PlainAnswers plain;
  for (std::size_t q = 0; q < ballot.answers.size(); ++q) {
    auto& answer = plain.emplace_back();
    if (const auto* const ranked = std::get_if<RankedAnswer>(&ballot.answers[q])) {
      answer = *group.unembed(message(ranked->choice), election.questions[q].answers.size());
      continue;
    }
    for (const auto& choice : std::get<ChoiceAnswer>(ballot.answers[q]).choices)
      answer.push_back(group.equal(message(choice), group.generator()) ? 1 : 0);
  }
  return plain;
}

void check_case(const Json& given, crypto::Making making) {
  const auto election = read_election(given.find("election")->text, making);
  REQUIRE(election.has_value());
  CHECK(election->fingerprint == given.find("fingerprint")->text);
  const auto& credential = given.find("credential")->text;
  CHECK(normalised_credential(credential) == credential);
  const auto published =
      public_credential(*crypto::find_secret_group(election->group_name), credential, election->uuid);
  CHECK(given.find("credentials")->text.find('"' + published) != std::string::npos);
  const auto prepared = prepare(*election);
  for (const auto& one : given.find("ballots")->items) {
    const auto& bytes = one.find("ballot")->text;
    CHECK(tracker_of(bytes) == one.find("tracker")->text);
    const auto ballot = read_ballot(*election, bytes);
    REQUIRE(ballot.has_value());
    CHECK(ballot->canonical);
    CHECK(ballot->credential == published);
    CHECK(check_ballot(prepared, *ballot).has_value());
    const auto plain = read_plain(*election, print_json(*one.find("answers")));
    REQUIRE(plain.has_value());
    CHECK(opened_with(*election, *ballot, Number(given.find("trustee_key")->text)) == *plain);
  }
}

}  // namespace

TEST_CASE("a ballot sealed in the browser is read, checked and opened as it was meant") {
  const auto files = case_files();
  CHECK(files.size() >= 5);
  for (const auto& file : files) {
    CAPTURE(file.string());
    for (const auto making : {crypto::Making::fast, crypto::Making::library})
      check_case(read_case(file), making);
  }
}
