// Charters of one vote for tests, made from a few lines.
#pragma once

#include <fmt/format.h>

#include <string>

#include "charter/parse.h"

namespace plenary::decide {

inline charter::Charter charter_with(const std::string& tests) {
  const auto charter = charter::parse(
      "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n"
      "[roll]\nlaw = \"r\"\ngrouped = { bank = [\"North\", \"South\"] }\n" +
          tests,
      "c");
  ensure(charter.has_value(), charter ? "" : debug_text(charter.error()));
  return *charter;
}

inline charter::Charter charter_of(std::string_view rel, const std::string& threshold,
                                   std::string_view more = "") {
  return charter_with(fmt::format("[test.t]\nlaw = \"Art. 1\"\ncount = \"yes\"\nrel = \"{}\"\n{}\n{}\n", rel,
                                  threshold, more));
}

}  // namespace plenary::decide
