#include "formats/nist_report.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

namespace {

NistReport asked_report() {
  return {.generated = "2027-05-02T08:00:00+02:00",
          .day = "2027-05-01",
          .issuer = "Board",
          .title = "Chair",
          .rule = "irv@1",
          .variation = "rcv",
          .names = {"Ada", "Ben \"B\""},
          .withdrawn = {1}};
}

count::Returned two_rounds() {
  return {.elected = {0},
          .trace = {{.what = "first preferences", .sums = {Exact(5, 2), 1}},
                    {.what = "told"},
                    {.what = "exclusion", .sums = {3, 0}}}};
}

std::string report_or_code(const NistReport& report, const std::vector<count::Returned>& contests) {
  const auto made = as_nist(report, contests);
  return made ? *made : made.error().code;
}

}  // namespace

TEST_CASE("a report of a contest has the sums after each round, and of the last as the total") {
  const std::string text = report_or_code(asked_report(), {two_rounds()});
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  CHECK(text.starts_with(R"({"@type":"ElectionResults.ElectionReport","Election":[{"@type":"ElectionResults.Election","Candidate":[)"));
  CHECK(has(R"("GeneratedDate":"2027-05-02T08:00:00+02:00")"));
  CHECK(has(R"("VoteCounts":[{"@type":"ElectionResults.VoteCounts","Count":3,"Type":"total"},)"
            R"({"@type":"ElectionResults.VoteCounts","Count":2.5,"OtherType":"round 1","Type":"other"},)"
            R"({"@type":"ElectionResults.VoteCounts","Count":3,"OtherType":"round 2","Type":"other"}])"));
  CHECK(has(R"("PostElectionStatus":"winner")"));
  CHECK(has(R"("PreElectionStatus":"withdrawn")"));
  CHECK(has(R"("Content":"Ben \"B\"")"));
  CHECK(has(R"("Status":"unofficial-complete")"));
}

TEST_CASE("a count that stopped at a tie is reported as partial, and seats one after another as contests") {
  auto open = two_rounds();
  open.open = count::Tie{.tied = {0, 1}};
  CHECK(report_or_code(asked_report(), {open}).find("unofficial-partial") != std::string::npos);
  const std::string two = report_or_code(asked_report(), {two_rounds(), two_rounds()});
  CHECK(two.find(R"("Name":"Chair, seat 2")") != std::string::npos);
  CHECK(two.find(R"("@id":"selection-2-1")") != std::string::npos);
}

TEST_CASE("a report says when it was made, of which day, by whom, and holds no fraction without end") {
  auto report = asked_report();
  report.issuer = "";
  CHECK(report_or_code(report, {two_rounds()}) == "nist.missing");
  report.issuer = "Board";
  for (const char* wrong : {"", "2027-02-30", "2027-5-01", "2027-05-01T", "yyyy-mm-dd"}) {
    report.day = wrong;
    CHECK(report_or_code(report, {two_rounds()}) == "nist.day");
  }
  report.day = "2028-02-29";
  for (const char* wrong : {"", "2027-05-02", "2027-05-02T08:00:00", "2027-05-02T24:00:00Z", "2027-05-02T08:00:00+15:00",
                            "2027-05-02T08:00:00Zulu", "2027-13-02T08:00:00Z"}) {
    report.generated = wrong;
    CHECK(report_or_code(report, {two_rounds()}) == "nist.instant");
  }
  report.generated = "2027-05-02T08:00:00Z";
  auto thirds = two_rounds();
  thirds.trace[0].sums[1] = Exact(1, 3);
  CHECK(report_or_code(report, {thirds}) == "nist.fraction");
}
