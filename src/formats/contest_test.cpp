// Contest configurations and the cast vote records of each maker, made by hand.
#include "formats/contest.h"

#include <doctest/doctest.h>
#include <zip.h>

#include <map>

#include "formats/xlsx.h"

namespace plenary::formats {
namespace {

using count::kEqual, count::kSkipped, count::Mark;

std::string config(std::string_view provider, std::string_view more = "", std::string_view rules = "") {
  return std::string(
             R"({"candidates":[{"name":"Ada","aliases":["7"]},{"name":"Ben"},{"name":"Cyd","excluded":true}],)") +
         R"("cvrFileSources":[{"filePath":"papers","provider":")" + std::string(provider) +
         R"(","firstVoteColumnIndex":"2","firstVoteRowIndex":"2")" + std::string(more) +
         R"(}],"rules":{"winnerElectionMode":"singleWinnerMajority","overvoteRule":"exhaustImmediately","tiebreakMode":"useCandidateOrder",)" +
         R"("maxRankingsAllowed":"3","maxSkippedRanksAllowed":"1")" + std::string(rules) + "}}";
}

Result<ContestPapers> papers_of(const std::string& configuration, const std::map<std::string, std::string>& files,
                                Tags tags = Tags::left) {
  PLENARY_TRY(const auto contest, read_contest(configuration, "config.json"));
  return read_papers(contest, {.read = [&](const std::string& path) -> Result<std::string> {
                                 if (!files.contains(path)) return refuse("cvr.absent", {.where = path});
                                 return files.at(path);
                               },
                               .list = [&](const std::string&) -> Result<std::vector<std::string>> {
                                 std::vector<std::string> names;
                                 for (const auto& [name, _] : files)
                                   names.push_back(name);
                                 return names;
                               }},
                     tags);
}

std::vector<Mark> marks(const Result<ContestPapers>& papers, std::size_t at) {
  if (!papers) FAIL(debug_text(papers.error()));
  const auto span = papers->ballots.marks(at);
  return {span.begin(), span.end()};
}
using Marks = std::vector<Mark>;

std::string why(const Result<ContestPapers>& papers) {
  return papers ? "read" : papers.error().code;
}

// A spreadsheet as programs write it: a zip of a workbook, its shared texts and one sheet.
std::string spreadsheet(const std::string& sheet, const std::string& shared = "") {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &problem);
  zip_source_keep(target);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &problem);
  const auto put = [&](const char* name, const std::string& text) {
    zip_file_add(archive, name, zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  };
  put("xl/worksheets/sheet1.xml", sheet);
  if (!shared.empty()) put("xl/sharedStrings.xml", shared);
  REQUIRE(zip_close(archive) == 0);
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target), zip_source_free(target), zip_error_fini(&problem);
  return bytes;
}

TEST_CASE(
    "a spreadsheet's cells are ranks: names, labels, several with a delimiter; empty rows are told and no "
    "papers") {
  const auto bytes = spreadsheet(
      R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>)"
      R"(<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>Ben</t></is></c></row>)"
      R"(<row r="3"><c r="B3" t="str"><v>Ada|Ben</v></c><c r="C3" t="str"><v>none</v></c><c r="D3" t="str"><v>W</v></c></row>)"
      R"(<row r="4"></row></sheetData></worksheet>)",
      "<sst><si><t>id</t></si><si><r><t>A</t></r><r><t>da</t></r><rPh><t>spoken</t></rPh></si></sst>");
  const auto papers = papers_of(
      config("ess", R"(,"overvoteDelimiter":"|","skippedRankLabel":"none","undeclaredWriteInLabel":"W")"),
      {{"papers", bytes}});
  CHECK(marks(papers, 0) == Marks{0, kSkipped, 1});
  CHECK(marks(papers, 1) == Marks{0, 1 | kEqual, kSkipped, 3});
  CHECK(papers->empty_rows == 1);
}

