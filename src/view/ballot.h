// Voting openly: the question with its options, then the same once more to be checked.  Nothing is
// preselected.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct Option {
  std::string value;  // what the form sends: "yes", or the option's number
  std::string label;  // typed by the body; empty: the word `option.<value>` of the language
};

struct Ballot {
  Seq matter;
  std::string matter_title, matter_path;
  std::string text, text_language;  // what is voted on; may be empty
  Said question;
  std::vector<Said> rule;  // how it passes, in whole numbers
  Law law;
  Day last_day;
  std::vector<Option> options;
  bool changeable = false;
  std::string helper;  // who takes a vote on paper or by telephone; empty: nobody
  std::string cast_as, section;
  std::string weight = "1";
  bool has_cast = false;
  ActForm check_form;  // leads to the check page; nothing is cast
};

struct BallotCheck {
  Ballot ballot;
  std::string chosen;  // one of ballot.options' values
  ActForm cast_form;
  std::string back_path;
};

}  // namespace plenary::view
