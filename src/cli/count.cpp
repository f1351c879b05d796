#include "cli/count.h"

#include <fmt/core.h>

#include "cli/place.h"
#include "count/catalogue.h"
#include "count/pairwise/rules.h"
#include "count/ranked/rules.h"
#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/preflib.h"
#include "formats/report.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;
using count::Option;

// Papers are kept one by one where the rule depends on their order.
count::Keep keep_for(std::string_view rule) {
  for (const count::RuleLine& line : count::catalogue())
    if (line.id == rule && line.paper_order) return count::Keep::papers;
  return count::Keep::grouped;
}

Result<formats::RankedFile> read_ballots(const fs::path& path, count::Keep keep) {
  PLENARY_TRY(const std::string bytes, read_file(path));
  const formats::ReadLimits limits{.file = path.filename().string(), .keep = keep};
  const auto ending = path.extension().string();
  if (ending == ".blt") return formats::read_blt(bytes, limits);
  if (ending == ".csv") return formats::read_cvr(bytes, limits);
  for (const char* known : {".soc", ".soi", ".toc", ".toi"})
    if (ending == known) return formats::read_preflib(bytes, limits);
  return refuse("cli.count_file", {.where = path.string()});
}

// Candidates are numbered from 1 by people, from 0 in a count.
Result<std::vector<Option>> numbered(const std::vector<std::size_t>& given, std::size_t options) {
  std::vector<Option> found;
  for (const std::size_t number : given) {
    if (number < 1 || number > options)
      return refuse("cli.count_number", {.params = {{"number", static_cast<std::int64_t>(number)}}});
    found.push_back(number - 1);
  }
  return found;
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

template <class Counted>
void print(const CountOptions& o, const formats::Report& report, const Counted& counted) {
  if (o.json) {
    fmt::print("{}\n", json::print(formats::as_json(report, counted)));
  } else {
    fmt::print("{}", o.csv ? formats::as_csv(report, counted) : formats::as_text(report, counted));
  }
}

Result<void> count_file(const CountOptions& o) {
  const std::string rule = o.rule.find('@') == o.rule.npos ? o.rule + "@1" : o.rule;
  PLENARY_TRY(const formats::RankedFile file, read_ballots(o.file, keep_for(rule)));
  const formats::Report report{.rule = rule, .title = file.title, .names = file.names};
  PLENARY_TRY(std::vector<Option> withdrawn, numbered(o.withdrawn, file.names.size()));
  withdrawn.insert(withdrawn.end(), file.withdrawn.begin(), file.withdrawn.end());
  PLENARY_TRY(const count::TiePolicy ties, ties_of(o, file.names.size()));
  if (count::is_pairs_rule(rule)) {
    count::PairsQuestion question{.withdrawn = withdrawn, .order = ties.lot, .against_default = {}};
    if (o.no_change > 0) {
      PLENARY_TRY(question.against_default, against_default(o));
    }
    PLENARY_TRY(const count::Compared compared, count::count_pairs(rule, file.ballots, question));
    print(o, report, compared);
    return {};
  }
  const count::Interpretation reading{
      .overvotes = o.overvotes == "skip" ? count::Overvotes::skip : count::Overvotes::exhaust,
      .repeats = o.repeats == "exhaust" ? count::Repeats::exhaust : count::Repeats::ignore,
      .skips = o.skips};
  const count::RankedQuestion question{.seats = o.seats > 0 ? o.seats : file.seats,
                                       .ties = ties,
                                       .withdrawn = withdrawn,
                                       .undeclared = file.undeclared,
                                       .reading = reading};
  PLENARY_TRY(const count::Returned returned, count::count_ranked(rule, file.ballots, question));
  print(o, report, returned);
  return {};
}

std::string_view evidence_of(count::Evidence evidence) {
  switch (evidence) {
    case count::Evidence::text_read:
      return "text read";
    case count::Evidence::peer_equal:
      return "equal to peers";
    case count::Evidence::textbook:
      break;
  }
  return "textbook";
}

int print_rules() {
  for (const count::RuleLine& line : count::catalogue()) {
    fmt::print("{}\n  {}\n  takes {}; arithmetic: {}; ties: {}{}\n  {}: {}\n", line.id, line.title,
               line.takes, line.arithmetic, line.ties,
               line.paper_order ? "; depends on the order of the papers" : "", evidence_of(line.evidence),
               line.behind);
  }
  return 0;
}

}  // namespace

void add_count(CLI::App& app, CountOptions& o, int& status) {
  auto* command =
      app.add_subcommand("count", "count a file of ballots (.blt, PrefLib's .soc .soi .toc .toi, .cvr.csv)");
  auto* file = command->add_option("file", o.file, "the ballots");
  auto* rule = command->add_option("--rule", o.rule, "its name, as `plenary count rules` lists it");
  command->add_option("--seats", o.seats, "default: as the file has it");
  command
      ->add_option("--tie", o.ties,
                   "steps in their order: latest, first, order, lot; default: ties stay open")
      ->delimiter(',')
      ->check(CLI::IsMember({"latest", "first", "order", "lot"}));
  command->add_option("--lot", o.lot, "the candidates' numbers as they were drawn")->delimiter(',');
  command->add_option("--withdrawn", o.withdrawn, "candidates' numbers, besides those of the file")
      ->delimiter(',');
  command->add_option("--overvotes", o.overvotes)
      ->check(CLI::IsMember({"exhaust", "skip"}))
      ->capture_default_str();
  command->add_option("--repeats", o.repeats)
      ->check(CLI::IsMember({"ignore", "exhaust"}))
      ->capture_default_str();
  command->add_option("--skips", o.skips, "empty ranks in a row that are borne; default: any number");
  command->add_option("--default", o.no_change, "debian: the default option's number");
  command->add_option("--quorum", o.quorum, "debian: votes over the default option")->capture_default_str();
  command->add_option("--ratio", o.ratios, "debian: for each option in its order; default 1")->delimiter(',');
  auto* as_json = command->add_flag("--json", o.json, "the whole count for programs");
  auto* as_csv = command->add_flag("--csv", o.csv, "every sum of every stage, or every pair");
  command->add_flag("--text", o.text, "for people; the default")->excludes(as_json)->excludes(as_csv);
  as_json->excludes(as_csv);
  command->require_subcommand(0, 1);
  auto* rules = command->add_subcommand("rules", "every rule, with what stands behind it");
  command->callback([&o, &status, rules, file, rule] {
    if (rules->parsed()) {
      status = print_rules();
      return;
    }
    if (file->count() == 0) throw CLI::RequiredError("file");
    if (rule->count() == 0) throw CLI::RequiredError("--rule");
    const auto counted = count_file(o);
    status = counted ? 0 : tell(counted.error());
  });
}

}  // namespace plenary::cli
