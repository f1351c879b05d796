// The rows in an order that only their content decides, and a seed that only the content decides.
//
// Whoever the participants are and in whichever order they came, the same votes give the same sums, the same
// draws and therefore the same published bytes.  Rows that are alike are interchangeable.
#pragma once

#include "base/bytes.h"
#include "consult/random.h"
#include "consult/table.h"

namespace plenary::consult {

[[nodiscard]] std::vector<std::size_t> canonical_order(const Table& table);

// SHA-256 over ids and standing of the statements and the rows in canonical order; of `table` as it stands.
[[nodiscard]] Hash content_hash(const Table& canonical);
[[nodiscard]] Chance chance_of(const Hash& hash);

}  // namespace plenary::consult
