// The writing half of a body's log: takes over, and puts one batch into the open transaction.
#pragma once

#include "keep/rows.h"
#include "store/sqlite_connection.h"

namespace plenary::store {

[[nodiscard]] Result<keep::Head> read_head(Connection& connection, std::int64_t body);
[[nodiscard]] Result<void> write_batch(Connection& connection, std::int64_t body, const keep::Batch& batch);

}  // namespace plenary::store
