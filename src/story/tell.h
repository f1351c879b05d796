// What came of an entry, in sentences: numbers against the charter's thresholds, outcomes, what fell due.
#pragma once

#include <string>
#include <vector>

#include "body/fold.h"
#include "decide/evaluate.h"
#include "keep/log_store.h"
#include "words/words.h"

namespace plenary::story {

class Teller {
 public:
  Teller(const Tongue& tongue, keep::LogStore& log) : tongue_(tongue), log_(log) {}

  // The lines that an entry adds to the account; `state` is that after it.
  [[nodiscard]] std::vector<std::string> came_of(const body::State& state, const body::Effects& effects) const;
  // "Art. 7: open 7 days, 14 needed; South: heard 0 of 5, 2 more needed"
  [[nodiscard]] std::string refusal(const Error& error) const;

 private:
  using Lines = std::vector<std::string>;
  [[nodiscard]] std::string words_at(Seq seq, const std::string& field) const;
  [[nodiscard]] std::string told(const decide::Evaluation& evaluation, Seq options) const;
  [[nodiscard]] std::string unfulfilled(const decide::Evaluation& evaluation) const;
  [[nodiscard]] Lines signatures(const body::State& state, const body::Matter& matter, bool reached) const;
  [[nodiscard]] Lines enough(const body::State& state, const body::Matter& matter) const;
  [[nodiscard]] Lines vote_opened(const body::Vote& vote) const;
  [[nodiscard]] Lines vote_closed(const body::State& state, const body::Matter& matter, const body::Closed& act,
                                  const body::Decision& decision) const;
  [[nodiscard]] Lines deposited(const body::State& state, const body::Matter& matter,
                                const body::Deposited& effect) const;
  [[nodiscard]] Lines ratification_closed(const body::State& state, const body::Matter& matter,
                                          const body::Closed& act, const body::Decision& decision) const;
  [[nodiscard]] Lines review_closed(const body::State& state, const body::Matter& matter, Seq closing) const;
  [[nodiscard]] Lines missed(const body::Matter& matter, Seq promise) const;
  [[nodiscard]] Lines reported(const body::Matter& matter, const body::Report& report, Day day) const;
  [[nodiscard]] Lines reopened(const body::State& state, const body::Matter& matter) const;

  const Tongue& tongue_;
  keep::LogStore& log_;
};

}  // namespace plenary::story
