// Before an election opens: credentials, trustees' keys, the election itself, the archive's first event.
#include <fmt/format.h>

#include <chrono>

#include "ballot/credential.h"
#include "ballot/steps.h"
#include "ballot/threshold.h"
#include "cli/ballot.h"
#include "cli/ballot_files.h"
#include "cli/place.h"

namespace plenary::cli {
namespace {

using ballot::Trustees;
using crypto::SecretGroup;

constexpr std::size_t kUuid = 14, kSeed = 22;

Result<const SecretGroup*> secrets_of(const BallotOptions& o) {
  const auto* const secrets = crypto::find_secret_group(o.group);
  if (secrets == nullptr) return refuse("ballot.group_unknown", {.params = {{"group", o.group}}});
  return secrets;
}

std::filesystem::path with(const std::filesystem::path& path, const char* ending) {
  return path.string() + ending;
}

Result<void> make_credentials(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto lines, read_file(o.voters));
  PLENARY_TRY(const auto voters, ballot::read_voters(lines));
  const auto made = ballot::make_credentials(*secrets, o.uuid, voters);
  std::string sent;
  for (const auto& [address, credential] : made.sent)
    sent += address + ' ' + credential + '\n';
  PLENARY_DO(write_new_file(with(o.out, ".privcreds"), sent, Keeping::secret));
  crypto::wipe(sent);
  PLENARY_DO(write_new_file(with(o.out, ".pubcreds"), made.published, Keeping::open));
  fmt::print("{} credentials: send {}.privcreds line by line, then destroy it; publish {}.pubcreds\n",
             voters.size(), o.out.string(), o.out.string());
  return {};
}

Result<void> make_trustee_key(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  const auto key = secrets->random();
  const auto published = ballot::make_trustee_key(
      *secrets, key, o.name.empty() ? std::nullopt : std::optional<std::string>(o.name));
  auto digits = '"' + secrets->text(key) + "\"\n";
  PLENARY_DO(write_new_file(with(o.out, ".privkey"), digits, Keeping::secret));
  crypto::wipe(digits);
  return write_new_file(with(o.out, ".pubkey"), ballot::print_trustee_key(published) + '\n', Keeping::open);
}

Result<void> make_certificate(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  auto seed = ballot::random_base58(kSeed);
  const auto keys = ballot::keys_of_seed(*secrets, seed);
  PLENARY_DO(write_new_file(with(o.out, ".key"), seed, Keeping::secret));
  crypto::wipe(seed);
  return write_new_file(with(o.out, ".cert"), ballot::make_certificate(*secrets, keys) + '\n', Keeping::open);
}

Result<ballot::TrusteeSeed> seed_keys(const SecretGroup& secrets, const BallotOptions& o) {
  PLENARY_TRY(auto seed, read_line_of(o.key));
  const auto keys = ballot::keys_of_seed(secrets, seed);
  crypto::wipe(seed);
  return keys;
}

Result<void> make_polynomial(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto keys, seed_keys(*secrets, o));
  PLENARY_TRY(const auto certificates, read_lines(o.certificates));
  PLENARY_TRY(const auto made, ballot::make_polynomial(*secrets, keys, certificates, o.threshold));
  fmt::print("{}\n", made);
  return {};
}

Result<void> sort_letters(const BallotOptions& o) {
  PLENARY_TRY(const auto polynomials, read_lines(o.polynomials));
  PLENARY_TRY(const auto inputs, ballot::sort_letters(polynomials));
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    PLENARY_DO(
        write_new_file(fmt::format("{}{}.vinput", o.out.string(), i + 1), inputs[i] + '\n', Keeping::open));
  }
  return {};
}

Result<void> make_share(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto keys, seed_keys(*secrets, o));
  PLENARY_TRY(const auto certificates, read_lines(o.certificates));
  PLENARY_TRY(const auto input, read_file(o.input));
  PLENARY_TRY(const auto made, ballot::make_share(*secrets, keys, certificates, input));
  fmt::print("{}\n", made);
  return {};
}

Result<void> assemble(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto certificates, read_lines(o.certificates));
  PLENARY_TRY(const auto polynomials, read_lines(o.polynomials));
  PLENARY_TRY(const auto outputs, read_lines(o.outputs));
  PLENARY_TRY(const auto made, ballot::assemble(secrets->group(), certificates, polynomials, outputs));
  for (std::size_t i = 0; i < made.decryption_keys.size(); ++i) {
    PLENARY_DO(write_new_file(fmt::format("{}{}.dkey", o.out.string(), i + 1), made.decryption_keys[i],
                              Keeping::open));
  }
  return write_new_file(with(o.out, ".json"), made.parameters + '\n', Keeping::open);
}

Result<void> put_trustees_together(const BallotOptions& o) {
  std::string list = "[";
  for (const auto& single : o.singles) {
    PLENARY_TRY(const auto key, read_line_of(single));
    list += (list.size() > 1 ? "," : "") + ("[\"Single\"," + key + ']');
  }
  if (!o.shared.empty()) {
    PLENARY_TRY(const auto shared, read_line_of(o.shared));
    list += (list.size() > 1 ? "," : "") + ("[\"Pedersen\"," + shared + ']');
  }
  list += "]\n";
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto trustees, ballot::read_trustees(secrets->group(), list));
  PLENARY_DO(ballot::check_trustees(secrets->group(), trustees));
  return write_new_file(o.out, list, Keeping::open);
}

