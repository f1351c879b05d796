// An evaluation told: as JSON for the record's readers, and as codes and numbers for sentences.
//
//     shortfall(e)  what is not fulfilled, one Error a line, for `because` of a refusal:
//                   "open 7 days, 14 needed", "South: heard 0 of 5, 2 more needed"
//     accounts(e)   every comparison with its numbers, fulfilled or not, for the account of an outcome:
//                   "6 of 10 took part, 1/3 needed"
//
// Codes: "test.short...", "test.over..." (too many), "test.against" (a part of `none` that holds),
// "test.open" (a fact is missing), "test.measured...".  Sentences: src/words/*/decide.txt, where each code is
// explained.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "decide/evaluate.h"

namespace plenary::decide {

// Every line in order; all numbers are strings ("14", "2/3"), what is not known is absent.
[[nodiscard]] json::Value to_json(const Proof& proof);
[[nodiscard]] std::string proof_json(const Proof& proof);  // canonical, identical on every machine

[[nodiscard]] json::Value texts(const std::vector<std::string>& words);

[[nodiscard]] std::vector<Error> shortfall(const Evaluation& evaluation);
[[nodiscard]] std::vector<Error> accounts(const Evaluation& evaluation);

}  // namespace plenary::decide
