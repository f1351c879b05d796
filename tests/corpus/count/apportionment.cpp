// apportionment/: lists or states, votes and seats, a dozen rules each; two national elections in tiers.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/json.hpp>

#include <algorithm>
#include <map>

#include "cases.h"
#include "count/seats/apportion.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

using Seats = std::vector<std::size_t>;

Seats seats_in(const Json& array) {
  Seats seats;
  for (const Json& each : array.as_array())
    seats.push_back(static_cast<std::size_t>(number_of(each)));
  return seats;
}

std::vector<List> lists_of(const Json& votes) {
  std::vector<List> lists;
  for (const Json& each : votes.as_array())
    lists.push_back({.votes = exact(number_of(each))});
  return lists;
}

// The decimal_of a file wrote, exactly: 0.0325 is 13/400.
Exact decimal_of(const Json& value) {
  if (value.is_double()) return parse_exact(fmt::format("{}", value.as_double())).value_or(0);
  return exact(number_of(value));
}

std::string seats_rule_of(std::string_view name) {
  static const std::map<std::string_view, std::string> kNames{
      {"saintelague", "sainte-lague@1"},
      {"modsaintelague", "modified-sainte-lague-1.4@1"},
      {"huntingtonhill", "huntington-hill@1"},
      {"imperiali", "imperiali-divisor@1"}};
  const auto found = kNames.find(name);
  return found != kNames.end() ? found->second : std::string(name) + "@1";
}

void run_check(const Json& file, const Json& check, Verdicts& verdicts) {
  const Seats expected = seats_in(check.at("seats"));
  Contest contest{.lists = lists_of(file.at("votes")),
                  .seats = static_cast<std::size_t>(number_of(file.at("seats")))};
  if (const Json* params = find(check, "params")) {
    if (const Json* minimum = find(*params, "minimum"))
      for (List& list : contest.lists)
        list.minimum = static_cast<std::size_t>(number_of(*minimum));
    if (const Json* threshold = find(*params, "threshold")) contest.threshold.share = decimal_of(*threshold);
    if (find(*params, "only_represented"))  // who was represented is part of the case
      for (std::size_t i = 0; i < expected.size(); ++i)
        if (expected[i] == 0) contest.lists[i].votes = 0;
  }
  const std::string rule = text_of(check, "rule");
  const auto shared = apportion(seats_rule_of(rule), contest);
  const bool same = shared && shared->contested.empty() && shared->seats == expected;
  verdicts.check("apportionment", text_of(file, "id") + " " + rule, same,
                 shared ? fmt::format("{}", shared->seats) : shared.error().code);
}

// Slovakia: thresholds by the number of parties on a list; of a coalition two are taken to stand together.
void run_coalitions(const Json& file, Verdicts& verdicts) {
  Contest contest{.lists = lists_of(file.at("votes")),
                  .seats = static_cast<std::size_t>(number_of(file.at("seats")))};
  for (std::size_t i = 0; i < contest.lists.size(); ++i)
    if (file.at("coalition").as_array()[i].as_bool()) contest.lists[i].members = 2;
  contest.threshold = {.share = Exact(1, 20), .by_members = {{2, Exact(7, 100)}, {4, Exact(1, 10)}}};
  const auto shared = apportion("hagenbach-bischoff-rounded@1", contest);
  verdicts.check("apportionment", text_of(file, "id"),
                 shared && shared->contested.empty() && shared->seats == seats_in(file.at("expected")));
}

// Czechia until 2017: seats to regions by their votes, then lists above 5 % of the nation inside each.
struct Nation {
  std::vector<std::string> parties, regions;
  std::vector<std::vector<Exact>> votes;  // party, region
};

Nation regions_of(const Json& file) {
  Nation read;
  for (const Json& name : file.at("regions").as_array())
    read.regions.emplace_back(name.as_string());
  for (const auto& [party, votes] : file.at("votes_by_party").as_object()) {
    read.parties.emplace_back(party);
    read.votes.emplace_back();
    for (const Json& each : votes.as_array())
      read.votes.back().push_back(exact(number_of(each)));
  }
  return read;
}

bool same_seats(const Json& expected, const std::vector<std::string>& parties, const Seats& seats) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    const Json* wanted = find(expected, parties[i]);
    if (seats[i] != (wanted ? static_cast<std::size_t>(number_of(*wanted)) : 0)) return false;
  }
  return true;
}

// The seats of each region by whole votes, as the law gives them.
std::vector<std::size_t> seats_of_regions(const Json& file, const Nation& read) {
  if (const Json* given = find(file, "region_seats")) return seats_in(*given);
  Contest among{.seats = static_cast<std::size_t>(number_of(file.at("seats")))};
  for (std::size_t r = 0; r < read.regions.size(); ++r) {
    among.lists.emplace_back();
    for (const auto& votes : read.votes)
      among.lists[r].votes += votes[r];
  }
  return apportion("hare@1", among)->seats;
}

std::vector<Option> admitted_of(const Nation& read) {
  Contest nation{.threshold = {.share = Exact(1, 20)}};
  for (const auto& votes : read.votes) {
    nation.lists.emplace_back();
    for (const Exact& each : votes)
      nation.lists.back().votes += each;
  }
  return pass_threshold(nation);
}

void run_regions(const Json& file, Verdicts& verdicts) {
  const Nation read = regions_of(file);
  const auto regional = seats_of_regions(file, read);
  const auto admitted = admitted_of(read);
  Seats national(read.parties.size());
  for (std::size_t r = 0; r < read.regions.size(); ++r) {
    Contest inside{.lists = std::vector<List>(read.parties.size()), .seats = regional[r]};
    for (const Option party : admitted)
      inside.lists[party].votes = read.votes[party][r];
    const auto shared = apportion("dhondt@1", inside);
    for (std::size_t i = 0; i < national.size(); ++i)
      national[i] += shared->seats[i];
    const Json* regions = find(file, "expected_region");
    if (const Json* wanted = regions ? find(*regions, read.regions[r]) : nullptr)
      verdicts.check("apportionment", text_of(file, "id") + " " + read.regions[r],
                     same_seats(*wanted, read.parties, shared->seats));
  }
  verdicts.check("apportionment", text_of(file, "id") + " national",
                 same_seats(file.at("expected_national"), read.parties, national));
}

void run_apportionments(const Json& file, Verdicts& verdicts) {
  if (find(file, "coalition")) return run_coalitions(file, verdicts);
  if (find(file, "regions")) return run_regions(file, verdicts);
  for (const Json& check : file.at("checks").as_array())
    run_check(file, check, verdicts);
}

}  // namespace

void run_apportionment(const fs::path& folder, Verdicts& verdicts) {
  for (const fs::path& path : files_ending(folder, ".case.json"))
    try {
      const auto file = file_json(path);
      if (file) run_apportionments(*file, verdicts);
      if (!file) verdicts.check("apportionment", path.filename().string(), false, "cannot be read");
    } catch (const std::exception& unknown) {
      verdicts.cannot_run("apportionment", path.filename().string(), "a form this program does not know");
    }
}

}  // namespace corpus
