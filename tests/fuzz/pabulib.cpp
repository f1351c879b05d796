// formats/pabulib.h: whatever is read can be counted by every rule that takes it, and is written as it was
// read.
#include "formats/pabulib.h"
#include "count/budget/budget.h"
#include "fuzz.h"

using namespace plenary;

static void written_again(std::string_view bytes) {
  const auto file = formats::read_pabulib(bytes, {.bytes = 1u << 16, .whole = true});
  if (!file) return;
  const auto written = formats::write_pabulib(*file);
  if (!written)
    return ensure(written.error().code == "pb.unwritable_id" || written.error().code == "pb.not_decimal",
                  "only an id or an amount is refused");
  const auto again = formats::read_pabulib(*written, {.whole = true});
  ensure(again.has_value(), "what was read is written and read again");
  ensure(again->meta == file->meta && again->names == file->names && again->kept == file->kept,
         "with all that was kept");
  ensure(again->selected == file->selected && again->categories == file->categories, "with the outcome");
  ensure(again->asked.budget == file->asked.budget, "with the budget");
  for (std::size_t i = 0; i < file->asked.ballots.size(); ++i)
    ensure(again->asked.ballots[i].projects == file->asked.ballots[i].projects &&
               again->asked.ballots[i].points == file->asked.ballots[i].points,
           "with every ballot");
}

FUZZ(bytes) {
  written_again(bytes);
  const auto file = formats::read_pabulib(bytes, {.bytes = 1u << 16});
  if (!file) return;
  for (const char* rule :
       {"greedy-votes@1", "equal-shares-cost@1", "equal-shares-points@1", "phragmen-budget@1"}) {
    const auto funded = count::budget(rule, file->asked);
    ensure(!funded || funded->spent <= file->asked.budget, "no rule overspends");
  }
}
