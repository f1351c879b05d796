#include "ballot/board.h"

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

constexpr std::size_t kBallotsAtOnce = 128;
constexpr std::size_t kMostWarnings = 100;

Error placed(Error error, std::size_t number, const std::string& tracker) {
  std::string where = "ballot " + std::to_string(number) + " (" + tracker + ")";
  if (!error.where.empty()) where += ", " + error.where;
  error.where = std::move(where);
  return error;
}

std::string text_of(const Hash& tracker) {
  auto text = to_base64(view_of(tracker));
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

}  // namespace

Board::Board(std::string_view archive, const Election& election, const Credentials& credentials,
             const AuditOptions& options)
    : archive_(archive),
      election_(election),
      credentials_(credentials),
      options_(options),
      prepared_(prepare(election)),
      tally_(election),
      last_(credentials.size()) {}

Result<void> Board::add(const Record& record) {
  block_.push_back(record);
  return block_.size() < kBallotsAtOnce ? Result<void>() : settle();
}

Board::Seen Board::look_at(const Record& record) const {
  Seen seen{.tracker = crypto::sha256(record.content)};
  if (to_hex(view_of(seen.tracker)) != record.hash) {
    seen.refused = make_error("ballot.archive.name");
    return seen;
  }
  auto ballot = read_ballot(election_, record.content);
  if (!ballot) {
    seen.refused = ballot.error();
  } else if (!credentials_.find(ballot->credential)) {
    seen.refused = make_error("ballot.credential.unknown");
  } else if (const auto checked = check_ballot(prepared_, *ballot); !checked) {
    seen.refused = checked.error();
  }
  if (ballot) seen.ballot = *std::move(ballot);
  return seen;
}

Result<void> Board::settle() {
  std::vector<Seen> seen(block_.size());
  in_parallel(block_.size(), options_.threads, [&](std::size_t i) { seen[i] = look_at(block_[i]); });
  for (std::size_t i = 0; i < seen.size(); ++i) {
    PLENARY_DO(enter(seen[i], block_[i]));
  }
  block_.clear();
  return {};
}

Result<void> Board::enter(Seen& seen, const Record& record) {
  const auto number = trackers_.size() + 1;
  if (seen.refused) return tl::unexpected<Error>(placed(*seen.refused, number, text_of(seen.tracker)));
  if (!seen.ballot->canonical) {
    const auto warning = placed(make_error("ballot.noncanonical"), number, text_of(seen.tracker));
    if (options_.strict) return tl::unexpected<Error>(warning);
    if (warnings_.size() < kMostWarnings) warnings_.push_back(warning);
  }
  trackers_.push_back(seen.tracker);
  offsets_.push_back(record.offset);
  const auto credential = *credentials_.find(seen.ballot->credential);
  voter_.push_back(credential);
  const Number weight(static_cast<unsigned long>(credentials_.weight(credential)));
  if (const auto earlier = last_[credential]; earlier > 0) {
    const auto ballot = read_ballot(election_, content_at(archive_, offsets_[earlier - 1]));
    ensure(ballot.has_value(), "a ballot that was read can be read again");
    tally_.remove(*ballot, weight);
  }
  last_[credential] = static_cast<std::uint32_t>(number);
  tally_.add(*seen.ballot, weight);
  return {};
}

Result<void> Board::check_replays() const {
  auto sorted = trackers_;
  std::ranges::sort(sorted);
  const auto same = std::ranges::adjacent_find(sorted);
  if (same == sorted.end()) return {};
  const auto first = std::ranges::find(trackers_, *same);
  const auto second = std::find(std::next(first), trackers_.end(), *same);
  return tl::unexpected<Error>(placed(make_error("ballot.replayed"),
                                      static_cast<std::size_t>(second - trackers_.begin()) + 1,
                                      text_of(*same)));
}

void Board::tell(AuditReport& report) const {
  report.ballots = trackers_.size();
  report.credentials = credentials_.size();
  report.trackers = trackers_;
  for (std::size_t i = 0; i < trackers_.size(); ++i) {
    if (last_[voter_[i]] == i + 1)
      report.counted_trackers.emplace_back(trackers_[i], credentials_.weight(voter_[i]));
  }
  report.counted = tally_.count();
  report.weight = tally_.weight();
  report.warnings.insert(report.warnings.end(), warnings_.begin(), warnings_.end());
}

}  // namespace plenary::ballot
