// The tables of the SQLite store, and the check that a file is ours and of this version.
#pragma once

#include "store/sqlite_connection.h"

namespace plenary::store {

// Makes the tables in an empty file; accepts a file that has them.
// Refused: "store.not_ours" (another program's file, or a later version's).
[[nodiscard]] Result<void> prepare_schema(Connection& connection);

}  // namespace plenary::store
