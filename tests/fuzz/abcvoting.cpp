// formats/abcvoting.h: whatever is read can be elected from, one after another and at a bounded price.
#include "formats/abcvoting.h"
#include "count/committee/audit.h"
#include "count/committee/committee.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  auto file = formats::read_abcvoting(bytes, {.bytes = 1u << 14});
  if (!file || file->approvals.candidates > 12) return;
  file->approvals.most = 20;
  file->approvals.most_steps = 2000;
  for (const char* rule : {"pav@1", "phragmen-sequential@1", "equal-shares@1", "eph@1", "monroe-greedy@1"}) {
    const auto elected = count::elect(rule, file->approvals);
    if (!elected) continue;
    ensure(elected->committees.size() == 1, "asked for one, one is elected");
    ensure(elected->committees[0].size() == file->approvals.seats, "and it fills the seats");
    ensure(count::audit(file->approvals, elected->committees[0], count::Earned::jr).has_value(),
           "it can be audited");
  }
}
