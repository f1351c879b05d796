#include "cli/count_question.h"

#include "cli/count_files.h"
#include "count/catalogue.h"

namespace plenary::cli {

using count::Option;

count::Keep keep_for(std::string_view rule) {
  for (const count::RuleLine& line : count::catalogue())
    if (line.id == rule && line.paper_order) return count::Keep::papers;
  return count::Keep::grouped;
}

Result<count::TiePolicy> ties_of(const CountOptions& o, std::size_t options) {
  count::TiePolicy policy;
  for (const std::string& step : o.ties) {
    if (step == "latest") policy.steps.push_back(count::TieStep::latest_difference);
    if (step == "first") policy.steps.push_back(count::TieStep::first_difference);
    if (step == "order") policy.steps.push_back(count::TieStep::order);
    if (step == "lot") policy.steps.push_back(count::TieStep::lot);
  }
  PLENARY_TRY(policy.lot, numbered(o.lot, options));
  return policy;
}

Result<Exact> share_of(const std::string& given) {
  const auto number = parse_exact(given);
  if (!number) return refuse("cli.count_share", {.params = {{"given", given}}});
  return *number;
}

namespace {

Result<count::DebianRules> against_default(const CountOptions& o) {
  count::DebianRules rules{.no_change = o.no_change - 1};
  for (const std::string& ratio : o.ratios) {
    const auto number = parse_exact(ratio);
    if (!number) return refuse("cli.count_share", {.params = {{"given", ratio}}});
    rules.ratios.push_back(*number);
  }
  const auto quorum = parse_exact(o.quorum);
  if (!quorum) return refuse("cli.count_share", {.params = {{"given", o.quorum}}});
  rules.quorum = count::LeastVotes{*quorum};
  return rules;
}

Result<std::vector<Option>> withdrawn(const CountOptions& o, const formats::RankedFile& file) {
  PLENARY_TRY(std::vector<Option> all, numbered(o.withdrawn, file.names.size()));
  all.insert(all.end(), file.withdrawn.begin(), file.withdrawn.end());
  return all;
}

}  // namespace

Result<count::RankedQuestion> ranked_question(const CountOptions& o, const formats::RankedFile& file) {
  count::RankedQuestion question{.seats = o.seats > 0 ? o.seats : file.seats, .undeclared = file.undeclared};
  PLENARY_TRY(question.withdrawn, withdrawn(o, file));
  PLENARY_TRY(question.ties, ties_of(o, file.names.size()));
  question.reading = {.overvotes = o.overvotes == "skip" ? count::Overvotes::skip : count::Overvotes::exhaust,
                      .repeats = o.repeats == "exhaust" ? count::Repeats::exhaust : count::Repeats::ignore,
                      .skips = o.skips};
  return question;
}

Result<count::PairsQuestion> pairs_question(const CountOptions& o, const formats::RankedFile& file) {
  count::PairsQuestion question;
  PLENARY_TRY(question.withdrawn, withdrawn(o, file));
  PLENARY_TRY(const count::TiePolicy ties, ties_of(o, file.names.size()));
  question.order = ties.lot;
  if (o.no_change > 0) {
    PLENARY_TRY(question.against_default, against_default(o));
  }
  return question;
}

}  // namespace plenary::cli
