// formats/pabulib.h: whatever is read can be grouped and counted by every rule that takes it.
#include "formats/pabulib.h"
#include "count/budget/budget.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_pabulib(bytes, {.bytes = 1u << 16});
  if (!file) return;
  for (const char* rule :
       {"greedy-votes@1", "equal-shares-cost@1", "equal-shares-points@1", "phragmen-budget@1"}) {
    const auto funded = count::budget(rule, file->asked);
    ensure(!funded || funded->spent <= file->asked.budget, "no rule overspends");
  }
}
