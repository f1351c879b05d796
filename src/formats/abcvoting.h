// abcvoting's files of approval ballots (.abc.yaml): a strict reader and a writer of the part of YAML they are in.
//
//     description: "a board"
//     profile: [[0, 2], [1], []]
//     num_cand: 3
//     committeesize: 2
//     voter_weights: [2, 0.5, 1]
//     compute:
//     - rule_id: pav
//       result: [[0, 1], [1, 2]]
//       resolute: false
//
// Keys stand at the line's beginning, lists within brackets and texts may run over lines, `- ` begins an entry of
// `compute`.  Anchors, tags, block texts and other kinds of YAML are refused.  An empty or `null` result is
// none.  A key of another name is not looked at and is kept as it stands, with its lines, for write_abcvoting();
// a key that stands twice is refused.
//
// Written, voters alike stand one by one; `voter_weights` only where a weight is not 1, as whole numbers or
// decimals.  Texts are in double quotes, a line break in them a blank; a carriage return is one already when it is read.
//
// Refused, with file:line: "abc.too_large", "abc.syntax", "abc.number", "abc.no_key",
// "abc.no_such_candidate", "abc.key_twice", "abc.weights" (not one for each voter).  Of writing: "abc.not_decimal".
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
  struct Key {
    std::string name, text;  // text: of a key that is not looked at, all from its colon to the next key
  };
  std::vector<Key> keys = {};  // of the file, in their order
};

struct AbcLimits {
  std::string file = "file.abc.yaml";
  std::size_t bytes = 64u << 20;
};

[[nodiscard]] Result<AbcFile> read_abcvoting(std::string_view bytes, const AbcLimits& limits = {});
[[nodiscard]] Result<std::string> write_abcvoting(const AbcFile& file);

}  // namespace plenary::formats
