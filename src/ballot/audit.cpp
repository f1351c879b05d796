#include "ballot/audit.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "ballot/board.h"

namespace plenary::ballot {
namespace {

class Audit {
 public:
  Audit(std::string_view bytes, const AuditOptions& options)
      : bytes_(bytes), options_(options), reader_(bytes) {}

  Result<AuditReport> run() {
    PLENARY_TRY(const auto start, reader_.next());
    if (start.kind != Record::Kind::start) return refuse("ballot.archive.no_start");
    report_.seconds = seconds_of(start.content);
    while (!reader_.at_end()) {
      PLENARY_TRY(const auto record, reader_.next());
      if (record.kind == Record::Kind::data) {
        PLENARY_DO(hold(record));
      } else {
        PLENARY_DO(take_event(record));
      }
      tell_progress();
    }
    if (!held_.empty())
      return refuse("ballot.archive.unreferenced", {.where = "byte " + std::to_string(held_[0].offset)});
    if (!board_) return refuse("ballot.archive.no_setup");
    if (report_.stage == Stage::voting) {
      PLENARY_DO(end_of_ballots());
    }
    board_->tell(report_);
    report_.bytes = bytes_.size();
    return std::move(report_);
  }

 private:
  static std::uint64_t seconds_of(std::string_view start) {
    const auto digits = start.substr(start.rfind(':') + 2);
    return std::stoull(std::string(digits.substr(0, digits.find('"'))));
  }

  void tell_progress() {
    if (options_.progress) options_.progress({reader_.offset(), bytes_.size(), board_ ? ballots_ : 0});
  }

  Result<void> hold(const Record& record) {
    if (held_.size() >= 4)
      return refuse("ballot.archive.unreferenced", {.where = "byte " + std::to_string(held_[0].offset)});
    held_.push_back(record);
    return {};
  }

  [[nodiscard]] std::string place() const { return "event " + std::to_string(report_.events); }

  tl::unexpected<Error> out_of_order(const Event& event) const {
    return refuse("ballot.event.order", {.where = place(), .params = {{"type", event.type}}});
  }

  Result<void> take_event(const Record& record);
  Result<void> expect_held(const Event& event, std::size_t count) const;
  Result<void> check_names() const;
  // The owner of {"owner":n,"payload":hash}, whose payload is the record before.
  Result<std::size_t> owner_of() const;

  Result<void> set_up(const Event& event);
  Result<void> take_ballot(const Event& event);
  Result<void> end_of_ballots();
  Result<void> end_ballots(const Event& event);
  Result<void> take_tally(const Event& event);
  Result<void> take_shuffle(const Event& event);
  Result<void> end_shuffles(const Event& event);
  Result<void> take_decryption(const Event& event);
  Result<void> take_result(const Event& event);
  [[nodiscard]] std::vector<std::vector<Ciphertext>> ranked() const;

