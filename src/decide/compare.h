// One comparison of a charter on facts: count against threshold, for one group or option.  Internal.
#pragma once

#include "decide/evaluate.h"

namespace plenary::decide {

struct Where {
  std::string group = {};
  std::string option = {};
};

[[nodiscard]] Line compare(const charter::Test& test, const Where& where, const Facts& facts);

// The shares that the tests measure, added up, against the test's number; open where one is not known.
[[nodiscard]] Line compare_shares(const charter::Charter& charter, const charter::Test& test,
                                  const Facts& facts);

}  // namespace plenary::decide
