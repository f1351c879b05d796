// abcvoting's files of approval ballots (.abc.yaml): a strict reader of the part of YAML they are written in.
//
//     description: "a board"
//     profile: [[0, 2], [1], []]
//     num_cand: 3
//     committeesize: 2
//     compute:
//     - rule_id: pav
//       result: [[0, 1], [1, 2]]
//       resolute: false
//
// Keys stand at the line's beginning, lists within brackets may run over lines, `- ` begins an entry of
// `compute`.  Anchors, tags, block texts and other kinds of YAML are refused.  An empty or `null` result is
// none.
//
// Refused, with file:line: "abc.too_large", "abc.syntax", "abc.number", "abc.no_key",
// "abc.no_such_candidate".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/committee/committee.h"

namespace plenary::formats {

struct AbcExpected {
  std::string rule;
  bool resolute = false;
  std::optional<std::vector<count::Committee>> committees;
};

struct AbcFile {
  std::string description;
  count::Approvals approvals;
  std::vector<AbcExpected> expected;
};

struct AbcLimits {
  std::string file = "file.abc.yaml";
  std::size_t bytes = 64u << 20;
};

[[nodiscard]] Result<AbcFile> read_abcvoting(std::string_view bytes, const AbcLimits& limits = {});

}  // namespace plenary::formats
