// The one evaluator: a charter's tests, asked on facts, give a verdict with a proof.
//
//     const Evaluation enough = evaluate(charter, step.enough, facts);
//     if (enough.verdict != Verdict::holds) return refuse("...", {.because = shortfall(enough)});
//
// Three-valued: `open` as long as a missing or bounded fact can still turn the comparison; where every value
// the facts leave possible gives the same answer, that is the answer.  (Facts are taken as independent of
// each other, and combinations go by Kleene's logic: a combination may be open though no completion turns
// it.) Comparisons are exact and never round the threshold; square roots are compared by squares. A test
// `each = "bank"` has a line for every group of that dimension, and all of them must hold.  A test with
// `earlier` rules is the one in force on facts.day; without a day, all of them must agree.  Totals of
// colleges are not made here but by with_colleges() (colleges.h), which conclude() calls.
#pragma once

#include <gmpxx.h>

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/json.h"
#include "charter/charter.h"
#include "decide/facts.h"

namespace plenary::decide {

enum class Verdict { fails, open, holds };

// One comparison, or one combination (whose parts follow it, one deeper).
struct Line {
  std::string test;
  std::string article;  // "Art. 7"
  std::string group;    // of a test asked of each group or unit, or in one; else empty
  std::string option;
  std::string cast_by;  // the set of units whose votes were counted; else empty
  bool given = false;   // the threshold came with the question
  Verdict verdict = Verdict::open;
  int depth = 0;
  charter::Shape shape = charter::Shape::number;

  std::vector<std::string> count;  // the words compared, and those of the base
  std::vector<std::string> of;
  std::string weigh;
  charter::Relation relation = charter::Relation::at_least;
  std::string threshold;               // as the charter writes it: "1/4"
  std::optional<Exact> measured;       // where every word of the count is known
  std::optional<Exact> base;           // where every word of the base is known
  std::optional<mpz_class> needed;     // the smallest whole measure that holds on this base (< <=: largest)
  Exact missing = 0;                   // how far `measured` is from `needed` if the test fails; else 0
  std::vector<std::string> not_known;  // the words whose facts are missing or only bounded

  int parts_needed = 0;  // combinations: how many of the parts (at least, of, so many) must hold
};

using Proof = std::vector<Line>;

struct Evaluation {
  Verdict verdict = Verdict::holds;  // no test asked: nothing stands against it
  Proof proof;
};

// All of the tests must hold.  A test the charter does not define is open, as is one that rests on itself.
[[nodiscard]] Evaluation evaluate(const charter::Charter& charter, std::span<const std::string> tests,
                                  const Facts& facts);

// The same for one option of the question: tests `each = "option"` are asked of that one alone.
[[nodiscard]] Evaluation evaluate_option(const charter::Charter& charter, std::span<const std::string> tests,
                                         const Facts& facts, const std::string& option);

// One test asked inside one unit of a college, whatever group it says itself.
[[nodiscard]] Evaluation evaluate_in(const charter::Charter& charter, const std::string& test,
                                     const Facts& facts, const std::string& unit);

[[nodiscard]] std::string_view word_of(Verdict verdict);

}  // namespace plenary::decide
