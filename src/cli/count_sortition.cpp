// plenary count sortition: the fairest lottery of panels from a pool with quotas, its proof, and one panel of it drawn.
#include <fmt/core.h>

#include <filesystem>

#include "cli/count.h"
#include "cli/count_question.h"
#include "cli/place.h"
#include "crypto/sha256.h"
#include "formats/panel_report.h"
#include "formats/panel_tables.h"

namespace plenary::cli {
namespace {

std::string own_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Result<count::PanelAsked> panel_asked(const CountOptions& o) {
  count::PanelAsked asked{.quotas = {}, .pool = {}, .seats = o.seats, .most_nodes = o.nodes};
  PLENARY_TRY(const std::string quotas, read_file(o.quotas));
  PLENARY_TRY(asked.quotas, formats::read_quotas(quotas, o.quotas));
  PLENARY_TRY(const std::string pool, read_file(o.in));
  PLENARY_TRY(asked.pool, formats::read_pool(pool, o.in, asked.quotas));
  return asked;
}

}  // namespace

Result<void> draw_fair_panel(const CountOptions& o) {
  PLENARY_TRY(const count::PanelAsked asked, panel_asked(o));
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
