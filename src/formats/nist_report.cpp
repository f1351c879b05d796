#include "formats/nist_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/json.h"
#include "formats/report.h"

namespace plenary::formats {
namespace {

using Members = std::map<std::string, std::string>;  // values are JSON already

std::string nist_text(std::string_view text) {
  std::string out;
  json::print_string_to(out, text);
  return out;
}

std::string nist_object(std::string_view type, Members members) {
  members.emplace("@type", nist_text("ElectionResults." + std::string(type)));
  std::string out;
  for (const auto& [key, value] : members)
    out += (out.empty() ? "{" : ",") + nist_text(key) + ":" + value;
  return out + "}";
}

std::string nist_array(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items)
    out += (out.empty() ? "[" : ",") + item;
  return (out.empty() ? "[" : out) + "]";
}

// A name in no language that was told.
std::string nist_words(std::string_view text) {
  return nist_object(
      "InternationalizedText",
      {{"Text", nist_array({nist_object("LanguageString",
                                        {{"Content", nist_text(text)}, {"Language", nist_text("und")}})})}});
}

// Whether `text` has the form: 0 stands for a digit, all else for itself.
bool has_form(std::string_view text, std::string_view form) {
  return std::ranges::equal(text, form,
                            [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

int number_at(std::string_view text, std::size_t from, std::size_t digits) {
  int number = 0;
  for (const char c : text.substr(from, digits))
    number = number * 10 + (c - '0');
  return number;
}

bool is_nist_day(std::string_view text) {
  if (!has_form(text, "0000-00-00")) return false;
  return std::chrono::year_month_day(std::chrono::year(number_at(text, 0, 4)),
                                     std::chrono::month(static_cast<unsigned>(number_at(text, 5, 2))),
                                     std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2))))
      .ok();
}

bool is_instant(std::string_view text) {
  if (!has_form(text.substr(0, 19), "0000-00-00T00:00:00") || !is_nist_day(text.substr(0, 10))) return false;
  if (number_at(text, 11, 2) > 23 || number_at(text, 14, 2) > 59 || number_at(text, 17, 2) > 59) return false;
  const auto zone = text.substr(19);
  if (zone == "Z") return true;
  const bool formed = has_form(zone, "+00:00") || has_form(zone, "-00:00");
  return formed && number_at(zone, 1, 2) <= 14 && number_at(zone, 4, 2) <= 59;
}

class NistWriter {
 public:
  NistWriter(const NistReport& report, const std::vector<count::Returned>& contests)
      : report_(report), contests_(contests) {}

  Result<std::string> run() {
    if (!is_instant(report_.generated))
      return refuse("nist.instant", {.params = {{"given", report_.generated}}});
    if (!is_nist_day(report_.day)) return refuse("nist.day", {.params = {{"given", report_.day}}});
    for (const auto& [field, value] :
         {std::pair("Issuer", &report_.issuer), std::pair("Name", &report_.title)})
      if (value->empty()) return refuse("nist.missing", {.params = {{"field", std::string(field)}}});
    PLENARY_TRY(const std::string election, this->election());
    const bool open = std::ranges::any_of(contests_, [](const auto& one) { return one.open.has_value(); });
    Members unit{{"@id", nist_text("place")}, {"Type", nist_text("other")}};
    if (!report_.place.empty()) unit.emplace("Name", nist_text(report_.place));
    Members members{{"Election", nist_array({election})},
                    {"Format", nist_text("summary-contest")},
                    {"GeneratedDate", nist_text(report_.generated)},
                    {"GpUnit", nist_array({nist_object("ReportingUnit", unit)})},
                    {"Issuer", nist_text(report_.issuer)},
                    {"IssuerAbbreviation", nist_text(report_.issuer)},
                    {"Notes", nist_text("Counted by " + report_.rule)},
                    {"SequenceEnd", "1"},
                    {"SequenceStart", "1"},
                    {"Status", nist_text(open ? "unofficial-partial" : "unofficial-complete")},
                    {"VendorApplicationId", nist_text("Plenary")}};
    if (report_.parties) members.emplace("Party", nist_array(parties()));
    return nist_object("ElectionReport", members);
  }

 private:
  static std::string numbered_id(std::string_view what, std::size_t number) {
    return nist_text(fmt::format("{}-{}", what, number + 1));
  }

