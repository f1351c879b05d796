// The words a charter may use: what a test may count, which acts a step knows, which outcomes end it.
//
// One table each, in vocabulary.cpp; to let charters count something new, add a line there (and teach body to
// supply the fact).  near() finds the known word a misspelt one was meant to be.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "charter/charter.h"

namespace plenary::charter {

enum class Source { always, raising, step };  // where a word's fact comes from

struct Word {
  std::string_view name;
  Source source = Source::step;
  std::vector<Kind> kinds = {};  // Source::step: the kinds of step that supply it
  bool by_group = false;         // may be asked `each = "bank"` or `in = "North"`
  bool by_option = false;        // is asked `each = "option"`, and only so
  bool weighs = false;           // may be counted by a table of weights
  bool by_college = false;       // may be asked `in` a college of units
};

[[nodiscard]] std::span<const Word> words();
[[nodiscard]] const Word* find_word(std::string_view name);  // the declared ones, without review questions

// "helped: no" -> {"helped", false}
struct QuestionWord {
  std::string_view question;
  bool yes = false;
};
[[nodiscard]] std::optional<QuestionWord> question_word(std::string_view word);

// When a charter must say who may do an act.
enum class Needed { always, without_length, with_objections, never };

struct ActWord {
  std::string_view act;
  Kind kind;
  Needed needed = Needed::always;
};
[[nodiscard]] std::span<const ActWord> acts();

inline constexpr std::string_view kOutcomes[] = {"adopted",     "rejected", "void",   "none elected",
                                                 "not decided", "blocked",  "lapsed", "kept"};
// Which of them a step of that kind can end with; a consultation or a text that did its work is "adopted".
[[nodiscard]] std::vector<std::string_view> outcomes_of(Kind kind, BallotForm form);

// The same, with those its lists of tests make possible.
[[nodiscard]] std::vector<std::string_view> outcomes_of(const Step& step);

// The known word nearest to `word` (at most a third of its letters differ), or empty.
[[nodiscard]] std::string near(std::string_view word, std::span<const std::string_view> known);
// What a refusal says of a value that may not stand there: "near", or where nothing is near "known", all that may.
[[nodiscard]] Params unknown_value(std::string key, std::string value, std::span<const std::string_view> known);
// Adds "hinted" ("yes" or "no") beside a parameter "near", so that a sentence can be silent without one.
[[nodiscard]] Params with_hint(Params params);

}  // namespace plenary::charter
