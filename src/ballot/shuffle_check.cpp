// The equations of a shuffle proof.  Names as in the protocol's text; the trap in it: t41 goes with beta, t42
// with alpha.
#include <algorithm>

#include "ballot/shuffle.h"
#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

std::vector<Element> elements_of(const std::vector<Written>& list) {
  std::vector<Element> elements;
  for (const auto& item : list)
    elements.push_back(item.element);
  return elements;
}

std::vector<Element> alphas(const std::vector<Ciphertext>& list) {
  std::vector<Element> elements;
  for (const auto& item : list)
    elements.push_back(item.alpha.element);
  return elements;
}

std::vector<Element> betas(const std::vector<Ciphertext>& list) {
  std::vector<Element> elements;
  for (const auto& item : list)
    elements.push_back(item.beta.element);
  return elements;
}

class Check {
 public:
  Check(const Election& election, const std::vector<Ciphertext>& before, const std::vector<Ciphertext>& after,
        const ShuffleProof& proof)
      : election_(election),
        group_(*election.group),
        before_(before),
        after_(after),
        p_(proof),
        n_(before.size()) {}

  Result<void> run(Equations equations) {
    if (after_.size() != n_ || p_.that.size() != n_ || p_.shat.size() != n_ || p_.sprime.size() != n_ ||
        p_.c.size() != n_ || p_.chat.size() != n_)
      return refuse("ballot.shuffle.length");
    PLENARY_DO(members());
    PLENARY_TRY(h_, shuffle_generators(group_, n_));
    const auto text = shuffle_text(before_, after_, p_.c);
    u_ = shuffle_exponents(election_, text, n_);
    challenge_ = shuffle_challenge(election_, p_, text);
    c_ = elements_of(p_.c);
    chat_ = elements_of(p_.chat);
    that_ = elements_of(p_.that);
    if (!(equations == Equations::batched ? batched() : one_by_one())) return refuse("ballot.shuffle.proof");
    return {};
  }

 private:
  Result<void> members() const {
    const auto all = [&](const std::vector<Written>& list) {
      return std::ranges::all_of(list, [&](const Written& item) { return group_.is_member(item.element); });
    };
    const bool ciphertexts = std::ranges::all_of(after_, [&](const Ciphertext& item) {
      return group_.is_member(item.alpha.element) && group_.is_member(item.beta.element);
    });
    if (!ciphertexts || !all({p_.t1, p_.t2, p_.t3, p_.t41, p_.t42}) || !all(p_.that) || !all(p_.c) ||
        !all(p_.chat))
      return refuse("ballot.not_a_member", {.where = "shuffle"});
    return {};
  }

  Element product(const std::vector<Element>& bases) const {
    Element value = group_.identity();
    for (const auto& base : bases)
      value = group_.multiply(value, base);
    return value;
  }

  Element power(const Element& base, const Number& exponent) const {
    return group_.power(base, group_.reduced(exponent));
  }

  Number product_of_u() const {
    Number value = 1;
    for (const auto& u : u_)
      value = group_.reduced(value * u);
    return value;
  }

  // chat_0 = h, chat_i from 1
  const Element& chat_before(std::size_t i) const { return i == 0 ? h_.h : chat_[i - 1]; }

  bool one_by_one() const;
  bool batched() const;

  const Election& election_;
  const Group& group_;
  const std::vector<Ciphertext>&before_, &after_;
  const ShuffleProof& p_;
  std::size_t n_;
  ShuffleGenerators h_;
  std::vector<Number> u_;
  Number challenge_;
  std::vector<Element> c_, chat_, that_;
};

