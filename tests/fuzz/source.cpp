// The readers of cast vote records: the first byte says which; papers are read or refused with a place.
#include "formats/contest.h"

#include "fuzz.h"

using namespace plenary;

namespace {

constexpr const char* kProviders[] = {"ess", "genericCsv", "dominion", "hart", "clearBallot", "cdf"};

formats::ContestFile contest_of(std::size_t provider) {
  const std::string config =
      std::string(R"({"candidates":[{"name":"Ada","aliases":["1"]},{"name":"Ben","aliases":["2"]}],)") +
      R"("cvrFileSources":[{"filePath":"f","provider":")" + kProviders[provider] +
      R"(","contestId":"1","firstVoteColumnIndex":"2","firstVoteRowIndex":"2","undeclaredWriteInLabel":"W"}],)" +
      R"("rules":{"winnerElectionMode":"singleWinnerMajority","overvoteRule":"exhaustImmediately",)" +
      R"("tiebreakMode":"useCandidateOrder","maxRankingsAllowed":"4","maxSkippedRanksAllowed":"1"}})";
  auto contest = formats::read_contest(config, "config.json");
  ensure(contest.has_value(), "the configuration of this target is good");
  return *std::move(contest);
}

}  // namespace

FUZZ(bytes) {
  if (bytes.empty()) return;
  const auto provider = static_cast<unsigned char>(bytes.front()) % std::size(kProviders);
  const bool xml = (static_cast<unsigned char>(bytes.front()) & 0x40) != 0;
  auto contest = contest_of(provider);
  contest.sources[0].path = xml ? "f.xml" : "f.json";
  const std::string file(bytes.substr(1));
  const auto papers = formats::read_papers(
      contest, {.read = [&](const std::string&) { return Result<std::string>(file); },
                .list =
                    [&](const std::string&) {
                      return Result<std::vector<std::string>>({"a.xml", "CvrExport.json"});
                    }});
  if (!papers)
    return ensure(!papers.error().code.empty() && !papers.error().where.empty(), "a refusal has its place");
  ensure(count::count_contest(papers->ballots, contest.rules).has_value(), "what was read can be counted");
}
