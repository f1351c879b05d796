#include "ballot/archive.h"
#include "ballot/audit.h"
#include "fuzz.h"

using namespace plenary;
using namespace plenary::ballot;

FUZZ(bytes) {
  static_cast<void>(audit(bytes, {}));
  if (const auto event = read_event(bytes))
    ensure(print_event(*event) == bytes, "an event prints as it was read");
}
