#include "ballot/json.h"

#include "fuzz.h"

using namespace plenary;
using namespace plenary::ballot;

FUZZ(bytes) {
  if (const auto value = parse_json(bytes, Spelling::compact))
    ensure(print_json(*value) == bytes, "the compact form prints as it was read");
  const auto loose = parse_json(bytes, Spelling::loose);
  if (!loose) return;
  const auto printed = print_json(*loose);
  const auto again = parse_json(printed, Spelling::loose);
  ensure(again && print_json(*again) == printed, "what was printed is read again");
}
