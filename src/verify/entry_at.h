// One entry of a published log by its place, for the few that are looked at a second time.
//
//     PLENARY_TRY(const auto entry, entry_at(files, size, Seq{0}));
//
// It proves nothing: check_log does.  Refused: "record.log.missing", "record.log.bundle", and parse_entry's.
#pragma once

#include "body/entry.h"
#include "record/files.h"

namespace plenary::verify {

[[nodiscard]] Result<body::Entry> entry_at(record::Files& files, std::uint64_t size, Seq seq);

// The size that the published checkpoint states, and the key that entry 0 states; both unproved.
[[nodiscard]] Result<std::uint64_t> stated_size(record::Files& files);
[[nodiscard]] Result<std::string> stated_key(record::Files& files);

}  // namespace plenary::verify
