// Every rule that can be named, with what stands behind it: `plenary count rules` prints this.
//
// A family of rules keeps its own lines beside its code (irv.cpp, schulze.cpp ...) and hands them to the
// catalogue, which knows no rule itself.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace plenary::count {

enum class Evidence {
  text_read,
  peer_equal,
  textbook
};  // the law's text; a corpus and its peer; a published example

struct RuleLine {
  std::string_view id;     // "stv-scottish@1"
  std::string_view title;  // cites a text only where it was read
  std::string_view
      takes;  // the ballots: "rankings", "approvals", "scores", "grades", "lists", "projects", "one", "rounds"
  std::string_view arithmetic;  // "exact", "5 decimals, truncated", ...
  std::string_view ties;        // how it parts equals, or "told, not parted"
  Evidence evidence;
  std::string_view behind;   // the section read; the peer and corpus; the book and page
  bool paper_order = false;  // depends on the order of the papers
};

[[nodiscard]] std::vector<RuleLine> catalogue();  // in the order of their ids

}  // namespace plenary::count
