// Cuts the text of a charter into its blocks that have a law, for the page that shows both.  Internal.
#pragma once

#include <string_view>
#include <vector>

#include "charter/tree.h"

namespace plenary::charter {

[[nodiscard]] std::vector<Article> articles_in(const Table& root, std::string_view toml);

}  // namespace plenary::charter
