// A story: a year of a body, told line by line, to be played through the real clerk and compared.
//
//     charter  charter.toml
//     members  North: Ada, Bran
//     office   secretary: Dara, named at the founding
//
//     2027-03-01  Ada raises "Water butts" as ordinary
//                 then: 1 of 3 signatures
//
// Plain values, as parse() (parse.h) reads them; docs/formats/story.md has every kind of line.  A story knows
// people by their first names and matters by their titles; ids are made when it is played (play.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/day.h"

namespace plenary::story {

enum class Verb {
  raise,
  sign,
  unsign,
  open_consultation,
  close_consultation,
  state,
  translate,
  answer,
  object,
  reply,
  amend_after,
  amend_replace,
  amend_delete,
  settle,
  open_vote,
  close_vote,
  vote,
  choose,
  rank,
  open_ratification,
  deposit,
  withdraw,
  close_ratification,
  commit,
  report,
  open_review,
  judge,
  change_roll,
  revert_roll,
  erase_name,
  erase_statement,
  erase_objection,
};

struct RollChange {  // one person who joins, moves to other groups, or leaves
  std::string name;
  std::vector<std::string> groups;
  bool leaves = false;
  std::vector<std::pair<std::string, std::string>> weights = {};  // table, exact number
};

struct Act {
  Verb verb{};
  std::vector<std::string> who;      // each of them does it, one after another
  std::string helper;                // at the desk, for each of them
  std::string matter;                // its title; empty: the one spoken of last
  std::string words, more;           // what was typed: first and second text in quotes; a language
  std::string word;                  // "agree", "yes", "done", a kind of matter
  std::string whose;                 // whose objection, name, statement or instrument
  std::int64_t number = 0;  // of a statement, from 1; 0: every one; 1: an instrument beside its members'
  std::vector<std::string> options;  // between which a vote chooses
  std::vector<std::string> given;    // numbers that come with the question, one for each option
  std::vector<std::vector<std::string>> ranks;  // options from the first place on, equals together
  std::vector<RollChange> roll;
  Day due;
};

struct Expect {     // what must occur in the account of the acts above
  bool refusal = false;
  std::string words;
};

enum class Check { verifies, one_byte_changed };

struct Tick {};     // the day itself, and what the clerk then enters

struct Item {
  int line = 0;
  std::optional<Day> day;  // where the line begins with one
  std::variant<Tick, std::vector<Act>, Expect, Check> what;
};

struct Office {
  std::string name;
  std::vector<std::string> holders;
};

struct Story {
  std::string file;                // as named to parse(), for places
  std::string charter;             // its file, beside the story
  std::vector<RollChange> members;  // the roll as it is imported
  std::vector<Office> offices;     // named at the founding
  std::vector<std::string> strangers;  // neither members nor officers, who act all the same
  std::vector<Item> items;
};

}  // namespace plenary::story
