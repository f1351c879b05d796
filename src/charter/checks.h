// The parts of check().  Internal to the room.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "charter/check.h"
#include "charter/vocabulary.h"

namespace plenary::charter {

class Problems {
 public:
  explicit Problems(const Charter& whole) : charter(whole) {}

  void add(std::string code, Place place, Params params = {}) {
    found.push_back(make_error(
        std::move(code), {.where = where(charter.file, place), .params = with_hint(std::move(params))}));
  }

  const Charter& charter;
  std::vector<Problem> found;
};

// The place of a key, or of what holds it.
[[nodiscard]] Place place_in(const Places& places, std::string_view key, Place otherwise);

void check_tests(Problems& problems);                        // each test by itself; circles
void check_colleges(Problems& problems);             // units, sets and choices name what is there
void check_sense(Problems& problems);  // ties, things unused, a charter changed too easily
void check_steps(Problems& problems, const Matter& matter);  // acts, order, ways
void check_uses(Problems& problems);  // which tests are used, where their words are known

}  // namespace plenary::charter
