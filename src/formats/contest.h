// A contest as the configuration file of RCTab describes it, and the papers its sources hold.
//
//     PLENARY_TRY(const auto contest, read_contest(bytes, "mayor_config.json"));
//     PLENARY_TRY(const auto papers, read_papers(contest, files));
//     PLENARY_TRY(const auto counted, count::count_contest(papers.ballots, contest.rules));
//
// Sources: spreadsheets of ES&S (.xlsx), generic CSV (a column for each option, a cell its rank), Dominion's
// CvrExport*.json, Hart's XML (a file for each paper), ClearBallot's CSV, and NIST SP 1500-103 cast vote
// records in JSON and XML.  Options are those declared, then one for write-ins of no declared name, then the
// mark of a rank that says "overvote" and names nobody.
//
// Asked with Tags::kept, papers stand one by one and each has what its record says of where it lies: its imprint (or
// id), its batch, its place in the batch, its precinct.  The columns idColumnIndex, batchColumnIndex and
// precinctColumnIndex of tables; BallotID, BoxID, BoxPosition and PrecinctID of ClearBallot; of Dominion tabulator-batch-record
// and PrecinctPortionId; of Hart CvrGuid, BatchNumber, BatchSequence and the name of PrecinctSplit; of NIST records
// BallotAuditId, else BallotPrePrintedId, else UniqueId; BatchId, BatchSequenceId and the name of the unit that
// BallotStyleUnitId means.
// Refused, with their place: "contest.json", "contest.field" (field, value), "contest.no_candidates",
// "contest.no_source", "contest.name_twice"; "cvr.unknown_option" (name), "cvr.rank" (value, most),
// "cvr.form", "cvr.no_contest" (contest), "cvr.column", "ballots.too_many"; what csv.h, xlsx.h and xml.h
// refuse.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/contest/contest.h"

namespace plenary::formats {

enum class Provider { ess, generic_csv, dominion, hart, clear_ballot, cdf };

struct ContestSource {
  Provider provider{};
  std::string path, contest;                    // path as the configuration names it
  std::size_t first_column = 0, first_row = 0;  // of votes, from 0
  std::optional<std::size_t> id_column = {}, batch_column = {}, precinct_column = {};  // from 0
  std::string overvote_delimiter, overvote_label, skipped_label, undeclared_label;
  bool blank_is_undeclared = false;
};

struct ContestOption {
  std::string name;
  std::vector<std::string> aliases;
  bool excluded = false;
};

struct ContestFile {
  std::string title, jurisdiction, office, date;
  std::vector<ContestOption> options;
  std::vector<ContestSource> sources;
  count::ContestRules rules;
  std::size_t ranks = 0;  // on a paper

  [[nodiscard]] count::Option undeclared() const { return options.size(); }
  [[nodiscard]] count::Option overvote() const { return options.size() + 1; }
  [[nodiscard]] std::string name_of(count::Option option) const;
};

[[nodiscard]] Result<ContestFile> read_contest(std::string_view bytes, const std::string& file);

struct SourceFiles {  // how a path of the configuration is read; a folder lists its files
  std::function<Result<std::string>(const std::string& path)> read;
  std::function<Result<std::vector<std::string>>(const std::string& folder)> list;
};

// Off by default: reading is then as quick as it can be, and nothing tells papers alike apart.
enum class Tags { left, kept };

struct PaperTag {  // empty where the record does not say it
  std::string imprint, batch, precinct;
  std::optional<std::int64_t> place = {};  // in its batch
  bool operator==(const PaperTag&) const = default;
};

struct ContestPapers {
  count::RankedBallots ballots;
  std::int64_t empty_rows = 0;  // of spreadsheets, without any value: no papers, and told
  std::vector<PaperTag> tags = {};  // kept: of each paper
};

[[nodiscard]] Result<ContestPapers> read_papers(const ContestFile& contest, const SourceFiles& files,
                                                Tags tags = Tags::left);

}  // namespace plenary::formats
