// Inside this room: files of ballots of every kind, known by their ending and, for .csv, by their first line.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ballot/mapped_file.h"
#include "count/ranked/ballots.h"
#include "formats/contest.h"
#include "formats/mark_tables.h"
#include "formats/ranked_file.h"

namespace plenary::cli {

enum class BallotKind { rankings, projects, approvals, lists, marks, rounds, contest };

struct BallotFile {
  std::string name;
  std::shared_ptr<const ballot::MappedFile> file;
  std::string_view bytes;  // of it
  BallotKind kind{};
};

// Refused: "cli.no_file", "cli.count_file".
[[nodiscard]] Result<BallotFile> open_ballots(const std::filesystem::path& path);

// The rules that count such ballots; a contest has its own.
[[nodiscard]] std::vector<std::string> rules_that_fit(BallotKind kind);
// Refused: "count.unknown_rule", "cli.count_misfit" (with those that fit), "cli.count_own_rules".
[[nodiscard]] Result<void> fit(const std::string& rule, BallotKind kind, const std::string& file);

// Large files are read as they lie on the disk, what is read leaves memory again; who watches is told how far it is.
[[nodiscard]] Result<formats::RankedFile> read_rankings(const BallotFile& file, count::Keep keep);

[[nodiscard]] Result<formats::MarksFile> read_marked(const BallotFile& file);  // a table, or PrefLib's categories

struct ContestRead {
  formats::ContestFile contest;
  formats::ContestPapers papers;
  [[nodiscard]] std::vector<std::string> names() const;  // of every option its papers may mark
};
// Papers lie below `within`, empty: below the configuration's own folder; "cli.count_path" of any other path.
[[nodiscard]] Result<ContestRead> read_whole_contest(const std::filesystem::path& config,
                                                     const BallotFile& file, const std::string& within,
                                                     formats::Tags tags = formats::Tags::left);
// The same with what each record says of where its paper lies; "cli.count_not_contest" of any other file.
[[nodiscard]] Result<ContestRead> read_records(const std::string& config, const std::string& within);

// Candidates are numbered from 1 by people, from 0 in a count: "cli.count_number".
[[nodiscard]] Result<std::vector<count::Option>> numbered(const std::vector<std::size_t>& given,
                                                          std::size_t options);

}  // namespace plenary::cli
