#include "ballot/seal.h"

#include <numeric>

namespace plenary::ballot {
namespace {

using crypto::Secret;
using crypto::SecretGroup;

struct Sealed {
  Ciphertext ciphertext;
  Secret randomness;
  Secret message;  // 0 or 1, or a sum of them
};

// A branch "the message less this value is 0": its difference is 0 in a true branch.
struct Branch {
  Secret randomness, difference;
};

class Sealer {
 public:
  Sealer(const Election& election, const SecretGroup& secrets, std::string credential)
      : election_(election),
        secrets_(secrets),
        group_(secrets.group()),
        context_(proof_context(election, std::move(credential))) {}

  Answer choices(const Question& question, const std::vector<unsigned>& plain) const;
  Answer ranked(const std::vector<unsigned>& plain) const;

 private:
  Sealed seal(unsigned bit) const;
  // beta = y^r g^m without looking at m: g^m is the power of a secret exponent.
  Element masked(const Secret& randomness, const Secret& message) const {
    return secrets_.multiply(secrets_.power(election_.public_key.element, randomness),
                             secrets_.power_of_generator(message));
  }
  std::vector<Proof> prove(const std::vector<Branch>& branches, std::size_t truth,
                           const std::string& prefix) const;
  Branch branch(const Sealed& sealed, std::size_t value) const {
    return {sealed.randomness, secrets_.subtract(sealed.message, secrets_.from_public(Number(value)))};
  }

  const Election& election_;
  const SecretGroup& secrets_;
  const Group& group_;
  std::string context_;
};

Sealed Sealer::seal(unsigned bit) const {
  Sealed sealed{.randomness = secrets_.random(),
                .message = secrets_.choose(bit == 1, secrets_.from_public(1), secrets_.from_public(0))};
  const Element both[] = {secrets_.power_of_generator(sealed.randomness),
                          masked(sealed.randomness, sealed.message)};
  const auto texts = group_.write(both);
  sealed.ciphertext = {{both[0], texts[0]}, {both[1], texts[1]}};
  return sealed;
}

// Whoever knows the randomness rho of the ciphertext can make every branch alike: with w random, the
// commitments are A = g^w and B = y^w g^(d c), where d is the branch's difference and the response is w - rho
// c.  In the true branch d is 0, so its challenge is still free when the hash is known.
std::vector<Proof> Sealer::prove(const std::vector<Branch>& branches, std::size_t truth,
                                 const std::string& prefix) const {
  std::vector<Secret> w, c;
  std::vector<Element> commitments;
  Secret sum;
  for (const auto& branch : branches) {
    w.push_back(secrets_.random());
    c.push_back(secrets_.random());
    sum = secrets_.add(sum, c.back());
    commitments.push_back(secrets_.power_of_generator(w.back()));
    commitments.push_back(masked(w.back(), secrets_.multiply(branch.difference, c.back())));
  }
  const Secret hash = secrets_.from_public(group_.hash(prefix, commitments)), none;
  const Secret missing = secrets_.subtract(hash, sum);
  std::vector<Proof> proofs;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const Secret challenge = secrets_.add(c[i], secrets_.choose(i == truth, missing, none));
    const Secret response = secrets_.subtract(w[i], secrets_.multiply(branches[i].randomness, challenge));
    proofs.push_back({secrets_.revealed(challenge), secrets_.revealed(response)});
  }
  return proofs;
}

Answer Sealer::choices(const Question& question, const std::vector<unsigned>& plain) const {
  ChoiceAnswer answer;
  std::vector<Sealed> sealed;
  Sealed sum;
  Element alpha = group_.identity(), beta = group_.identity();
  unsigned marked = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    sealed.push_back(seal(plain[i]));
    const auto& ciphertext = sealed.back().ciphertext;
    answer.choices.push_back(ciphertext);
    answer.individual.push_back(
        prove({branch(sealed.back(), 0), branch(sealed.back(), 1)}, plain[i],
              "prove|" + context_ + '|' + ciphertext.alpha.text + ',' + ciphertext.beta.text + '|'));
    if (question.blank && i == 0) continue;
    marked += plain[i];
    sum.randomness = secrets_.add(sum.randomness, sealed.back().randomness);
    sum.message = secrets_.add(sum.message, sealed.back().message);
    alpha = group_.multiply(alpha, ciphertext.alpha.element);
    beta = group_.multiply(beta, ciphertext.beta.element);
  }
  const auto context = choices_context(context_, answer.choices);
  std::vector<Branch> values;
  for (std::size_t value = question.min; value <= question.max; ++value)
    values.push_back(branch(sum, value));
  if (!question.blank) {
    const auto prefix = "prove|" + context + '|' + group_.write(alpha) + ',' + group_.write(beta) + '|';
    answer.overall = prove(values, marked - question.min, prefix);
    return answer;
  }
  const bool blank = plain[0] == 1;
  answer.blank = prove({branch(sealed[0], 0), branch(sum, 0)}, blank ? 1 : 0, "bproof0|" + context + '|');
  values.insert(values.begin(), branch(sealed[0], 1));
  answer.overall = prove(values, blank ? 0 : marked - question.min + 1, "bproof1|" + context + '|');
  return answer;
}

