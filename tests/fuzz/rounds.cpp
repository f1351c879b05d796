// formats/rounds_table.h: whatever is read as rounds can be counted, or is refused, and never elects who did not stand.
#include "formats/rounds_table.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_rounds(bytes, "fuzz.rounds.csv");
  if (!file) return;
  ensure(!file->names.empty() && !file->rounds.empty(), "an election has options and rounds");
  for (const char* rule : {"two-round@1", "exhaustive@1"}) {
    const auto counted = count::count_rounds(rule, file->rounds, {.ties = {.steps = {count::TieStep::order}}});
    if (!counted) continue;
    ensure(!counted->returned.open, "an order parts every tie");
    ensure(counted->returned.elected.size() + (counted->next.empty() ? 0 : 1) == 1, "somebody is elected, or it goes on");
    for (const count::Option option : counted->returned.elected)
      ensure(file->rounds.front().votes.at(option).has_value(), "and stood");
  }
}