  Result<std::string> election() {
    std::vector<std::string> candidates, contests;
    for (count::Option option = 0; option < report_.names.size() && !report_.parties; ++option)
      candidates.push_back(candidate(option));
    for (std::size_t i = 0; i < contests_.size(); ++i) {
      PLENARY_TRY(auto one, contest(i));
      contests.push_back(std::move(one));
    }
    return nist_object("Election", {{"Candidate", nist_array(candidates)},
                                    {"Contest", nist_array(contests)},
                                    {"ElectionScopeId", nist_text("place")},
                                    {"EndDate", nist_text(report_.day)},
                                    {"Name", nist_words(report_.title)},
                                    {"StartDate", nist_text(report_.day)},
                                    {"Type", nist_text("other")}});
  }

  static bool holds(const std::vector<count::Option>& some, count::Option option) {
    return std::ranges::find(some, option) != some.end();
  }

  std::string candidate(count::Option option) const {
    Members members{{"@id", numbered_id("candidate", option)},
                    {"BallotName", nist_words(report_.names[option])}};
    const bool won =
        std::ranges::any_of(contests_, [&](const auto& contest) { return holds(contest.elected, option); });
    if (won) members.emplace("PostElectionStatus", nist_text("winner"));
    if (holds(report_.withdrawn, option)) members.emplace("PreElectionStatus", nist_text("withdrawn"));
    return nist_object("Candidate", members);
  }

  std::vector<std::string> parties() const {
    std::vector<std::string> parties;
    for (count::Option option = 0; option < report_.names.size(); ++option)
      parties.push_back(nist_object(
          "Party", {{"@id", numbered_id("party", option)}, {"Name", nist_words(report_.names[option])}}));
    return parties;
  }

  Result<std::string> contest(std::size_t number) const {
    std::vector<std::string> selections;
    for (count::Option option = 0; option < report_.names.size(); ++option) {
      PLENARY_TRY(const std::string counts, vote_counts(contests_[number], option));
      const auto id = fmt::format("selection-{}-{}", number + 1, option + 1);
      Members members{{"@id", nist_text(id)}, {"VoteCounts", counts}};
      if (report_.parties)
        members.emplace("PartyIds", nist_array({numbered_id("party", option)}));
      else
        members.emplace("CandidateIds", nist_array({numbered_id("candidate", option)}));
      if (holds(report_.write_ins, option)) members.emplace("IsWriteIn", "true");
      selections.push_back(nist_object(report_.parties ? "PartySelection" : "CandidateSelection", members));
    }
    const bool single = contests_.size() == 1;
    Members members{
        {"@id", numbered_id("contest", number)},
        {"BallotSelection", nist_array(selections)},
        {"ElectoralDistrictId", nist_text("place")},
        {"Name", nist_text(single ? report_.title : fmt::format("{}, seat {}", report_.title, number + 1))},
        {"VoteVariation", nist_text(report_.variation)}};
    if (!report_.other_variation.empty()) members.emplace("OtherVoteVariation", nist_text(report_.other_variation));
    if (report_.parties) return nist_object("PartyContest", members);  // has no field for seats or votes allowed
    members.emplace("NumberElected", std::to_string(single ? report_.seats : 1));
    members.emplace("VotesAllowed", std::to_string(report_.votes));
    return nist_object("CandidateContest", members);
  }

  static std::string other_count(const std::string& count, std::string_view what) {
    return nist_object("VoteCounts",
                       {{"Count", count}, {"OtherType", nist_text(what)}, {"Type", nist_text("other")}});
  }

  Result<std::string> vote_counts(const count::Returned& contest, count::Option option) const {
    std::vector<std::string> counts;
    std::string last;
    for (const auto& stage : contest.trace) {  // a stage without sums is no round
      if (option >= stage.sums.size()) continue;
      last = decimal(stage.sums[option]);
      const std::size_t round = counts.size() + 1;
      if (last.find('/') != last.npos)
        return refuse("nist.fraction", {.params = {{"name", report_.names[option]},
                                                   {"round", static_cast<std::int64_t>(round)},
                                                   {"votes", last}}});
      counts.push_back(other_count(last, fmt::format("round {}", round)));
    }
    if (report_.parties) counts = {other_count(std::to_string(report_.seats_won[option]), "seats")};
    if (!last.empty())
      counts.insert(counts.begin(), nist_object("VoteCounts", {{"Count", last}, {"Type", nist_text("total")}}));
    return nist_array(counts);
  }

  const NistReport& report_;
  const std::vector<count::Returned>& contests_;
};

}  // namespace

Result<std::string> as_nist(const NistReport& report, const std::vector<count::Returned>& contests) {
  return NistWriter(report, contests).run();
}

}  // namespace plenary::formats
