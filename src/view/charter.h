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

struct Trial {                                             // "would this pass?": nothing is recorded
  std::vector<std::pair<std::string, std::string>> kinds;  // kind, article
  std::string kind;
  std::int64_t members = 0, yes = 0, no = 0, abstain = 0;
  Said outcome;  // empty code: not asked yet
  std::vector<Gate> gates;
};

struct Charter {
  std::int64_t version = 1;
  Day in_force_since;
  Seq entry;
  std::vector<CharterArticle> articles;
  std::optional<Trial> trial;
  std::vector<Link> versions;
};

}  // namespace plenary::view
