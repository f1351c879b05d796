// A refusal as data: what was refused, where, by which article, with the numbers.  No sentences: `words`
// makes them in the reader's tongue, the API sends them as problem details (RFC 9457), stories compare them.
//
//     return refuse("roll.csv.no_member_column", {.where = "roll.csv:1"});
//     return refuse("gate.short", {.article = "Art. 7", .because = {short_of_days, short_of_members}});
//
// An outcome ("no quorum", "tie") is a value of the domain and never an Error; a bug is ensure().
#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/day.h"

namespace plenary {

// What a sentence may mention.  A day is kept a day, so that each language can write it its own way;
// a number is kept a number for plurals.  Everything else is text, fractions included ("1/3").
using Param = std::variant<std::string, std::int64_t, Day>;
using Params = std::vector<std::pair<std::string, Param>>;

struct Error {
  std::string code;            // stable, dotted, lower case: "charter.syntax", "act.not_entitled"
  std::string where;           // place in the input: "roll.csv:12:3", "entry 31", "/data/due"; may be empty
  Params params;               // by name, in the order they matter
  std::string article;         // "Art. 7" when a charter refuses; else empty
  std::vector<Error> because;  // the single conditions that failed, each with its own numbers

  bool operator==(const Error&) const = default;
};

struct Refusal {  // the parts of an Error besides its code, to be named at the call
  std::string where = {};
  Params params = {};
  std::string article = {};
  std::vector<Error> because = {};
};

[[nodiscard]] inline Error make_error(std::string code, Refusal parts = {}) {
  return {std::move(code), std::move(parts.where), std::move(parts.params), std::move(parts.article),
          std::move(parts.because)};
}

[[nodiscard]] inline tl::unexpected<Error> refuse(std::string code, Refusal parts = {}) {
  return tl::unexpected<Error>(make_error(std::move(code), std::move(parts)));
}

// The value of a parameter, or nullptr.
[[nodiscard]] const Param* find_param(const Error& error, std::string_view name);

// For logs and tests only: "code at where (name=value, ...) [because ...]"; never shown to members.
[[nodiscard]] std::string debug_text(const Error& error);

}  // namespace plenary