  std::string_view bytes_;
  const AuditOptions& options_;
  ArchiveReader reader_;
  AuditReport report_;
  std::vector<Record> held_;  // data since the last event
  std::unique_ptr<Credentials> credentials_;
  std::unique_ptr<Board> board_;
  std::size_t ballots_ = 0, released_ = 0;
};

Result<void> Audit::take_event(const Record& record) {
  using Handler = Result<void> (Audit::*)(const Event&);
  static const std::map<std::string, Handler, std::less<>> kHandlers = {
      {"Setup", &Audit::set_up},
      {"Ballot", &Audit::take_ballot},
      {"EndBallots", &Audit::end_ballots},
      {"EncryptedTally", &Audit::take_tally},
      {"Shuffle", &Audit::take_shuffle},
      {"EndShuffles", &Audit::end_shuffles},
      {"PartialDecryption", &Audit::take_decryption},
      {"Result", &Audit::take_result}};
  if (!is_named_by_hash(record)) return refuse("ballot.archive.name", {.where = place()});
  const auto event = read_event(record.content);
  if (!event) return refuse("ballot.event.form", {.where = place()});
  if (event->height != report_.events || event->parent != report_.last_event)
    return refuse("ballot.event.chain", {.where = place()});
  const auto handler = kHandlers.find(event->type);
  if (handler == kHandlers.end())
    return refuse("ballot.event.unknown", {.where = place(), .params = {{"type", event->type}}});
  PLENARY_DO((this->*handler->second)(*event));
  held_.clear();
  report_.last_event = record.hash;
  ++report_.events;
  return {};
}

Result<void> Audit::expect_held(const Event& event, std::size_t count) const {
  if (held_.size() > count)
    return refuse("ballot.archive.unreferenced", {.where = "byte " + std::to_string(held_[0].offset)});
  const bool payload_there =
      count == 0 ? event.payload.empty() : held_.size() == count && held_.back().hash == event.payload;
  if (!payload_there) return refuse("ballot.archive.missing", {.where = place()});
  return {};
}

Result<void> Audit::check_names() const {
  for (const auto& record : held_) {
    if (!is_named_by_hash(record))
      return refuse("ballot.archive.name", {.where = "byte " + std::to_string(record.offset)});
  }
  return {};
}

Result<std::size_t> Audit::owner_of() const {
  PLENARY_TRY(const auto json, parse_json(held_[1].content, Spelling::compact));
  PLENARY_TRY(const auto* const number, field(json, "owner", place()));
  PLENARY_TRY(const auto owner, whole_number(*number, 1'000'000, place()));
  const auto expected = "{\"owner\":" + std::to_string(owner) + ",\"payload\":\"" + held_[0].hash + "\"}";
  if (held_[1].content != expected) return refuse("ballot.archive.missing", {.where = place()});
  if (!report_.trustees.owner(static_cast<std::size_t>(owner)))
    return refuse("ballot.owner_unknown", {.where = place(), .params = {{"owner", owner}}});
  return static_cast<std::size_t>(owner);
}

Result<void> Audit::set_up(const Event& event) {
  if (report_.events != 0) return out_of_order(event);
  PLENARY_DO(expect_held(event, 4));
  PLENARY_DO(check_names());
  const auto expected = "{\"election\":\"" + held_[0].hash + "\",\"trustees\":\"" + held_[1].hash +
                        "\",\"credentials\":\"" + held_[2].hash + "\"}";
  if (held_[3].content != expected) return refuse("ballot.archive.missing", {.where = place()});
  PLENARY_TRY(report_.election, read_election(held_[0].content, options_.making));
  const auto& group = *report_.election.group;
  PLENARY_TRY(report_.trustees, read_trustees(group, held_[1].content));
  PLENARY_DO(check_trustees(group, report_.trustees));
  PLENARY_TRY(const auto key, joint_key(group, report_.trustees));
  if (!group.equal(key, report_.election.public_key.element)) return refuse("ballot.trustee.election_key");
  const auto start = held_[2].offset;
  PLENARY_TRY(auto credentials,
              Credentials::read(group, held_[2].content, options_.threads, [&](std::size_t read) {
                if (options_.done_with) options_.done_with(start + read);
              }));
  if (report_.election.has_ranked() && !credentials.all_weigh_one()) return refuse("ballot.ranked_weights");
  credentials_ = std::make_unique<Credentials>(std::move(credentials));
  board_ = std::make_unique<Board>(bytes_, report_.election, *credentials_, options_);
  report_.stage = Stage::voting;
  return {};
}

Result<void> Audit::take_ballot(const Event& event) {
  if (report_.stage != Stage::voting) return out_of_order(event);
  PLENARY_DO(expect_held(event, 1));
  PLENARY_DO(board_->add(held_[0]));
  // What lies a block or two behind is only read again where a credential votes twice.
  if (++ballots_ % 256 == 0 && options_.done_with) {
    options_.done_with(released_);
    released_ = held_[0].offset;
  }
  return {};
}

Result<void> Audit::end_of_ballots() {
  PLENARY_DO(board_->settle());
  return board_->check_replays();
}

Result<void> Audit::end_ballots(const Event& event) {
  if (report_.stage != Stage::voting) return out_of_order(event);
  PLENARY_DO(expect_held(event, 0));
  PLENARY_DO(end_of_ballots());
  report_.tally = board_->tally().close();
  report_.stage = Stage::closed;
  return {};
}

Result<void> Audit::take_tally(const Event& event) {
  if (report_.stage != Stage::closed) return out_of_order(event);
  PLENARY_DO(expect_held(event, 2));
  PLENARY_DO(check_names());
  if (held_[0].content != print_tally(report_.tally))
    return refuse("ballot.tally.differs", {.where = place()});
  const auto expected = "{\"num_tallied\":" + board_->tally().count().get_str() +
                        ",\"total_weight\":" + print_count(board_->tally().weight()) +
                        ",\"encrypted_tally\":\"" + held_[0].hash + "\"}";
  if (held_[1].content != expected) return refuse("ballot.tally.numbers", {.where = place()});
  report_.stage = Stage::tallied;
  return {};
}

std::vector<std::vector<Ciphertext>> Audit::ranked() const {
  std::vector<std::vector<Ciphertext>> lists;
  for (std::size_t q = 0; q < report_.tally.size(); ++q) {
    if (report_.election.questions[q].ranked) lists.push_back(report_.tally[q]);
  }
  return lists;
}

Result<void> Audit::take_shuffle(const Event& event) {
  const bool may = report_.stage == Stage::tallied || report_.stage == Stage::shuffling;
  if (!may || !report_.election.has_ranked()) return out_of_order(event);
  PLENARY_DO(expect_held(event, 2));
  PLENARY_DO(check_names());
  PLENARY_TRY(const auto owner, owner_of());
  auto checked = [&]() -> Result<void> {
    PLENARY_TRY(auto shuffle, read_shuffle(*report_.election.group, held_[0].content));
    const auto equations =
        options_.making == crypto::Making::fast ? Equations::batched : Equations::one_by_one;
    PLENARY_DO(check_shuffle(report_.election, ranked(), shuffle, equations));
    auto next = shuffle.ciphertexts.begin();
    for (std::size_t q = 0; q < report_.tally.size(); ++q) {
      if (report_.election.questions[q].ranked) report_.tally[q] = std::move(*next++);
    }
    return {};
  }();
  if (!checked) {
    auto error = checked.error();
    error.where = place() + ", shuffle by trustee " + std::to_string(owner);
    return tl::unexpected<Error>(std::move(error));
  }
  report_.shufflers.push_back(owner);
  report_.stage = Stage::shuffling;
  return {};
}

Result<void> Audit::end_shuffles(const Event& event) {
  if (report_.stage == Stage::tallied && report_.election.has_ranked())
    return refuse("ballot.shuffle.none", {.where = place()});
  if (report_.stage != Stage::shuffling) return out_of_order(event);
  PLENARY_DO(expect_held(event, 0));
  const std::set<std::size_t> different(report_.shufflers.begin(), report_.shufflers.end());
  const auto needed = std::max<std::size_t>(1, options_.min_shuffles);
  if (different.size() < needed) {
    return refuse("ballot.shuffle.too_few",
                  {.where = place(),
                   .params = {{"needed", static_cast<std::int64_t>(needed)},
                              {"found", static_cast<std::int64_t>(different.size())}}});
  }
  report_.stage = Stage::shuffled;
  return {};
}

Result<void> Audit::take_decryption(const Event& event) {
  const bool ranked = report_.election.has_ranked();
  if (ranked && report_.stage == Stage::tallied) return refuse("ballot.shuffle.none", {.where = place()});
  const bool may =
      report_.stage == Stage::decrypting || report_.stage == (ranked ? Stage::shuffled : Stage::tallied);
  if (!may) return out_of_order(event);
  PLENARY_DO(expect_held(event, 2));
  PLENARY_DO(check_names());
  PLENARY_TRY(const auto owner, owner_of());
  if (std::ranges::count(report_.decryptors, owner) > 0)
    return refuse("ballot.decryption.twice",
                  {.where = place(), .params = {{"owner", static_cast<std::int64_t>(owner)}}});
  auto checked = [&]() -> Result<void> {
    PLENARY_TRY(auto partial, read_partial(*report_.election.group, held_[0].content));
    PLENARY_DO(
        check_partial(board_->prepared(), report_.tally, report_.trustees.owner(owner)->key->key, partial));
    report_.shares.emplace_back(owner, std::move(partial));
    return {};
  }();
  if (!checked) {
    auto error = checked.error();
    error.where = place() + ", decryption by trustee " + std::to_string(owner);
    return tl::unexpected<Error>(std::move(error));
  }
  report_.decryptors.push_back(owner);
  report_.stage = Stage::decrypting;
  return {};
}

Result<void> Audit::take_result(const Event& event) {
  if (report_.stage != Stage::decrypting) return out_of_order(event);
  PLENARY_DO(expect_held(event, 1));
  PLENARY_DO(check_names());
  PLENARY_TRY(const auto messages,
              opened(*report_.election.group, report_.trustees, report_.tally, report_.shares));
  bool canonical = true;
  PLENARY_TRY(report_.result, check_result(report_.election, messages, held_[0].content, canonical));
  if (!canonical) {
    const auto warning = make_error("ballot.noncanonical", {.where = place()});
    if (options_.strict) return tl::unexpected<Error>(warning);
    report_.warnings.push_back(warning);
  }
  report_.stage = Stage::decided;
  return {};
}

}  // namespace

Result<AuditReport> audit(std::string_view bytes, const AuditOptions& options) {
  return Audit(bytes, options).run();
}

}  // namespace plenary::ballot
