// formats/preflib.h: whatever is read is written as a file that reads and writes the same.
#include "formats/preflib.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_preflib(bytes, {.file = "fuzz.toi"});
  if (!file) return;
  const std::string written = formats::write_preflib(*file, "fuzz.toi");
  const auto again = formats::read_preflib(written, {.file = "again.toi"});
  ensure(again.has_value(), "what was read is written and read again");
  ensure(formats::write_preflib(*again, "fuzz.toi") == written, "and is written the same");
  ensure(again->keys == file->keys, "with the keys that no count looks at");
  ensure(again->ballots.total() == file->ballots.total(), "with as many votes");
}
