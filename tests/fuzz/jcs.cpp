#include "record/jcs.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto canonical = record::canonicalise(bytes);
  if (!canonical) return;
  const auto again = record::canonicalise(*canonical);
  ensure(again && *again == *canonical, "canonical text is canonical already");
}
