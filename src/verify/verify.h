// Recomputes a published record whole, from its files alone: no secret, no database, no word of the server.
//
//     record::FolderFiles files("/srv/export/club");
//     const Report report = verify_record(files, {.key = vkey});
//     if (!report.difference) ...                                 // same
//
// In this order: the log (every file, the tree, the signatures, older checkpoints and receipts), each entry
// admitted and applied as the clerk does it, each content against its commitment; then what follows: decided
// votes, what is overdue, which class of trust each act has.  The first difference ends it and is named.
// Memory is that of the folded state, not of the record.  What it cannot know: that one member joined a
// consultation once, and that the clerk asked for a code before it vouched (docs/formats/entry.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "body/state.h"
#include "record/files.h"
#include "record/log_check.h"
#include "verify/content.h"

namespace plenary::verify {

struct NamedFile {
  std::string name, bytes;
};

struct Task {
  std::optional<record::VerifierKey> key = {};  // none: the one that entry 0 states
  std::vector<record::OlderCheckpoint> older = {};
  std::vector<NamedFile> receipts = {};
  std::vector<NamedFile> refusals = {};  // signed refusals, each recomputed on the record it was given on
  std::optional<Day> as_of = {};         // what is overdue on that day; none: on the day of now_ms, there
  std::optional<std::int64_t> now_ms = {};
};

struct Classes {  // who says that an act is its actor's
  std::uint64_t own_key = 0, session = 0, desk = 0, imported = 0, clerk = 0;  // clerk: its key too
};

struct DecidedVote {
  Seq matter;
  std::size_t round = 1;
  std::string step, article, outcome;
  std::vector<std::pair<std::string, std::int64_t>> counts;  // "yes" 4, or by option "0" 4, first places
  std::optional<std::int64_t> chosen;
};

struct Overdue {
  std::string act;  // "closed", "missed", "reopened"
  Seq matter;
};

struct OddOffsets {  // entries whose offset is not what our table of zones says: told, never a failure
  std::uint64_t count = 0;
  Seq first;
};

struct Report {
  std::optional<Error> difference;  // none: same
  bool inadmissible = false;        // the difference is an entry that the rules do not admit
  std::uint64_t entries = 0;        // folded
  Classes classes;
  ContentCount contents;
  std::vector<DecidedVote> votes;
  Day overdue_on;
  std::vector<Overdue> overdue;
  OddOffsets odd_offsets;
  std::uint64_t receipts = 0, older = 0, refusals = 0;
  std::string origin, key;  // vkey: the one given, or the one in force at the end
  std::string key_in_force;
  std::vector<Seq> key_changes;  // entries by which the log changed its key, each signed by the one before
  bool key_given = false;
};

[[nodiscard]] Report verify_record(record::Files& files, const Task& task);

}  // namespace plenary::verify
