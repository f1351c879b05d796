// The text of a matter: its versions, the words that changed between two of them, and amending.
#pragma once

#include "view/common.h"

namespace plenary::view {

enum class Change { same, added, removed };

struct WordRun {
  Change change = Change::same;
  std::string words;  // spaces included
};

struct TextVersion {
  Seq seq;
  std::int64_t number = 1;
  Said what;  // "as raised", "after {after} insert ..."
  std::string by;
  Instant at;
  std::string hash;  // of the whole consolidated text, hex
};

struct TextPage {
  std::string matter_title, matter_path;
  std::string text, language;
  std::int64_t version = 1;
  bool settled = false;
  Law law;
  std::optional<Day> rests_until;     // no vote before
  std::vector<TextVersion> versions;  // newest first
  std::int64_t from_version = 0;      // the difference below; 0: nothing to compare
  std::vector<WordRun> difference;
  std::optional<ActForm> amend;  // fields: change = insert | replace | delete, find, put
  std::string typed_find, typed_put, typed_change;
};

}  // namespace plenary::view
