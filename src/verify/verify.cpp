#include "verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <set>

#include "base/zone.h"
#include "body/blobs.h"
#include "body/fold.h"
#include "body/refusal.h"
#include "crypto/sha256.h"
#include "record/receipt.h"
#include "verify/entry_at.h"
#include "verify/follows.h"

namespace plenary::verify {
namespace {

constexpr std::int64_t kQuarterMs = 900'000;  // offsets change at quarters of an hour

std::string blob_path(const Hash& name) {
  return "blob/" + to_hex(view_of(name));
}

class Reading {
 public:
  Reading(record::Files& files, const Task& task, Report& report)
      : files_(files), task_(task), report_(report), contents_(files) {}

  Result<void> run() {
    PLENARY_TRY(const auto key, key_to_use());
    report_.key = record::print_vkey(key);
    record::LogCheck check{.log = key, .older = task_.older};
    check.key_of_size = [this](std::uint64_t size) { return key_of_size(size); };
    PLENARY_DO(read_receipts(check.older));
    PLENARY_DO(read_refusals());
    check.on_entry = [this](Seq seq, std::string_view bytes) { return see(seq, bytes); };
    check.claims = [this](std::string_view path) { return claims(path); };
    PLENARY_TRY(const auto checked, record::check_log(files_, check));
    report_.origin = checked.head.checkpoint.origin;
    report_.older = task_.older.size();
    if (state_.size > 0 && state_.origin != report_.origin)
      return refuse("verify.other_record", {.where = "entry 0"});
    PLENARY_DO(follow_keys());
    if (stray_blob_) return refuse("record.log.stray", {.where = *stray_blob_});
    PLENARY_TRY(report_.contents, contents_.finish(state_, checked.listed));
    PLENARY_DO(check_receipts());
    PLENARY_DO(check_refusals());
    if (!refusals_.empty()) return refuse("refusal.beyond_the_record", {.where = refusals_.front().name});
    if (state_.size > 0) PLENARY_DO(tell_what_follows());
    return {};
  }

 private:
  struct NamedRefusal {
    std::string name, bytes;
    body::RefusalNote note;
  };

  Result<record::VerifierKey> key_to_use() {
    report_.key_given = task_.key.has_value();
    if (task_.key) return *task_.key;
    PLENARY_TRY(const auto text, stated_key(files_));
    return record::parse_vkey(text);
  }

  // ---------------------------------------------------------------- keys

  [[nodiscard]] Result<record::VerifierKey> key_of_size(std::uint64_t size) const {
    if (state_.keys.empty()) return refuse("verify.no_founding", {.where = "entry 0"});
    return record::parse_vkey(state_.key_of_size(size).text);
  }

  // The key that was given is any one of the record's own: each was named by the one before it, signed.
  Result<void> follow_keys() {
    if (state_.keys.empty()) return {};
    const auto known =
        std::ranges::find(state_.keys, report_.key, [](const body::KeyPeriod& one) { return one.key.text; });
    if (known == state_.keys.end()) return refuse("verify.other_record", {.where = "entry 0"});
    for (const auto& period : state_.keys | std::views::drop(1))
      report_.key_changes.push_back(period.since);
    report_.key_in_force = state_.key().text;
    if (!report_.key_given) report_.key = report_.key_in_force;
    return {};
  }

  // ---------------------------------------------------------------- entries

  Result<void> see(Seq seq, std::string_view bytes) {
    if (leaves_.contains(seq)) leaves_[seq] = record::leaf_hash(bytes);
    PLENARY_DO(check_refusals());
    auto effects = body::fold(state_, bytes, [this](const Hash& name) { return blob(name); });
    if (!effects) {
      report_.inadmissible = true;
      return refuse("verify.inadmissible",
                    {.where = fmt::format("entry {}", seq.value), .because = {std::move(effects).error()}});
    }
    ++report_.entries;
    const body::Entry& entry = effects->entry;
    count_class(entry.auth.how);
    PLENARY_DO(note_offset(seq, entry.at));
    for (const auto& name : body::blobs_named(entry.act.data)) {
      if (blobs_.insert(name).second) PLENARY_DO(blob(name));
    }
    return contents_.see(seq, entry);
  }

  // ---------------------------------------------------------------- refusals

  Result<void> read_refusals() {
    for (const auto& file : task_.refusals) {
      const auto read = record::read_note(file.bytes);
      if (!read) return refuse("verify.refusal", {.where = file.name, .because = {read.error()}});
      auto note = body::parse_refusal(read->text);
      if (!note) return refuse("verify.refusal", {.where = file.name, .because = {note.error()}});
      refusals_.push_back({file.name, file.bytes, *std::move(note)});
    }
    return {};
  }

  Result<void> signed_then(const NamedRefusal& refusal) const {
    PLENARY_TRY(const auto key, key_of_size(state_.size));
    const auto opened = record::open_note(refusal.bytes, std::span(&key, 1));
    if (!opened) return refuse("verify.refusal", {.where = refusal.name, .because = {opened.error()}});
    return {};
  }

  // Those that were given on the record as it stands now, before its next entry.
  Result<void> check_refusals() {
    for (auto at = refusals_.begin(); at != refusals_.end();) {
      if (at->note.size != state_.size || state_.size == 0) {
        ++at;
        continue;
      }
      PLENARY_DO(signed_then(*at));
      const auto again = body::recompute(state_, at->note, [this](const Hash& name) { return blob(name); });
      if (!again || at->note.origin != state_.origin) {
        return refuse(
            "verify.refusal",
            {.where = at->name, .because = {again ? make_error("refusal.does_not_follow") : again.error()}});
      }
      ++report_.refusals;
      at = refusals_.erase(at);
    }
    return {};
  }

