// Cast vote records that are documents: Dominion's export, Hart's XML, and NIST SP 1500-103 in JSON and XML.
#include <map>

#include "formats/json_fields.h"
#include "formats/paper_maker.h"
#include "formats/xml.h"

namespace plenary::formats {
namespace {

std::string numbered(const std::string& file, std::string_view what, std::size_t number) {
  return file + " " + std::string(what) + " " + std::to_string(number);
}

// ---------------------------------------------------------------- Dominion

// What adjudication made of a paper stands as "Modified" and takes the place of the original.
const Json* current_of(const Json& session) {
  const auto* modified = field(session, "Modified");
  return modified != nullptr && modified->is_object() ? modified : field(session, "Original");
}

Result<bool> mark_contests(const Json& card, const std::string& where, const ContestSource& source,
                           PaperMaker& maker) {
  bool found = false;
  for (const auto& contest : list(card, "Contests")) {
    if (!source.contest.empty() && text(contest, "Id") != source.contest) continue;
    found = true;
    for (const auto& mark : list(contest, "Marks")) {
      if (truth(mark, "IsAmbiguous")) continue;
      const auto rank = whole(text(mark, "Rank"));
      if (!rank || *rank < 1) return refuse("cvr.form", {.where = where});
      PLENARY_DO(maker.mark(static_cast<std::size_t>(*rank), text(mark, "CandidateId"), where));
    }
  }
  return found;
}

// Which tabulator scanned it, in which batch, as which record of it.
PaperTag dominion_tag(const Json& session, const Json& paper) {
  const std::string batch = text(session, "TabulatorId") + "-" + text(session, "BatchId"), record = text(session, "RecordId");
  return {.imprint = record.empty() ? std::string() : batch + "-" + record,
          .batch = batch == "-" ? std::string() : batch,
          .precinct = text(paper, "PrecinctPortionId"),
          .place = whole(record)};
}

}  // namespace

Result<void> read_dominion(const std::string& bytes, const std::string& file, const ContestSource& source,
                           PaperMaker& maker) {
  PLENARY_TRY(const auto root, parse_json(bytes, file, "cvr.form"));
  std::size_t number = 0;
  for (const auto& session : list(root, "Sessions")) {
    const auto where = numbered(file, "session", ++number);
    const auto* paper = current_of(session);
    if (paper == nullptr) return refuse("cvr.form", {.where = where});
    maker.begin();
    if (maker.keeps_tags()) maker.tag(dominion_tag(session, *paper));
    PLENARY_TRY(bool found, mark_contests(*paper, where, source, maker));
    for (const auto& card : list(*paper, "Cards")) {
      PLENARY_TRY(const bool here, mark_contests(card, where, source, maker));
      found = found || here;
    }
    if (found) PLENARY_DO(maker.end(where));
  }
  return {};
}

// ---------------------------------------------------------------- Hart

namespace {

// A paper: its contests, in each the options marked; Value "0100" is a mark at the second rank.
class HartPaper : public XmlHandler {
 public:
  HartPaper(const std::string& file, const ContestSource& source, PaperMaker& maker)
      : file_(file), source_(source), maker_(maker) {}
  bool found = false;
  PaperTag tag;

  Result<void> start(std::string_view name, std::span<const XmlName>) override {
    path_.emplace_back(name);
    if (name == "Contest") contest_.clear(), options_.clear();
    if (name == "Option") options_.emplace_back();
    if (name == "WriteInData" && !options_.empty()) options_.back().written_in = true;
    return {};
  }
  Result<void> end(std::string_view name, std::string_view text) override {
    path_.pop_back();
    const std::string_view in = path_.empty() ? std::string_view() : path_.back();
    if (in == "Cvr") of_paper(name, text);
    if (in == "PrecinctSplit" && name == "Name") tag.precinct = text;
    if (in == "Contest" && name == "Id") contest_ = text;
    if (in == "Option" && name == "Id") options_.back().id = text;
    if (in == "Option" && name == "Value") options_.back().ranks = text;
    if (name == "Contest" && (source_.contest.empty() || contest_ == source_.contest)) return contest();
    return {};
  }

