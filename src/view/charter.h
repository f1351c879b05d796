// The charter: each article as members know it, beside the form the program checks.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct CharterArticle {
  std::string article;  // "Art. 7"
  std::string heading;  // "Consultation"
  std::string law;
  std::vector<Said> plain;  // what the checked form says, in a plain sentence
  std::string checked;      // TOML, as the program reads it
};

struct TrialQuestion {  // a vote answered by yes or no
  std::string key;      // "ordinary/vote"
  std::string label;    // "ordinary: vote"
  Law law;
};
struct TrialNumber {   // a fact that the tests of the vote count
  std::string fact;     // as the charter writes it: "yes", "heard@North"
  std::string supposed;  // "12", "600..3000"; empty: nothing supposed
};
// "Would this pass?" on supposed numbers, by the rules in force: nothing is recorded.
struct Trial {
  std::vector<TrialQuestion> questions;
  std::string asked;                 // key of one of them
  std::vector<TrialNumber> numbers;  // in the order in which the tests ask for them
  Said outcome;                      // open where a number that can turn it is not supposed
  std::vector<Gate> gates;
  std::optional<Error> wrong;  // a number that cannot be read
};

struct Charter {
  std::int64_t version = 1;
  Day in_force_since;
  Seq entry;
  std::vector<CharterArticle> articles;
  std::optional<Trial> trial;
  std::vector<Link> versions;
};

// Another charter beside the one in force: what is wrong with it, and what it would change.
struct CharterDraft {
  ActForm form;
  bool tried = false;
  std::string file_name;
  std::vector<Error> faults;   // where = "file:line:column"
  std::vector<Error> changes;  // because: a test in plain words, before and after
};

}  // namespace plenary::view