  Result<std::string> blob(const Hash& name) {
    PLENARY_TRY(auto bytes, files_.get(blob_path(name)));
    if (!bytes) return refuse("record.log.missing", {.where = blob_path(name)});
    if (crypto::sha256(*bytes) != name) return refuse("record.log.blob", {.where = blob_path(name)});
    return *std::move(bytes);
  }

  void count_class(body::How how) {
    auto& classes = report_.classes;
    switch (how) {
      case body::How::session:
      case body::How::code:
        ++classes.session;
        return;
      case body::How::desk:
        ++classes.desk;
        return;
      case body::How::clerk:
      case body::How::key:
        ++classes.clerk;
        return;
      case body::How::import:
        ++classes.imported;
        return;
    }
  }

  Result<void> note_offset(Seq seq, const Instant& at) {
    if (at.utc_ms / kQuarterMs != quarter_) {
      const auto here = instant_in_zone(state_.rules().timezone, at.utc_ms);
      quarter_ = at.utc_ms / kQuarterMs;
      offset_min_ = here ? std::optional(here->offset_min) : std::nullopt;
    }
    if (offset_min_ == at.offset_min) return {};
    if (report_.odd_offsets.count++ == 0) report_.odd_offsets.first = seq;
    return {};
  }

  // Files that check_log leaves to us; asked after the last entry, so that all blobs named are known.
  bool claims(std::string_view path) {
    if (path.starts_with("content/")) return contents_.note_listed(path), true;
    if (path.starts_with("blob/") && !stray_blob_) {
      const auto bytes = from_hex(path.substr(5));
      const auto name = bytes ? array_of<32>(*bytes) : std::nullopt;
      if (!name || !blobs_.contains(*name)) stray_blob_ = path;
    }
    return false;
  }

  // ---------------------------------------------------------------- receipts

  // A receipt's checkpoint is an older one of this log; check_log proves that, and here its leaf is noted.
  Result<void> read_receipts(std::vector<record::OlderCheckpoint>& older) {
    for (const auto& [name, bytes] : task_.receipts) {
      auto receipt = record::read_receipt(bytes);
      if (!receipt) return in_file(name, std::move(receipt).error());
      leaves_.emplace(Seq{receipt->index}, std::nullopt);
      older.push_back({name, receipt->checkpoint});
      receipts_.emplace_back(name, *std::move(receipt));
    }
    return {};
  }

  Result<void> check_receipts() {
    for (const auto& [name, receipt] : receipts_) {
      PLENARY_TRY(const auto size, in_its_file(name, stated_size_of(receipt)));
      PLENARY_TRY(const auto key, key_of_size(size));
      const auto& leaf = leaves_.at(Seq{receipt.index});
      if (!leaf) return refuse("record.proof.outside", {.where = name});
      auto checked = record::check_receipt(receipt, *leaf, key);
      if (!checked) return in_file(name, std::move(checked).error());
      ++report_.receipts;
    }
    return {};
  }

  static Result<std::uint64_t> stated_size_of(const record::Receipt& receipt) {
    PLENARY_TRY(const auto note, record::read_note(receipt.checkpoint));
    PLENARY_TRY(const auto checkpoint, record::parse_checkpoint(note.text));
    if (checkpoint.size == 0) return refuse("record.proof.outside");
    return checkpoint.size;
  }

  template <class T>
  static Result<T> in_its_file(const std::string& name, Result<T> read) {
    if (!read) return in_file(name, std::move(read).error());
    return read;
  }

  static tl::unexpected<Error> in_file(const std::string& name, Error error) {
    error.where = error.where.empty() ? name : name + ": " + error.where;
    return tl::unexpected<Error>(std::move(error));
  }

  // ---------------------------------------------------------------- what follows

  Result<void> tell_what_follows() {
    report_.votes = decided_votes(state_);
    report_.overdue_on = state_.today();
    if (task_.as_of) report_.overdue_on = std::max(state_.today(), *task_.as_of);
    if (!task_.as_of && task_.now_ms) {
      const auto now = instant_in_zone(state_.rules().timezone, *task_.now_ms);
      if (now) report_.overdue_on = std::max(state_.today(), now->local_day());
    }
    PLENARY_TRY(report_.overdue, overdue_on(std::move(state_), report_.overdue_on));
    return {};
  }

  record::Files& files_;
  const Task& task_;
  std::vector<NamedRefusal> refusals_;  // not recomputed yet
  Report& report_;
  body::State state_;
  Contents contents_;
  std::set<Hash> blobs_;  // named by an entry
  std::optional<std::string> stray_blob_;
  std::map<Seq, std::optional<Hash>> leaves_;  // of the entries that receipts are of
  std::vector<std::pair<std::string, record::Receipt>> receipts_;
  std::int64_t quarter_ = -1;
  std::optional<std::int16_t> offset_min_;
};

}  // namespace

Report verify_record(record::Files& files, const Task& task) {
  Report report;
  if (auto read = Reading(files, task, report).run(); !read) report.difference = std::move(read).error();
  return report;
}

}  // namespace plenary::verify
