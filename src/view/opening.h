// Opening a vote between several options: the body's own question and the options, typed by who opens it,
// with the numbers that the charter asks for with the question.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct GivenAsked {  // a test of the vote whose threshold comes with the question
  std::string test;
  bool of_each = false;  // one number for each option
  Law law;
};

struct VoteOpening {
  std::string matter_title, matter_path;
  std::string text;
  Law law;
  std::int64_t lasts_days = 0;  // 0: until it is closed
  std::vector<Gate> gates;    // what must hold before it opens
  std::int64_t lines = 6;     // fields for options; 0: the vote is yes or no
  std::string default_option;  // stands in the charter, beside those named here; or empty
  std::vector<GivenAsked> given;
  ActForm form;  // fields question, option-0, option-1, ...; given-0-1: of the first such test for option 1
};

}  // namespace plenary::view
