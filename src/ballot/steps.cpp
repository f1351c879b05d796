#include "ballot/steps.h"

#include <thread>

#include "ballot/mix.h"

namespace plenary::ballot {
namespace {

AuditOptions all_cores() {
  return {.strict = true, .threads = std::max(1u, std::thread::hardware_concurrency())};
}

tl::unexpected<Error> wrong_stage(Stage stage) {
  static constexpr const char* kNames[] = {"set up",    "voting",   "closed",     "tallied",
                                           "shuffling", "shuffled", "decrypting", "decided"};
  return refuse("ballot.stage", {.params = {{"stage", std::string(kNames[static_cast<int>(stage)])}}});
}

Result<AuditReport> audited(std::string_view archive, std::initializer_list<Stage> stages) {
  PLENARY_TRY(auto report, audit(archive, all_cores()));
  for (const auto stage : stages) {
    if (report.stage == stage) return report;
  }
  return wrong_stage(report.stage);
}

ArchiveWriter writer_after(std::string_view archive, const AuditReport& report) {
  return {std::string(archive), report.seconds, report.last_event, report.events - 1};
}

// The new bytes, if they pass the audit themselves.
Result<std::string> checked(const ArchiveWriter& writer, std::size_t min_shuffles = 1) {
  auto options = all_cores();
  options.min_shuffles = min_shuffles;
  PLENARY_TRY(const auto report, audit(writer.bytes(), options));
  static_cast<void>(report);
  return writer.bytes();
}

std::string owned(std::size_t owner, const std::string& payload) {
  return "{\"owner\":" + std::to_string(owner) + ",\"payload\":\"" + payload + "\"}";
}

std::string_view without_newlines(std::string_view text) {
  while (text.ends_with('\n') || text.ends_with('\r'))
    text.remove_suffix(1);
  return text;
}

Result<std::string> add_owned(std::string_view archive, const AuditReport& report, std::string_view type,
                              std::size_t owner, std::string_view content) {
  auto writer = writer_after(archive, report);
  const auto payload = writer.add_data(without_newlines(content));
  writer.add_event(type, writer.add_data(owned(owner, payload)));
  return checked(writer);
}

}  // namespace

Result<std::string> begin_archive(std::string_view election, std::string_view trustees,
                                  std::string_view credentials, std::uint64_t seconds) {
  ArchiveWriter writer(seconds);
  const auto e = writer.add_data(election), t = writer.add_data(trustees), c = writer.add_data(credentials);
  writer.add_event("Setup", writer.add_data("{\"election\":\"" + e + "\",\"trustees\":\"" + t +
                                            "\",\"credentials\":\"" + c + "\"}"));
  return checked(writer);
}

Result<std::string> cast(std::string_view archive, std::string_view ballot) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::voting}));
  auto writer = writer_after(archive, report);
  writer.add_event("Ballot", writer.add_data(without_newlines(ballot)));
  return checked(writer);
}

Result<std::string> close_voting(std::string_view archive) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::voting}));
  auto writer = writer_after(archive, report);
  writer.add_event("EndBallots");
  return checked(writer);
}

Result<std::string> add_tally(std::string_view archive) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::closed}));
  auto writer = writer_after(archive, report);
  const auto tally = writer.add_data(print_tally(report.tally));
  writer.add_event("EncryptedTally", writer.add_data("{\"num_tallied\":" + report.counted.get_str() +
                                                     ",\"total_weight\":" + print_count(report.weight) +
                                                     ",\"encrypted_tally\":\"" + tally + "\"}"));
  return checked(writer);
}

Result<std::string> add_shuffle(std::string_view archive, std::size_t owner, std::string_view shuffle) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::tallied, Stage::shuffling}));
  return add_owned(archive, report, "Shuffle", owner, shuffle);
}

Result<std::string> end_shuffles(std::string_view archive, std::size_t min_shuffles) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::tallied, Stage::shuffling}));
  auto writer = writer_after(archive, report);
  writer.add_event("EndShuffles");
  return checked(writer, min_shuffles);
}

Result<std::string> add_decryption(std::string_view archive, std::size_t owner, std::string_view partial) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::tallied, Stage::shuffled, Stage::decrypting}));
  return add_owned(archive, report, "PartialDecryption", owner, partial);
}

Result<std::string> add_result(std::string_view archive) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::decrypting}));
  PLENARY_TRY(const auto messages,
              opened(*report.election.group, report.trustees, report.tally, report.shares));
  PLENARY_TRY(const auto result, find_result(report.election, messages, report.weight));
  auto writer = writer_after(archive, report);
  writer.add_event("Result", writer.add_data(print_result(report.election, result)));
  return checked(writer);
}

Result<Election> election_for_sealing(std::string_view archive) {
  ArchiveReader reader(archive);
  PLENARY_TRY(const auto start, reader.next());
  static_cast<void>(start);
  PLENARY_TRY(const auto election, reader.next());
  return read_election(election.content, crypto::Making::library);
}

Result<std::string> shuffle_of(std::string_view archive) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::tallied, Stage::shuffling}));
  PLENARY_TRY(const auto election, election_for_sealing(archive));
  PLENARY_TRY(const auto tally, read_tally(*election.group, print_tally(report.tally)));
  std::vector<std::vector<Ciphertext>> ranked;
  for (std::size_t q = 0; q < tally.size(); ++q) {
    if (election.questions[q].ranked) ranked.push_back(tally[q]);
  }
  if (ranked.empty()) return wrong_stage(report.stage);
  PLENARY_TRY(const auto shuffle,
              make_shuffle(election, *crypto::find_secret_group(election.group_name), ranked));
  return print_shuffle(shuffle);
}

Result<std::string> decryption_of(std::string_view archive, std::size_t owner, const crypto::Secret& key) {
  PLENARY_TRY(const auto report, audited(archive, {Stage::tallied, Stage::shuffled, Stage::decrypting}));
  if (report.stage == Stage::tallied && report.election.has_ranked()) return refuse("ballot.shuffle.none");
  PLENARY_TRY(const auto election, election_for_sealing(archive));
  const auto& secrets = *crypto::find_secret_group(election.group_name);
  const auto holder = report.trustees.owner(owner);
  if (!holder || secrets.group().write(secrets.power_of_generator(key)) != holder->key->key.text)
    return refuse("ballot.secret.other_key");
  PLENARY_TRY(const auto tally, read_tally(*election.group, print_tally(report.tally)));
  return print_partial(decrypt(election, secrets, tally, key));
}

Result<std::size_t> owner_of_key(std::string_view archive, const crypto::Secret& key) {
  PLENARY_TRY(const auto report, audit(archive, all_cores()));
  const auto& secrets = *crypto::find_secret_group(report.election.group_name);
  const auto text = secrets.group().write(secrets.power_of_generator(key));
  for (std::size_t owner = 1; owner <= report.trustees.count(); ++owner) {
    if (report.trustees.owner(owner)->key->key.text == text) return owner;
  }
  return refuse("ballot.secret.other_key");
}

}  // namespace plenary::ballot
