#include "cli/count.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/count_convert.h"
#include "cli/count_question.h"
#include "cli/place.h"
#include "count/catalogue.h"

namespace plenary::cli {
namespace {

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

void add_ranked(CLI::App& command, CountOptions& o) {
  command.add_option("--seats", o.seats, "default: as the file has it");
  command
      .add_option("--tie", o.ties,
                   "steps in their order: latest, first, order, lot; default: ties stay open")
      ->delimiter(',')
      ->check(CLI::IsMember({"latest", "first", "order", "lot"}));
  command.add_option("--lot", o.lot, "the candidates' numbers as they were drawn")->delimiter(',');
  command.add_option("--withdrawn", o.withdrawn, "candidates' numbers, besides those of the file")
      ->delimiter(',');
}

void add_kinds(CLI::App& command, CountOptions& o) {
  command.add_option("--within", o.within, "contests: papers lie below this folder; default: the file's own");
  command.add_option("--threshold", o.threshold, "lists: the share of the votes that suffices")
      ->capture_default_str();
  command.add_option("--parting", o.parting, "budgets: who is first among equals")
      ->check(CLI::IsMember({"id", "number", "cheaper", "dearer"}))
      ->capture_default_str();
  command.add_option("--cap", o.caps, "budgets: CATEGORY=AMOUNT, what the projects of a category may cost together");
  command.add_option("--least-votes", o.least_votes, "budgets: a project with fewer votes is not bought")
      ->capture_default_str();
  command.add_flag("--all", o.all, "committees: every one that is as good");
  command.add_option("--nodes", o.most_steps, "committees: of the search for the best, at the most; default: 20000000")
      ->check(CLI::NonNegativeNumber);
  command.add_flag("--propose", o.propose, "committees: a solver says where the search begins; changes nothing that is proved");
  command.add_option("--lowest", o.lowest,
                     "marks: the scale's lower end; default: 0, or the lowest there is");
  command.add_option("--highest", o.highest, "marks: the scale's upper end; default: the highest there is");
  command.add_option("--missing", o.missing, "marks: what an empty cell means")
      ->check(CLI::IsMember({"zero", "lowest", "none"}))
      ->capture_default_str();
  command.add_option("--approves-from", o.approves_from, "approval: the least mark that approves");
  command.add_option("--points", o.points, "cumulative, limited: what a ballot may give in all");
  command.add_option("--majority", o.majority, "rounds: more than this share elects; default: 1/2");
  command.add_flag("--blank-in-base", o.blank_in_base, "rounds: papers that name nobody count in the share's base");
}

// A command below `count` that is no count.
struct Tool {
  CLI::App* command;
  Result<void> (*run)(const CountOptions&);
};

Tool add_convert(CLI::App& command, CountOptions& o) {
  auto* convert = command.add_subcommand("convert", "ballots into another format that can hold them, by its ending");
  convert->add_option("in", o.in, "the ballots, or a contest's *config.json")->required();
  convert->add_option("out", o.out, "rankings: .blt, .soc, .soi, .toc, .toi, .cvr.csv; budgets: .pb; approvals, marks: .abc.yaml, .cat, .csv")
      ->required();
  convert->add_option("--within", o.within, "a contest's papers lie below this folder");
  convert->add_option("--seats", o.seats, "where the new format says it and the old one does not");
  return {convert, [](const CountOptions& asked) { 
            return convert_file({.in = asked.in, .out = asked.out, .within = asked.within, .seats = asked.seats});
          }};
}

Tool add_audit(CLI::App& command, CountOptions& o) {
  auto* audit = command.add_subcommand(
      "audit", "whether a committee gives each group what it earned; whether a rule fails with these rankings");
  audit->add_option("file", o.in, "an .abc.yaml file, or rankings")->required();
  auto* committee = audit->add_option("--committee", o.committee, "numbers from 1")->delimiter(',');
  audit->add_option("--rule", o.rule, "rankings: its name")->excludes(committee);
  audit->add_option("--counts", o.counts, "rankings: recounts at the most")->capture_default_str();
  add_ranked(*audit, o);
  audit->add_flag("--json", o.json);
  return {audit, [](const CountOptions& asked) {
            return asked.rule.empty() ? audit_file(asked.in, asked.committee, asked.json) : audit_rankings(asked);
          }};
}

Tool add_sample(CLI::App& command, CountOptions& o) {
  auto* sample = command.add_subcommand("sample", "papers to look at, drawn from a public seed");
  sample->add_option("manifest", o.in, "a .csv of batch,papers")->required();
  sample->add_option("--seed", o.seed, "what was drawn in public: dice, a lottery, contributions")->required();
  sample->add_option("--papers", o.papers, "how many")->required();
  sample->add_flag("--replacement", o.replacement, "a paper may be drawn more than once");
  sample->add_option("--records", o.records, "a contest's *config.json: its records name the papers drawn");
  sample->add_option("--within", o.within, "a contest's papers lie below this folder");
  sample->add_flag("--csv", o.csv);
  return {sample, sample_papers};
}

Tool add_sortition(CLI::App& command, CountOptions& o) {
  auto* sortition =
      command.add_subcommand("sortition", "a panel with quotas, the least chances as large as can be; proved");
  sortition->add_option("pool", o.in, "a .csv: a column id, and one for each feature of the quotas")->required();
  sortition->add_option("--quotas", o.quotas, "a .csv of feature,value,least,most")->required();
  sortition->add_option("--seats", o.seats, "how many people the panel has")->required();
  sortition->add_option("--seed", o.seed, "what was drawn in public: dice, a lottery; without it nothing is drawn");
  sortition->add_option("--rule", o.rule, "sortition-leximin, the default; sortition: by strata, which quotas of one feature are")
      ->check(CLI::IsMember({"sortition-leximin", "sortition-leximin@1", "sortition", "sortition@1"}));
  sortition->add_option("--nodes", o.nodes, "of the search, and again of its proof, at the most")->capture_default_str();
  sortition->add_option("--pivots", o.pivots, "of all linear programmes of the search, and again of its proof, at the most")
      ->capture_default_str();
  auto* as_json = sortition->add_flag("--json", o.json, "everything the proof needs");
  sortition->add_flag("--csv", o.csv, "everybody's chance")->excludes(as_json);
  return {sortition, draw_fair_panel};
}

Tool add_precincts(CLI::App& command, CountOptions& o) {
  auto* precincts = command.add_subcommand("precincts", "a table of votes by place, small cells hidden (*)");
  precincts->add_option("table", o.in, "a .csv: places, then a column an option; or a contest's *config.json")->required();
  precincts->add_option("--within", o.within, "a contest's papers lie below this folder");
  precincts->add_option("--least", o.least, "cells of fewer votes are hidden")->capture_default_str();
  return {precincts, hide_small_cells};
}

std::vector<Tool> add_tools(CLI::App& command, CountOptions& o) {
  return {add_convert(command, o), add_audit(command, o), add_sample(command, o), add_sortition(command, o),
          add_precincts(command, o)};
}

}  // namespace

void add_count(CLI::App& app, CountOptions& o, int& status) {
  auto* command =
      app.add_subcommand("count",
                         "count a file of ballots (.blt, PrefLib's .soc .soi .toc .toi .cat, .cvr.csv; .pb; "
                         ".abc.yaml; .csv of party,votes or of marks; .rounds.csv; *config.json)");
  auto* file = command->add_option("file", o.file, "the ballots");
  command->add_option("--rule", o.rule, "its name, as `plenary count rules` lists it");
  add_ranked(*command, o);
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
  auto* as_text =
      command->add_flag("--text", o.text, "for people; the default")->excludes(as_json)->excludes(as_csv);
  as_json->excludes(as_csv);
  auto* as_html = command->add_flag("--html", o.html, "a page that stands alone, with drawings");
  as_html->excludes(as_json)->excludes(as_csv)->excludes(as_text);
  command->add_flag("--nist", o.nist, "an election results report of NIST SP 1500-100, in JSON")
      ->excludes(as_json)->excludes(as_csv)->excludes(as_text)->excludes(as_html);
  command->add_option("--generated", o.generated, "nist: when the report was made, 2027-05-02T08:00:00Z");
  command->add_option("--election-day", o.election_day, "nist: 2027-05-01; default: a contest's own");
  command->add_option("--issuer", o.issuer, "nist: who issues it; default: a contest's jurisdiction");
  command->add_option("--place", o.place, "nist: the area's name; default: a contest's jurisdiction");
  add_kinds(*command, o);
  command->require_subcommand(0, 1);
  const auto tools = add_tools(*command, o);
  auto* rules = command->add_subcommand("rules", "every rule, with what stands behind it");
  command->callback([&o, &status, rules, tools, file] {
    if (rules->parsed()) {
      status = print_rules();
      return;
    }
    const auto tool = std::ranges::find_if(tools, [](const Tool& each) { return each.command->parsed(); });
    if (tool == tools.end() && file->count() == 0) throw CLI::RequiredError("file");
    const auto done = tool != tools.end() ? tool->run(o) : count_file(o);
    status = done ? 0 : tell(done.error());
  });
}

}  // namespace plenary::cli
