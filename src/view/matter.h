// The decision page: one matter from concern to review, as one line of steps; and the list of all matters.
//
// Every page of a matter says the stage, the rule that governs it, what is measured now, what is missing, the
// next act, who may do it and until when.
#pragma once

#include "view/common.h"

namespace plenary::view {

enum class StepState { done, now, later };

struct NextAct {
  Said act;             // "Close the consultation"
  std::string by_whom;  // "Dara, secretary"
  std::optional<Day> from, until;
};

struct Step {
  std::int64_t number = 0;  // its place on the line, from 1
  std::string name;         // as the charter calls it: "consultation"
  StepState state = StepState::later;
  Said side;  // "since {day}", "not before {day}", "if adopted"
  Law law;
  std::vector<Said> facts;
  std::vector<Link> links;
  Said gates_heading;
  std::vector<Gate> gates;
  std::optional<EntryRange> entries;
};

struct Matter {
  Seq seq;
  std::string kind;  // "ordinary"
  std::string title, title_language;
  std::string raised_by;
  Day raised_on;
  std::int64_t round = 1;
  Said stage;                 // "In consultation."
  std::vector<Said> outlook;  // what follows, and when
  std::vector<Step> steps;
  std::optional<NextAct> next;
  std::vector<Offer> may;   // what the viewer may do now
  std::string events_path;  // server-sent events of this matter; empty for a finished one
  std::vector<Link> more;   // text, result, follow-through, earlier rounds
};

struct MatterLine {
  Seq seq;
  std::string title, path, kind;
  Said stage;
  std::optional<Day> since;
  std::optional<NextAct> next;
};

struct Matters {
  std::vector<MatterLine> open, ended;
  Paging paging;  // of those ended
  std::string raise_path;
};

}  // namespace plenary::view
