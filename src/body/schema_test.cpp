// The vocabulary itself: no field can hold what a person typed, and the format's page names them all.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "body/entry.h"

namespace plenary::body {
namespace {

std::string read_source(const std::string& path) {
  const char* root = std::getenv("PLENARY_SOURCE");
  std::ifstream in(std::string(root == nullptr ? "." : root) + "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The files of these folders that are no tests, as paths below the root.
std::vector<std::string> sources_of(std::initializer_list<std::string> folders) {
  const char* root = std::getenv("PLENARY_SOURCE");
  std::vector<std::string> files;
  for (const auto& folder : folders) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(root == nullptr ? "." : root) + "/" + folder)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".cpp") && !name.ends_with("_test.cpp")) files.push_back(folder + "/" + name);
    }
  }
  return files;
}

bool is_allowed(std::string form) {
  for (const std::string_view nest : {"list of ", "by word: "}) {
    if (form.starts_with(nest)) return is_allowed(form.substr(nest.size()));
  }
  if (form.starts_with("row of ")) {
    static const std::regex kField("[a-z]+ \\(([^)]*)\\)");
    for (auto at = std::sregex_iterator(form.begin(), form.end(), kField); at != std::sregex_iterator();
         ++at) {
      if (!is_allowed((*at)[1].str())) return false;
    }
    return true;
  }
  static const std::set<std::string> kForms{"word",   "key",         "exact number", "hash", "seq",
                                            "actor",  "participant", "address",      "day",  "instant",
                                            "number", "truth",       "language"};
  return kForms.contains(form) || form.starts_with("one of: ");
}

// The row of the table of kinds that begins with this kind, or nothing.
std::string row_of(const std::string& doc, const std::string& kind) {
  const auto at = doc.find("\n| `" + kind + "` |");
  return at == doc.npos ? std::string() : doc.substr(at + 1, doc.find('\n', at + 1) - at - 1);
}

TEST_CASE(
    "every field of every kind is a word of the charter, an enumerated word, an id, a day, a number or a "
    "hash") {
  for (const auto& kind : all_kinds()) {
    for (const auto& field : kind.data) {
      CAPTURE(kind.kind);
      CAPTURE(field.name);
      CAPTURE(field.form);
      CHECK(is_allowed(field.form));
    }
  }
}

TEST_CASE("the page on entries names every kind, every field and every held content, and no other kind") {
  const std::string doc = read_source("docs/formats/entry.md");
  REQUIRE(!doc.empty());
  std::set<std::string> known;
  for (const auto& kind : all_kinds()) {
    CAPTURE(kind.kind);
    known.insert(kind.kind);
    const std::string row = row_of(doc, kind.kind);
    CHECK(!row.empty());
    for (const auto& field : kind.data) {
      CAPTURE(field.name);
      CHECK(row.find("`" + field.name + "`" + (field.optional ? "?" : "")) != row.npos);
    }
    for (const auto& held : kind.held) {
      const std::string written =
          "`" + std::string(held.name) + (held.repeated ? ".N" : "") + "`" + (held.required ? "" : "?");
      CAPTURE(written);
      CHECK(row.find(written) != row.npos);
    }
  }
  const std::regex named("\n\\| `([a-z.]+@[0-9]+)` \\|");
  for (auto at = std::sregex_iterator(doc.begin(), doc.end(), named); at != std::sregex_iterator(); ++at) {
    CHECK(known.contains((*at)[1].str()));
  }
}

TEST_CASE("whatever body and clerk can refuse has an English sentence") {
  std::string sentences;
  for (const auto* room : {"body", "clerk", "record", "store", "charter", "server", "verify"}) {
    sentences += "\n" + read_source(std::string("src/words/en/") + room + ".txt");
  }
  const std::regex refusal(
      "(?:refuse|make_error|bad_row|wrong)\\((?:[^\")]*\\? )?\"([a-z_.]+)\"(?: : \"([a-z_.]+)\")?");
  std::size_t found = 0;
  for (const std::string& file : sources_of({"src/body", "src/body/steps", "src/clerk"})) {
    const std::string source = read_source(file);
    CAPTURE(file);
    REQUIRE(!source.empty());
    for (auto at = std::sregex_iterator(source.begin(), source.end(), refusal); at != std::sregex_iterator();
         ++at) {
      for (const std::size_t group : {1, 2}) {
        std::string code = (*at)[group].str();
        if (code.empty() || code == "entry.") continue;
        if (code.find('.') == code.npos) code = "entry." + code;  // wrong("missing", ...)
        CAPTURE(code);
        CHECK(sentences.find("\n" + code + " = ") != sentences.npos);
        ++found;
      }
    }
  }
  CHECK(found > 100);
  // Codes that are made of parts: gates, and what a reader of one value says.
  for (const auto* code :
       {"gate.consultation_not_opened", "gate.consultation_not_closed", "gate.text_not_settled",
        "gate.vote_not_opened", "gate.review_not_opened", "consult.not_on_its_roll", "vote.not_on_its_roll",
        "review.not_on_its_roll", "entry.not_a_day", "entry.not_a_word"}) {
    CAPTURE(code);
    CHECK(sentences.find("\n" + std::string(code) + " = ") != sentences.npos);
  }
  const std::regex read_code("return \"([a-z_]+)\";");
  const std::string reader = read_source("src/body/entry.cpp");
  for (auto at = std::sregex_iterator(reader.begin(), reader.end(), read_code); at != std::sregex_iterator();
       ++at) {
    const std::string code = "entry." + (*at)[1].str();
    CAPTURE(code);
    if ((*at)[1].str() == "truth") continue;  // the name of a form, not a refusal
    const bool is_form = code.find("not_") == code.npos && code.find("unknown") == code.npos;
    CHECK((is_form || sentences.find("\n" + code + " = ") != sentences.npos));
  }
}

}  // namespace
}  // namespace plenary::body