TEST_CASE("a spreadsheet that lies is refused with its place") {
  const auto refused = [](const std::string& sheet) {
    return why(papers_of(config("ess"), {{"papers", spreadsheet(sheet)}}));
  };
  CHECK(why(papers_of(config("ess"), {{"papers", "no zip"}})) == "xlsx.not_an_archive");
  CHECK(refused("<worksheet><sheetData><row><c t=\"s\"><v>9</v></c></row></sheetData></worksheet>") ==
        "xlsx.cell");
  CHECK(refused(
            "<worksheet><sheetData><row r=\"2\"><c r=\"ZZZZ2\"><v>9</v></c></row></sheetData></worksheet>") ==
        "xlsx.too_large");
  CHECK(
      refused("<worksheet><sheetData><row r=\"2\"><c r=\"12\"><v>9</v></c></row></sheetData></worksheet>") ==
      "xlsx.cell");
  CHECK(refused("<worksheet><sheetData>") == "xml.malformed");
  CHECK(refused("<!DOCTYPE a [<!ENTITY b \"ha\">]><worksheet>&b;</worksheet>") == "xml.declares");
  CHECK(refused("<worksheet><sheetData><row r=\"2\"><c r=\"B2\" "
                "t=\"str\"><v>Eve</v></c></row></sheetData></worksheet>") == "cvr.unknown_option");
  std::string deep;
  for (int i = 0; i < 100; ++i)
    deep += "<a>";
  CHECK(refused(deep) == "xml.too_deep");
  const auto small =
      read_xlsx(spreadsheet("<worksheet>" + std::string(2000, ' ') + "</worksheet>"), {.part_bytes = 1000});
  CHECK(small.error().code == "xlsx.part_too_large");
}

TEST_CASE("generic CSV has a column for each option and a rank in each cell") {
  const auto papers = papers_of(config("genericCsv", R"(,"undeclaredWriteInLabel":"W")"),
                                {{"papers", "id,Ada,Ben,W\r\nx,2,1,\r\ny,1,1,3\r\n"}});
  CHECK(marks(papers, 0) == Marks{1, 0});
  CHECK(marks(papers, 1) == Marks{0, 1 | kEqual, kSkipped, 3});
  CHECK(why(papers_of(config("genericCsv"), {{"papers", "id,Ada\nx,4\n"}})) == "cvr.rank");
  CHECK(why(papers_of(config("genericCsv"), {{"papers", "id,Ada\nx,a\n"}})) == "cvr.rank");
  CHECK(why(papers_of(config("genericCsv"), {{"papers", "id,Eve\nx,1\n"}})) == "cvr.unknown_option");
  CHECK(why(papers_of(config("genericCsv"), {{"papers", "id\nx,1\n"}})) == "cvr.column");
  CHECK(why(papers_of(config("genericCsv"), {})) == "cvr.absent");
}

TEST_CASE("of a Dominion export the modified paper counts, without ambiguous marks, for the contest asked") {
  const std::string json =
      R"({"Sessions":[{"Original":{"Contests":[{"Id":5,"Marks":[{"CandidateId":7,"Rank":1}]}]},)"
      R"("Modified":{"Cards":[{"Contests":[{"Id":5,"Marks":[{"CandidateId":"Ben","Rank":2},{"CandidateId":7,"Rank":1,"IsAmbiguous":true}]}]}]}},)"
      R"({"Original":{"Contests":[{"Id":6,"Marks":[]}]}}]})";
  const auto papers =
      papers_of(config("dominion", R"(,"contestId":"5")"), {{"CvrExport_1.json", json}, {"Other.json", "{"}});
  CHECK(papers->ballots.size() == 1);
  CHECK(marks(papers, 0) == Marks{kSkipped, 1});
  CHECK(why(papers_of(config("dominion"), {{"Other.json", "{}"}})) == "contest.no_source");
}

