#include "ballot/decryption.h"

#include <algorithm>

namespace plenary::ballot {
namespace {

constexpr std::size_t kChainsAtOnce = 16;  // ciphertexts whose chains are held together
constexpr std::size_t kManyItems = 64;

struct Item {
  const Ciphertext* ciphertext;
  const Written* factor;
  const Proof* proof;
};

Result<std::vector<Item>> paired(const Tally& tally, const PartialDecryption& partial) {
  std::vector<Item> items;
  if (partial.factors.size() != tally.size() || partial.proofs.size() != tally.size())
    return refuse("ballot.decryption.shape");
  for (std::size_t q = 0; q < tally.size(); ++q) {
    if (partial.factors[q].size() != tally[q].size() || partial.proofs[q].size() != tally[q].size())
      return refuse("ballot.decryption.shape");
    for (std::size_t i = 0; i < tally[q].size(); ++i)
      items.push_back({&tally[q][i], &partial.factors[q][i], &partial.proofs[q][i]});
  }
  return items;
}

// [g^s X^c, alpha^s F^c] of each, and their hashes.  A table of X's powers is worth its memory only for many.
class Checker {
 public:
  Checker(const PreparedElection& election, const Written& key, bool many)
      : group_(*election.election->group),
        generator_(election.generator.get()),
        key_(key),
        table_(many ? group_.prepare(key.element) : nullptr),
        prefix_("decrypt|" + election.election->fingerprint + '|' + key.text + '|') {}

  Result<void> check(std::span<const Item> items) const {
    crypto::Products asked{.fixed = {generator_, table_.get()}};
    if (!table_) asked.bases.push_back(key_.element);
    for (const auto& item : items)
      ask(asked, item);
    const auto computed = group_.compute(asked);
    if (computed.stranger) return refuse("ballot.not_a_member", {.where = "decryption"});
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (group_.hash(prefix_, std::span(&computed.values[2 * i], 2)) != items[i].proof->challenge)
        return refuse("ballot.decryption.proof");
    }
    return {};
  }

 private:
  void ask(crypto::Products& asked, const Item& item) const {
    const auto base = static_cast<std::uint32_t>(asked.bases.size());
    const auto power = static_cast<std::int32_t>(asked.powers.size());
    const auto& [challenge, response] = *item.proof;
    asked.bases.insert(asked.bases.end(), {item.ciphertext->alpha.element, item.factor->element});
    asked.powers.push_back({base, response});
    asked.powers.push_back({base + 1, challenge});
    auto& first = asked.rows.emplace_back();
    first.fixed = {{0, response}};
    if (table_) {
      first.fixed.push_back({1, challenge});
    } else {
      asked.powers.push_back({0, challenge});
      first.powers = {power + 2};
    }
    asked.rows.push_back({{}, {power, power + 1}});
  }

  const Group& group_;
  const crypto::FixedBase* generator_;
  const Written& key_;
  std::unique_ptr<crypto::FixedBase> table_;
  std::string prefix_;
};

const PartialDecryption* share_of(const std::vector<Share>& shares, std::size_t owner) {
  const auto found = std::ranges::find(shares, owner, &Share::first);
  return found == shares.end() ? nullptr : &found->second;
}

struct Weighted {
  const PartialDecryption* share;
  Number exponent;
};

// The first `threshold` there are, by index.
Result<void> choose_shared(const Number& order, const SharedKey& shared, std::size_t first_owner,
                           const std::vector<Share>& shares, std::vector<Weighted>& chosen) {
  std::vector<std::size_t> indices;
  for (std::size_t index = 1; index <= shared.keys.size() && indices.size() < shared.threshold; ++index) {
    if (share_of(shares, first_owner + index - 1) != nullptr) indices.push_back(index);
  }
  if (indices.size() < shared.threshold) {
    return refuse("ballot.decryption.too_few",
                  {.params = {{"needed", static_cast<std::int64_t>(shared.threshold)},
                              {"found", static_cast<std::int64_t>(indices.size())}}});
  }
  for (const auto index : indices)
    chosen.push_back({share_of(shares, first_owner + index - 1), lagrange(order, indices, index)});
  return {};
}

}  // namespace

