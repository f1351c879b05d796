// Every proof of a ballot.  Proofs are stored as (challenge, response): the commitments are recomputed,
// hashed, and the hash compared with the challenges.  All commitments of a ballot are asked for at once, so
// that what they share (chains of each alpha and beta, one inversion) is done once.
#include "ballot/ballot.h"

namespace plenary::ballot {
namespace {

enum Fixed : std::uint32_t { kGenerator, kKey };

struct Expected {
  std::string prefix;
  std::size_t first = 0, count = 0;  // rows
  Number sum;                        // of the challenges
  const char* code;
  std::string where;
};

class Proofs {
 public:
  Proofs(const PreparedElection& prepared, const std::string& credential)
      : prepared_(prepared),
        group_(*prepared.election->group),
        context_(proof_context(*prepared.election, credential)),
        long_(group_.has_long_exponents()) {
    asked_.fixed = {prepared.generator.get(), prepared.key.get()};
  }

  Result<void> add(const Question& question, const ChoiceAnswer& answer, const std::string& where);
  Result<void> add(const RankedAnswer& answer, const std::string& where);
  Result<void> check(const Ballot& ballot);

 private:
  struct Pair {  // of bases: an alpha and a beta
    std::uint32_t alpha, beta;
  };

  std::uint32_t add_base(const Element& element, const std::string& where) {
    asked_.bases.push_back(element);
    places_.push_back(where);
    return static_cast<std::uint32_t>(asked_.bases.size() - 1);
  }

  // A product of bases is numbered behind all bases, however many are still to come.
  static constexpr std::uint32_t kSum = 0x40000000;
  std::uint32_t add_sum(std::vector<std::uint32_t> parts) {
    asked_.sums.push_back(std::move(parts));
    return kSum + static_cast<std::uint32_t>(asked_.sums.size() - 1);
  }

  std::int32_t add_power(std::uint32_t base, const Number& exponent) {
    asked_.powers.push_back({base, exponent});
    return static_cast<std::int32_t>(asked_.powers.size() - 1);
  }

  // g^response alpha^challenge and y^response (beta/g^value)^challenge
  void add_rows(const Proof& proof, std::vector<std::int32_t> alpha, std::vector<std::int32_t> beta,
                std::size_t value) {
    asked_.rows.push_back({{{kGenerator, proof.response}}, std::move(alpha)});
    auto& row = asked_.rows.emplace_back();
    row.fixed = {{kKey, proof.response}};
    if (value > 0) row.fixed.push_back({kGenerator, group_.reduced(-proof.challenge * Number(value))});
    row.powers = std::move(beta);
  }

  void add_commitments(const Proof& proof, const Pair& pair, std::size_t value) {
    add_rows(proof, {add_power(pair.alpha, proof.challenge)}, {add_power(pair.beta, proof.challenge)}, value);
  }

  bool add_disjunction(const std::vector<Proof>& proofs, const Pair& pair, std::size_t lowest,
                       Expected expected);

