// formats/blt.h: whatever is read is written as a file that reads and writes the same.
#include "formats/blt.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_blt(bytes, {.file = "fuzz.blt"});
  if (!file) return;
  const std::string written = formats::write_blt(*file);
  const auto again = formats::read_blt(written, {.file = "again.blt"});
  ensure(again.has_value(), "what was read is written and read again");
  ensure(formats::write_blt(*again) == written, "and is written the same");
  const auto votes = [](const formats::RankedFile& read) { return read.ballots.votes(read.ballots.total()); };
  ensure(votes(*again) == votes(*file), "with as many votes");
}
