#include "formats/strata_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"

namespace plenary::formats {
namespace {

using count::DrawnStratum;
using count::Option;
using count::PoolMember;
using Pool = std::span<const PoolMember>;

std::string drawn_text(Pool pool, const DrawnStratum& stratum) {
  std::string out;
  for (const Option person : stratum.drawn)
    out += fmt::format("     {}\n", pool[person].id);
  const std::size_t told = std::min(stratum.next.size(), std::max<std::size_t>(stratum.drawn.size(), 1));
  for (std::size_t place = 0; place < told; ++place)
    out += fmt::format("  {}  {}\n", place == 0 ? "then" : "    ", pool[stratum.next[place]].id);
  return out;
}

json::Array ids_in_order(Pool pool, const std::vector<Option>& people) {
  json::Array ids;
  for (const Option person : people)
    ids.emplace_back(pool[person].id);
  return ids;
}

}  // namespace

std::string as_text(const StrataReport& report, Pool pool, const DrawnStrata& strata) {
  std::size_t seats = 0;
  for (const DrawnStratum& stratum : strata)
    seats += stratum.drawn.size();
  std::string out = fmt::format("{}\nsortition@1\npool: {}\nseats: {}\n\nseats  people  chance of each\n",
                                report.title, pool.size(), seats);
  for (const DrawnStratum& stratum : strata)
    out += fmt::format("{:>5}  {:>6}  {:>14}  {} {}\n", stratum.drawn.size(), stratum.pool,
                       to_string(stratum.chance), report.feature, stratum.stratum);
  if (report.seed.empty()) return out;
  out += fmt::format("\nseed: SHA-256 of \"{}\"\n", report.seed);
  for (const DrawnStratum& stratum : strata)
    out += fmt::format("{} {}\n{}", report.feature, stratum.stratum, drawn_text(pool, stratum));
  return out;
}

std::string as_csv(const StrataReport& report, Pool pool, const DrawnStrata& strata) {
  std::string out = "id,stratum,chance,place,drawn\r\n";
  for (const DrawnStratum& stratum : strata) {
    std::vector<Option> order = stratum.drawn;
    order.insert(order.end(), stratum.next.begin(), stratum.next.end());
    if (report.seed.empty()) std::ranges::sort(order);
    for (std::size_t place = 0; place < order.size(); ++place)
      out += fmt::format("{},{},{},{},{}\r\n", csv_cell(pool[order[place]].id), csv_cell(stratum.stratum),
                         to_string(stratum.chance), report.seed.empty() ? "" : std::to_string(place + 1),
                         !report.seed.empty() && place < stratum.drawn.size() ? "yes" : "no");
  }
  return out;
}

json::Value as_json(const StrataReport& report, Pool pool, const DrawnStrata& strata) {
  json::Array all;
  for (const DrawnStratum& stratum : strata) {
    json::Object one{{"chance", to_string(stratum.chance)},
                     {"people", static_cast<std::int64_t>(stratum.pool)},
                     {"seats", static_cast<std::int64_t>(stratum.drawn.size())},
                     {"value", stratum.stratum}};
    if (!report.seed.empty()) {
      one.set("drawn", ids_in_order(pool, stratum.drawn));
      one.set("next", ids_in_order(pool, stratum.next));
    }
    all.emplace_back(std::move(one));
  }
  json::Object out{{"feature", report.feature},
                   {"rule", "sortition@1"},
                   {"strata", std::move(all)},
                   {"title", report.title}};
  if (!report.seed.empty()) out.set("seed", report.seed);
  return out;
}

}  // namespace plenary::formats