  const PreparedElection& prepared_;
  const Group& group_;
  std::string context_;
  bool long_;
  crypto::Products asked_;
  std::vector<std::string> places_;  // of the bases
  std::vector<Expected> expected_;
};

// One of the values lowest, lowest + 1, ...  Where exponents are long, the hash (256 bits) is the short one:
// the last challenge is the hash less the others, so its power is that of the hash over theirs.
bool Proofs::add_disjunction(const std::vector<Proof>& proofs, const Pair& pair, std::size_t lowest,
                             Expected expected) {
  for (const auto& proof : proofs)
    expected.sum += proof.challenge;
  expected.sum = group_.reduced(expected.sum);
  if (mpz_sizeinbase(expected.sum.get_mpz_t(), 2) > 256) return false;
  expected.first = asked_.rows.size();
  expected.count = 2 * proofs.size();
  if (!long_) {
    for (std::size_t i = 0; i < proofs.size(); ++i)
      add_commitments(proofs[i], pair, lowest + i);
  } else {
    std::vector<std::int32_t> alpha{add_power(pair.alpha, expected.sum)},
        beta{add_power(pair.beta, expected.sum)};
    for (std::size_t i = 0; i + 1 < proofs.size(); ++i) {
      const auto a = add_power(pair.alpha, proofs[i].challenge),
                 b = add_power(pair.beta, proofs[i].challenge);
      add_rows(proofs[i], {a}, {b}, lowest + i);
      alpha.push_back(-1 - a);
      beta.push_back(-1 - b);
    }
    add_rows(proofs.back(), alpha, beta, lowest + proofs.size() - 1);
  }
  expected_.push_back(std::move(expected));
  return true;
}

Result<void> Proofs::add(const Question& question, const ChoiceAnswer& answer, const std::string& where) {
  std::vector<Pair> pairs;
  std::vector<std::uint32_t> alphas, betas;
  Element alpha = group_.identity(), beta = group_.identity();
  for (std::size_t i = 0; i < answer.choices.size(); ++i) {
    const auto& choice = answer.choices[i];
    pairs.push_back({add_base(choice.alpha.element, where), add_base(choice.beta.element, where)});
    if (question.blank && i == 0) continue;
    alphas.push_back(pairs.back().alpha);
    betas.push_back(pairs.back().beta);
    alpha = group_.multiply(alpha, choice.alpha.element);
    beta = group_.multiply(beta, choice.beta.element);
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& choice = answer.choices[i];
    const auto prefix = "prove|" + context_ + '|' + choice.alpha.text + ',' + choice.beta.text + '|';
    if (!add_disjunction(answer.individual[i], pairs[i], 0,
                         {.prefix = prefix, .code = "ballot.proof.individual", .where = where}))
      return refuse("ballot.proof.individual", {.where = where});
  }
  const Pair sum{add_sum(alphas), add_sum(betas)};
  const auto context = choices_context(context_, answer.choices);
  if (!question.blank) {
    const Element product[] = {alpha, beta};
    const auto texts = group_.write(product);
    if (!add_disjunction(answer.overall, sum, question.min,
                         {.prefix = "prove|" + context + '|' + texts[0] + ',' + texts[1] + '|',
                          .code = "ballot.proof.overall",
                          .where = where}))
      return refuse("ballot.proof.overall", {.where = where});
    return {};
  }
  // Blank, or nothing else; the order is "0 first" whichever branch is the true one.
  expected_.push_back({"bproof0|" + context + '|', asked_.rows.size(), 4,
                       group_.reduced(answer.blank[0].challenge + answer.blank[1].challenge),
                       "ballot.proof.blank", where});
  add_commitments(answer.blank[0], pairs[0], 0);
  add_commitments(answer.blank[1], sum, 0);
  Expected overall{"bproof1|" + context + '|', asked_.rows.size(),
                   2 * answer.overall.size(),  0,
                   "ballot.proof.overall",     where};
  add_commitments(answer.overall[0], pairs[0], 1);
  for (std::size_t i = 1; i < answer.overall.size(); ++i)
    add_commitments(answer.overall[i], sum, question.min + i - 1);
  for (const auto& proof : answer.overall)
    overall.sum += proof.challenge;
  overall.sum = group_.reduced(overall.sum);
  expected_.push_back(std::move(overall));
  return {};
}

Result<void> Proofs::add(const RankedAnswer& answer, const std::string& where) {
  const auto alpha = add_base(answer.choice.alpha.element, where);
  add_base(answer.choice.beta.element, where);
  const auto& key = prepared_.election->public_key.text;
  expected_.push_back(
      {"raweg|" + context_ + '|' + key + ',' + answer.choice.alpha.text + ',' + answer.choice.beta.text + '|',
       asked_.rows.size(), 1, answer.proof.challenge, "ballot.proof.ranked", where});
  asked_.rows.push_back({{{kGenerator, answer.proof.response}}, {add_power(alpha, answer.proof.challenge)}});
  return {};
}

Result<void> Proofs::check(const Ballot& ballot) {
  for (auto& power : asked_.powers) {
    if (power.base >= kSum) power.base += static_cast<std::uint32_t>(asked_.bases.size()) - kSum;
  }
  auto computed = group_.compute(asked_);
  if (computed.stranger) return refuse("ballot.not_a_member", {.where = places_[*computed.stranger]});
  crypto::Products fixed{.fixed = asked_.fixed, .rows = {{{{kGenerator, ballot.signature.response}}, {}}}};
  computed.values.push_back(
      group_.multiply(group_.compute(fixed).values.front(),
                      group_.power(ballot.credential_element, ballot.signature.challenge)));
  const auto texts = group_.write(computed.values);
  if (ballot.stated_hash != ballot.signed_hash ||
      group_.hash("sig|" + ballot.signed_hash + '|' + texts.back()) != ballot.signature.challenge)
    return refuse("ballot.signature");
  for (const auto& expected : expected_) {
    std::string text = expected.prefix;
    for (std::size_t i = 0; i < expected.count; ++i)
      text += (i > 0 ? "," : "") + texts[expected.first + i];
    if (group_.hash(text) != expected.sum) return refuse(expected.code, {.where = expected.where});
  }
  return {};
}

}  // namespace

Result<void> check_ballot(const PreparedElection& prepared, const Ballot& ballot) {
  Proofs proofs(prepared, ballot.credential);
  for (std::size_t i = 0; i < ballot.answers.size(); ++i) {
    const auto where = "answer " + std::to_string(i + 1);
    if (const auto* const ranked = std::get_if<RankedAnswer>(&ballot.answers[i])) {
      PLENARY_DO(proofs.add(*ranked, where));
    } else {
      PLENARY_DO(
          proofs.add(prepared.election->questions[i], std::get<ChoiceAnswer>(ballot.answers[i]), where));
    }
  }
  return proofs.check(ballot);
}

}  // namespace plenary::ballot
