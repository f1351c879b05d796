// plenary count audit: counter-examples in ranked ballots.
#include <fmt/core.h>

#include "cli/count_files.h"
#include "cli/count_question.h"
#include "formats/report_kinds.h"

namespace plenary::cli {
namespace {

using formats::RankedFile;

// Any rule of rankings as one that gives whoever is elected; of a rule by pairs, several winners are an open tie.
Result<count::Recount> recount(const CountOptions& o, const std::string& rule, const RankedFile& file) {
  if (!count::is_pairs_rule(rule)) {
    PLENARY_TRY(const count::RankedQuestion question, ranked_question(o, file));
    return count::Recount([rule, question](const count::RankedBallots& papers) {
      return count::count_ranked(rule, papers, question);
    });
  }
  PLENARY_TRY(const count::PairsQuestion question, pairs_question(o, file));
  return count::Recount([rule, question](const count::RankedBallots& papers) -> Result<count::Returned> {
    PLENARY_TRY(const count::Compared compared, count::count_pairs(rule, papers, question));
    count::Returned returned{.elected = compared.winners};
    if (compared.winners.size() != 1) returned.open = count::Tie{.tied = compared.winners, .asked = "election"};
    return returned;
  });
}

}  // namespace

Result<void> audit_rankings(const CountOptions& o) {
  PLENARY_TRY(const BallotFile ballots, open_ballots(o.in));
  const std::string rule = o.rule.find('@') == o.rule.npos ? o.rule + "@1" : o.rule;
  PLENARY_DO(fit(rule, ballots.kind, ballots.name));
  if (ballots.kind != BallotKind::rankings) return refuse("cli.count_not_ranked", {.where = ballots.name});
  PLENARY_TRY(const RankedFile file, read_rankings(ballots, keep_for(rule)));
  PLENARY_TRY(const count::Recount counted, recount(o, rule, file));
  const count::SearchLimits limits{.most_counts = static_cast<std::int64_t>(o.counts)};
  std::vector<formats::Searched> searches;
  PLENARY_TRY(count::Search higher, count::search_monotonicity(counted, file.ballots, limits));
  searches.push_back({"monotone", std::move(higher)});
  if (auto away = count::search_participation(counted, file.ballots, limits))
    searches.push_back({"participation", *std::move(away)});
  else if (away.error().code != "count.one_seat")
    return tl::unexpected<Error>(std::move(away).error());
  PLENARY_TRY(count::Search margin, count::search_margin(counted, file.ballots, limits));
  searches.push_back({"margin", std::move(margin)});
  const formats::Report report{.rule = rule, .title = file.title, .names = file.names};
  if (o.json)
    fmt::print("{}\n", json::print(formats::as_json(report, searches)));
  else
    fmt::print("{}", formats::as_text(report, searches));
  return {};
}

}  // namespace plenary::cli
