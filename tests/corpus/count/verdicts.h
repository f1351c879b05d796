// What was found for each case of a count corpus: a line a case; the closing line is exactly "N passed, N
// failed".
//
//     verdicts.check("irv", "nsw2015-albury irv", same, "NLT, not LAB");
//     verdicts.differs("scottish-stv", "stirling stv-cambridge", "the peer draws its papers otherwise");
//     verdicts.cannot_run("rctab", "unisyn_city_coroner", "input absent");
//
// A difference from a single peer and a case that cannot run are neither passed nor failed; the line before
// the last says how many there were of each.
#pragma once

#include <string_view>

namespace corpus {

class Verdicts {
 public:
  // `detail` says what was found instead; it is printed for failures alone.
  void check(std::string_view folder, std::string_view name, bool holds, std::string_view detail = "");
  void differs(std::string_view folder, std::string_view name, std::string_view reason);
  void cannot_run(std::string_view folder, std::string_view name, std::string_view reason);

  void close_folder(std::string_view folder);  // a line of sums for this folder
  [[nodiscard]] int close() const;             // the exit status; nothing run is not a success

 private:
  struct Sums {
    int passed = 0, failed = 0, differ = 0, absent = 0;
  };
  Sums all_, folder_;
};

}  // namespace corpus
