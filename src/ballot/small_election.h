// A whole election made by our own roles, for tests and benches: one trustee, so many voters.
#pragma once

#include <string>
#include <vector>

#include "ballot/archive.h"
#include "ballot/seal.h"
#include "ballot/threshold.h"

namespace plenary::ballot {

struct SmallElection {
  std::string group, uuid, questions;
  std::vector<Voter> voters;

  std::string election_bytes, trustees_bytes;
  MadeCredentials credentials;
  crypto::Secret trustee_key;
  const crypto::SecretGroup* secrets = nullptr;
  Election election;  // read with Making::library
};

// `questions`: a JSON array as in an election.
[[nodiscard]] inline SmallElection make_small_election(std::string group, std::string questions,
                                                       std::size_t voters, const Number& weight = 1) {
  SmallElection made{.group = std::move(group), .uuid = random_base58(14), .questions = std::move(questions)};
  for (std::size_t i = 0; i < voters; ++i)
    made.voters.push_back({"voter" + std::to_string(i), "", weight});
  made.secrets = crypto::find_secret_group(made.group);
  made.credentials = make_credentials(*made.secrets, made.uuid, made.voters);
  made.trustee_key = made.secrets->random();
  const auto key = make_trustee_key(*made.secrets, made.trustee_key, std::nullopt);
  made.trustees_bytes = "[[\"Single\"," + print_trustee_key(key) + "]]\n";
  const auto election =
      election_of_template("{\"description\":\"\",\"name\":\"Small\",\"questions\":" + made.questions + '}',
                           made.group, made.uuid, key.key.element, crypto::Making::library);
  ensure(election.has_value(), "the questions are well-formed");
  made.election_bytes = print_election(*election) + '\n';
  made.election = *read_election(made.election_bytes, crypto::Making::library);
  return made;
}

[[nodiscard]] inline std::string seal_for(const SmallElection& made, std::size_t voter,
                                          std::string_view answers) {
  const auto plain = read_plain(made.election, answers);
  ensure(plain.has_value(), "the answers fit the questions");
  return seal_ballot(made.election, *made.secrets, made.credentials.sent[voter].second, *plain);
}

[[nodiscard]] inline ArchiveWriter begin_small_archive(const SmallElection& made) {
  ArchiveWriter writer(1'700'000'000);
  const auto e = writer.add_data(made.election_bytes), t = writer.add_data(made.trustees_bytes),
             c = writer.add_data(made.credentials.published);
  writer.add_event("Setup", writer.add_data("{\"election\":\"" + e + "\",\"trustees\":\"" + t +
                                            "\",\"credentials\":\"" + c + "\"}"));
  return writer;
}

inline void add_ballot_to(ArchiveWriter& writer, std::string_view ballot) {
  writer.add_event("Ballot", writer.add_data(ballot));
}

}  // namespace plenary::ballot
