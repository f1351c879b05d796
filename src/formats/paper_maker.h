// Makes papers of ranks and names: what the readers of cast vote records share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/contest.h"

namespace plenary::formats {

class PaperMaker {
 public:
  PaperMaker(const ContestFile& contest, const ContestSource& source, ContestPapers& papers, Tags tags);

  void begin() { ranks_.clear(), tag_ = {}; }
  [[nodiscard]] bool keeps_tags() const { return tags_ == Tags::kept; }
  void tag(PaperTag tag) { tag_ = std::move(tag); }
  // Ranks from 1.  Labels of the source (overvote, write-in) are taken as such; "cvr.unknown_option"
  // otherwise.
  Result<void> mark(std::size_t rank, std::string_view name, const std::string& where);
  Result<void> mark_undeclared(std::size_t rank, const std::string& where);
  Result<void> end(const std::string& where);  // the paper is whole
  void note_empty_rows(std::int64_t rows) { papers_.empty_rows += rows; }

 private:
  Result<void> put(std::size_t rank, count::Option option, const std::string& where);

  const ContestFile& contest_;
  const ContestSource& source_;
  ContestPapers& papers_;
  Tags tags_;
  PaperTag tag_;
  std::unordered_map<std::string, count::Option> known_;  // look-up only
  std::vector<std::vector<count::Option>> ranks_;
  std::vector<count::Mark> marks_;
};

// Each reads one source into papers.
Result<void> read_ess(const std::string& bytes, const std::string& file, const ContestFile&,
                      const ContestSource&, PaperMaker&);
Result<void> read_generic_csv(const std::string& bytes, const std::string& file, const ContestFile&,
                              const ContestSource&, PaperMaker&);
Result<void> read_clear_ballot(const std::string& bytes, const std::string& file, const ContestSource&,
                               PaperMaker&);
Result<void> read_dominion(const std::string& bytes, const std::string& file, const ContestSource&,
                           PaperMaker&);
Result<void> read_hart(const std::string& bytes, const std::string& file, const ContestSource&, PaperMaker&);
Result<void> read_cdf_json(const std::string& bytes, const std::string& file, const ContestSource&,
                           PaperMaker&);
Result<void> read_cdf_xml(const std::string& bytes, const std::string& file, const ContestSource&,
                          PaperMaker&);

}  // namespace plenary::formats
