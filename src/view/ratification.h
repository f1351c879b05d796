// Ratification by member bodies: which of them have deposited, what is needed, who is missing, and from when
// on it is in force for whom.
#pragma once

#include "view/ballot.h"
#include "view/common.h"

namespace plenary::view {

struct UnitLine {  // a member body
  std::string name;
  std::optional<Day> deposited = {}, decided = {};  // none: it has not deposited
  std::string source = {};                          // where its own decision is to be found, as it was typed
  std::string evidence_path = {};                   // the decision itself, as a public file
  bool additional = true;                           // false: of a union, not counted on top of its members
  std::optional<Day> in_force = {};                 // for this one
  std::optional<Seq> entry = {};
};

struct Ratification {
  std::string matter_title, matter_path;
  std::string text, text_language;  // what is ratified
  Said state;
  Law law;
  Day opened;
  std::optional<Day> last_day = {};  // for deposits; none: until it is closed
  std::optional<Day> complete = {}, in_force = {};
  std::int64_t deposited = 0, units = 0;
  std::vector<Gate> gates = {};              // what the deposits must reach
  std::vector<UnitLine> lines = {};          // those that have deposited, in their order; then the others
  std::vector<Option> units_to_choose = {};  // for an office that deposits for any of them: id and name
  std::optional<ActForm> deposit_form = {};  // fields unit, decided, source, decision, beside
  std::optional<ActForm> withdraw_form = {};
};

}  // namespace plenary::view
