// Inside this room: what the cardinal rules share.
#pragma once

#include "count/cardinal/cardinal.h"

namespace plenary::count::marks {

// The mark a ballot gives; nothing: it has no opinion.
[[nodiscard]] std::optional<std::int64_t> mark_of(const Marks& marks, const Marked& ballot, Option option);

[[nodiscard]] std::vector<Exact> sums(const Marks& marks);

// Those with the largest figure among `some`, as the outcome.
void choose_largest(Judged& judged, const std::vector<Option>& some);

[[nodiscard]] Judged star(const Marks& marks);
[[nodiscard]] Result<Judged> majority_judgment(const Marks& marks);

}  // namespace plenary::count::marks
