// One message pattern, read once and filled in many times: ICU MessageFormat syntax with named arguments.
//
//     {names} signed {count, plural, one {the matter} other {# matters}} on {day, date, full}
//
// Read by ICU's own parser (quoting with apostrophes included), kept as a small tree that is only read
// afterwards, so that any number of threads may fill it in.  Arguments: plain {name}, {name, plural, ...},
// {name, select, ...} and {name, date, short | year | full}; offsets, ordinals and other types are refused.
// Errors: "words.syntax", "words.argument".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::words {

struct Branch;

struct Piece {
  enum class Kind { literal, argument, number, plural, select };
  Kind kind = Kind::literal;
  std::string text;              // the literal, or the argument's name; empty for `number` ("#")
  std::string style;             // of an argument: "", "short", "year", "full"
  std::vector<Branch> branches;  // of plural and select
};

using Pattern = std::vector<Piece>;

struct Branch {
  std::string selector;  // "=0", "one", "other", or a word of a select
  Pattern then;
};

[[nodiscard]] Result<Pattern> parse_pattern(std::string_view text);

// The names of all arguments, those within branches included.
[[nodiscard]] std::set<std::string> arguments_of(const Pattern& pattern);

}  // namespace plenary::words
