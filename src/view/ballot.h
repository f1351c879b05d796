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
  std::optional<Day> last_day = {};  // none: until it is closed
  std::string closed_by;             // who closes it then
  std::vector<Option> options;
  bool ranked = false;             // each option is given a place: fields place-0, place-1, ... for places
  std::vector<std::string> typed;  // into those fields, where the page is shown again
  bool changeable = false;
  std::string helper;  // who takes a vote on paper or by telephone; empty: nobody
  std::string cast_as, section;
  std::string weight = "1";
  bool has_cast = false;
  ActForm check_form;  // leads to the check page; nothing is cast
};

struct BallotCheck {
  Ballot ballot;
  std::string chosen;  // one of ballot.options' values; of a ranking the places, "2,1,0"
  ActForm cast_form;
  std::string back_path;
  std::vector<std::vector<std::string>> ranks =
      {};  // of a ranking: labels from the first place on, equals together
  std::vector<std::string> left_out = {};
};

}  // namespace plenary::view