Result<PartialDecryption> read_partial(const Group& group, std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  Notes notes;
  PartialDecryption partial;
  PLENARY_DO(expect_fields(json, {"decryption_factors", "decryption_proofs"}, "decryption", notes));
  PLENARY_TRY(const auto* const factors, items_of(*json.find("decryption_factors"), "decryption"));
  for (const auto& list : *factors) {
    PLENARY_TRY(const auto* const items, items_of(list, "decryption"));
    auto& made = partial.factors.emplace_back();
    for (const auto& item : *items) {
      PLENARY_TRY(made.emplace_back(), read_element(group, item, "decryption", notes));
    }
  }
  PLENARY_TRY(const auto* const proofs, items_of(*json.find("decryption_proofs"), "decryption"));
  for (const auto& list : *proofs) {
    PLENARY_TRY(const auto* const items, items_of(list, "decryption"));
    PLENARY_TRY(partial.proofs.emplace_back(), read_proofs(group, list, items->size(), "decryption", notes));
  }
  if (!notes.canonical) return refuse("ballot.noncanonical", {.where = "decryption"});
  return partial;
}

std::string print_partial(const PartialDecryption& partial) {
  std::string factors = "[", proofs = "[";
  for (std::size_t q = 0; q < partial.factors.size(); ++q) {
    factors += q > 0 ? ",[" : "[";
    proofs += q > 0 ? ",[" : "[";
    for (std::size_t i = 0; i < partial.factors[q].size(); ++i) {
      factors += (i > 0 ? ",\"" : "\"") + partial.factors[q][i].text + '"';
      proofs += (i > 0 ? "," : "") + print_proof(partial.proofs[q][i]);
    }
    factors += ']';
    proofs += ']';
  }
  return "{\"decryption_factors\":" + factors + "],\"decryption_proofs\":" + proofs + "]}";
}

Result<void> check_partial(const PreparedElection& election, const Tally& tally, const Written& key,
                           const PartialDecryption& partial) {
  PLENARY_TRY(const auto items, paired(tally, partial));
  const Checker checker(election, key, items.size() > kManyItems);
  for (std::size_t at = 0; at < items.size(); at += kChainsAtOnce) {
    PLENARY_DO(checker.check(std::span(items).subspan(at, std::min(kChainsAtOnce, items.size() - at))));
  }
  return {};
}

Result<std::vector<std::vector<Element>>> opened(const Group& group, const Trustees& trustees,
                                                 const Tally& tally, const std::vector<Share>& shares) {
  std::vector<Weighted> chosen;
  std::size_t owner = 1;
  for (const auto& item : trustees.items) {
    if (item.single) {
      const auto* const share = share_of(shares, owner);
      if (share == nullptr)
        return refuse("ballot.decryption.missing", {.params = {{"owner", static_cast<std::int64_t>(owner)}}});
      chosen.push_back({share, 1});
    } else {
      PLENARY_DO(choose_shared(group.order(), item.shared, owner, shares, chosen));
    }
    owner += item.single ? 1 : item.shared.keys.size();
  }
  std::vector<std::vector<Element>> messages;
  for (std::size_t q = 0; q < tally.size(); ++q) {
    auto& list = messages.emplace_back();
    for (std::size_t i = 0; i < tally[q].size(); ++i) {
      Element mask = group.identity();
      for (const auto& [share, exponent] : chosen) {
        const auto& factor = share->factors[q][i].element;
        mask = group.multiply(mask, exponent == 1 ? factor : group.power(factor, exponent));
      }
      list.push_back(group.multiply(tally[q][i].beta.element, group.invert(mask)));
    }
  }
  return messages;
}

}  // namespace plenary::ballot
