#include "cli/charter_files.h"

#include <fmt/format.h>

#include "charter/check.h"
#include "charter/diff.h"
#include "charter/parse.h"
#include "charter/plain.h"
#include "cli/place.h"
#include "words/words.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

Result<charter::Charter> read_charter(const fs::path& file) {
  PLENARY_TRY(const auto text, read_file(file));
  return charter::parse(text, file.filename().string());
}

void print_parts(const Words& words, const Error& said, int depth) {
  for (const Error& part : said.because) {
    fmt::print("{:{}}- {}\n", "", depth * 2, words.sentence("en", part));
    print_parts(words, part, depth + 1);
  }
}

// A list of tests under its heading, each in plain words with its article.
void print_tests(const Words& words, const charter::Charter& charter, std::string_view heading,
                 const std::vector<std::string>& tests) {
  if (tests.empty()) return;
  fmt::print("  {}\n", words.sentence("en", heading));
  for (const std::string& name : tests) {
    const charter::Test* test = charter.find_test(name);
    if (test == nullptr) continue;
    const Error said = charter::plain(charter, *test);
    fmt::print("  - {}{}\n", words.sentence("en", said), said.article.empty() ? "" : " [" + said.article + "]");
    print_parts(words, said, 2);
    for (const charter::Earlier& earlier : test->earlier)
      if (const charter::Test* old = charter.find_test(earlier.test))
        fmt::print("    {} {}\n", words.sentence("en", "cli.explain_earlier", {{"day", earlier.until}}),
                   words.sentence("en", charter::plain(charter, *old)));
  }
}

void print_step(const Words& words, const charter::Charter& charter, const charter::Step& step) {
  print_tests(words, charter, "cli.explain_before", step.before);
  print_tests(words, charter, "cli.explain_enough", step.enough);
  print_tests(words, charter, "cli.explain_asked_if", step.asked_if);
  print_tests(words, charter, "cli.explain_valid", step.valid);
  print_tests(words, charter, "cli.explain_rejected_by", step.rejected_by);
  print_tests(words, charter, "cli.explain_pass", step.pass);
  print_tests(words, charter, "cli.explain_blocked_by", step.blocked_by);
  print_tests(words, charter, "cli.explain_complete", step.complete);
  print_tests(words, charter, "cli.explain_reopens", step.reopens);
}

// The tests that belong to a block: "matter.M" or "matter.M.step.S".
void print_block(const Words& words, const charter::Charter& charter, const std::string& block) {
  for (const charter::Matter& matter : charter.matters) {
    if (block == "matter." + matter.name) print_tests(words, charter, "cli.explain_raise", matter.raise);
    for (const charter::Step& step : matter.steps)
      if (block == "matter." + matter.name + ".step." + step.name) print_step(words, charter, step);
  }
}

// One command of the four, its status kept.
void add(CLI::App& group, const char* name, const char* what, CharterOptions& options, int& status,
         int (*command)(const CharterOptions&),
         const std::vector<std::pair<const char*, std::string*>>& files) {
  auto* one = group.add_subcommand(name, what);
  for (const auto& [key, target] : files)
    one->add_option(key, *target)->required();
  if (command == charter_simulate_command) {
    one->add_option("facts", options.facts,
                    "yes=12, members=600..3000, yes@North=3, votes:Ada=4, college.unit=no");
    one->add_option("--matter", options.matter, "default: the first");
    one->add_option("--step", options.step, "default: its vote");
    one->add_option("--day", options.day, "of the opening, where rules changed: 1979-01-01");
    one->add_flag("--json", options.json);
  }
  one->callback([&options, &status, command] { status = command(options); });
}

}  // namespace

// What ends the reading, and what is found in what was read, are told alike: "charter.toml:75:9: sentence".
std::size_t print_faults(std::FILE* to, const Result<charter::Charter>& charter) {
  const Words words;
  const auto problems = charter ? charter::check(*charter) : std::vector{charter.error()};
  for (const auto& problem : problems)
    fmt::print(to, "{}: {}\n", problem.where, words.sentence("en", problem));
  return problems.size();
}

int charter_check_command(const CharterOptions& options) {
  const fs::path file = options.file;
  const auto text = read_file(file);
  if (!text) return tell(text.error());
  const auto charter = charter::parse(*text, file.filename().string());
  if (print_faults(stdout, charter) > 0) return 1;
  fmt::print("{}: {} kinds of matter, {} tests, nothing to object\n", charter->name, charter->matters.size(),
             charter->tests.size());
  return 0;
}

int charter_explain_command(const CharterOptions& options) {
  const auto charter = read_charter(options.file);
  if (!charter) return tell(charter.error());
  const Words words;
  fmt::print("{}\n", charter->name);
  for (const auto& article : charter->articles()) {
    if (article.block.starts_with("test.")) continue;
    fmt::print("\n{}\n", article.law);
    print_block(words, *charter, article.block);
  }
  return 0;
}

int charter_diff_command(const CharterOptions& options) {
  const auto before = read_charter(options.file), after = read_charter(options.other);
  if (!before) return tell(before.error());
  if (!after) return tell(after.error());
  const Words words;
  const auto changes = charter::diff(*before, *after);
  for (const Error& change : changes) {
    fmt::print("{}\n", words.sentence("en", change));
    if (change.because.size() != 2) continue;
    for (std::size_t i = 0; i < 2; ++i) {
      fmt::print("  {} {}\n", words.sentence("en", i == 0 ? "charter.diff.before" : "charter.diff.after"),
                 words.sentence("en", change.because[i]));
      print_parts(words, change.because[i], 2);
    }
  }
  if (changes.empty()) fmt::print("{}\n", words.sentence("en", "charter.diff.same"));
  return 0;
}

void add_charter(CLI::App& app, CharterOptions& o, int& status) {
  auto* group = app.add_subcommand("charter", "charters as files");
  group->require_subcommand(1);
  add(*group, "check", "what is wrong with it, each with its place", o, status, charter_check_command,
      {{"file", &o.file}});
  add(*group, "explain", "the rules as plain articles", o, status, charter_explain_command,
      {{"file", &o.file}});
  add(*group, "diff", "what changes, in words", o, status, charter_diff_command,
      {{"old", &o.file}, {"new", &o.other}});
  add(*group, "simulate", "would this pass? and what is missing to know", o, status, charter_simulate_command,
      {{"file", &o.file}});
}

}  // namespace plenary::cli
