// Have enough been heard on a statement?  Certain, probable, or open, by section of the roll and in all.
//
//     const Sufficiency s = sufficiency({{.registered = 40, .agree = 25, .disagree = 3, .heard = 30}}, 2, 3);
//     s.verdict == Settled::certainly_yes                        // whatever the ten others say
//
// A statement passes if at least num/den of all registered agree, in every section and overall.  Certain:
// even if all who were not heard said the contrary.  Probable: the probability that it passes (or fails), the
// rest of each section beta-binomial given those heard there, sections independent, is at least 0.95.  Open:
// neither; then `more` tells for each section how many more must be heard for the expected answer to settle
// it. Thresholds are compared in whole numbers.  A section without a register makes no claim: give no
// sections.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace plenary::consult {

struct Heard {
  std::int64_t registered = 0, heard = 0, agree = 0, disagree = 0;
};

struct Threshold {
  std::int64_t num = 1, den = 2;
};

enum class Settled { certainly_yes, certainly_no, probably_yes, probably_no, open, not_heard, not_claimable };
[[nodiscard]] std::string_view name_of(Settled settled);

struct SectionSettled {
  Settled verdict = Settled::open;
  double probability = 0;  // of passing, as far as known
  std::int64_t more = 0;   // to be heard, if what is heard stays as it is
};

struct Sufficiency {
  Settled verdict = Settled::not_claimable;
  double probability = 0;
  std::vector<SectionSettled> sections;
};

inline constexpr double kProbable = 0.95;

// Without sections: not claimable.  A section with registered people and nobody heard: not heard, which never
// satisfies a gate.  Sections are independent; overall and each section must pass.
[[nodiscard]] Sufficiency sufficiency(const std::vector<Heard>& sections, const Threshold& threshold);

struct Coverage {
  std::vector<double> by_section;
  double smallest = 0;
  double representativity =
      0;  // R = 1 - 2 sd(heard/registered), sections weighted by registered (Schouten 2009)
};
[[nodiscard]] Coverage coverage(const std::vector<Heard>& sections);

}  // namespace plenary::consult
