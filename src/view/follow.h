// After the decision: commitments (late and missed ones first), the members' judgement, re-opening.
#pragma once

#include "view/common.h"

namespace plenary::view {

enum class CommitmentState { missed, late, due, running, kept };

struct Report {
  std::string text, by;
  Day on;
  bool late = false;
  std::int64_t evidence = 0;  // files attached
  std::optional<std::int64_t> measured;
};

struct Commitment {
  Seq seq;
  std::string what, by, measure;
  Day made, due;
  std::optional<Day> state_since;
  CommitmentState state = CommitmentState::running;
  std::optional<std::int64_t> promised;  // a number, if the measure is one
  std::vector<Report> reports;           // newest first
  std::optional<ActForm> report_form;
};

struct ReviewRow {
  std::string group;  // empty: all
  std::int64_t answered = 0, of = 0, yes = 0, no = 0;
};

struct ReviewQuestion {
  std::string question;  // "done", "helped"; others are the charter's own words
  std::vector<ReviewRow> rows;
};

struct ReviewAsk {
  std::vector<std::string> questions;
  ActForm form;  // one field for each question: yes | no | cannot say
  Day last_day;
};

struct Happened {
  Day on;
  Said what;
  bool bad = false;
  Seq entry;
};

struct Follow {
  std::string matter_title, matter_path, result_path;
  std::string text, text_language;
  Day adopted_on;
  Said state;                // "Missed, and open again"
  std::vector<Said> detail;  // the lead
  std::int64_t round = 1;
  std::vector<Law> laws;
  std::vector<Commitment> commitments;
  std::optional<Day> review_from, review_to;
  std::vector<ReviewQuestion> review;
  std::vector<Said> findings;
  std::optional<ReviewAsk> ask;
  std::optional<Gate> reopening;       // the viewer's right to ask for it, and how far that is
  std::vector<Happened> since;         // newest first
  std::optional<ActForm> commit_form;  // fields what, measure, due
  std::vector<Offer> may;
};

}  // namespace plenary::view
