// A consultation: the card with one statement, and "where you stand" after the last answer.
#pragma once

#include "view/common.h"

namespace plenary::view {

enum class Answer { none, agree, disagree, pass };

struct Translated {
  std::string language, text;
  bool by_machine = false;
};

// One statement at a time; answering sends `answer` = agree | disagree | pass and perhaps `weighty`.
struct StatementCard {
  std::string matter_title, matter_path;
  std::int64_t number = 0, of = 0;
  Seq statement;
  std::string text, language;
  std::string stated_by;  // empty: under a pseudonym
  Day stated_on;
  std::optional<Translated> translation;  // into the reader's language
  std::vector<Translated> translations;   // into others, by language
  Answer answered = Answer::none;  // the viewer's earlier answer, changeable
  bool weighty = false;
  std::optional<Day> open_until;
  Law law;
  std::int64_t roll_size = 0;
  ActForm form;
  std::optional<ActForm> translate_form;          // who may translate: `language`, `translation`, `machine`
  std::string typed_language, typed_translation;  // when what was typed is shown again
  std::string state_path, object_path, stand_path;
};

// Shares are whole numbers per ten thousand, with a 95 % Wilson interval over those who saw the statement.
struct Share {
  std::int64_t count = 0;
  std::int64_t share_bp = 0, low_bp = 0, high_bp = 0;
};

struct StatementRow {
  std::int64_t number = 0;
  std::string text, language;
  std::optional<Translated> translation;  // into the reader's language
  Answer own = Answer::none;
  Share agree, disagree, pass;
  std::int64_t answered = 0;
};

// Rows under one heading: "nobody is against", ...
struct StatementGroup {
  Said heading;
  std::vector<StatementRow> rows;
};

struct ObjectionRow {
  Seq seq;
  std::string text, by;
  Day on;
  std::optional<std::string> reply;
  std::string reply_office,
      reply_by;  // who answered: the office, and the person where the reader may see the name
  std::optional<Day> replied_on;
  std::optional<ActForm> reply_form;  // the viewer may answer it
};

struct GroupHeard {
  std::string group;
  std::int64_t heard = 0, of = 0;
};

struct Standing {
  std::string matter_title, matter_path;
  std::int64_t heard = 0, roll_size = 0;
  std::optional<ParticipantId> participant;  // the viewer's own pseudonym here, shown to nobody else
  std::vector<StatementGroup> groups;
  std::vector<GroupHeard> by_group;
  bool groups_suppressed = false;  // too few: who said what could be guessed
  std::int64_t suppressed_below = 5;
  std::vector<ObjectionRow> objections;
  std::vector<Taking>
      takings;  // every consultation of the matter, newest first; empty if this is the only one
  std::optional<ActForm> state_form, object_form;
  std::string next_card_path;  // unanswered statements left; else empty
  Law law;
};

}  // namespace plenary::view