Answer Sealer::ranked(const std::vector<unsigned>& plain) const {
  const auto message = group_.embed(plain);
  ensure(message.has_value(), "what was read fits the group");
  const Secret r = secrets_.random();
  const Element both[] = {secrets_.power_of_generator(r),
                          secrets_.multiply(secrets_.power(election_.public_key.element, r), *message)};
  const auto texts = group_.write(both);
  RankedAnswer answer{{{both[0], texts[0]}, {both[1], texts[1]}}, {}};
  answer.proof = prove_key(
      secrets_, "raweg|" + context_ + '|' + election_.public_key.text + ',' + texts[0] + ',' + texts[1] + '|',
      r);
  return answer;
}

bool allowed(const Question& question, const std::vector<unsigned>& answer) {
  if (question.ranked) return answer.size() == question.answers.size();
  if (answer.size() != question.choices()) return false;
  const auto marked = std::accumulate(answer.begin() + (question.blank ? 1 : 0), answer.end(), 0u);
  for (const auto bit : answer) {
    if (bit > 1) return false;
  }
  if (question.blank && answer[0] == 1) return marked == 0;
  return marked >= question.min && marked <= question.max;
}

}  // namespace

Result<PlainAnswers> read_plain(const Election& election, std::string_view json) {
  PLENARY_TRY(const auto parsed, parse_json(json, Spelling::loose));
  PLENARY_TRY(const auto* const items, items_of(parsed, "answers"));
  if (items->size() != election.questions.size()) return refuse("ballot.plaintext");
  PlainAnswers answers;
  for (std::size_t q = 0; q < items->size(); ++q) {
    const auto where = "answer " + std::to_string(q + 1);
    PLENARY_TRY(const auto* const numbers, items_of((*items)[q], where));
    auto& answer = answers.emplace_back();
    for (const auto& number : *numbers) {
      PLENARY_TRY(const auto value, whole_number(number, 255, where));
      answer.push_back(static_cast<unsigned>(value));
    }
    const auto& question = election.questions[q];
    if (!allowed(question, answer) || (question.ranked && !election.group->embed(answer)))
      return refuse("ballot.plaintext", {.where = where});
  }
  return answers;
}

std::string seal_ballot(const Election& election, const SecretGroup& secrets, std::string_view credential,
                        const PlainAnswers& plain) {
  const auto key = credential_key(secrets, credential, election.uuid);
  const auto element = secrets.group().write(secrets.power_of_generator(key));
  const Sealer sealer(election, secrets, element);
  std::vector<Answer> answers;
  for (std::size_t q = 0; q < plain.size(); ++q) {
    const auto& question = election.questions[q];
    answers.push_back(question.ranked ? sealer.ranked(plain[q]) : sealer.choices(question, plain[q]));
  }
  auto ballot = print_unsigned(election, element, answers);
  const auto hash = fingerprint_of(ballot);
  const auto proof = prove_key(secrets, "sig|" + hash + '|', key);
  ballot.pop_back();
  return ballot + ",\"signature\":{\"hash\":\"" + hash + "\",\"proof\":" + print_proof(proof) + "}}";
}

Proof prove_key(const SecretGroup& secrets, const std::string& prefix, const Secret& x) {
  const Secret w = secrets.random();
  const Element commitment = secrets.power_of_generator(w);
  const Number challenge = secrets.group().hash(prefix, std::span(&commitment, 1));
  const Secret response = secrets.subtract(w, secrets.multiply(x, secrets.from_public(challenge)));
  return {challenge, secrets.revealed(response)};
}

}  // namespace plenary::ballot
