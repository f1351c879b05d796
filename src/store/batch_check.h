// What every store demands of a batch before it writes: a writer that breaks it has a bug, and is stopped.
#pragma once

#include "keep/rows.h"

namespace plenary::store {

void ensure_whole(const keep::Batch& batch);  // seqs without a gap, sizes that fit, levels from 1

}  // namespace plenary::store
