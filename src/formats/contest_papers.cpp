// The papers of a contest's sources: which reader takes which file, and how a paper is put together.
#include <algorithm>

#include "formats/paper_maker.h"

namespace plenary::formats {

PaperMaker::PaperMaker(const ContestFile& contest, const ContestSource& source, ContestPapers& papers, Tags tags)
    : contest_(contest), source_(source), papers_(papers), tags_(tags) {
  for (count::Option option = 0; option < contest.options.size(); ++option) {
    known_.emplace(contest.options[option].name, option);
    for (const auto& alias : contest.options[option].aliases)
      known_.emplace(alias, option);
  }
  if (!source.undeclared_label.empty())
    known_.insert_or_assign(source.undeclared_label, contest.undeclared());
  if (!source.overvote_label.empty()) known_.insert_or_assign(source.overvote_label, contest.overvote());
}

Result<void> PaperMaker::mark(std::size_t rank, std::string_view name, const std::string& where) {
  const auto known = known_.find(std::string(name));
  if (known == known_.end())
    return refuse("cvr.unknown_option", {.where = where, .params = {{"name", std::string(name)}}});
  return put(rank, known->second, where);
}

// A write-in where the configuration names none to be counted is a rank left empty.
Result<void> PaperMaker::mark_undeclared(std::size_t rank, const std::string& where) {
  if (source_.undeclared_label.empty()) return {};
  return put(rank, contest_.undeclared(), where);
}

Result<void> PaperMaker::put(std::size_t rank, count::Option option, const std::string& where) {
  if (rank == 0 || rank > contest_.ranks) {
    return refuse("cvr.rank", {.where = where,
                               .params = {{"most", static_cast<std::int64_t>(contest_.ranks)},
                                          {"value", static_cast<std::int64_t>(rank)}}});
  }
  if (ranks_.size() < rank) ranks_.resize(rank);
  auto& here = ranks_[rank - 1];
  if (std::ranges::find(here, option) == here.end()) here.push_back(option);
  return {};
}

Result<void> PaperMaker::end(const std::string& where) {
  marks_.clear();
  for (auto& rank : ranks_) {
    if (rank.empty()) marks_.push_back(count::kSkipped);
    std::ranges::sort(rank);
    for (std::size_t i = 0; i < rank.size(); ++i)
      marks_.push_back(static_cast<count::Mark>(rank[i] | (i > 0 ? count::kEqual : 0)));
  }
  if (!papers_.ballots.add(marks_)) return refuse("ballots.too_many", {.where = where});
  if (keeps_tags()) papers_.tags.push_back(std::move(tag_));
  return {};
}

namespace {

Result<void> read_file(const std::string& path, const ContestFile& contest, const ContestSource& source,
                       const SourceFiles& files, PaperMaker& maker) {
  PLENARY_TRY(const auto bytes, files.read(path));
  switch (source.provider) {
    case Provider::ess:
      return read_ess(bytes, path, contest, source, maker);
    case Provider::generic_csv:
      return read_generic_csv(bytes, path, contest, source, maker);
    case Provider::clear_ballot:
      return read_clear_ballot(bytes, path, source, maker);
    case Provider::dominion:
      return read_dominion(bytes, path, source, maker);
    case Provider::hart:
      return read_hart(bytes, path, source, maker);
    case Provider::cdf:
      return path.ends_with(".xml") ? read_cdf_xml(bytes, path, source, maker)
                                    : read_cdf_json(bytes, path, source, maker);
  }
  return {};
}

bool belongs(Provider provider, std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  if (provider == Provider::hart) return name.ends_with(".xml");
  return name.starts_with("CvrExport") && name.ends_with(".json");
}

}  // namespace

Result<ContestPapers> read_papers(const ContestFile& contest, const SourceFiles& files, Tags tags) {
  const auto keep = tags == Tags::kept ? count::Keep::papers : count::Keep::grouped;
  ContestPapers papers{.ballots = count::RankedBallots(contest.options.size() + 2, keep)};
  for (const auto& source : contest.sources) {
    PaperMaker maker(contest, source, papers, tags);
    if (source.provider != Provider::dominion && source.provider != Provider::hart) {
      PLENARY_DO(read_file(source.path, contest, source, files, maker));
      continue;
    }
    PLENARY_TRY(auto paths, files.list(source.path));
    std::ranges::sort(paths);
    std::erase_if(paths, [&](const std::string& path) { return !belongs(source.provider, path); });
    if (paths.empty()) return refuse("contest.no_source", {.where = source.path});
    for (const auto& path : paths)
      PLENARY_DO(read_file(path, contest, source, files, maker));
  }
  papers.ballots.forget_lookup();
  return papers;
}

}  // namespace plenary::formats