bool Check::one_by_one() const {
  const auto& g = group_.generator();
  const auto mul = [&](const Element& a, const Element& b) { return group_.multiply(a, b); };
  const auto holds = [&](const Written& t, const Element& value) { return group_.equal(t.element, value); };
  const Number minus = -challenge_;
  const Element cbar = mul(product(c_), group_.invert(product(h_.each)));
  const Element last = mul(chat_before(n_), power(h_.h, -product_of_u()));
  bool all = holds(p_.t1, mul(power(cbar, minus), power(g, p_.s1)));
  all &= holds(p_.t2, mul(power(last, minus), power(g, p_.s2)));
  all &= holds(p_.t3, mul(mul(power(group_.product(c_, u_), minus), power(g, p_.s3)),
                          group_.product(h_.each, p_.sprime)));
  const Element a = group_.product(alphas(before_), u_), b = group_.product(betas(before_), u_);
  all &= holds(p_.t41, mul(mul(power(b, minus), power(election_.public_key.element, -p_.s4)),
                           group_.product(betas(after_), p_.sprime)));
  all &=
      holds(p_.t42, mul(mul(power(a, minus), power(g, -p_.s4)), group_.product(alphas(after_), p_.sprime)));
  for (std::size_t i = 0; i < n_ && all; ++i) {
    all = holds(p_.that[i],
                mul(mul(power(chat_[i], minus), power(g, p_.shat[i])), power(chat_before(i), p_.sprime[i])));
  }
  return all;
}

// The factors: r1, r2, r3, r41 for their equations, 1 for t42's, rho_i for that_i's.  All bases with the
// exponent s'_i are multiplied first, with short exponents.
bool Check::batched() const {
  std::string seed = challenge_.get_str() + '|' + p_.s1.get_str() + '|' + p_.s2.get_str() + '|' +
                     p_.s3.get_str() + '|' + p_.s4.get_str();
  for (std::size_t i = 0; i < n_; ++i)
    seed += '|' + p_.shat[i].get_str() + '|' + p_.sprime[i].get_str();
  const std::string root(view_of(crypto::sha256(seed)));
  const auto factor = [&](std::size_t i) {
    return crypto::number_of_bytes(view_of(crypto::sha256(root + std::to_string(i))).substr(0, 16));
  };
  const Number r1 = factor(0), r2 = factor(1), r3 = factor(2), r41 = factor(3);
  std::vector<Number> rho;
  for (std::size_t i = 0; i < n_; ++i)
    rho.push_back(factor(4 + i));

  std::vector<Element> bases;
  std::vector<Number> exponents;
  const auto put = [&](const Element& base, const Number& exponent) {
    bases.push_back(base);
    exponents.push_back(group_.reduced(exponent));
  };
  Number on_g = r1 * p_.s1 + r2 * p_.s2 + r3 * p_.s3 - p_.s4;
  for (std::size_t i = 0; i < n_; ++i) {
    const Element joined[] = {h_.each[i], after_[i].beta.element};
    const Number short_exponents[] = {r3, r41};
    put(group_.multiply(group_.product(joined, short_exponents), after_[i].alpha.element), p_.sprime[i]);
    Number on_chat = -challenge_ * rho[i];
    if (i + 1 < n_) on_chat += rho[i + 1] * p_.sprime[i + 1];
    if (i + 1 == n_) on_chat -= challenge_ * r2;
    put(chat_[i], on_chat);
    on_g += rho[i] * p_.shat[i];
  }
  put(group_.generator(), on_g);
  put(election_.public_key.element, -r41 * p_.s4);
  Number on_h = challenge_ * r2 * product_of_u();
  if (n_ > 0)
    on_h += rho[0] * p_.sprime[0];
  else
    on_h -= challenge_ * r2;
  put(h_.h, on_h);
  put(group_.multiply(product(h_.each), group_.invert(product(c_))), challenge_ * r1);
  put(group_.product(c_, u_), -challenge_ * r3);
  put(group_.product(betas(before_), u_), -challenge_ * r41);
  put(group_.product(alphas(before_), u_), -challenge_);
  put(p_.t1.element, -r1);
  put(p_.t2.element, -r2);
  put(p_.t3.element, -r3);
  put(p_.t41.element, -r41);
  const Element left = group_.multiply(group_.product(that_, rho), p_.t42.element);
  return group_.equal(group_.product(bases, exponents), left);
}

}  // namespace

Result<void> check_shuffle(const Election& election, const std::vector<std::vector<Ciphertext>>& before,
                           const Shuffle& shuffle, Equations equations) {
  if (shuffle.ciphertexts.size() != before.size() || shuffle.proofs.size() != before.size())
    return refuse("ballot.shuffle.length");
  for (std::size_t i = 0; i < before.size(); ++i) {
    PLENARY_DO(Check(election, before[i], shuffle.ciphertexts[i], shuffle.proofs[i]).run(equations));
  }
  return {};
}

}  // namespace plenary::ballot
