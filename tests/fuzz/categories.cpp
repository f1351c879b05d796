// formats/preflib.h: categories that are read are written as a file that reads the same, and are grades in a
// scale.
#include "formats/preflib.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto file = formats::read_categories(bytes, {.file = "fuzz.cat", .bytes = 1u << 14});
  if (!file) return;
  const std::string written = formats::write_categories(*file, "fuzz.cat");
  const auto again = formats::read_categories(written, {.file = "again.cat"});
  ensure(again.has_value(), "what was read is written and read again");
  ensure(again->lines == file->lines && again->keys == file->keys, "with the same ballots and keys");
  ensure(formats::write_categories(*again, "fuzz.cat") == written, "and is written the same");
  const auto marks = formats::marks_of(*file, "fuzz.cat");
  if (!marks) return;
  for (const auto& ballot : marks->ballots)
    for (const auto& mark : ballot.marks)
      ensure(!mark || (*mark >= marks->lowest && *mark <= marks->highest), "a mark is on the scale");
  const auto back = formats::categories_of(*marks, "fuzz.cat");
  ensure(back.has_value() && back->lines.size() == file->lines.size(), "and grades are categories again");
}
