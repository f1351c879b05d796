// The names of things: distinct types, so that a member cannot be taken for a participant.
//
// Seq is an entry's place in its record; whatever an entry makes (a matter, a statement, a text, a
// commitment) is named by that entry's Seq.  Random ids are made on the actor's side and written in
// base64url without padding.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace plenary {

struct Seq {
  std::uint64_t value = 0;
  auto operator<=>(const Seq&) const = default;
};

template <class Tag, std::size_t N>
struct RandomId {
  std::array<std::uint8_t, N> bytes{};
  static constexpr std::size_t kBytes = N;

  auto operator<=>(const RandomId&) const = default;
};

using ActId = RandomId<struct ActTag, 16>;                  // 22 characters; for idempotency only
using ActorId = RandomId<struct ActorTag, 12>;              // 16 characters; one per person and body
using ParticipantId = RandomId<struct ParticipantTag, 12>;  // 16 characters; one per person and matter

template <class Id>
[[nodiscard]] std::optional<Id> parse_id(std::string_view text) {
  const auto bytes = from_base64url(text);
  if (!bytes) return std::nullopt;
  const auto array = array_of<Id::kBytes>(*bytes);
  return array ? std::optional<Id>(Id{*array}) : std::nullopt;
}

template <class Tag, std::size_t N>
[[nodiscard]] std::string to_string(const RandomId<Tag, N>& id) {
  return to_base64url(view_of(id.bytes));
}

}  // namespace plenary

// Ids are random already; eight of their bytes are as good a hash as any (imports: a part of SHA-256).
template <class Tag, std::size_t N>
struct std::hash<plenary::RandomId<Tag, N>> {
  std::size_t operator()(const plenary::RandomId<Tag, N>& id) const noexcept {
    std::uint64_t word;
    std::memcpy(&word, id.bytes.data(), sizeof word);
    return word;
  }
};

template <>
struct std::hash<plenary::Seq> {
  std::size_t operator()(plenary::Seq seq) const noexcept { return std::hash<std::uint64_t>()(seq.value); }
};
