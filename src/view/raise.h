// Raising a matter: one text field to begin; possible duplicates are shown before anything is sent.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct Route {
  std::string kind;  // "ordinary"
  Law law;
  std::int64_t signatures_needed = 0;
  std::vector<std::string> steps;  // as the charter calls them
};

struct Similar {
  std::string title, path;
  Said stage;
  std::optional<ActForm> sign;  // the viewer may join it
};

struct Raise {
  std::vector<Route> routes;
  std::string title, concern, kind;  // as typed, when it is shown again
  std::vector<Similar> similar;      // not empty: "is it one of these?"
  std::int64_t title_limit = 140, concern_limit = 4000;
  ActForm form;
};

}  // namespace plenary::view
