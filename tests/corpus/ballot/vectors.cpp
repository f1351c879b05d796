// vectors.json: credentials, generators, encodings, the channel between trustees, hashes.
#include <boost/json/serialize.hpp>

#include "ballot/archive.h"
#include "ballot/ballot.h"
#include "ballot/credential.h"
#include "ballot/election.h"
#include "ballot/threshold.h"
#include "crypto/sealed.h"
#include "crypto/sha256.h"
#include "samples.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::ballot;
using crypto::Making;

// "get_generator_RFC_3526_2048" names RFC-3526-2048.
std::string group_in(std::string_view key, std::string_view before) {
  std::string name(key.substr(before.size()));
  std::ranges::replace(name, '_', '-');
  return name;
}

class Vectors {
 public:
  Vectors(const fs::path& folder, const JsonValue& vectors, Tally& tally)
      : folder_(folder), vectors_(vectors.as_object()), tally_(tally) {}

  void run() {
    for (const auto& [key, value] : vectors_) {
      const std::string_view name(key);
      if (name == "credentials") each(value, &Vectors::credential);
      if (name == "channel_AES_256_CCM") each(value, &Vectors::channel);
      if (name.starts_with("get_generator_")) generators(group_in(name, "get_generator_"), value);
      if (name.starts_with("group_encode_")) encodings(group_in(name, "group_encode_"), value);
      if (name.starts_with("lagrange_")) coefficients(group_in(name, "lagrange_"), value);
      if (name.starts_with("Ed25519_")) point(std::string(name), value);
      if (name == "individual_proof_hash_input") hash_input(value);
      if (name == "ballot_signature_hash") ballot_hashes(value);
      if (name == "election_fingerprint") fingerprint(value);
    }
  }

 private:
  void check(const std::string& name, const std::string& found, const std::string& stated) {
    tally_.check("vectors", name, !stated.empty() && found == stated, found + " instead of " + stated);
  }

  void each(const JsonValue& list, void (Vectors::*one)(const JsonValue&)) {
    for (const auto& item : list.as_array())
      (this->*one)(item);
  }

  void credential(const JsonValue& v) {
    const auto& secrets = *crypto::find_secret_group("BELENIOS-2048");
    const auto typed = text_of(v, "private"), uuid = text_of(v, "uuid");
    check("credential " + typed, normalised_credential(typed).value_or("refused"), typed);
    check("credential derived", to_hex(view_of(crypto::pbkdf2(typed, uuid, 1000))), text_of(v, "pbkdf2_hex"));
    check("credential key", secrets.text(credential_key(secrets, typed, uuid)),
          text_of(v, "secret_exponent_mod_q_BELENIOS_2048"));
    check("credential public", public_credential(secrets, typed, uuid), text_of(v, "public"));
  }

