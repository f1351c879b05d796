// Whether a committee gives every group what its size earns, whoever chose it and how.
//
//     const auto finding = audit(board, {0, 1}, Earned::ejr_plus);
//     if (finding.verdict == Verdict::fails) ... finding.group wants finding.candidates
//
// A group of at least l/k of the ballots (by weight) that agrees on l candidates has earned l seats:
//   jr        l = 1: some ballot of the group has somebody elected
//   pjr       together they have l elected
//   ejr       some ballot of the group has l elected
//   core      no l candidates are preferred to the whole committee by a group that has earned l seats: each of
//             its ballots has more of those than of the committee
//   ejr_plus  as ejr, where already one candidate they all approve and who is not elected makes them a group
// ejr_plus implies ejr, ejr implies pjr, pjr implies jr, and the core implies ejr.  jr and ejr_plus are settled at
// once; ejr, pjr and the core by a search that most_steps may end: `unsettled` is then the honest answer.
// After Aziz, Brill, Conitzer, Elkind, Freeman and Walsh 2017 (jr, ejr, core), Sanchez-Fernandez and others 2017 (pjr),
// Brill and Peters 2023 (ejr_plus), by their definitions.
//
// A failure names the group, so that anybody can check it by hand; a success tells for each l how large the
// largest group left short is, and how large it would have to be.
#pragma once

#include "count/committee/committee.h"

namespace plenary::count {

enum class Earned { jr, pjr, ejr, ejr_plus, core };
enum class Verdict { holds, fails, unsettled };

struct Closest {  // at this l, the heaviest group left short, and what would be a failure
  std::size_t seats;
  Exact weight, needed;
};

struct Finding {
  Verdict verdict = Verdict::holds;
  std::size_t earned = 0;          // fails: l
  std::vector<Option> candidates;  // fails: what the group agrees on
  std::vector<std::size_t> group;  // fails: the ballots, as places in Approvals::grouped
  std::vector<Closest> closest;    // holds: for jr and ejr_plus, the certificate
};

// Refused as elect() does, and "count.no_such_option" for the committee; its size is the number of seats.
[[nodiscard]] Result<Finding> audit(const Approvals& approvals, const Committee& committee, Earned earned);

}  // namespace plenary::count
