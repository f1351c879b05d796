// The desk: what waits for the viewer in this body, in the order of the day each is due under the charter.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct Waiting {
  Said when;       // "by {day}", "before it can close"
  std::string as;  // the office, or "member"
  std::string path;
  Said what;
  Said why;
};

// One act and what it waits for.
struct Blocked {
  Said act;
  Said waits_for;
  std::string article;
  std::string by_whom;  // a name, an office, or "any member"
  std::optional<Day> lawful_from;
};

struct BlockedMatter {
  std::string title;
  std::string path;
  std::vector<Blocked> acts;
};

struct Desk {
  Day today;
  Said state;  // the lead
  std::vector<Waiting> waiting;
  std::vector<BlockedMatter> blocked;
  std::string raise_path;  // empty: the viewer may not raise
};

}  // namespace plenary::view
