// A result: the outcome, each test with its numbers as a line of proof, and the roll call of an open vote.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct ProofLine {
  Said question;  // "Did enough take part?"
  Gate gate;
  Said base;  // "members on the roll of {day}"
  bool against = false;  // what was measured stands against its base, and is no part of it
};

struct OptionCount {
  std::string value, label;
  std::int64_t count = 0;
  bool counts = true;  // for or against; an abstention is false
};

struct PairRow {  // of a ranking: how many papers place this option before each of the others
  std::string option;
  std::vector<std::int64_t> before;  // in the order of the rows; before itself: 0
};

struct RollCallLine {
  std::string name;
  std::string value, label;  // empty: took no part
  std::optional<Seq> entry;
};

struct RollCallGroup {
  std::string group;
  std::vector<RollCallLine> lines;
};

struct Result {
  Seq matter;
  std::string matter_title, matter_path;
  Said outcome;  // "Adopted"
  std::string text, text_language;
  Day opened, last_day, closed;
  std::int64_t took_part = 0, roll_size = 0;
  bool ranked = false;
  std::vector<OptionCount> counts;  // of a ranking: the papers that place it first
  std::vector<PairRow> pairs;       // of a ranking
  std::vector<Law> laws;
  std::vector<Said> next;
  std::vector<ProofLine> proof;
  bool open_vote = true;
  std::vector<RollCallGroup> roll_call;
  std::vector<Taking>
      takings;  // every closed vote of the matter, newest first; empty if this is the only one
  std::int64_t record_size = 0;
  std::string record_path;
  std::string verify_transcript;  // what the verifier prints; code, not a sentence
};

}  // namespace plenary::view
