// The proof of a decision as lines a member can check by hand.
#include <fmt/format.h>

#include "cli/replay.h"
#include "decide/account.h"

namespace plenary::cli {
namespace {

constexpr std::size_t kMostLines = 400;  // of one list of tests

std::string line_text(const Words& words, const decide::Line& line) {
  static constexpr std::string_view kMarks[] = {"no  ", "open", "yes "};
  const std::string indent(static_cast<std::size_t>(line.depth) * 2, ' ');
  std::string text =
      fmt::format("  {} {}{}", kMarks[static_cast<std::size_t>(line.verdict)], indent, line.test);
  decide::Evaluation one{line.verdict, {line}};
  for (const Error& said : decide::accounts(one))
    text += ": " + words.sentence("en", said);
  if (line.given) text += words.sentence("en", "cli.replay_given");
  if (!line.cast_by.empty()) text += words.sentence("en", "cli.replay_cast_by", {{"set", line.cast_by}});
  if (!line.article.empty()) text += fmt::format(" [{}]", line.article);
  return text + "\n";
}

void add_list(const Words& words, std::string_view heading, const decide::Proof& proof, std::string& page) {
  if (proof.empty()) return;
  page += words.sentence("en", heading) + "\n";
  for (std::size_t i = 0; i < proof.size() && i < kMostLines; ++i)
    page += line_text(words, proof[i]);
}

}  // namespace

std::string proof_page(const Words& words, const decide::Conclusion& end) {
  std::string page =
      words.sentence(
          "en", "cli.replay_outcome",
          {{"outcome", end.outcome ? std::string(decide::word_of(*end.outcome)) : std::string("open")}}) +
      "\n";
  for (const std::string& name : end.elected)
    page += words.sentence("en", "cli.replay_chosen", {{"name", name}}) + "\n";
  for (const std::string& reason : end.facts.assumed)
    page += words.sentence("en", "cli.replay_assumed", {{"reason", reason}}) + "\n";
  add_list(words, "cli.replay_colleges", end.colleges, page);
  add_list(words, "cli.replay_asked_if", end.asked_if.proof, page);
  add_list(words, "cli.replay_valid", end.valid.proof, page);
  add_list(words, "cli.replay_rejected_by", end.rejected_by.proof, page);
  add_list(words, "cli.replay_pass", end.pass.proof, page);
  add_list(words, "cli.replay_blocked_by", end.blocked_by.proof, page);
  return page;
}

}  // namespace plenary::cli
