// Any bytes as an entry: refused, or they print to themselves.
#include "body/entry.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto entry = body::parse_entry(bytes);
  if (!entry) return;
  ensure(body::print_entry(*entry) == bytes, "an accepted entry prints to itself");
  const auto act = body::act_from_json(body::to_json(entry->act));
  ensure(act.has_value() && act->id == entry->act.id, "an act that was read is read again");
}
