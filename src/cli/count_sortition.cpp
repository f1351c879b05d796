// plenary count sortition: the fairest lottery of panels from a pool with quotas, its proof, and one panel of it drawn;
// or a panel drawn by strata.
#include <fmt/core.h>

#include <filesystem>

#include "cli/count.h"
#include "cli/count_question.h"
#include "cli/place.h"
#include "crypto/sha256.h"
#include "formats/panel_report.h"
#include "formats/panel_tables.h"
#include "formats/strata_report.h"

namespace plenary::cli {
namespace {

std::string own_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Result<count::PanelAsked> panel_asked(const CountOptions& o) {
  count::PanelAsked asked{.quotas = {}, .pool = {}, .seats = o.seats, .most_nodes = o.nodes, .most_pivots = o.pivots};
  PLENARY_TRY(const std::string quotas, read_file(o.quotas));
  PLENARY_TRY(asked.quotas, formats::read_quotas(quotas, o.quotas));
  PLENARY_TRY(const std::string pool, read_file(o.in));
  PLENARY_TRY(asked.pool, formats::read_pool(pool, o.in, asked.quotas));
  return asked;
}

// Strata are quotas of one feature, each a number, that together fill the seats.
Result<std::vector<count::StratumSeats>> strata_of(const CountOptions& o, const count::PanelAsked& asked) {
  std::vector<count::StratumSeats> strata;
  std::size_t seats = 0;
  bool plain = true;
  for (const auto& quota : asked.quotas) {
    plain = plain && quota.least == quota.most && quota.feature == asked.quotas.front().feature;
    seats += quota.most;
    strata.push_back({quota.value, quota.most});
  }
  if (!plain || seats != asked.seats)
    return refuse("cli.strata", {.where = o.quotas, .params = {{"seats", static_cast<std::int64_t>(asked.seats)}}});
  return strata;
}

Result<void> draw_by_strata(const CountOptions& o, const count::PanelAsked& asked) {
  PLENARY_TRY(const auto strata, strata_of(o, asked));
  std::vector<count::PoolMember> pool;
  for (const auto& person : asked.pool)
    pool.push_back({person.id, asked.quotas[person.traits.front()].value});
  PLENARY_TRY(const auto drawn, count::draw_panel({crypto::sha256(o.seed)}, "panel", pool, strata));
  const formats::StrataReport report{
      .title = own_name(o.in), .feature = asked.quotas.front().feature, .seed = o.seed};
  if (o.json)
    fmt::print("{}\n", json::print(formats::as_json(report, pool, drawn)));
  else
    fmt::print("{}", o.csv ? formats::as_csv(report, pool, drawn) : formats::as_text(report, pool, drawn));
  return {};
}

}  // namespace

Result<void> draw_fair_panel(const CountOptions& o) {
  PLENARY_TRY(const count::PanelAsked asked, panel_asked(o));
  if (o.rule == "sortition" || o.rule == "sortition@1") return draw_by_strata(o, asked);
  PLENARY_TRY(const count::FairPanels found, count::leximin_panels(asked));
  formats::PanelReport report{.title = own_name(o.in), .seed = o.seed};
  if (found.proved && !o.seed.empty()) {
    PLENARY_TRY(report.drawn, count::draw_of({crypto::sha256(o.seed)}, asked, found));
  }
  if (o.json)
    fmt::print("{}\n", json::print(formats::as_json(report, asked, found)));
  else
    fmt::print("{}", o.csv ? formats::as_csv(report, asked, found) : formats::as_text(report, asked, found));
  if (!found.proved && !o.seed.empty()) return refuse("lot.not_proved");
  return {};
}

}  // namespace plenary::cli
