// Any bytes as a published content: refused, or they print to themselves.
#include "fuzz.h"
#include "verify/content.h"

using namespace plenary;

FUZZ(bytes) {
  const auto content = verify::read_content(bytes);
  if (!content) return;
  ensure(verify::print_content(*content) == bytes, "an accepted content prints to itself");
}
