#include "ballot/mix.h"

#include <sodium.h>

#include <numeric>

namespace plenary::ballot {
namespace {

using crypto::Secret;
using crypto::SecretGroup;

// psi[i] is the place before of what comes to place i.
std::vector<std::size_t> random_permutation(std::size_t count) {
  std::vector<std::size_t> psi(count);
  std::iota(psi.begin(), psi.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i)
    std::swap(psi[i - 1], psi[randombytes_uniform(static_cast<std::uint32_t>(i))]);
  return psi;
}

std::vector<Secret> random_secrets(const SecretGroup& secrets, std::size_t count) {
  std::vector<Secret> made;
  for (std::size_t i = 0; i < count; ++i)
    made.push_back(secrets.random());
  return made;
}

std::vector<Written> all_written(const Group& group, const std::vector<Element>& elements) {
  const auto texts = group.write(elements);
  std::vector<Written> all;
  for (std::size_t i = 0; i < elements.size(); ++i)
    all.push_back({elements[i], texts[i]});
  return all;
}

// Names as in shuffle_check.cpp; re-encryption r_i comes before the permutation.
class Mixer {
 public:
  Mixer(const Election& election, const SecretGroup& secrets, const std::vector<Ciphertext>& before)
      : election_(election), secrets_(secrets), group_(secrets.group()), before_(before), n_(before.size()) {}

  Result<void> run() {
    PLENARY_TRY(h_, shuffle_generators(group_, n_));
    psi_ = random_permutation(n_);
    re_encrypt();
    commit_to_permutation();
    const auto text = shuffle_text(before_, after, proof.c);
    u_ = shuffle_exponents(election_, text, n_);
    build_chain();
    commit();
    respond(secrets_.from_public(shuffle_challenge(election_, proof, text)));
    return {};
  }

  std::vector<Ciphertext> after;
  ShuffleProof proof;

 private:
  [[nodiscard]] Element times(const Element& a, const Element& b) const { return secrets_.multiply(a, b); }

  void re_encrypt() {
    reencryption_ = random_secrets(secrets_, n_);
    std::vector<Element> elements;
    for (std::size_t i = 0; i < n_; ++i) {
      const auto& from = before_[psi_[i]];
      const auto& r = reencryption_[psi_[i]];
      elements.push_back(times(from.alpha.element, secrets_.power_of_generator(r)));
      elements.push_back(times(from.beta.element, secrets_.power(election_.public_key.element, r)));
    }
    const auto all = all_written(group_, elements);
    for (std::size_t i = 0; i < n_; ++i)
      after.push_back({all[2 * i], all[2 * i + 1]});
  }

  void commit_to_permutation() {
    r_ = random_secrets(secrets_, n_);
    std::vector<Element> c(n_);
    for (std::size_t i = 0; i < n_; ++i)
      c[psi_[i]] = times(secrets_.power_of_generator(r_[psi_[i]]), h_.each[i]);
    proof.c = all_written(group_, c);
  }

  // chat_i = g^rhat_i chat_(i-1)^u'_i
  void build_chain() {
    rhat_ = random_secrets(secrets_, n_);
    std::vector<Element> chat;
    for (std::size_t i = 0; i < n_; ++i) {
      permuted_u_.push_back(secrets_.from_public(u_[psi_[i]]));
      chat.push_back(times(secrets_.power_of_generator(rhat_[i]),
                           secrets_.power(i == 0 ? h_.h : chat.back(), permuted_u_[i])));
    }
    proof.chat = all_written(group_, chat);
  }

