// One comparison of a charter on facts: count against threshold, for one group or option.  Internal.
#pragma once

#include "decide/evaluate.h"

namespace plenary::decide {

struct Where {
  std::string group = {};
  std::string option = {};
};

[[nodiscard]] Line compare(const charter::Test& test, const Where& where, const Facts& facts);

}  // namespace plenary::decide
