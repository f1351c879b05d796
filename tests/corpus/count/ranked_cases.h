// What the folders of ranked elections share: a case with its ballots, a rule counted, and the comparison of
// a count with what a case says was found: winners, and every stage's totals as decimals.
#pragma once

#include <string>
#include <vector>

#include "cases.h"
#include "count/ranked/rules.h"
#include "formats/ranked_file.h"

namespace corpus {

struct RankedCase {
  std::string name;
  Json json;
  plenary::formats::RankedFile file;
};

// The case beside its ballot file; an error's text when either cannot be read.
plenary::Result<RankedCase> ranked_case(const fs::path& case_file, plenary::count::Keep keep = {});

std::vector<std::string> names_of(const RankedCase& election,
                                  const std::vector<plenary::count::Option>& options);
std::vector<std::string> winners_of(const Json& check);  // sorted

// Empty when they are the same; else what differs.
std::string compare_winners(const RankedCase& election, const Json& check,
                            const plenary::count::Returned& counted);

struct Comparison {
  bool zero_is_absent = false;  // an option without votes may be missing
  bool rounded = false;         // theirs are rounded to their last place: one unit there may differ
  bool quota = true;
  bool surplus_of_nothing = false;  // theirs may have a stage for it; it is left out
  bool stages = true;               // else winners alone
  bool excluded_absent = false;     // whoever goes out in a stage has no total in theirs
  bool first_twice = false;         // theirs tell the first preferences in two stages
  bool beyond = false;              // one of the two may have a stage more, after the last seat is filled
  bool they_end_early = false;      // theirs do not tell the last stages
  bool lost_too = false;            // theirs count among the exhausted what rounding drops
  plenary::Exact blank = 0;         // papers without a mark, which theirs counts among the exhausted
  const char* rest = "nontransferable";  // their name for what is exhausted
};
std::string compare_stages(const RankedCase& election, const Json& check,
                           const plenary::count::Returned& counted, const Comparison& how);

}  // namespace corpus
