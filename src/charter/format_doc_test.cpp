#include <doctest/doctest.h>

#include "charter/check.h"
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