TEST_CASE("where a paper lies is kept on demand, as each maker's records say it") {
  const auto tags = [](const Result<ContestPapers>& papers) {
    if (!papers) FAIL(debug_text(papers.error()));
    REQUIRE(papers->tags.size() == papers->ballots.size());
    return papers->tags;
  };
  using Tagged = std::vector<PaperTag>;
  auto table = config("genericCsv", R"(,"idColumnIndex":"1","batchColumnIndex":"3","precinctColumnIndex":"4")");
  table.replace(table.find(R"("firstVoteColumnIndex":"2")"), 26, R"("firstVoteColumnIndex":"5")");
  const std::map<std::string, std::string> rows{
      {"papers", "id,y,batch,place,Ada,Ben\n #7,,B1,North,1,2\n#8,,,,1,2\n"}};
  CHECK(tags(papers_of(table, rows, Tags::kept)) == Tagged{{"#7", "B1", "North"}, {"#8", "", ""}});
  CHECK(papers_of(table, rows)->tags.empty());
  CHECK(papers_of(table, rows)->ballots.size() == 1);  // papers alike are laid together
  CHECK(tags(papers_of(config("clearBallot"),
                       {{"papers",
                         "BoxID,BoxPosition,BallotID,PrecinctID,Choice_1_1:Board:1:Vote For 1:Ada:X\nE4,2,E4+9,P1,1\n"}},
                       Tags::kept)) == Tagged{{"E4+9", "E4", "P1", 2}});
  CHECK(tags(papers_of(config("dominion"),
                       {{"CvrExport.json",
                         R"({"Sessions":[{"TabulatorId":9,"BatchId":4,"RecordId":61,"Original":{"PrecinctPortionId":3,"Contests":[{"Id":5,"Marks":[]}]}}]})"}},
                       Tags::kept)) == Tagged{{"9-4-61", "9-4", "3", 61}});
  CHECK(tags(papers_of(config("hart"),
                       {{"1.xml",
                         "<Cvr><Contests><Contest><Id>c</Id><Options/></Contest></Contests><BatchSequence>9</BatchSequence>"
                         "<PrecinctSplit><Name>1032</Name><Id>x</Id></PrecinctSplit><BatchNumber>1</BatchNumber>"
                         "<CvrGuid>e8-45</CvrGuid></Cvr>"}},
                       Tags::kept)) == Tagged{{"e8-45", "1", "1032", 9}});
  CHECK(tags(papers_of(config("cdf"),
                       {{"papers",
                         R"({"GpUnit":[{"@id":"u","Name":"West"}],"CVR":[{"UniqueId":"1","BallotPrePrintedId":"p-1","BatchId":"b","BatchSequenceId":3,)"
                         R"("BallotStyleUnitId":"u","CVRSnapshot":[{"CVRContest":[{"ContestId":"c"}]}]},)"
                         R"({"BallotStyleUnitId":"v","CVRSnapshot":[{"CVRContest":[{"ContestId":"c"}]}]}]})"}},
                       Tags::kept)) == Tagged{{"p-1", "b", "West", 3}, {"", "", "v"}});
  auto xml = config("cdf");
  xml.replace(xml.find("papers"), 6, "p.xml");
  CHECK(tags(papers_of(xml,
                       {{"p.xml",
                         "<R><CVR><BallotAuditId>a-1</BallotAuditId><UniqueId>1</UniqueId><BatchId>b</BatchId>"
                         "<BallotStyleUnitId>u</BallotStyleUnitId><CVRSnapshot ObjectId='s'><CVRContest><ContestId>c</ContestId>"
                         "</CVRContest></CVRSnapshot></CVR><GpUnit ObjectId='u'><Name>West</Name></GpUnit></R>"}},
                       Tags::kept)) == Tagged{{"a-1", "b", "West"}});
}

TEST_CASE("a Hart paper marks ranks by place; ClearBallot by columns named after contest and rank") {
  const auto hart =
      papers_of(config("hart", R"(,"contestId":"c")"),
                {{"1.xml",
                  "<Cvr><Contests><Contest><Id>c</Id><Options><Option><Id>7</Id><Value>01</Value></Option>"
                  "<Option><Id>Ben</Id><Value>10</Value></Option></Options></Contest>"
                  "<Contest><Id>d</Id><Options><Option><Id>x</Id><Value>1</Value></Option></Options></"
                  "Contest></Contests></Cvr>"}});
  CHECK(marks(hart, 0) == Marks{1, 0});
  const auto clear = papers_of(config("clearBallot", R"(,"contestId":"Board")"),
                               {{"papers",
                                 "Row,Choice_1_1:Board:1:Vote For 1:Ada:X,Choice_2_1:Board:2:Vote For "
                                 "1:Ben:X,Choice_3_1:Else:1:Vote For 1:Eve:X\n1,1,1,1\n"}});
  CHECK(marks(clear, 0) == Marks{0, 1});
  CHECK(why(papers_of(config("clearBallot", R"(,"contestId":"None")"), {{"papers", "a\n1\n"}})) ==
        "cvr.no_contest");
}

