#include "cli/replay.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/bytes.h"
#include "cli/place.h"
#include "crypto/sha256.h"
#include "decide/told.h"
#include "replay/folder.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

struct Body {
  std::string name, version;  // of the charter: the hash of its bytes
  replay::Report report;
};

struct Totals {
  std::size_t reproduced = 0, otherwise = 0, unexplained = 0;
};

Totals totals_of(const std::vector<Body>& bodies) {
  Totals all;
  for (const Body& body : bodies) {
    all.reproduced += body.report.reproduced;
    all.otherwise += body.report.otherwise;
    all.unexplained += body.report.unexplained;
  }
  return all;
}

fs::path data_root(const ReplayOptions& options) {
  if (!options.data.empty()) return options.data;
  if (const char* corpora = std::getenv("PLENARY_CORPORA")) return fs::path(corpora) / "replay";
  return home() / "../shared/data/replay";
}

// The data of a body: below the folder by its name, or the folder itself.
fs::path data_of(const fs::path& root, const std::string& name) {
  return fs::is_directory(root / name) ? root / name : root;
}

Result<Body> replay_body(const fs::path& folder, const fs::path& root) {
  Body body{fs::weakly_canonical(folder).filename().string(), {}, {}};
  PLENARY_TRY(const auto opened, replay::load_folder(folder));
  PLENARY_TRY(const auto data, replay::load_data(data_of(root, body.name), opened.mapping));
  PLENARY_TRY(const std::string charter, read_file(folder / "charter.toml"));
  body.version = "sha256:" + to_hex(view_of(crypto::sha256(charter)));
  PLENARY_TRY(body.report, replay::replay(opened, data));
  return body;
}

std::string_view state_word(replay::State state) {
  static constexpr std::string_view kWords[] = {"reproduced", "recorded otherwise", "unexplained"};
  return kWords[static_cast<std::size_t>(state)];
}

json::Value case_json(const Body& body, const replay::Case& one) {
  json::Object object = {{"id", one.id}, {"matter", one.matter}, {"state", state_word(one.state)}};
  if (!one.reason.empty()) object.set("reason", one.reason);
  if (one.error) {
    object.set("error", debug_text(*one.error));
    return object;
  }
  json::Array differences;
  for (const auto& difference : one.differences)
    differences.emplace_back(json::Object{
        {"what", difference.what}, {"recorded", difference.recorded}, {"found", difference.found}});
  if (!differences.empty()) object.set("differences", std::move(differences));
  const replay::Outcome& outcome = body.report.outcomes[one.outcome];
  // What several cases share is told with the first.
  const bool shared = outcome.ratification && &one != &body.report.cases.front();
  if (!shared)
    object.set("decision", outcome.ratification ? decide::told(*outcome.ratification, body.version)
                                                : decide::told(outcome.conclusion, body.version));
  return object;
}

void print_json(const std::vector<Body>& bodies) {
  json::Array all;
  for (const Body& body : bodies) {
    json::Array cases;
    for (const replay::Case& one : body.report.cases)
      cases.push_back(case_json(body, one));
    all.emplace_back(
        json::Object{{"body", body.name}, {"charter", body.version}, {"cases", std::move(cases)}});
  }
  const Totals totals = totals_of(bodies);
  fmt::print("{}\n", json::print(json::Value(json::Object{{"bodies", std::move(all)},
                                                          {"recorded_otherwise", totals.otherwise},
                                                          {"reproduced", totals.reproduced},
                                                          {"unexplained", totals.unexplained}})));
}

void print_case(const Words& words, const Body& body, const replay::Case& one) {
  fmt::print("{} {}: {}\n", body.name, one.id, state_word(one.state));
  if (one.error) fmt::print("  {}\n", words.sentence("en", *one.error));
  for (const auto& difference : one.differences)
    fmt::print("  {}\n", words.sentence("en", "cli.replay_differs",
                                        {{"what", difference.what},
                                         {"recorded", difference.recorded},
                                         {"found", difference.found}}));
  if (!one.reason.empty()) fmt::print("  {}\n", one.reason);
}

