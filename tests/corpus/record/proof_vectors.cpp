#include <memory>

#include "record/checkpoint.h"
#include "record/proof.h"
#include "record/receipt.h"
#include "record/tree.h"
#include "vectors.h"

namespace corpus {
namespace {

using namespace plenary;

// A proof with a hash that is not 32 bytes is no proof at all.
std::optional<std::vector<Hash>> hashes_of(const Json& list) {
  std::vector<Hash> hashes;
  for (const auto& item : list.as_array()) {
    const auto hash = hash_of(std::string(item.as_string()));
    if (!hash) return std::nullopt;
    hashes.push_back(*hash);
  }
  return hashes;
}

// The main log's leaves, for making proofs ourselves: as many as a case needs.
record::Subtrees main_log_subtrees() {
  const auto leaves = std::make_shared<std::vector<Hash>>();
  return [leaves](unsigned level, std::uint64_t n) -> Result<Hash> {
    const auto count = std::uint64_t{1} << level;
    while (leaves->size() < (n + 1) * count) {
      leaves->push_back(record::leaf_hash(fmt::format("entry {}", leaves->size())));
    }
    record::Frontier part;
    for (auto i = n * count; i < (n + 1) * count; ++i)
      part.append((*leaves)[i], nullptr);
    return part.root();
  };
}

void run_inclusion(const Json& stated, const record::Subtrees& subtrees, Tally& tally) {
  const record::Inclusion claim{number_of(stated.at("index")), number_of(stated.at("size")),
                                hash_of(text_of(stated, "leaf")).value_or(Hash{}),
                                hash_of(text_of(stated, "root")).value_or(Hash{})};
  const auto proof = hashes_of(stated.at("proof"));
  const bool valid = truth_of(stated, "valid");
  const bool accepted = proof && record::check_inclusion(claim, *proof).has_value();
  tally.check("inclusion", text_of(stated, "name"), accepted == valid);
  if (!valid) return;
  const auto made = record::make_inclusion(claim.index, claim.size, subtrees);
  tally.check("inclusion made", text_of(stated, "name"), made && *made == *proof);
}

void run_consistency(const Json& stated, const record::Subtrees& subtrees, Tally& tally) {
  const record::Consistency claim{number_of(stated.at("size1")), number_of(stated.at("size2")),
                                  hash_of(text_of(stated, "root1")).value_or(Hash{}),
                                  hash_of(text_of(stated, "root2")).value_or(Hash{})};
  const auto proof = hashes_of(stated.at("proof"));
  const bool valid = truth_of(stated, "valid");
  const bool accepted = proof && record::check_consistency(claim, *proof).has_value();
  tally.check("consistency", text_of(stated, "name"), accepted == valid);
  if (!valid) return;
  const auto made = record::make_consistency(claim.old_size, claim.size, subtrees);
  tally.check("consistency made", text_of(stated, "name"), made && *made == *proof);
}

void run_receipt(const Json& stated, Tally& tally) {
  const auto file = text_of(stated, "proof");
  const auto log = record::parse_vkey(text_of(stated, "vkey"));
  const auto entry = from_base64(text_of(stated, "entry"));
  record::WitnessPolicy policy;
  if (const auto* const quorum = stated.as_object().if_contains("quorum")) policy.quorum = number_of(*quorum);
  if (const auto* const witnesses = stated.as_object().if_contains("witness")) {
    for (const auto& text : witnesses->as_array()) {
      if (auto key = record::parse_vkey(std::string(text.as_string()))) policy.witnesses.push_back(*key);
    }
  }
  const auto receipt = record::read_receipt(file);
  bool accepted = false;
  std::string detail = why(receipt);
  if (receipt && log && entry) {
    const auto checked = record::check_receipt(*receipt, record::leaf_hash(*entry), *log, policy);
    accepted = checked.has_value();
    detail = why(checked);
  }
  const bool again = !receipt || record::print_receipt(*receipt) == file;
  tally.check("receipts", text_of(stated, "name"), accepted == truth_of(stated, "valid") && again, detail);
}

}  // namespace

void run_proofs(const fs::path& folder, Tally& tally) {
  const auto subtrees = main_log_subtrees();
  if (const auto list = file_json(folder / "inclusion.json")) {
    for (const auto& stated : list->as_array())
      run_inclusion(stated, subtrees, tally);
  }
  if (const auto list = file_json(folder / "consistency.json")) {
    for (const auto& stated : list->as_array())
      run_consistency(stated, subtrees, tally);
  }
}

void run_receipts(const fs::path& folder, Tally& tally) {
  if (!fs::is_directory(folder / "proofs")) return;
  for (const auto& file : fs::directory_iterator(folder / "proofs")) {
    if (const auto stated = file_json(file.path())) run_receipt(*stated, tally);
  }
}

}  // namespace corpus
