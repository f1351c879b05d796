#include "charter/check.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "charter/parse.h"
#include "charter/plain.h"
#include "charter/test_files.h"

using namespace plenary;
using namespace plenary::charter;

namespace {

std::string problems_of(const std::string& toml) {
  const auto charter = parse(toml, "charter.toml");
  if (!charter) return debug_text(charter.error());
  std::string all;
  for (const Problem& problem : check(*charter))
    all += debug_text(problem) + "\n";
  return all;
}

std::vector<std::string> charters() {
  std::vector<std::string> found;
  for (const auto& each : std::filesystem::directory_iterator(source_path("charters")))
    if (std::filesystem::exists(each.path() / "charter.toml"))
      found.push_back("charters/" + each.path().filename().string() + "/charter.toml");
  return found;
}

// The example with `from` replaced by `to`.
std::string broken(const std::string& from, const std::string& to) {
  std::string toml = read_source("charters/association/charter.toml");
  const auto at = toml.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return toml.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the example charters check clean") {
  REQUIRE(charters().size() >= 2);
  for (const std::string& path : charters())
    CHECK_MESSAGE(problems_of(read_source(path)) == "", path);
}

namespace {

struct Broken {
  const char* what;
  const char* from;
  const char* to;
  const char* code;
  const char* at;    // line:column
  const char* near;  // what is suggested, or ""
};

// One fault each, put into charters/association/charter.toml.
const Broken kBroken[] = {
#include "charter/broken_charters.h"
};

Error first_problem(const std::string& toml) {
  const auto charter = parse(toml, "charter.toml");
  if (!charter) return charter.error();
  const auto problems = check(*charter);
  return problems.empty() ? Error{} : problems.front();
}

}  // namespace

TEST_CASE("a fault in a charter is told by its name, its place and what was meant") {
  for (const Broken& fault : kBroken) {
    CAPTURE(std::string(fault.what));
    const Error problem = first_problem(broken(fault.from, fault.to));
    CHECK(problem.code == fault.code);
    CHECK(problem.where == std::string("charter.toml:") + fault.at);
    const Param* near = find_param(problem, "near");
    CHECK((near == nullptr ? "" : std::get<std::string>(*near)) == fault.near);
  }
}

TEST_CASE("every fault of a charter is told at once, in the order of the file") {
  const std::string toml =
      broken("[matter.charter]",
             "[test.idle]\nlaw = \"x\"\ncount = \"yes\"\nrel = \">\"\nnumber = 0\n\n[matter.charter]");
  std::string twice = toml;
  twice.replace(twice.find("close = \"secretary\" }"), 21, "close = \"secretry\" }");
  const auto charter = parse(twice, "charter.toml");
  REQUIRE(charter);
  const auto problems = check(*charter);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].code == "charter.undefined_office");
  CHECK(problems[1].code == "charter.unused_test");
}

TEST_CASE("each test can be told in plain words") {
  const auto charter = parse(read_source("charters/association/charter.toml"), "charter.toml");
  REQUIRE(charter);
  const Error heard = plain(*charter, *charter->find_test("a quarter of each bank heard"));
  CHECK(heard.code == "charter.plain.heard.share");
  CHECK(std::get<std::string>(*find_param(heard, "relation")) == "least");
  CHECK(std::get<std::string>(*find_param(heard, "each")) == "bank");
  const Error any = plain(*charter, *charter->find_test("missed or of no help"));
  CHECK(any.code == "charter.plain.any");
  REQUIRE(any.because.size() == 2);
  CHECK(any.because[0].code == "charter.plain.commitments_missed.number");
}