void print_table(const Words& words, const std::vector<Body>& bodies) {
  fmt::print("{:<32}{:>12}{:>20}{:>13}\n", "", "reproduced", "recorded otherwise", "unexplained");
  for (const Body& body : bodies)
    fmt::print("{:<32}{:>12}{:>20}{:>13}\n", body.name, body.report.reproduced, body.report.otherwise,
               body.report.unexplained);
  for (const Body& body : bodies) {
    for (const replay::Case& one : body.report.cases)
      if (one.state != replay::State::reproduced) print_case(words, body, one);
    for (const std::string& id : body.report.listed_for_nothing)
      fmt::print("{}\n",
                 words.sentence("en", "cli.replay_listed_for_nothing", {{"body", body.name}, {"id", id}}));
  }
}

void print_ratification(const Words& words, const decide::Ratification& treaty) {
  decide::Conclusion page;
  if (treaty.complete) page.outcome = decide::Outcome::adopted;
  page.valid = treaty.before;
  page.pass = treaty.reached;
  fmt::print("{}", proof_page(words, page));
  if (treaty.in_force)
    fmt::print("{}\n", words.sentence("en", "cli.replay_in_force",
                                      {{"complete", *treaty.complete}, {"day", *treaty.in_force}}));
}

int print_proof(const Words& words, const std::vector<Body>& bodies, const std::string& id) {
  for (const Body& body : bodies)
    for (const replay::Case& one : body.report.cases) {
      if (one.id != id) continue;
      print_case(words, body, one);
      if (one.error) return 1;
      const replay::Outcome& outcome = body.report.outcomes[one.outcome];
      if (outcome.ratification) print_ratification(words, *outcome.ratification);
      if (!outcome.ratification) fmt::print("{}", proof_page(words, outcome.conclusion));
      return 0;
    }
  return tell(make_error("cli.replay_no_case", {.params = {{"id", id}}}));
}

// The last line; beside JSON it goes to stderr, so that programs read what they asked for and no more.
int close(const Totals& totals, bool json) {
  fmt::print(json ? stderr : stdout, "{} reproduced, {} recorded otherwise, {} unexplained\n",
             totals.reproduced, totals.otherwise, totals.unexplained);
  return totals.unexplained == 0 && totals.reproduced > 0 ? 0 : 1;
}

}  // namespace

int replay_command(const ReplayOptions& options) {
  const Words words;
  std::vector<Body> bodies;
  const auto folders = replay::bodies_in(options.folder);
  if (folders.empty()) return tell(make_error("cli.replay_no_body", {.where = options.folder}));
  for (const fs::path& folder : folders) {
    auto body = replay_body(folder, data_root(options));
    if (!body) {
      fmt::print(stderr, "{}: ", folder.string());
      return tell(body.error());
    }
    bodies.push_back(*std::move(body));
  }
  if (!options.proof.empty()) return print_proof(words, bodies, options.proof);
  if (options.json) {
    print_json(bodies);
  } else {
    print_table(words, bodies);
  }
  return close(totals_of(bodies), options.json);
}

void add_replay(CLI::App& app, ReplayOptions& options, int& status) {
  auto* command = app.add_subcommand(
      "replay", "recorded decisions of real bodies, decided again by their charters and compared");
  command->add_option("folder", options.folder, "of one body, or of bodies: charters/replay")->required();
  command->add_option("--data", options.data, "the published tables; default: $PLENARY_CORPORA/replay");
  command->add_option("--proof", options.proof, "one decision by its id, with every test");
  command->add_flag("--json", options.json, "every decision with its proof, for programs");
  command->callback([&] { status = replay_command(options); });
}

}  // namespace plenary::cli
