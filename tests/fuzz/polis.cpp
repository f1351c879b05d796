// formats/polis.h and the room consult: whatever is read as a conversation is computed to its end, told in
// JSON that is canonical, and written as what is read again as the same table.
#include "formats/polis.h"
#include "consult/opinion.h"
#include "formats/opinion.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  if (bytes.size() > 4096) return;
  const auto cut = bytes.find('\x01');
  auto read = formats::read_polis_votes(bytes.substr(0, cut), "votes.csv");
  if (!read) return;
  if (cut != bytes.npos && !formats::read_polis_comments(bytes.substr(cut + 1), "comments.csv", *read))
    return;
  const auto table = consult::tabulate(read->votes, formats::statements_with_votes(*read));
  if (!table) return;
  const auto again = formats::read_polis_votes(formats::polis_votes_csv(*table), "votes.csv");
  ensure(table->rows() == 0 || again.has_value(), "what is written is read");
  const auto map = consult::compatible::map_of(*table, 1);
  const auto opinion = consult::opinion_of(
      *table,
      {.structure = {.permutations = 3, .bootstraps = 3, .threads = 1, .most_groups = 3, .starts = 2}});
  for (const auto& value : {formats::as_json({}, opinion), formats::as_json({}, *table, map)}) {
    const std::string printed = json::print(value);
    ensure(json::parse(printed, json::Form::canonical, {.bytes = 64u << 20, .depth = 16}).has_value(),
           "canonical");
  }
  (void)formats::as_html({}, opinion, map);
}
