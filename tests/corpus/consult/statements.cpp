// What is told of each statement under the given groups.
#include <algorithm>
#include <cmath>

#include "folder.h"

namespace corpus {
namespace {

void check_groupstats(const Case& c) {
  const Folder& f = c.folder;
  bool counts = true, known = true;
  std::map<std::string, double> off;
  for (std::size_t i = 0; i < f.groupstats->rows(); ++i) {
    const auto label = std::ranges::find(f.given_labels, f.groupstats->whole(i, "group"));
    const auto at = f.column_of.find(f.groupstats->whole(i, "statement"));
    if (label == f.given_labels.end() || at == f.column_of.end()) {
      known = false;
      continue;
    }
    const auto& x = f.told.contrasts[static_cast<std::size_t>(label - f.given_labels.begin())][at->second];
    counts = counts && x.count == consult::Count{f.groupstats->whole(i, "na"), f.groupstats->whole(i, "nd"),
                                                 f.groupstats->whole(i, "ns")};
    const std::pair<const char*, double> numbers[] = {{"pa", x.pa},   {"pd", x.pd},   {"ra", x.ra},
                                                      {"rd", x.rd},   {"pat", x.pat}, {"pdt", x.pdt},
                                                      {"rat", x.rat}, {"rdt", x.rdt}};
    for (const auto& [name, value] : numbers) {
      const double expected = f.groupstats->number(i, name);
      off[name] = std::max(off[name], relative(value, expected));
    }
  }
  c.holds("groups and statements of the group statistics", known);
  c.holds("counts of every group", counts);
  for (const auto& [name, value] : off)
    c.within("group statistics " + name, value, 1e-9);
}

void check_weights(const Case& c) {
  const Folder& f = c.folder;
  double agree = 0, disagree = 0, priority = 0;
  for (std::size_t i = 0; i < f.statements->rows(); ++i) {
    const auto at = f.column_of.find(f.statements->whole(i, "statement"));
    if (at == f.column_of.end()) continue;
    const auto& gac = f.told.group_aware[at->second];
    agree = std::max(agree, relative(gac.agree, f.statements->number(i, "gac_agree")));
    disagree = std::max(disagree, relative(gac.disagree, f.statements->number(i, "gac_disagree")));
    priority = std::max(priority, relative(f.told.priority[at->second], f.statements->number(i, "priority")));
  }
  c.within("group-aware consensus, agreeing", agree, 1e-9);
  c.within("group-aware consensus, disagreeing", disagree, 1e-9);
  c.within("priority", priority, 1e-9);
}

std::vector<Listed> expected_list(const boost::json::array& list, bool contrast) {
  std::vector<Listed> all;
  for (const auto& entry : list) {
    const auto& e = entry.as_object();
    Listed one{e.at("statement").to_number<std::int64_t>(),
               contrast ? std::string(e.at("direction").as_string()) : "",
               {}};
    for (const char* name : {"n_success", "n_trials", "p_success", "p_test"})
      one.numbers.push_back(number_of(e.at(name)));
    if (contrast)
      one.numbers.insert(one.numbers.end(), {number_of(e.at("repness")), number_of(e.at("repness_test"))});
    all.push_back(std::move(one));
  }
  return all;
}

void check_lists(const Case& c) {
  const Folder& f = c.folder;
  if (const auto* given = f.expected->if_contains("given_groups")) {
    for (const auto& [label, list] : given->at("repness").as_object()) {
      const auto at = std::ranges::find(f.given_labels, std::stoll(std::string(label)));
      if (at == f.given_labels.end()) {
        c.holds(fmt::format("representative of group {}", std::string(label)), false,
                "no such group is given");
        continue;
      }
      double off = 0;
      const auto& chosen = f.told.lists[static_cast<std::size_t>(at - f.given_labels.begin())];
      const bool same = same_list(listed(f, chosen, true), expected_list(list.as_array(), true), 1e-9, off);
      c.deviations.add("representative statements", off);
      c.holds(fmt::format("representative of group {} (off by {:.1e})", std::string(label), off), same);
    }
  }
  if (const auto* consensus = f.expected->if_contains("consensus")) {
    double off = 0;
    const bool agree = same_list(listed(f, f.map.consensus.agree, false),
                                 expected_list(consensus->at("agree").as_array(), false), 1e-9, off);
    const bool disagree = same_list(listed(f, f.map.consensus.disagree, false),
                                    expected_list(consensus->at("disagree").as_array(), false), 1e-9, off);
    c.deviations.add("consensus statements", off);
    c.holds("consensus, agreeing", agree);
    c.holds("consensus, disagreeing", disagree);
  }
}

}  // namespace

void check_statements(const Case& c) {
  if (c.folder.given_groups > 0) {
    if (c.folder.groupstats) check_groupstats(c);
    if (c.folder.statements) check_weights(c);
  }
  if (c.folder.expected) check_lists(c);
}

}  // namespace corpus
