// A small body for tests: entries are admitted, applied and kept; time is set by hand.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "base/zone.h"
#include "body/fold.h"
#include "body/spelling.h"
#include "crypto/ed25519.h"
#include "crypto/sha256.h"
#include "record/vkey.h"

namespace plenary::body::tests {

inline std::string source_file(const std::string& path) {
  const char* root = std::getenv("PLENARY_SOURCE");
  std::ifstream in(std::string(root == nullptr ? "." : root) + "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline ActorId actor(int number) {
  ActorId id;
  id.bytes[0] = static_cast<std::uint8_t>(number);
  id.bytes[11] = 1;
  return id;
}

inline ParticipantId participant(int number) {
  ParticipantId id;
  id.bytes[0] = static_cast<std::uint8_t>(number);
  id.bytes[11] = 2;
  return id;
}

// The association of charters/: members 0-4 of the North bank, 5-9 of the South; 3 is the secretary.
class TestBody {
 public:
  static constexpr int kMembers = 10, kSecretary = 3, kStranger = 77;

  explicit TestBody(std::string charter = source_file("charters/association/charter.toml"),
                    std::string office = "secretary", bool grouped = true)
      : charter_(std::move(charter)) {
    move_to("2027-03-01", 9);
    Found found{.charter = crypto::sha256(charter_)};
    found.key.text = vkey(key_).text;
    found.offices[Word{office}] = {actor(kSecretary)};
    must(by_clerk(found));
    const Seq begin = must(by(kSecretary, RollBegin{}));
    RollRows rows{.begin = begin, .rows = {}};
    for (int i = 0; i < kMembers; ++i) {
      RollRow row{.member = actor(i), .op = RowOp::put};
      if (grouped) row.in[Word{"bank"}] = Word{group(i)};
      rows.rows.push_back(row);
    }
    must(by(kSecretary, rows));
    must(by(kSecretary, RollCommit{begin, kMembers}));
  }

  static constexpr const char* kOrigin = "plenary.invalid/test";
  static crypto::SecretKey test_key(char seed) {
    return *crypto::SecretKey::from_seed(std::string(32, seed));
  }
  static LogKey vkey(const crypto::SecretKey& key, std::string name = kOrigin) {
    return {record::print_vkey(record::make_vkey(std::move(name), record::KeyType::log, key.public_key()))};
  }

  static std::string group(int member) { return member < 5 ? "North" : "South"; }

  void move_to(const std::string& day, int hour, int minute = 0) {
    at_ms_ = *start_of_day("Europe/Dublin", *parse_day(day)) + (hour * 60LL + minute) * 60'000;
  }
  void move_to_ms(std::int64_t utc_ms) { at_ms_ = utc_ms; }
  [[nodiscard]] Instant now() const { return *instant_in_zone("Europe/Dublin", at_ms_); }

  // What the clerk owes is entered first, as the clerk does.
  void tick() {
    while (const auto due = next_due(state, now().local_day())) {
      Entry entry = envelope(due->data, due->on);
      entry.auth.how = How::clerk;
      ensure(submit(entry).has_value(), "what is due is admitted");
    }
  }

  [[nodiscard]] Entry envelope(AnyAct data, std::optional<Seq> on = {}) const {
    Entry entry{{state.size == 0 ? "plenary.invalid/test" : state.origin, {}, std::move(data), {}, {}, on},
                now(),
                {How::session, {}, {}}};
    for (const auto& kind : all_kinds()) {
      if (kind.kind != kind_of(entry.act.data)) continue;
      for (const auto& held : kind.held) {
        if (held.required) entry.act.held.push_back({std::string(held.name), Hash{}});
      }
    }
    if (const auto* opening =
            std::get_if<VoteOpenGiven>(&entry.act.data))  // the words of its options, up to ten
      for (int i = 0; i < std::min<std::int64_t>(opening->options.value_or(0), 10); ++i)
        entry.act.held.push_back({"option." + std::to_string(i), Hash{}});
    return entry;
  }

  Result<Seq> submit(const Entry& entry) {
    const std::string bytes = print_entry(entry);
    PLENARY_TRY(const Effects effects, fold(state, bytes, blobs()));
    entries.push_back(bytes);
    return effects.seq;
  }
  Result<Seq> by(int who, AnyAct data, std::optional<Seq> on = {}) {
    Entry entry = envelope(std::move(data), on);
    entry.act.by = actor(who);
    return submit(entry);
  }
  Result<Seq> by_nobody(AnyAct data, std::optional<Seq> on = {}) {
    return submit(envelope(std::move(data), on));
  }
  Result<Seq> by_clerk(AnyAct data, std::optional<Seq> on = {}) {
    Entry entry = envelope(std::move(data), on);
    entry.auth.how = How::clerk;
    return submit(entry);
  }
  static Seq must(const Result<Seq>& done) {
    if (!done) throw std::runtime_error(debug_text(done.error()));
    return *done;
  }

  // The key that follows, signed by `signer`: the log's own unless a test tries another.
  [[nodiscard]] Entry new_key(const LogKey& next, Day until, const crypto::SecretKey& signer) const {
    Entry entry = envelope(NewLogKey{next, until});
    entry.auth = {How::key, {}, {}, signer.sign(signed_bytes(entry.act))};
    return entry;
  }
  [[nodiscard]] const crypto::SecretKey& key() const { return key_; }
  Result<Seq> change_key(char seed) {
    auto next = test_key(seed);
    PLENARY_TRY(const auto done, submit(new_key(vkey(next), now().local_day() + 5, key_)));
    key_ = std::move(next);
    return done;
  }

  [[nodiscard]] Blobs blobs() const {
    return [this](const Hash&) -> Result<std::string> { return charter_; };
  }

  // The same entries folded from nothing.
  [[nodiscard]] Hash refolded(std::size_t entries_only) const {
    State other;
    for (std::size_t i = 0; i < entries_only; ++i) {
      if (!fold(other, entries[i], blobs())) throw std::runtime_error("an admitted entry is refused");
    }
    return state_digest(other);
  }

  State state;
  std::vector<std::string> entries;

 private:
  std::string charter_;
  crypto::SecretKey key_ = test_key('k');
  std::int64_t at_ms_ = 0;
};

}  // namespace plenary::body::tests
