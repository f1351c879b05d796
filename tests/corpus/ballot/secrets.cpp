// The secrets beside the valid samples: credentials, keys and letters, against what the archives publish.
#include <algorithm>
#include <thread>

#include "ballot/audit.h"
#include "ballot/credential.h"
#include "ballot/credentials.h"
#include "ballot/mix.h"
#include "ballot/threshold.h"
#include "samples.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::ballot;
using crypto::Making;

class Secrets {
 public:
  Secrets(std::string name, const std::string& archive, AuditReport report, const JsonValue& secrets,
          Tally& tally)
      : name_(std::move(name)),
        report_(std::move(report)),
        given_(secrets.as_object()),
        secrets_(*crypto::find_secret_group(report_.election.group_name)),
        tally_(tally) {
    ArchiveReader reader(archive);
    for (int i = 0; i < 4; ++i)
      setup_[i] = std::string(reader.next()->content);
  }

  void run() {
    credentials();
    single_keys();
    if (given_.contains("threshold_key")) shared_key();
  }

 private:
  void check(const std::string& what, bool holds, const std::string& detail = "") {
    tally_.check("secrets", name_ + ": " + what, holds, detail);
  }

  void credentials() {
    const auto list = Credentials::read(*crypto::find_group(report_.election.group_name, Making::fast),
                                        setup_[3], std::max(1u, std::thread::hardware_concurrency()));
    bool all = list.has_value();
    for (const auto& pair : given_.at("credentials").as_array()) {
      const std::string typed(pair.as_array().at(1).as_string());
      const auto normal = normalised_credential(typed);
      all = all && normal &&
            list->find(public_credential(secrets_, *normal, report_.election.uuid)).has_value();
    }
    check("every credential has its public one in the list", all);
  }

  // The trustee with this key makes a share, and the share is accepted.
  void decrypt_with(const std::string& what, const crypto::Secret& key, const std::string& public_key) {
    const TrusteeKey* holder = nullptr;
    for (std::size_t owner = 1; owner <= report_.trustees.count(); ++owner) {
      const auto* const held = report_.trustees.owner(owner)->key;
      if (held->key.text == public_key) holder = held;
    }
    check(what + " is a trustee's", holder != nullptr);
    if (holder == nullptr || report_.tally.empty()) return;
    const auto election = *read_election(setup_[1], Making::library);
    const auto tally = *read_tally(*election.group, print_tally(report_.tally));
    const auto partial =
        read_partial(*report_.election.group, print_partial(decrypt(election, secrets_, tally, key)));
    const auto checked = partial
                             ? check_partial(prepare(report_.election), report_.tally, holder->key, *partial)
                             : Result<void>(tl::unexpected<Error>(partial.error()));
    check(what + " decrypts with proof", checked.has_value(), why(checked));
  }

  void single_keys() {
    const auto* const keys = given_.if_contains("single_private_keys");
    if (keys == nullptr) return;
    for (const auto& [id, digits] : keys->as_object()) {
      const auto key = secrets_.from_text(std::string(digits.as_string()));
      if (key)
        decrypt_with("key " + std::string(id), *key,
                     secrets_.group().write(secrets_.power_of_generator(*key)));
      else
        check("key " + std::string(id), false, "not read");
    }
  }

  std::vector<std::string> lines(const char* key) const {
    std::vector<std::string> all;
    for (const auto& line : given_.at(key).as_array())
      all.emplace_back(line.as_string());
    return all;
  }

  void shared_key() {
    const auto& seeds = given_.at("threshold_key").as_object();
    std::vector<std::string> certificates;
    for (const auto& [id, line] : given_.at("threshold_cert").as_object())
      certificates.emplace_back(line.as_string());
    const auto polynomials = lines("threshold_polynomials"), outputs = lines("threshold_voutputs");
    const auto assembled = assemble(secrets_.group(), certificates, polynomials, outputs);
    check("the shared key is put together", assembled.has_value(), why(assembled));
    if (assembled) check("as it was published", setup_[2].find(assembled->parameters) != std::string::npos);
    const auto inputs = sort_letters(polynomials);
    check("letters are sorted", inputs.has_value(), why(inputs));
    std::size_t number = 0;
    for (const auto& [id, seed] : seeds) {
      const auto keys = keys_of_seed(secrets_, std::string(seed.as_string()));
      const std::string input(given_.at("threshold_vinput").at(id).as_string());
      if (inputs) check("as the tool sorted them", (*inputs)[number] == input);
      const auto share = make_share(secrets_, keys, certificates, input);
      check("a share is made from the letters", share.has_value(), why(share));
      const auto stated = parse_json(outputs[number++], Spelling::loose);
      const auto key =
          open_share(secrets_, keys, std::string(given_.at("threshold_dkey").at(id).as_string()));
      check("a sealed share opens", key.has_value(), why(key));
      if (key)
        decrypt_with("the share of " + std::string(id).substr(0, 8), *key,
                     stated->find("public_key")->find("public_key")->text);
    }
  }

  std::string name_;
  AuditReport report_;
  const boost::json::object& given_;
  const crypto::SecretGroup& secrets_;
  Tally& tally_;
  std::string setup_[4];  // start, election, trustees, credentials
};

}  // namespace

void run_secrets(const fs::path& folder, Tally& tally) {
  if (!fs::is_directory(folder / "valid")) return;
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder / "valid")) {
    if (file.path().filename().string().ends_with(".secrets.json")) files.push_back(file.path());
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    const auto name = file.stem().stem().string();
    const auto archive = file_text(file.parent_path() / (name + ".bel"));
    const auto secrets = file_json(file);
    if (!archive || !secrets) continue;
    const auto report = audit(*archive, {.threads = std::max(1u, std::thread::hardware_concurrency())});
    if (report)
      Secrets(name, *archive, *report, *secrets, tally).run();
    else
      tally.check("secrets", name, false, why(report));
  }
}

}  // namespace corpus
