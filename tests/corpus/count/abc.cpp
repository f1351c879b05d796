// abc/: approval committees, 28 rules, one committee and all of them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "cases.h"
#include "count/committee/committee.h"
#include "folders.h"
#include "formats/abcvoting.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

std::string committee_rule_of(const std::string& name) {
  static const std::map<std::string, std::string> kNames{
      {"av", "approval-committee"},
      {"lexcc", "lex-cc"},
      {"geom2", "geometric-2"},
      {"adams", "adams-thiele"},
      {"seqpav", "pav-sequential"},
      {"revseqpav", "pav-reverse"},
      {"seqslav", "slav-sequential"},
      {"seqcc", "cc-sequential"},
      {"seqphragmen", "phragmen-sequential"},
      {"minimaxphragmen", "phragmen-minimax"},
      {"leximaxphragmen", "phragmen-leximax"},
      {"greedy-monroe", "monroe-greedy"},
      {"minimaxav", "minimax-approval"},
      {"lexminimaxav", "lex-minimax-approval"},
      {"equal-shares-with-av-completion", "equal-shares-av"},
      {"equal-shares-with-increment-completion", "equal-shares-increment"},
      {"consensus-rule", "consensus"},
      {"trivial", "any-committee"}};
  const auto found = kNames.find(name);
  return (found == kNames.end() ? name : found->second) + "@1";
}

}  // namespace

void run_abc(const fs::path& folder, Verdicts& verdicts) {
  for (const fs::path& path : files_ending(folder, ".abc.yaml")) {
    const std::string name = path.filename().string();
    const std::string id = name.substr(0, name.find('.'));
    const auto file = formats::read_abcvoting(file_text(path).value_or(""), {.file = name});
    verdicts.check("abc", id + " read", file.has_value(), file ? "" : debug_text(file.error()));
    if (!file) continue;
    for (const formats::AbcExpected& expected : file->expected) {
      const std::string label = fmt::format("{} {} {}", id, expected.rule, expected.resolute ? "one" : "all");
      if (!expected.committees) {
        verdicts.cannot_run("abc", label, "the file expects no outcome");
        continue;
      }
      Approvals approvals = file->approvals;
      approvals.asked = expected.resolute ? Asked::one : Asked::all;
      const auto elected = elect(committee_rule_of(expected.rule), approvals);
      auto wanted = *expected.committees;
      std::ranges::sort(wanted);
      const bool same = elected && elected->proved &&
                        (expected.resolute ? elected->committees.size() == 1 &&
                                                 std::ranges::count(wanted, elected->committees[0]) == 1
                                           : !elected->more && elected->committees == wanted);
      verdicts.check("abc", label, same,
                     elected ? fmt::format("{}", elected->committees) : elected.error().code);
    }
  }
}

}  // namespace corpus