 private:
  struct Option {
    std::string id, ranks;
    bool written_in = false;
  };

  void of_paper(std::string_view name, std::string_view text) {
    if (name == "CvrGuid") tag.imprint = text;
    if (name == "BatchNumber") tag.batch = text;
    if (name == "BatchSequence") tag.place = whole(text);
  }

  Result<void> contest() {
    found = true;
    for (const auto& option : options_) {
      for (std::size_t rank = 1; rank <= option.ranks.size(); ++rank) {
        if (option.ranks[rank - 1] != '1') continue;
        PLENARY_DO(option.written_in ? maker_.mark_undeclared(rank, file_)
                                     : maker_.mark(rank, option.id, file_));
      }
    }
    return {};
  }

  const std::string& file_;
  const ContestSource& source_;
  PaperMaker& maker_;
  std::vector<std::string> path_;
  std::string contest_;
  std::vector<Option> options_;
};

}  // namespace

Result<void> read_hart(const std::string& bytes, const std::string& file, const ContestSource& source,
                       PaperMaker& maker) {
  maker.begin();
  HartPaper paper(file, source, maker);
  PLENARY_DO(walk_xml(bytes, {.file = file}, paper));
  if (maker.keeps_tags()) maker.tag(std::move(paper.tag));
  return paper.found ? maker.end(file) : Result<void>();
}

// ---------------------------------------------------------------- NIST SP 1500-103

namespace {

struct CdfPosition {
  std::string indication, allocable, rank;
};
struct CdfSelection {
  std::string id, rank;
  bool written_in = false;
  std::vector<CdfPosition> positions;
};
struct CdfContest {
  std::string id;
  std::vector<CdfSelection> selections;
};
struct CdfSnapshot {
  std::string id;
  std::vector<CdfContest> contests;
};
struct CdfRecord {
  std::string current;
  std::string audit_id, printed_id, unique_id, batch, place, unit;
  std::vector<CdfSnapshot> snapshots;
};
struct CdfReport {
  std::vector<CdfRecord> records;
  std::map<std::string, std::string> candidates;  // id -> name
  std::map<std::string, std::string> selections;  // id -> candidate's id
  std::map<std::string, std::string> contests;    // id -> name
  std::map<std::string, std::string> units;       // id -> name
};

std::string plain(std::string_view text) {  // names stand among line breaks
  std::string words;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) words += c;
    if (space && !words.empty() && words.back() != ' ') words += ' ';
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

class CdfPapers {
 public:
  CdfPapers(const CdfReport& report, const std::string& file, const ContestSource& source, PaperMaker& maker)
      : report_(report), file_(file), source_(source), maker_(maker) {}

  Result<void> read() {
    bool known = source_.contest.empty();
    for (const auto& [id, name] : report_.contests)
      known = known || is_asked(id);
    if (!known) return refuse("cvr.no_contest", {.where = file_, .params = {{"contest", source_.contest}}});
    for (std::size_t i = 0; i < report_.records.size(); ++i)
      PLENARY_DO(record(report_.records[i], numbered(file_, "record", i + 1)));
    return {};
  }

 private:
  [[nodiscard]] bool is_asked(const std::string& id) const {
    if (source_.contest.empty() || id == source_.contest) return true;
    const auto name = report_.contests.find(id);
    return name != report_.contests.end() && name->second == source_.contest;
  }

  Result<void> record(const CdfRecord& record, const std::string& where) {
    bool found = false;
    maker_.begin();
    if (maker_.keeps_tags()) maker_.tag(tag_of(record));
    for (const auto& snapshot : record.snapshots) {
      if (!record.current.empty() && snapshot.id != record.current) continue;
      for (const auto& contest : snapshot.contests) {
        if (!is_asked(contest.id)) continue;
        found = true;
        for (const auto& selection : contest.selections)
          PLENARY_DO(select(selection, where));
      }
    }
    return found ? maker_.end(where) : Result<void>();
  }

