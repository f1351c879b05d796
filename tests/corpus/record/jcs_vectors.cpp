#include <bit>
#include <sstream>

#include "record/jcs.h"
#include "vectors.h"

namespace corpus {
namespace {

using namespace plenary;

void run_documents(const fs::path& folder, Tally& tally) {
  if (!fs::is_directory(folder / "input")) return;
  for (const auto& file : fs::directory_iterator(folder / "input")) {
    const auto name = file.path().filename();
    const auto expected = file_text(folder / "output" / name);
    const auto canonical = record::canonicalise(file_text(file.path()).value_or(""));
    tally.check("jcs", name.string(), expected && canonical && *canonical == *expected, why(canonical));
    const auto again = expected ? record::canonicalise(*expected) : canonical;
    tally.check("jcs again", name.string(), again && canonical && *again == *canonical, why(again));
  }
}

// Lines "<16 hex digits of the double>,<what is printed>"; ERROR for what has no spelling.
void run_numbers(const fs::path& file, Tally& tally) {
  std::istringstream lines(file_text(file).value_or(""));
  for (std::string line; std::getline(lines, line);) {
    const auto comma = line.find(',');
    if (comma == std::string::npos) continue;
    const auto number =
        std::bit_cast<double>(static_cast<std::uint64_t>(std::stoull(line.substr(0, comma), nullptr, 16)));
    const auto expected = line.substr(comma + 1);
    const auto printed = record::print_number(number);
    tally.check("numbers", line, printed.value_or("ERROR") == expected, printed.value_or("ERROR"));
    if (!printed) continue;
    const auto read = record::canonicalise(expected);
    tally.check("numbers read", line, read && *read == expected, why(read));
  }
}

}  // namespace

void run_jcs(const fs::path& folder, Tally& tally) {
  run_documents(folder / "jcs", tally);
  run_numbers(folder / "jcs" / "numbers.csv", tally);
}

}  // namespace corpus
