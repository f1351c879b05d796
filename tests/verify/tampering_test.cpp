// One byte changed anywhere: the promise that the pages make.
#include <doctest/doctest.h>

#include "records.h"

namespace plenary::verify {

TEST_CASE("with one byte changed anywhere the record does not verify, and the place is named") {
  const Made made;
  CHECK(difference(made.verify()) == "same");
  std::size_t changed = 0;
  for (const auto& file : fs::recursive_directory_iterator(made.log())) {
    if (!file.is_regular_file()) continue;
    const auto whole = slurp(file);
    const std::size_t stride = whole.size() <= 800 ? 1 : whole.size() / 37;
    for (std::size_t at = 0; at < whole.size(); at += stride) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ (at % 3 == 0 ? 0x20 : 0x01));
      spill(file, bytes);
      const auto report = made.verify();
      const auto place = file.path().string() + " byte " + std::to_string(at);
      REQUIRE_MESSAGE(report.difference, place);
      CHECK_MESSAGE(!report.difference->code.empty(), place);
      ++changed;
    }
    spill(file, whole);
  }
  CHECK(changed > 1000);
  CHECK(difference(made.verify()) == "same");
}

TEST_CASE("a file cut short, grown by a byte or emptied does not verify") {
  const Made made;
  for (const auto& file : fs::recursive_directory_iterator(made.log())) {
    if (!file.is_regular_file()) continue;
    const auto whole = slurp(file);
    for (const auto& bytes : {whole.substr(0, whole.size() - 1), whole + "\n", whole + " ", std::string()}) {
      spill(file, bytes);
      CHECK_MESSAGE(made.verify().difference, file.path().string());
    }
    spill(file, whole);
  }
}

TEST_CASE("a file taken away does not verify, unless it is a content") {
  const Made made;
  for (const auto& file : fs::recursive_directory_iterator(made.log())) {
    if (!file.is_regular_file() || file.path().string().find("/content/") != std::string::npos) continue;
    const auto whole = slurp(file);
    fs::rename(file, made.folder.file("aside"));
    CHECK_MESSAGE(made.verify().difference, file.path().string());
    fs::rename(made.folder.file("aside"), file);
  }
}

}  // namespace plenary::verify
