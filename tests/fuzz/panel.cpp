// formats/panel_tables.h and count/lot/leximin.h: whatever is read as quotas and a pool has a lottery that is proved,
// or none is claimed; every panel that is drawn meets the quotas.  The two tables are parted by a line with a bar.
#include <algorithm>

#include "formats/panel_tables.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  const auto bar = bytes.find("\n|\n");
  if (bar == bytes.npos || bytes.size() > 2000) return;
  const auto quotas = formats::read_quotas(bytes.substr(0, bar), "quotas.csv");
  if (!quotas) return;
  const auto pool = formats::read_pool(bytes.substr(bar + 3), "pool.csv", *quotas);
  if (!pool) return;
  const count::PanelAsked asked{.quotas = *quotas, .pool = *pool, .seats = pool->size() / 2 + 1, .most_nodes = 200};
  const auto found = count::leximin_panels(asked);
  if (!found || !found->proved) return;
  ensure(count::prove_panels(asked, *found) == count::PanelProof::holds, "what is proved is proved again");
  const auto drawn = count::draw_of({}, asked, *found);
  ensure(drawn && drawn->people.size() == asked.seats, "every seat is filled");
  for (std::size_t quota = 0; quota < quotas->size(); ++quota) {
    const auto met = static_cast<std::size_t>(std::ranges::count_if(drawn->people, [&](count::Option person) {
      return std::ranges::binary_search(asked.pool[person].traits, quota);
    }));
    ensure(met >= quotas->at(quota).least && met <= quotas->at(quota).most, "every quota is met");
  }
}
