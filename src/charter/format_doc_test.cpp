#include <doctest/doctest.h>

#include "charter/check.h"
#include "charter/live.h"
#include "charter/parse.h"
#include "charter/test_files.h"

using namespace plenary;
using namespace plenary::charter;

namespace {

struct Snippet {
  std::string mark;  // what stands behind ```toml
  std::string toml;
};

std::vector<Snippet> snippets() {
  std::vector<Snippet> found;
  std::istringstream lines(read_source("docs/formats/charter.md"));
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (inside && line == "```") {
      inside = false;
    } else if (inside) {
      found.back().toml += line + "\n";
    } else if (line.starts_with("```toml ")) {
      found.push_back({line.substr(8), ""});
      inside = true;
    }
  }
  return found;
}

std::string first_code(const std::string& toml) {
  const auto charter = parse(toml, "charter.md");
  if (!charter) return charter.error().code;
  const auto problems = check(*charter);
  return problems.empty() ? "" : problems.front().code;
}

}  // namespace

TEST_CASE("whatever docs/formats/charter.md shows is read, or refused as it says") {
  const auto all = snippets();
  REQUIRE(all.size() >= 8);
  REQUIRE(all.front().mark == "charter");
  const std::string whole = all.front().toml;
  for (const Snippet& snippet : all) {
    CAPTURE(snippet.toml);
    if (snippet.mark == "charter") CHECK(first_code(snippet.toml) == "");
    if (snippet.mark == "charter more") CHECK(first_code(whole + snippet.toml) == "");
    if (snippet.mark.starts_with("refused "))
      CHECK(first_code(whole + snippet.toml) == snippet.mark.substr(8));
  }
}

namespace {

// The cells of a row "| a | b |".
std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  for (std::size_t at = 2, end = 0; (end = row.find(" |", at)) != std::string::npos; at = end + 3)
    cells.push_back(row.substr(at, end - at));
  return cells;
}

// What stands between two marks, each time.
std::vector<std::string> between(const std::string& text, const std::string& open, const std::string& close) {
  std::vector<std::string> found;
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = text.find(close, at);
    found.push_back(text.substr(at, end - at));
    at = end + close.size();
  }
  return found;
}

// The charter that a story is played under lies beside it, under the name on its line "charter".
std::string charter_of_story(const std::string& file) {
  std::istringstream lines(read_source(file));
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with("charter "))
      return file.substr(0, file.rfind('/') + 1) + line.substr(line.rfind(' ') + 1);
  return {};
}

bool can_be_founded(const std::string& file) {
  const auto charter = parse(read_source(file), "c");
  REQUIRE_MESSAGE(charter, file);
  CHECK_MESSAGE(check(*charter).empty(), file);
  return can_be_lived(*charter).has_value();
}

// "[delegation]", or "[roll] cap": the key put first in that block.
std::string code_with(const std::string& whole, const std::string& construct) {
  const auto end = construct.find("] ");
  if (end == std::string::npos) return first_code(whole + construct + "\n");
  std::string text = whole;
  const std::string block = "\n" + construct.substr(0, end + 1) + "\n";
  REQUIRE(text.find(block) != std::string::npos);
  return first_code(text.insert(text.find(block) + block.size(), construct.substr(end + 2) + " = 1\n"));
}

}  // namespace

TEST_CASE("the table of the heads says what is replayed, lived and refused, and each is so") {
  const std::string whole = snippets().front().toml;
  std::istringstream lines(read_source("docs/formats/charter.md"));
  int heads = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| " + std::to_string(heads + 1) + ". ")) continue;
    ++heads;
    CAPTURE(line);
    const auto cells = cells_of(line);
    REQUIRE(cells.size() == 5);
    const bool lived_by_none = cells[3].starts_with("no");
    for (const auto& folder : between(cells[2], "](../../", ")"))
      CHECK(can_be_founded(folder + "/charter.toml") <= !lived_by_none);
    const auto stories = between(cells[3], "](../../", ")");
    CHECK((lived_by_none || cells[3] == "–") == stories.empty());
    for (const auto& story : stories)
      CHECK(can_be_founded(charter_of_story(story)));
    for (const auto& construct : between(cells[4], "`", "`"))
      CHECK_MESSAGE(code_with(whole, construct) == "charter.not_built", construct);
  }
  CHECK(heads == 25);
}

TEST_CASE("the format names every code of the room, and every code has an English sentence") {
  const std::string format = read_source("docs/formats/charter.md");
  const std::string english = read_source("src/words/en/charter.txt");
  for (const char* file :
       {"toml", "block", "like", "parse", "read_matter", "read_condition", "read_college", "read_choice",
        "check", "check_colleges", "check_tests", "check_steps", "check_uses", "check_sense", "live"}) {
    const std::string code = read_source("src/charter/" + std::string(file) + ".cpp");
    const std::string_view opening = "\"charter.";
    for (auto at = code.find(opening); at != std::string::npos; at = code.find(opening, at + 1)) {
      const std::string name = code.substr(at + 1, code.find('"', at + 1) - at - 1);
      const std::string last = name.substr(name.find('.'));
      CHECK_MESSAGE(format.find(last + "`") != std::string::npos, name);
      CHECK_MESSAGE(english.find("\n" + name + " = ") != std::string::npos, name);
    }
  }
}
