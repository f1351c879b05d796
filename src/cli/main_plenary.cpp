// plenary: every command of the program.  Reading this file shows what there is.
#include <CLI/CLI.hpp>

#include "cli/ballot.h"
#include "cli/charter_files.h"
#include "cli/commands.h"
#include "cli/consult_map.h"
#include "cli/count.h"
#include "cli/keys.h"
#include "cli/replay.h"
#include "cli/serve.h"
#include "cli/story.h"

using namespace plenary::cli;

namespace {

void add_serve(CLI::App& app, ServeOptions& options, int& status) {
  auto* serve_command = app.add_subcommand("serve", "answer on a port until told to stop");
  serve_command->add_option("--folder", options.folder, "where the data lie")->capture_default_str();
  serve_command->add_option("--address", options.address)->capture_default_str();
  serve_command->add_option("--port", options.port, "0 takes any free one")->capture_default_str();
  serve_command->add_option("--public", options.public_address,
                            "where people reach it, https://host: told in each record");
  serve_command->add_option("--seen", options.seen,
                            "a checkpoint you kept elsewhere; a record behind it is not served");
  serve_command->add_option("--web", options.web, "the built web files");
  serve_command->add_flag("--example", options.example, "found the example body, print sign-in codes");
  serve_command->add_option("--test-clock", options.test_clock,
                            "for tests, with --example: a file with milliseconds that time is ahead");
  serve_command->add_flag("--behind-tls", options.behind_tls, "a proxy in front speaks TLS");
  serve_command->callback([&] { status = serve(options); });
}

struct BodyOptions {
  std::string folder = "var", slug, name, domain, charter, members, out;
  std::vector<std::string> offices;
  bool paper = false;
};

void add_body_commands(CLI::App& app, BodyOptions& o, int& status) {
  auto* found = app.add_subcommand("found", "found a body from a charter and a member file");
  found->add_option("slug", o.slug)->required();
  found->add_option("--folder", o.folder)->capture_default_str();
  found->add_option("--charter", o.charter)->required();
  found->add_option("--members", o.members, "CSV: ref, name, a column for each way the roll is grouped")
      ->required();
  found->add_option("--office", o.offices, "secretary=Name; once for each office")->required();
  found->add_option("--domain", o.domain, "of the public address, if there is one");
  found->callback(
      [&] { status = found_command(o.folder, o.slug, o.charter, o.members, o.offices, o.domain); });

  auto* code = app.add_subcommand("code", "issue a sign-in code to a member");
  code->add_option("slug", o.slug)->required();
  code->add_option("name", o.name)->required();
  code->add_option("--folder", o.folder)->capture_default_str();
  code->add_flag("--paper", o.paper, "for a letter: 30 days");
  code->callback([&] { status = code_command(o.folder, o.slug, o.name, o.paper); });

  auto* exporting = app.add_subcommand("export", "write the published record to a folder");
  exporting->add_option("slug", o.slug)->required();
  exporting->add_option("out", o.out)->required();
  exporting->add_option("--folder", o.folder)->capture_default_str();
  exporting->callback([&] { status = export_command(o.folder, o.slug, o.out); });

  auto* backup = app.add_subcommand("backup", "copy the live database");
  backup->add_option("out", o.out)->required();
  backup->add_option("--folder", o.folder)->capture_default_str();
  backup->callback([&] { status = backup_command(o.folder, o.out); });
}

void add_keys(CLI::App& app, BodyOptions& o, int& days, int& status) {
  auto* key = app.add_subcommand("key", "the key of a body's log: its copy on paper, its change");
  key->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, auto command) {
    auto* one = key->add_subcommand(name, what);
    one->add_option("slug", o.slug)->required();
    one->add_option("--folder", o.folder)->capture_default_str();
    one->callback([&o, &days, &status, command] { status = command(o.folder, o.slug, days); });
    return one;
  };
  add("copy", "print the recovery copy: a secret, for paper and a locked drawer",
      [](auto& folder, auto& slug, int) { return key_copy_command(folder, slug); });
  add("confirm", "type the recovery copy back, so that it is known to be right",
      [](auto& folder, auto& slug, int) { return key_confirm_command(folder, slug); });
  add("restore", "the key file is lost: make it again from the recovery copy",
      [](auto& folder, auto& slug, int) { return key_restore_command(folder, slug); });
  add("change", "a new key, named in the record by the old one",
      [](auto& folder, auto& slug, int overlap) { return key_change_command(folder, slug, overlap); })
      ->add_option("--days", days, "how long the old key signs beside the new one")
      ->capture_default_str()
      ->check(CLI::Range(0, 366));
}

void add_consult(CLI::App& app, ImportOptions& options, MapOptions& mapping, int& status) {
  auto* consult = app.add_subcommand("consult", "consultations");
  consult->require_subcommand(1);
  auto* import =
      consult->add_subcommand("import", "enter a consultation held elsewhere (a Polis export folder)");
  import->add_option("conversation", options.conversation)->required();
  import->add_option("--folder", options.folder)->required();
  import->add_option("--body", options.slug)->capture_default_str();
  import->add_option("--title", options.title, "of the matter; default: the folder's name");
  import->add_option("--source", options.source, "where it was held, told in the record")->required();
  import->add_option("--licence", options.licence, "under which it was published")->required();
  import->callback([&] { status = consult_import_command(options); });
  add_consult_map(*consult, mapping, status);
}  // namespace

void add_story(CLI::App& app, std::vector<std::string>& words, int& status) {
  auto* story = app.add_subcommand(
      "story", "play a scripted year through the real clerk, and print it: FILE [--export DIR] [--quiet]");
  story->prefix_command();
  story->callback([&words, &status, story] {
    words = story->remaining();
    status = story_command(words);
  });
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Plenary: decisions made whole, on a record that anybody can recompute"};
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "every command with its options");
  int status = 0;
  ServeOptions serving;
  BodyOptions body;
  int overlap_days = 90;
  CharterOptions charter;
  ReplayOptions replaying;
  ImportOptions importing;
  MapOptions mapping;
  std::vector<std::string> story_words;
  add_serve(app, serving, status);
  add_body_commands(app, body, status);
  add_keys(app, body, overlap_days, status);
  add_charter(app, charter, status);
  add_replay(app, replaying, status);
  add_consult(app, importing, mapping, status);
  add_story(app, story_words, status);
  CountOptions counting;
  add_count(app, counting, status);
  BallotOptions balloting;
  add_ballot(app, balloting, status);
  CLI11_PARSE(app, count, words);
  return status;
}
