// While an election runs: sealing, casting, closing, shuffling, decrypting, the result.
#include <fmt/format.h>

#include "ballot/credential.h"
#include "ballot/seal.h"
#include "ballot/steps.h"
#include "ballot/threshold.h"
#include "cli/ballot.h"
#include "cli/ballot_files.h"
#include "cli/place.h"

namespace plenary::cli {
namespace {

Result<void> seal(const BallotOptions& o) {
  PLENARY_TRY(const auto archive, read_file(o.file));
  PLENARY_TRY(const auto election, ballot::election_for_sealing(archive));
  PLENARY_TRY(auto typed, read_line_of(o.credential));
  PLENARY_TRY(auto credential,
              ballot::normalised_credential(std::string_view(typed).substr(typed.rfind(' ') + 1)));
  PLENARY_TRY(const auto plain, read_file(o.answers));
  PLENARY_TRY(const auto answers, ballot::read_plain(election, plain));
  const auto sealed =
      ballot::seal_ballot(election, *crypto::find_secret_group(election.group_name), credential, answers);
  crypto::wipe(typed);
  crypto::wipe(credential);
  fmt::print("{}\n", sealed);
  fmt::print(stderr, "tracker {}\n", ballot::tracker_of(sealed));
  return {};
}

Result<void> cast(const BallotOptions& o) {
  PLENARY_TRY(const auto sealed, read_line_of(o.ballot));
  PLENARY_DO(change_file(o.file, [&](std::string_view archive) { return ballot::cast(archive, sealed); }));
  fmt::print("tracker {}\n", ballot::tracker_of(sealed));
  return {};
}

Result<void> close_voting(const BallotOptions& o) {
  return change_file(o.file, ballot::close_voting);
}

Result<void> tally(const BallotOptions& o) {
  return change_file(o.file, ballot::add_tally);
}

Result<void> end_shuffles(const BallotOptions& o) {
  return change_file(o.file,
                     [&](std::string_view archive) { return ballot::end_shuffles(archive, o.min_shuffles); });
}

Result<void> result(const BallotOptions& o) {
  return change_file(o.file, ballot::add_result);
}

Result<void> shuffle(const BallotOptions& o) {
  PLENARY_TRY(const auto archive, read_file(o.file));
  PLENARY_TRY(const auto made, ballot::shuffle_of(archive));
  fmt::print("{}\n", made);
  return {};
}

// A single trustee's key file is a text of digits; of a shared key there is a seed and a sealed share.
Result<crypto::Secret> key_of(const crypto::SecretGroup& secrets, const BallotOptions& o) {
  PLENARY_TRY(auto text, read_line_of(o.key));
  if (!o.decryption_key.empty()) {
    const auto keys = ballot::keys_of_seed(secrets, text);
    crypto::wipe(text);
    PLENARY_TRY(const auto sealed, read_line_of(o.decryption_key));
    return ballot::open_share(secrets, keys, sealed);
  }
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  const auto secret = secrets.from_text(quoted ? std::string_view(text).substr(1, text.size() - 2) : text);
  crypto::wipe(text);
  if (!secret) return refuse("ballot.secret.malformed");
  return *secret;
}

Result<void> decrypt(const BallotOptions& o) {
  PLENARY_TRY(const auto archive, read_file(o.file));
  PLENARY_TRY(const auto election, ballot::election_for_sealing(archive));
  PLENARY_TRY(const auto key, key_of(*crypto::find_secret_group(election.group_name), o));
  PLENARY_TRY(const auto owner, ballot::owner_of_key(archive, key));
  PLENARY_TRY(const auto made, ballot::decryption_of(archive, owner, key));
  fmt::print("{}\n", made);
  fmt::print(stderr, "trustee {}\n", owner);
  return {};
}

Result<void> add_shuffle(const BallotOptions& o) {
  PLENARY_TRY(const auto made, read_line_of(o.input));
  return change_file(o.file,
                     [&](std::string_view archive) { return ballot::add_shuffle(archive, o.owner, made); });
}

Result<void> add_decryption(const BallotOptions& o) {
  PLENARY_TRY(const auto made, read_line_of(o.input));
  return change_file(
      o.file, [&](std::string_view archive) { return ballot::add_decryption(archive, o.owner, made); });
}

using Command = Result<void> (*)(const BallotOptions&);

}  // namespace

void add_ballot_steps(CLI::App& ballot, BallotOptions& o, int& status) {
  const auto add = [&](const char* name, const char* what, Command command) {
    auto* one = ballot.add_subcommand(name, what);
    one->add_option("file", o.file, "the archive")->required();
    one->callback([&o, &status, command] {
      const auto done = command(o);
      status = done ? 0 : tell(done.error());
    });
    return one;
  };
  auto* sealing = add("seal", "voter: a sealed ballot, on standard output", seal);
  sealing->add_option("--credential", o.credential, "a file with the private credential")->required();
  sealing->add_option("--answers", o.answers, "a file such as [[0,1,0]]")->required();
  add("cast", "board: check a sealed ballot and add it", cast)->add_option("ballot", o.ballot)->required();
  add("close", "board: no ballot after this", close_voting);
  add("tally", "board: the encrypted tally", tally);
  add("shuffle", "trustee: shuffle the rankings, on standard output", shuffle);
  add("end-shuffles", "board: enough trustees have shuffled", end_shuffles)
      ->add_option("--min-shuffles", o.min_shuffles)
      ->capture_default_str();
  auto* decryption = add("decrypt", "trustee: a partial decryption, on standard output", decrypt);
  decryption->add_option("--key", o.key, "the .privkey, or the seed of a shared key")->required();
  decryption->add_option("--decryption-key", o.decryption_key, "of a shared key: the .dkey");
  for (auto* const one : {add("add-shuffle", "board: add a trustee's shuffle", add_shuffle),
                          add("add-decryption", "board: add a trustee's decryption", add_decryption)}) {
    one->add_option("--trustee", o.owner, "the trustee's number, from 1")->required();
    one->add_option("input", o.input)->required();
  }
  add("result", "board: open the result", result);
}

}  // namespace plenary::cli