  [[nodiscard]] PaperTag tag_of(const CdfRecord& record) const {
    const auto unit = report_.units.find(record.unit);
    const bool named = unit != report_.units.end() && !unit->second.empty();
    return {.imprint = !record.audit_id.empty()     ? record.audit_id
                       : !record.printed_id.empty() ? record.printed_id
                                                    : record.unique_id,
            .batch = record.batch,
            .precinct = named ? unit->second : record.unit,
            .place = whole(record.place)};
  }

  Result<void> select(const CdfSelection& selection, const std::string& where) {
    for (const auto& position : selection.positions) {
      if (position.indication == "no" || position.allocable == "no") continue;
      const auto& written = position.rank.empty() ? selection.rank : position.rank;
      const auto rank = written.empty() ? std::optional<std::int64_t>(1) : whole(written);
      if (!rank || *rank < 1) return refuse("cvr.form", {.where = where});
      PLENARY_DO(mark(selection, static_cast<std::size_t>(*rank), where));
    }
    return {};
  }

  Result<void> mark(const CdfSelection& selection, std::size_t rank, const std::string& where) {
    if (selection.written_in && selection.id.empty()) return maker_.mark_undeclared(rank, where);
    const auto candidate = report_.selections.find(selection.id);
    if (candidate == report_.selections.end())
      return refuse("cvr.unknown_option", {.where = where, .params = {{"name", selection.id}}});
    const auto name = report_.candidates.find(candidate->second);
    return maker_.mark(rank, name == report_.candidates.end() ? candidate->second : name->second, where);
  }

  const CdfReport& report_;
  const std::string& file_;
  const ContestSource& source_;
  PaperMaker& maker_;
};

CdfSelection selection_of(const Json& json) {
  CdfSelection selection{.id = text(json, "ContestSelectionId"), .rank = text(json, "Rank"), .positions = {}};
  for (const auto& position : list(json, "SelectionPosition")) {
    selection.positions.push_back(
        {text(position, "HasIndication"), text(position, "IsAllocable"), text(position, "Rank")});
    selection.written_in = selection.written_in || field(position, "CVRWriteIn") != nullptr;
  }
  return selection;
}

CdfRecord record_of(const Json& json) {
  CdfRecord record{.current = text(json, "CurrentSnapshotId"),
                   .audit_id = text(json, "BallotAuditId"),
                   .printed_id = text(json, "BallotPrePrintedId"),
                   .unique_id = text(json, "UniqueId"),
                   .batch = text(json, "BatchId"),
                   .place = text(json, "BatchSequenceId"),
                   .unit = text(json, "BallotStyleUnitId"),
                   .snapshots = {}};
  for (const auto& one : list(json, "CVRSnapshot")) {
    auto& snapshot = record.snapshots.emplace_back();
    snapshot.id = text(one, "@id");
    for (const auto& cast : list(one, "CVRContest")) {
      auto& contest = snapshot.contests.emplace_back();
      contest.id = text(cast, "ContestId");
      for (const auto& selection : list(cast, "CVRContestSelection"))
        contest.selections.push_back(selection_of(selection));
    }
  }
  return record;
}

// The same report as XML: the element one stands in says what a child is of.
class CdfXml : public XmlHandler {
 public:
  CdfReport report;

  Result<void> start(std::string_view name, std::span<const XmlName> attributes) override {
    path_.emplace_back(name);
    const std::string id(attribute(attributes, "ObjectId"));
    if (name == "CVR") report.records.emplace_back();
    if (report.records.empty()) return begin_election(name, id);
    auto& record = report.records.back();
    if (name == "CVRSnapshot") record.snapshots.push_back({id, {}});
    if (name == "CVRContest" && !record.snapshots.empty()) record.snapshots.back().contests.emplace_back();
    if (name == "CVRContestSelection" && contest() != nullptr) contest()->selections.emplace_back();
    if (name == "SelectionPosition" && selection() != nullptr) selection()->positions.emplace_back();
    if (name == "CVRWriteIn" && selection() != nullptr) selection()->written_in = true;
    return begin_election(name, id);
  }