  void generators(const std::string& group_name, const JsonValue& v) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto* const group = crypto::find_group(group_name, making);
      for (const auto& [number, element] : v.as_object())
        check("generator " + std::string(number) + " of " + group_name,
              group == nullptr ? "no group"
                               : group->write(group->independent_generator(std::stol(std::string(number)))),
              std::string(element.as_string()));
    }
  }

  void encodings(const std::string& group_name, const JsonValue& v) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto* const group = crypto::find_group(group_name, making);
      for (const auto& [list, element] : v.as_object()) {
        const auto numbers = parse_json(std::string_view(list), Spelling::loose);
        std::vector<unsigned> values;
        for (const auto& number : numbers->items)
          values.push_back(static_cast<unsigned>(std::stoul(number.text)));
        const auto embedded = group->embed(values);
        check("encoding of " + std::string(list), embedded ? group->write(*embedded) : "refused",
              std::string(element.as_string()));
        tally_.check("vectors", "decoding of " + std::string(list),
                     embedded && group->unembed(*embedded, values.size()) == values);
      }
    }
  }

  void coefficients(const std::string& group_name, const JsonValue& v) {
    std::vector<std::size_t> indices;
    for (const auto& index : v.at("indexes").as_array())
      indices.push_back(static_cast<std::size_t>(index.to_number<std::int64_t>()));
    for (const auto& [index, value] : v.at("coefficients").as_object())
      check("Lagrange coefficient " + std::string(index),
            lagrange(crypto::find_group(group_name, Making::fast)->order(), indices,
                     std::stoul(std::string(index)))
                .get_str(),
            std::string(value.as_string()));
  }

  void point(const std::string& name, const JsonValue& v) {
    for (const auto making : {Making::fast, Making::library}) {
      const auto& group = *crypto::find_group("Ed25519", making);
      const auto& g = group.generator();
      const auto element = name == "Ed25519_g"          ? g
                           : name == "Ed25519_identity" ? group.identity()
                                                        : group.multiply(g, g);
      check(name, group.write(element), std::string(v.as_string()));
    }
  }

  void channel(const JsonValue& v) {
    const auto& secrets = *crypto::find_secret_group("BELENIOS-2048");
    const auto seed = text_of(v, "seed");
    const auto keys = keys_of_seed(secrets, seed);
    for (const auto& [prefix, name] : {std::pair{"sk|", "sk"}, std::pair{"dk|", "dk"}})
      check("seed " + seed + ": " + name,
            crypto::number_of_bytes(view_of(crypto::sha256(prefix + seed))).get_str(), text_of(v, name));
    const auto& letter = v.at("encrypted_msg");
    const auto text = boost::json::serialize(letter);
    const auto opened = crypto::open_ccm(*from_hex(text_of(v, "key_hex")), *from_hex(text_of(v, "nonce_hex")),
                                         *from_hex(text_of(letter, "data")));
    check("letter to " + seed, opened.value_or("not opened"), text_of(v, "plaintext"));
    const auto message = open_letter(secrets, keys, secrets.power_of_generator(keys.signing), text);
    check("letter opened with the seed", message ? *message : why(message),
          "{\"decryption_key\":\"" + text_of(v, "decryption_key") + "\"}");
    const auto share = open_share(secrets, keys, text);
    check("share reduced", share ? secrets.text(*share) : why(share), text_of(v, "reduced_mod_q"));
  }

  void hash_input(const JsonValue& v) {
    const auto text = text_of(v, "string");
    check("hash of a proof's input", to_hex(view_of(crypto::sha256(text))), text_of(v, "sha256"));
    check("hash modulo q", crypto::find_group("BELENIOS-2048", Making::fast)->hash(text).get_str(),
          text_of(v, "mod_q"));
  }

  // The archive whose name begins so, and what of it the vector is about.
  std::optional<std::string> archive_of(const JsonValue& v) const {
    const auto name = text_of(v, "election");
    for (const auto& file : fs::directory_iterator(folder_ / "valid")) {
      if (file.path().extension() == ".bel" && file.path().filename().string().starts_with(name))
        return file_text(file.path());
    }
    return std::nullopt;
  }

  void ballot_hashes(const JsonValue& v) {
    const auto bytes = archive_of(v);
    if (!bytes) return;
    ArchiveReader reader(*bytes);
    std::optional<Election> election;
    auto number = v.at("ballot_index").to_number<std::int64_t>();
    std::string_view last;
    for (auto record = reader.next(); record && !reader.at_end(); record = reader.next()) {
      if (record->kind == Record::Kind::data && !election && record->offset > 0)
        election = *read_election(record->content, Making::fast);
      const bool ballot =
          record->kind == Record::Kind::event && read_event(record->content)->type == "Ballot";
      if (ballot && number-- == 0) {
        const auto read = read_ballot(*election, last);
        check("hash that is signed", read ? read->signed_hash : why(read), text_of(v, "signature_hash_b64"));
        check("tracker", tracker_of(last), text_of(v, "tracker_b64"));
        return;
      }
      last = record->content;
    }
    check("the ballot of the vector", "not found", "found");
  }

  void fingerprint(const JsonValue& v) {
    const auto bytes = archive_of(v);
    if (!bytes) return;
    ArchiveReader reader(*bytes);
    static_cast<void>(reader.next());
    const auto election = reader.next();
    check("fingerprint", fingerprint_of(election->content), text_of(v, "b64_no_padding"));
    check("its hash", hex_hash(election->content), text_of(v, "sha256_hex"));
  }

  const fs::path& folder_;
  const boost::json::object& vectors_;
  Tally& tally_;
};

}  // namespace

void run_vectors(const fs::path& folder, Tally& tally) {
  if (const auto vectors = file_json(folder / "vectors.json")) Vectors(folder, *vectors, tally).run();
}

}  // namespace corpus
