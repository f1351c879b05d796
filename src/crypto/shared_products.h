// Group::compute for any group whose operations are given (powers.h): each base has one chain of squares,
// from which its test of membership and all powers on it are taken.
#pragma once

#include <algorithm>

#include "crypto/powers.h"

namespace plenary::crypto {

// `Table` is the group's FixedBase with multiply_into(ops, value, exponent).
template <class Ops, class Table>
class SharedProducts {
 public:
  using Value = typename Ops::Value;

  SharedProducts(const Ops& ops, const Products& asked, std::span<const Value> bases)
      : ops_(ops),
        asked_(asked),
        bases_(bases),
        buckets_(buckets_for(ops, ops.width())),
        needed_(needed_bits()) {}

  // The first base that is not a member; everything else rests on there being none.
  std::optional<std::size_t> stranger() {
    chains_.resize(needed_.size());
    for (std::size_t i = 0; i < bases_.size(); ++i) {
      chains_[i] = make_chain(ops_, bases_[i], std::max(needed_[i], ops_.bits_to_test()), ops_.width());
      if (!ops_.is_member(bases_[i], chains_[i], buckets_)) return i;
    }
    return std::nullopt;
  }

  std::vector<Value> values() {
    for (std::size_t k = 0; k < asked_.sums.size(); ++k)
      chains_[bases_.size() + k] = chain_of_sum(asked_.sums[k], needed_[bases_.size() + k]);
    for (const auto& power : asked_.powers)
      powers_.push_back(power_on_chain(buckets_, chains_[power.base], power.exponent, ops_.width()));
    invert_powers();
    std::vector<Value> values;
    for (const auto& row : asked_.rows)
      values.push_back(value_of(row));
    return values;
  }

 private:
  std::vector<std::size_t> needed_bits() const {
    std::vector<std::size_t> needed(asked_.bases.size() + asked_.sums.size(), 0);
    for (const auto& power : asked_.powers)
      needed[power.base] = std::max(needed[power.base], bits_of(power.exponent));
    for (std::size_t k = 0; k < asked_.sums.size(); ++k) {
      for (const auto part : asked_.sums[k])
        needed[part] = std::max(needed[part], needed[asked_.bases.size() + k]);
    }
    return needed;
  }

  // Place by place the product of the parts' chains, unless squaring anew costs less.
  Chain<Ops> chain_of_sum(const std::vector<std::uint32_t>& parts, std::size_t bits) const {
    if (parts.size() > ops_.width() + 1 || parts.empty()) {
      auto whole = ops_.one();
      for (const auto part : parts)
        ops_.multiply(whole, whole, ops_.step_of(bases_[part]));
      return make_chain(ops_, whole, bits, ops_.width());
    }
    const auto& first = chains_[parts.front()].values();
    const auto places = std::max<std::size_t>(1, Digits::places(bits, ops_.width(), Ops::kDivides));
    std::vector<Value> values(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(places));
    for (std::size_t i = 1; i < parts.size(); ++i) {
      for (std::size_t at = 0; at < places; ++at)
        ops_.multiply(values[at], values[at], chains_[parts[i]].step(at));
    }
    return {ops_, std::move(values)};
  }

  void invert_powers() {
    inverse_at_.assign(powers_.size(), 0);
    for (const auto& row : asked_.rows) {
      for (const auto power : row.powers) {
        if (power >= 0 || inverse_at_[static_cast<std::size_t>(-1 - power)] > 0) continue;
        inverses_.push_back(powers_[static_cast<std::size_t>(-1 - power)]);
        inverse_at_[static_cast<std::size_t>(-1 - power)] = inverses_.size();
      }
    }
    ops_.invert_all(inverses_);
  }

  Value value_of(const Products::Row& row) const {
    Value value = ops_.one();
    for (const auto& [fixed, exponent] : row.fixed)
      static_cast<const Table*>(asked_.fixed[fixed])->multiply_into(ops_, value, exponent);
    for (const auto power : row.powers)
      ops_.multiply(
          value, value,
          ops_.step_of(power >= 0 ? powers_[static_cast<std::size_t>(power)] : inverse_of(-1 - power)));
    return value;
  }

  const Value& inverse_of(std::int32_t power) const {
    return inverses_[inverse_at_[static_cast<std::size_t>(power)] - 1];
  }

  const Ops& ops_;
  const Products& asked_;
  std::span<const Value> bases_;
  Buckets<Ops> buckets_;
  std::vector<std::size_t> needed_;
  std::vector<Chain<Ops>> chains_;
  std::vector<Value> powers_, inverses_;
  std::vector<std::size_t> inverse_at_;  // 0: not asked for; else its place in inverses_, from 1
};

// All at once by one inversion: the running products from the left, taken off again from the right.
template <class Value, class Multiply, class InvertOne>
void invert_together(std::vector<Value>& values, Multiply multiply, InvertOne invert_one) {
  if (values.empty()) return;
  std::vector<Value> running = values;
  for (std::size_t i = 1; i < values.size(); ++i)
    multiply(running[i], running[i - 1], values[i]);
  Value inverse = invert_one(running.back());
  for (std::size_t i = values.size(); i-- > 1;) {
    const Value own = values[i];
    multiply(values[i], inverse, running[i - 1]);
    multiply(inverse, inverse, own);
  }
  values[0] = inverse;
}

}  // namespace plenary::crypto
