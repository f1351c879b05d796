// The ballots of an archive as they come: checked many at once, entered in order.
#pragma once

#include "ballot/audit.h"
#include "ballot/credentials.h"
#include "ballot/tally.h"

namespace plenary::ballot {

class Board {
 public:
  Board(std::string_view archive, const Election& election, const Credentials& credentials,
        const AuditOptions& options);

  // The record of a ballot: held until a block is full, or settle().
  Result<void> add(const Record& record);
  Result<void> settle();
  // No ballot twice: asked once, when the last has come.
  [[nodiscard]] Result<void> check_replays() const;

  [[nodiscard]] const RunningTally& tally() const { return tally_; }
  [[nodiscard]] const PreparedElection& prepared() const { return prepared_; }
  void tell(AuditReport& report) const;

 private:
  struct Seen {
    std::optional<Ballot> ballot;
    Hash tracker{};
    std::optional<Error> refused;
  };
  Seen look_at(const Record& record) const;
  Result<void> enter(Seen& seen, const Record& record);

  std::string_view archive_;
  const Election& election_;
  const Credentials& credentials_;
  const AuditOptions& options_;
  PreparedElection prepared_;
  RunningTally tally_;
  std::vector<Record> block_;
  std::vector<Hash> trackers_;
  std::vector<std::size_t> offsets_;  // of the ballots' records
  std::vector<std::uint32_t> last_;   // by credential: number of its last ballot, from 1
  std::vector<std::uint32_t> voter_;  // by ballot: its credential
  std::vector<Error> warnings_;
};

}  // namespace plenary::ballot
