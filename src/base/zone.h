// The offset of a place from UTC at an instant, from ICU's zone tables.  The clerk writes it into each
// entry; verify notes where its own table differs; the fold knows no zone.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace plenary {

[[nodiscard]] bool is_zone(const std::string& name);  // an IANA name: "Europe/Dublin"

// Refuses "zone.unknown" for a name ICU does not know.
[[nodiscard]] Result<Instant> instant_in_zone(const std::string& name, std::int64_t utc_ms);

// The UTC milliseconds at which `day` begins there (the later of two midnights where a clock change makes two).
[[nodiscard]] Result<std::int64_t> start_of_day(const std::string& name, Day day);

}  // namespace plenary
