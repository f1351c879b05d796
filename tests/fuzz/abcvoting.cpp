// formats/abcvoting.h: whatever is read is written as it was read, and can be elected from at a bounded
// price.
#include "formats/abcvoting.h"
#include "count/committee/audit.h"
#include "count/committee/committee.h"
#include "fuzz.h"

using namespace plenary;

static void written_again(const formats::AbcFile& file) {
  const auto written = formats::write_abcvoting(file);
  if (!written) return ensure(written.error().code == "abc.not_decimal", "only a weight is refused");
  const auto again = formats::read_abcvoting(*written);
  ensure(again.has_value(), "what was read is written and read again");
  ensure(again->description == file.description && again->approvals.seats == file.approvals.seats,
         "with its head");
  for (std::size_t i = 0; i < file.approvals.grouped.size(); ++i)
    ensure(again->approvals.grouped[i].approved == file.approvals.grouped[i].approved &&
               again->approvals.grouped[i].weight == file.approvals.grouped[i].weight,
           "with every ballot");
  ensure(formats::write_abcvoting(*again).value() == *written, "and is written the same");
}

FUZZ(bytes) {
  auto file = formats::read_abcvoting(bytes, {.bytes = 1u << 14});
  if (!file) return;
  written_again(*file);
  if (file->approvals.candidates > 12) return;
  file->approvals.most = 20;
  file->approvals.most_steps = 2000;
  for (const char* rule : {"pav@1", "phragmen-sequential@1", "equal-shares@1", "eph@1", "monroe-greedy@1"}) {
    const auto elected = count::elect(rule, file->approvals);
    if (!elected) continue;
    ensure(elected->committees.size() == 1, "asked for one, one is elected");
    ensure(elected->committees[0].size() == file->approvals.seats, "and it fills the seats");
    ensure(count::audit(file->approvals, elected->committees[0], count::Earned::jr).has_value(),
           "it can be audited");
  }
}