TEST_CASE("a NIST record counts by its current snapshot, in JSON and in XML alike") {
  const std::string json =
      R"({"CVR":[{"CurrentSnapshotId":"s2","CVRSnapshot":[{"@id":"s1","CVRContest":[{"ContestId":"c","CVRContestSelection":[]}]},)"
      R"({"@id":"s2","CVRContest":[{"ContestId":"c","CVRContestSelection":[)"
      R"({"ContestSelectionId":"x","SelectionPosition":[{"HasIndication":"yes","Rank":2},{"HasIndication":"no","Rank":1}]},)"
      R"({"ContestSelectionId":"y","SelectionPosition":[{"HasIndication":"yes","IsAllocable":"no","Rank":1}]}]}]}]}],)"
      R"("Election":[{"Candidate":[{"@id":"a","Name":"Ada"},{"@id":"b","Name":"Ben"}],"Contest":[{"@id":"c","Name":"Board",)"
      R"("ContestSelection":[{"@id":"x","CandidateIds":["b"]},{"@id":"y","CandidateIds":["a"]}]}]}]})";
  CHECK(marks(papers_of(config("cdf", R"(,"contestId":"Board")"), {{"papers", json}}), 0) ==
        Marks{kSkipped, 1});
  CHECK(why(papers_of(config("cdf", R"(,"contestId":"Else")"), {{"papers", json}})) == "cvr.no_contest");
  CHECK(why(papers_of(config("cdf"), {{"papers", "{"}})) == "cvr.form");
  const std::string xml =
      "<p:R xmlns:p='u'><p:CVR><p:CurrentSnapshotId>s</p:CurrentSnapshotId><p:CVRSnapshot "
      "ObjectId='s'><p:CVRContest><p:ContestId>c</p:ContestId>"
      "<p:CVRContestSelection><p:ContestSelectionId>x</"
      "p:ContestSelectionId><p:SelectionPosition><p:HasIndication>yes</p:HasIndication>"
      "<p:Rank>2</p:Rank></p:SelectionPosition></p:CVRContestSelection></p:CVRContest></p:CVRSnapshot></"
      "p:CVR>"
      "<p:Election><p:Candidate ObjectId='b'><p:Name> Ben\n</p:Name></p:Candidate><p:Contest ObjectId='c'>"
      "<p:ContestSelection ObjectId='x'><p:CandidateIds>b</p:CandidateIds></p:ContestSelection><p:Name>\n "
      "Board </p:Name></p:Contest></p:Election></p:R>";
  auto named = config("cdf", R"(,"contestId":"Board")");
  named.replace(named.find("papers"), 6, "p.xml");
  CHECK(marks(papers_of(named, {{"p.xml", xml}}), 0) == Marks{kSkipped, 1});
}

TEST_CASE("a configuration is read whole, and what it does not allow is refused by the field's name") {
  const auto contest = read_contest(
      config("ess", "", R"(,"numberOfWinners":3,"hareQuota":true,"minimumVoteThreshold":"5")"), "c.json");
  REQUIRE(contest);
  CHECK(contest->rules.seats == 3);
  CHECK(contest->rules.hare);
  CHECK(contest->rules.least_first == 5);
  CHECK(contest->rules.excluded == std::vector<count::Option>{3, 2});  // write-ins nobody asked for, and Cyd
  const auto wrong = [](const std::string& text) {
    const auto read = read_contest(text, "c.json");
    if (read) return std::string("read");
    std::string code = read.error().code;
    for (const auto& [name, value] : read.error().params) {
      if (name == "field") code += " " + std::get<std::string>(value);
    }
    return code;
  };
  CHECK(wrong("{") == "contest.json");
  CHECK(wrong("{}") == "contest.no_candidates");
  CHECK(wrong(config("floppy")) == "contest.field provider");
  CHECK(wrong(config("ess", "", R"(,"numberOfWinners":"-1")")) == "contest.field numberOfWinners");
  CHECK(wrong(config("ess", "", R"(,"decimalPlacesForVoteArithmetic":"2.5")")) ==
        "contest.field decimalPlacesForVoteArithmetic");
  auto twice = config("ess");
  twice.replace(twice.find("\"Ben\""), 5, "\"7\"");
  CHECK(wrong(twice) == "contest.name_twice");
  auto nobody = config("ess");
  for (const std::string name : {R"("name":"Ada")", R"("name":"Ben")"})
    nobody.insert(nobody.find(name), R"("excluded":true,)");
  CHECK(wrong(nobody) == "contest.no_candidates");
  auto lot = config("ess");
  lot.replace(lot.find("useCandidateOrder"), 17, "random");
  CHECK(wrong(lot) == "contest.field randomSeed");
}

}  // namespace
}  // namespace plenary::formats