  Result<void> end(std::string_view name, std::string_view given) override {
    path_.pop_back();
    const std::string_view in = path_.empty() ? std::string_view() : path_.back();
    const std::string value = plain(given);
    if (in == "CVR") of_record(name, value);
    if (in == "GpUnit" && name == "Name") report.units[unit_] = value;
    if (in == "CVRContest" && name == "ContestId" && contest() != nullptr) contest()->id = value;
    if (in == "CVRContestSelection" && selection() != nullptr) {
      if (name == "ContestSelectionId") selection()->id = value;
      if (name == "Rank") selection()->rank = value;
    }
    if (in == "SelectionPosition" && selection() != nullptr && !selection()->positions.empty()) {
      auto& position = selection()->positions.back();
      if (name == "HasIndication") position.indication = value;
      if (name == "IsAllocable") position.allocable = value;
      if (name == "Rank") position.rank = value;
    }
    if (in == "Candidate" && name == "Name") report.candidates[candidate_] = value;
    if (in == "Contest" && name == "Name") report.contests[contest_] = value;
    if (in == "ContestSelection" && name == "CandidateIds") report.selections[selection_] = value;
    return {};
  }

 private:
  Result<void> begin_election(std::string_view name, const std::string& id) {
    if (name == "Candidate") candidate_ = id;
    if (name == "Contest") contest_ = id, report.contests.emplace(id, "");
    if (name == "ContestSelection") selection_ = id;
    if (name == "GpUnit") unit_ = id;
    return {};
  }
  void of_record(std::string_view name, const std::string& value) {
    auto& record = report.records.back();
    if (name == "CurrentSnapshotId") record.current = value;
    if (name == "BallotAuditId") record.audit_id = value;
    if (name == "BallotPrePrintedId") record.printed_id = value;
    if (name == "UniqueId") record.unique_id = value;
    if (name == "BatchId") record.batch = value;
    if (name == "BatchSequenceId") record.place = value;
    if (name == "BallotStyleUnitId") record.unit = value;
  }
  CdfContest* contest() {
    if (report.records.empty() || report.records.back().snapshots.empty()) return nullptr;
    auto& contests = report.records.back().snapshots.back().contests;
    return contests.empty() ? nullptr : &contests.back();
  }
  CdfSelection* selection() {
    return contest() == nullptr || contest()->selections.empty() ? nullptr : &contest()->selections.back();
  }

  std::vector<std::string> path_;
  std::string candidate_, contest_, selection_, unit_;
};

}  // namespace

Result<void> read_cdf_json(const std::string& bytes, const std::string& file, const ContestSource& source,
                           PaperMaker& maker) {
  PLENARY_TRY(const auto root, parse_json(bytes, file, "cvr.form"));
  CdfReport report;
  for (const auto& record : list(root, "CVR"))
    report.records.push_back(record_of(record));
  for (const auto& unit : list(root, "GpUnit"))
    report.units[text(unit, "@id")] = text(unit, "Name");
  for (const auto& election : list(root, "Election")) {
    for (const auto& candidate : list(election, "Candidate"))
      report.candidates[text(candidate, "@id")] = text(candidate, "Name");
    for (const auto& contest : list(election, "Contest")) {
      report.contests[text(contest, "@id")] = text(contest, "Name");
      for (const auto& selection : list(contest, "ContestSelection")) {
        const auto& ids = list(selection, "CandidateIds");
        if (!ids.empty() && ids[0].is_string())
          report.selections[text(selection, "@id")] = std::string(ids[0].get_string());
      }
    }
  }
  return CdfPapers(report, file, source, maker).read();
}

Result<void> read_cdf_xml(const std::string& bytes, const std::string& file, const ContestSource& source,
                          PaperMaker& maker) {
  CdfXml reader;
  PLENARY_DO(walk_xml(bytes, {.file = file}, reader));
  return CdfPapers(reader.report, file, source, maker).read();
}

}  // namespace plenary::formats
