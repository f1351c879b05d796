// Opening a vote between several options: the body's own question and the options, typed by who opens it.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct VoteOpening {
  std::string matter_title, matter_path;
  std::string text;
  Law law;
  std::int64_t lasts_days = 0;
  std::vector<Gate> gates;    // what must hold before it opens
  std::int64_t lines = 6;     // fields for options
  ActForm form;               // fields question, option-0, option-1, ...
};

}  // namespace plenary::view
