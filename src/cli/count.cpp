#include "cli/count.h"

#include <fmt/core.h>

#include "cli/count_convert.h"
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

void add_kinds(CLI::App& command, CountOptions& o) {
  command.add_option("--within", o.within, "contests: papers lie below this folder; default: the file's own");
  command.add_option("--threshold", o.threshold, "lists: the share of the votes that suffices")
      ->capture_default_str();
  command.add_option("--parting", o.parting, "budgets: who is first among equals")
      ->check(CLI::IsMember({"id", "number", "cheaper", "dearer"}))
      ->capture_default_str();
  command.add_flag("--all", o.all, "committees: every one that is as good");
  command.add_option("--lowest", o.lowest,
                     "marks: the scale's lower end; default: 0, or the lowest there is");
  command.add_option("--highest", o.highest, "marks: the scale's upper end; default: the highest there is");
  command.add_option("--missing", o.missing, "marks: what an empty cell means")
      ->check(CLI::IsMember({"zero", "lowest", "none"}))
      ->capture_default_str();
  command.add_option("--approves-from", o.approves_from, "approval: the least mark that approves");
  command.add_option("--points", o.points, "cumulative: what a ballot may give in all");
}

}  // namespace

void add_count(CLI::App& app, CountOptions& o, int& status) {
  auto* command =
      app.add_subcommand("count",
                         "count a file of ballots (.blt, PrefLib's .soc .soi .toc .toi, .cvr.csv; .pb; "
                         ".abc.yaml; .csv of party,votes or of marks; *config.json)");
  auto* file = command->add_option("file", o.file, "the ballots");
  command->add_option("--rule", o.rule, "its name, as `plenary count rules` lists it");
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
  auto* as_text =
      command->add_flag("--text", o.text, "for people; the default")->excludes(as_json)->excludes(as_csv);
  as_json->excludes(as_csv);
  auto* as_html = command->add_flag("--html", o.html, "a page that stands alone, with drawings");
  as_html->excludes(as_json)->excludes(as_csv)->excludes(as_text);
  add_kinds(*command, o);
  command->require_subcommand(0, 1);
  auto* convert = command->add_subcommand("convert", "ranked ballots into another format, by its ending");
  convert->add_option("in", o.in, "the ballots, or a contest's *config.json")->required();
  convert->add_option("out", o.out, ".blt, .soi, .toi or .cvr.csv")->required();
  convert->add_option("--within", o.within, "a contest's papers lie below this folder");
  auto* audit = command->add_subcommand("audit", "whether a committee gives each group what it earned");
  audit->add_option("file", o.in, "an .abc.yaml file")->required();
  audit->add_option("--committee", o.committee, "numbers from 1")->delimiter(',')->required();
  audit->add_flag("--json", o.json);
  auto* rules = command->add_subcommand("rules", "every rule, with what stands behind it");
  command->callback([&o, &status, rules, convert, audit, file] {
    if (rules->parsed()) {
      status = print_rules();
      return;
    }
    if (convert->parsed() || audit->parsed()) {
      const auto done =
          convert->parsed() ? convert_file(o.in, o.out, o.within) : audit_file(o.in, o.committee, o.json);
      status = done ? 0 : tell(done.error());
      return;
    }
    if (file->count() == 0) throw CLI::RequiredError("file");
    const auto counted = count_file(o);
    status = counted ? 0 : tell(counted.error());
  });
}

}  // namespace plenary::cli
