// plenary count convert: ballots from one format into another that can hold them; and plenary count audit.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "formats/abcvoting.h"
#include "formats/mark_tables.h"
#include "formats/pabulib.h"
#include "formats/preflib.h"
#include "formats/ranked_file.h"

namespace plenary::cli {

// The bytes, and what this format does not say: found by reading back what was written.
struct Converted {
  std::string bytes, told;  // told: what was written, in a few words
  std::vector<std::string>
      not_held;  // "seats", "title", "names", "withdrawn", "order of ties", "write-ins", "keys", "ballots" ...
};
// By the ending of `out`: what it holds is written, or refused.  `in` is the file's name, for refusals.
// Refused: "cli.count_out" (no such format), "cli.count_not_held" (a format of other ballots),
// "cli.count_order_equal", "cli.count_order_short" (of PrefLib's orders another), "cli.count_out_unreadable", and
// what the writers refuse.
[[nodiscard]] Result<Converted> convert(const formats::RankedFile& file, const std::string& in, const std::string& out);
[[nodiscard]] Result<Converted> convert(const formats::PabulibFile& file, const std::string& in, const std::string& out);
[[nodiscard]] Result<Converted> convert(const formats::AbcFile& file, const std::string& in, const std::string& out);
[[nodiscard]] Result<Converted> convert(const formats::MarksFile& file, const std::string& in, const std::string& out);
// `seats`: for a format that says how many there are; 0: "cli.count_seats" where it does.
[[nodiscard]] Result<Converted> convert(const formats::CategoryFile& file, const std::string& in, const std::string& out,
                                        std::size_t seats);

// Inside these files: the refusal of an ending, of no format or of a format of other ballots.
[[nodiscard]] tl::unexpected<Error> cannot_hold(const std::string& in, const std::string& out);

// Writes `out` and tells on stdout what it does not hold.  Refused as well: "cli.count_exists", "file.io".
struct ConvertAsked {
  std::string in, out, within;
  std::size_t seats = 0;
};
[[nodiscard]] Result<void> convert_file(const ConvertAsked& asked);

// Committee numbers from 1.  Refused: "cli.count_not_approvals", and what the audit refuses.
[[nodiscard]] Result<void> audit_file(const std::string& file, const std::vector<std::size_t>& committee,
                                      bool as_json);

}  // namespace plenary::cli
