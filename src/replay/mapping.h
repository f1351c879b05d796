// How published tables become facts: what mapping.toml, words.toml and exceptions.toml of a folder say.
//
//     PLENARY_TRY(const Mapping mapping, read_mapping(bytes, "mapping.toml", words));
//
// A closed list of readers, values and targets, told in docs/formats/replay.md; there are no expressions.
// Nothing is known here of any body: a new one with new files needs a folder, not a program.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::replay {

using WordTable = std::map<std::string, std::string, std::less<>>;
using WordTables = std::map<std::string, WordTable, std::less<>>;    // words.toml, by name
using Exceptions = std::map<std::string, std::string, std::less<>>;  // by id: the reason

enum class Rows { one, several, all };  // of the votes' file: to a decision
enum class Value { number, percent, rest_of_percent, words, hours };
enum class Bound { exact, low, high };

struct Cell {          // where a text stands and which part of it is meant
  std::string column;  // "yes", "{group}_yes", "totals/{option}"
  std::string up_to;   // only what stands before this
  std::string after;   // only what stands behind this, and up to `up_to` from there
  const WordTable* words = nullptr;
};

struct FactRule {
  std::string word, table, group, option, college, cast_by;
  Cell cell, group_cell, option_cell;
  Value value = Value::number;
  Bound bound = Bound::exact;
  std::string times;              // what one of the published unit is: "1000000"
  std::string until;              // hours: the column of the end
  std::string unless;             // only where this column is blank
  std::string test;               // a threshold of this test instead of a fact
  std::string if_blank, because;  // what is assumed where the cell is blank, and why: shown with the decision
  std::string as;                 // what is taken, whatever the cell has, if it is not blank
  bool same = false;              // the same on every row of the decision: not added up
  bool every_other = false;       // of every option that has none yet
  bool rounded = false;           // published rounded to the digits shown
  std::set<std::string> only;     // matters; empty: all
};

struct CastRule {  // how units of a college voted
  std::string college;
  Cell cell, unit_cell;
  std::string vote, separator;  // the cell lists units that all voted so
  std::string members;          // a file: the cell has one character for each of its names, in its order
  bool others_unknown = false;  // there are units of which nothing is told
  std::set<std::string> only;
};

struct ListRule {
  std::string voice, column, unranked;
};

enum class What { outcome, test, number, chosen, elected, totals, ranking, fallen, pairs, rounds, day };

struct CompareRule {
  What what = What::outcome;
  Cell cell;
  std::string test, word, group, table;
  std::string separator, equals;
  bool by_index = false;
};

struct Mapping {
  std::shared_ptr<const WordTables> words;  // what the cells' words point into
  std::string votes, outcome, id, outcome_id;
  Rows rows = Rows::one;
  std::set<std::string> blank = {""};
  std::string matter, step = "vote";
  Cell matter_cell;
  Cell day_cell;
  std::string day_form;
  std::string siblings_up_to, siblings_word, siblings_asked;  // decisions put together, told by their ids
  std::vector<FactRule> facts;
  std::vector<CastRule> casts;
  std::vector<Cell> options;
  std::string options_separator;
  std::string struck;          // a column of options that fell out after they were voted on
  std::string default_column;  // of the default option's index
  std::string papers, papers_unranked;
  std::vector<ListRule> lists;
  std::string rounds;
  std::string deposit_party, deposit_day, deposit_again, deposit_additional;  // columns
  std::string whole_id;  // the id of the outcome row about the whole ratification
  std::string untold_groups;
  std::vector<CompareRule> compares;
  std::string expected_column, expected_word;  // for the corpus program: which rows are said to reproduce
};

[[nodiscard]] Result<WordTables> read_words(std::string_view toml, const std::string& file);
[[nodiscard]] Result<Exceptions> read_exceptions(std::string_view toml, const std::string& file);
[[nodiscard]] Result<Mapping> read_mapping(std::string_view toml, const std::string& file,
                                           const WordTables& words);

}  // namespace plenary::replay