  void commit() {
    w_ = random_secrets(secrets_, 4);
    what_ = random_secrets(secrets_, n_);
    wprime_ = random_secrets(secrets_, n_);
    const Secret minus_w4 = secrets_.subtract(Secret(), w_[3]);
    Element t3 = secrets_.power_of_generator(w_[2]);
    Element t41 = secrets_.power(election_.public_key.element, minus_w4);
    Element t42 = secrets_.power_of_generator(minus_w4);
    std::vector<Element> that;
    for (std::size_t i = 0; i < n_; ++i) {
      t3 = times(t3, secrets_.power(h_.each[i], wprime_[i]));
      t41 = times(t41, secrets_.power(after[i].beta.element, wprime_[i]));
      t42 = times(t42, secrets_.power(after[i].alpha.element, wprime_[i]));
      that.push_back(times(secrets_.power_of_generator(what_[i]),
                           secrets_.power(i == 0 ? h_.h : proof.chat[i - 1].element, wprime_[i])));
    }
    proof.that = all_written(group_, that);
    proof.t1 = written(group_, secrets_.power_of_generator(w_[0]));
    proof.t2 = written(group_, secrets_.power_of_generator(w_[1]));
    proof.t3 = written(group_, t3);
    proof.t41 = written(group_, t41);
    proof.t42 = written(group_, t42);
  }

  void respond(const Secret& challenge) {
    Secret rbar, rtilde, rprime, rhat, v = secrets_.from_public(1);
    for (std::size_t i = 0; i < n_; ++i) {
      const Secret u = secrets_.from_public(u_[i]);
      rbar = secrets_.add(rbar, r_[i]);
      rtilde = secrets_.add(rtilde, secrets_.multiply(r_[i], u));
      rprime = secrets_.add(rprime, secrets_.multiply(reencryption_[i], u));
    }
    for (std::size_t i = n_; i-- > 0;) {
      rhat = secrets_.add(rhat, secrets_.multiply(rhat_[i], v));
      v = secrets_.multiply(v, permuted_u_[i]);
    }
    const auto response = [&](const Secret& w, const Secret& r) {
      return secrets_.revealed(secrets_.add(w, secrets_.multiply(challenge, r)));
    };
    proof.s1 = response(w_[0], rbar);
    proof.s2 = response(w_[1], rhat);
    proof.s3 = response(w_[2], rtilde);
    proof.s4 = response(w_[3], rprime);
    for (std::size_t i = 0; i < n_; ++i) {
      proof.shat.push_back(response(what_[i], rhat_[i]));
      proof.sprime.push_back(response(wprime_[i], permuted_u_[i]));
    }
  }

  const Election& election_;
  const SecretGroup& secrets_;
  const Group& group_;
  const std::vector<Ciphertext>& before_;
  std::size_t n_;
  ShuffleGenerators h_;
  std::vector<std::size_t> psi_;
  std::vector<Number> u_;
  std::vector<Secret> reencryption_, r_, rhat_, permuted_u_, w_, what_, wprime_;
};

}  // namespace

Result<Shuffle> make_shuffle(const Election& election, const SecretGroup& secrets,
                             const std::vector<std::vector<Ciphertext>>& before) {
  Shuffle shuffle;
  for (const auto& list : before) {
    Mixer mixer(election, secrets, list);
    PLENARY_DO(mixer.run());
    shuffle.ciphertexts.push_back(std::move(mixer.after));
    shuffle.proofs.push_back(std::move(mixer.proof));
  }
  return shuffle;
}

PartialDecryption decrypt(const Election& election, const SecretGroup& secrets, const Tally& tally,
                          const Secret& key) {
  const auto& group = secrets.group();
  const auto prefix =
      "decrypt|" + election.fingerprint + '|' + group.write(secrets.power_of_generator(key)) + '|';
  PartialDecryption partial;
  for (const auto& question : tally) {
    auto& factors = partial.factors.emplace_back();
    auto& proofs = partial.proofs.emplace_back();
    for (const auto& ciphertext : question) {
      factors.push_back(written(group, secrets.power(ciphertext.alpha.element, key)));
      const Secret w = secrets.random();
      const Element commitments[] = {secrets.power_of_generator(w),
                                     secrets.power(ciphertext.alpha.element, w)};
      const Number challenge = group.hash(prefix, commitments);
      const Secret response = secrets.subtract(w, secrets.multiply(key, secrets.from_public(challenge)));
      proofs.push_back({challenge, secrets.revealed(response)});
    }
  }
  return partial;
}

}  // namespace plenary::ballot
