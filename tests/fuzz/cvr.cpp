// formats/cvr.h: whatever is read is written as a file that reads and writes the same; and it can be
// interpreted.
#include "formats/cvr.h"

#include "count/ranked/interpret.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_cvr(bytes, {.file = "fuzz.cvr.csv"});
  if (!file) return;
  const std::string written = formats::write_cvr(*file);
  const auto again = formats::read_cvr(written, {.file = "again.cvr.csv"});
  ensure(again.has_value(), "what was read is written and read again");
  ensure(formats::write_cvr(*again) == written, "and is written the same");
  const auto read = count::interpret(file->ballots, {.skips = 1});
  ensure(read.ballots.plain(), "what was interpreted is plain");
  ensure(read.ballots.total() + read.blank + read.empty == file->ballots.total(), "and no paper is lost");
  ensure(count::weak_orders(file->ballots).total() == file->ballots.total(), "nor among weak orders");
}
