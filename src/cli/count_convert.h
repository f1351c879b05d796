// plenary count convert: ranked ballots from one format into another; and plenary count audit.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "formats/ranked_file.h"

namespace plenary::cli {

// The bytes, and what this format does not say: found by reading back what was written.
struct Converted {
  std::string bytes;
  std::vector<std::string>
      not_held;  // "seats", "title", "names", "withdrawn", "order of ties", "write-ins", "ballots"
};
// By the ending of `out`.  Refused: "cli.count_out".
[[nodiscard]] Result<Converted> convert(const formats::RankedFile& file, const std::string& out);

// Writes `out` and tells on stderr what it does not hold.  Refused as well: "cli.count_exists",
// "cli.count_not_ranked", "file.io".
[[nodiscard]] Result<void> convert_file(const std::string& in, const std::string& out,
                                        const std::string& within);

// Committee numbers from 1.  Refused: "cli.count_not_approvals", and what the audit refuses.
[[nodiscard]] Result<void> audit_file(const std::string& file, const std::vector<std::size_t>& committee,
                                      bool as_json);

}  // namespace plenary::cli
