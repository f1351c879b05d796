#include "cli/ballot.h"

namespace plenary::cli {

void add_ballot(CLI::App& app, BallotOptions& o, int& status) {
  auto* ballot =
      app.add_subcommand("ballot", "sealed elections (the Belenios protocol), each role by itself");
  ballot->require_subcommand(1);
  auto* verify =
      ballot->add_subcommand("verify", "check everything of an archive (.bel) that needs no secret");
  verify->add_option("file", o.file, "the archive")->required();
  verify->add_flag("--json", o.json, "one object for programs");
  verify->add_flag("--quiet", o.quiet, "say nothing where all is well");
  verify->add_flag("--strict", o.strict, "refuse also what is valid but not in the one canonical form");
  verify->add_flag("--reference", o.reference, "every step by GMP and libsodium alone; slower");
  verify->add_option("--min-shuffles", o.min_shuffles, "different trustees who must have shuffled")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000));
  verify->add_option("--threads", o.threads, "default: all cores");
  verify->callback([&] { status = ballot_verify_command(o); });
  add_ballot_setup(*ballot, o, status);
  add_ballot_steps(*ballot, o, status);
}

}  // namespace plenary::cli
