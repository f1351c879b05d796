// Every refusal of the counts of rankings and of their files has an English sentence.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace {

namespace fs = std::filesystem;

fs::path root() {
  const char* const told = std::getenv("PLENARY_SOURCE");
  return told != nullptr ? told : ".";
}

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("whatever a count of rankings or a file of ballots can refuse has an English sentence") {
  std::string sentences = "\n";
  for (const auto& entry : fs::directory_iterator(root() / "src/words/en"))
    sentences += text_of(entry.path());
  const std::regex code("\"((?:count|blt|preflib|cvr|ballots|rounds|lot|panel)\\.[a-z_]+)\"");
  std::size_t found = 0;
  for (const char* folder : {"src/count/ranked", "src/count/pairwise", "src/count/votes", "src/count/lot", "src/formats"})
    for (const auto& entry : fs::directory_iterator(root() / folder)) {
      const auto name = entry.path().filename().string();
      if (name.ends_with("_test.cpp")) continue;
      const std::string source = text_of(entry.path());
      const bool code_file = name.ends_with(".cpp") || name == "scan.h";
      for (std::sregex_iterator at(source.begin(), source.end(), code), end; code_file && at != end;
           ++at, ++found) {
        CAPTURE((*at)[1].str());
        CHECK(sentences.find("\n" + (*at)[1].str() + " = ") != std::string::npos);
      }
    }
  CHECK(found > 30);
}