Result<void> make_election(const BallotOptions& o) {
  PLENARY_TRY(const auto* const secrets, secrets_of(o));
  PLENARY_TRY(const auto text, read_file(o.trustees));
  PLENARY_TRY(const auto trustees, ballot::read_trustees(secrets->group(), text));
  PLENARY_DO(ballot::check_trustees(secrets->group(), trustees));
  PLENARY_TRY(const auto key, ballot::joint_key(secrets->group(), trustees));
  PLENARY_TRY(const auto questions, read_file(o.election_template));
  PLENARY_TRY(const auto election,
              ballot::election_of_template(questions, o.group, o.uuid, key, crypto::Making::library));
  return write_new_file(o.out, ballot::print_election(election) + '\n', Keeping::open);
}

Result<void> begin(const BallotOptions& o) {
  PLENARY_TRY(const auto election, read_file(o.election));
  PLENARY_TRY(const auto trustees, read_file(o.trustees));
  PLENARY_TRY(const auto list, read_file(o.credentials));
  PLENARY_TRY(const auto credentials, ballot::without_logins(list));
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  PLENARY_TRY(const auto archive, ballot::begin_archive(election, trustees, credentials,
                                                        static_cast<std::uint64_t>(now.count())));
  return write_new_file(o.out, archive, Keeping::open);
}

using Command = Result<void> (*)(const BallotOptions&);

CLI::App* add(CLI::App& parent, const char* name, const char* what, BallotOptions& o, int& status,
              Command command) {
  auto* one = parent.add_subcommand(name, what);
  one->callback([&o, &status, command] {
    const auto done = command(o);
    status = done ? 0 : tell(done.error());
  });
  return one;
}

void add_group(CLI::App* command, BallotOptions& o) {
  command->add_option("--group", o.group, "BELENIOS-2048, RFC-3526-2048 or Ed25519")->required();
}

void add_shared_key(CLI::App& ballot, BallotOptions& o, int& status) {
  auto* share = ballot.add_subcommand("share-key", "a key that so many of a group of trustees use together");
  share->require_subcommand(1);
  auto* certificate =
      add(*share, "certificate", "step 1: a seed (secret) and a certificate", o, status, make_certificate);
  auto* polynomial =
      add(*share, "polynomial", "step 3: sealed points for all others", o, status, make_polynomial);
  auto* letters = add(*share, "letters", "step 4: sort what all made by recipient", o, status, sort_letters);
  auto* finish = add(*share, "finish", "step 5: check what came, make the share", o, status, make_share);
  auto* whole = add(*share, "assemble", "step 6: the public key of the group", o, status, assemble);
  for (auto* const command : {certificate, polynomial, finish, whole})
    add_group(command, o);
  for (auto* const command : {certificate, letters, whole})
    command->add_option("--out", o.out, "beginning of the files' names")->required();
  for (auto* const command : {polynomial, finish, whole})
    command->add_option("--certs", o.certificates, "all certificates, a line each")->required();
  for (auto* const command : {polynomial, finish})
    command->add_option("--key", o.key, "the trustee's seed")->required();
  for (auto* const command : {letters, whole})
    command->add_option("--polynomials", o.polynomials, "what step 3 gave, a line each")->required();
  polynomial->add_option("--threshold", o.threshold, "how many are needed to decrypt")->required();
  finish->add_option("--input", o.input, "the trustee's .vinput")->required();
  whole->add_option("--outputs", o.outputs, "what step 5 gave, a line each")->required();
}

}  // namespace

void add_ballot_setup(CLI::App& ballot, BallotOptions& o, int& status) {
  add(ballot, "uuid", "a new name for an election", o, status, [](const BallotOptions&) -> Result<void> {
    fmt::print("{}\n", ballot::random_base58(kUuid));
    return {};
  });
  auto* credentials = add(ballot, "credentials", "credential authority: a credential for each voter", o,
                          status, make_credentials);
  add_group(credentials, o);
  credentials->add_option("--uuid", o.uuid)->required();
  credentials->add_option("--voters", o.voters, "a line each: address,login,weight")->required();
  credentials->add_option("--out", o.out, "beginning of the files' names")->required();

  auto* key = add(ballot, "trustee-key", "trustee: a key of one's own", o, status, make_trustee_key);
  add_group(key, o);
  key->add_option("--out", o.out, "beginning of the files' names")->required();
  key->add_option("--name", o.name, "published with the key");
  add_shared_key(ballot, o, status);

  auto* trustees =
      add(ballot, "trustees", "put the trustees' public keys together", o, status, put_trustees_together);
  add_group(trustees, o);
  trustees->add_option("--single", o.singles, "a .pubkey; once for each");
  trustees->add_option("--shared", o.shared, "what share-key assemble made");
  trustees->add_option("--out", o.out)->required();

  auto* election = add(ballot, "election", "questions and key in one file", o, status, make_election);
  add_group(election, o);
  election->add_option("--uuid", o.uuid)->required();
  election->add_option("--template", o.election_template, "name, description, questions")->required();
  election->add_option("--trustees", o.trustees)->required();
  election->add_option("--out", o.out)->required();

  auto* init = add(ballot, "init", "begin the archive", o, status, begin);
  init->add_option("--election", o.election)->required();
  init->add_option("--trustees", o.trustees)->required();
  init->add_option("--credentials", o.credentials, "the .pubcreds")->required();
  init->add_option("--out", o.out, "the archive, UUID.bel")->required();
}

}  // namespace plenary::cli
