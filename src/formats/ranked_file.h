// What a file of ranked ballots says: its title, the names, the seats, who withdrew, the ballots as
// cast, and what else stood in its head.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "count/ranked/ballots.h"

namespace plenary::formats {

struct HeaderKey {  // of a PrefLib file
  std::string name, value;
  bool operator==(const HeaderKey&) const = default;
};

struct RankedFile {
  std::string title;
  std::vector<std::string> names;  // by option
  std::size_t seats = 1;
  std::vector<count::Option> withdrawn = {};
  std::vector<count::Option> tie_order = {};   // as the file gives it; empty: it gives none
  std::vector<count::Option> undeclared = {};  // write-ins that may not win, where a rule knows them
  count::RankedBallots ballots;
  // What no count looks at, in the file's order: a file handed on in its own format keeps it.
  std::vector<HeaderKey> keys = {};           // PrefLib
  std::vector<std::string> bracketed = {};    // BLT: what stands in [...], `nick` and unknown words
};

struct ReadLimits {
  std::string file = "file";  // its name in refusals: file:line:column
  std::size_t bytes = 512u << 20;
  count::Keep keep = count::Keep::grouped;
  // BLT and CVR: told now and then, about each so many bytes, that all before this byte is read, and is looked at again
  // only to place a refusal.
  std::function<void(std::size_t)> seen = {};
  std::size_t seen_each = std::size_t{16} << 20;
};

}  // namespace plenary::formats
