#include "formats/panel_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"

namespace plenary::formats {
namespace {

using count::FairLevel;
using count::FairPanels;
using count::Option;
using count::PanelAsked;
using count::PersonType;

std::string type_name(const PanelAsked& asked, const PersonType& type) {
  std::string name;
  for (const std::size_t trait : type.traits)
    name += (name.empty() ? "" : ", ") + asked.quotas[trait].feature + " " + asked.quotas[trait].value;
  return name.empty() ? "without features" : name;
}

std::string chances_text(const PanelAsked& asked, const FairPanels& found) {
  std::string out = "type  people  chance of each\n";
  for (std::size_t type = 0; type < found.types.size(); ++type)
    out += fmt::format("{:>4}  {:>6}  {:>14}  {}\n", type + 1, found.types[type].members.size(),
                       to_string(found.types[type].chance), type_name(asked, found.types[type]));
  return out;
}

// "2 of type 1, 1 of type 4"
std::string seated_text(const std::vector<std::size_t>& seated) {
  std::string out;
  for (std::size_t type = 0; type < seated.size(); ++type)
    if (seated[type] > 0) out += fmt::format("{}{} of type {}", out.empty() ? "" : ", ", seated[type], type + 1);
  return out;
}

std::string level_text(const FairLevel& level) {
  std::string weights, types;
  for (std::size_t type = 0; type < level.weights.size(); ++type)
    if (level.weights[type] != 0)
      weights += fmt::format("{}{} for type {}", weights.empty() ? "" : ", ", level.weights[type].get_str(), type + 1);
  for (const std::size_t type : level.types)
    types += fmt::format("{}{}", types.empty() ? "" : ", ", type + 1);
  return fmt::format("{} {}: no more than {}, since no panel is worth more than {} by\n     {}\n",
                     level.types.size() > 1 ? "types" : "type", types, to_string(level.chance), level.bound.get_str(),
                     weights);
}

std::string people_text(const PanelReport& report, const PanelAsked& asked) {
  std::string out = fmt::format("\nseed: SHA-256 of \"{}\"\npanel {} is drawn\n", report.seed, report.drawn->panel + 1);
  for (const Option person : report.drawn->people)
    out += fmt::format("     {}\n", asked.pool[person].id);
  return out;
}

json::Array places_json(const std::vector<std::size_t>& places) {
  json::Array all;
  for (const std::size_t place : places)
    all.emplace_back(static_cast<std::int64_t>(place));
  return all;
}

json::Array ids_json(const PanelAsked& asked, const std::vector<Option>& people) {
  json::Array all;
  for (const Option person : people)
    all.emplace_back(asked.pool[person].id);
  return all;
}

json::Value type_json(const PanelAsked& asked, const PersonType& type) {
  json::Array features;
  for (const std::size_t trait : type.traits)
    features.emplace_back(json::Object{{"feature", asked.quotas[trait].feature}, {"value", asked.quotas[trait].value}});
  return json::Object{
      {"chance", to_string(type.chance)}, {"features", std::move(features)}, {"people", ids_json(asked, type.members)}};
}

json::Value level_json(const FairLevel& level) {
  json::Array weights;
  for (const mpz_class& weight : level.weights)
    weights.emplace_back(weight.get_str());
  return json::Object{{"bound", level.bound.get_str()},
                      {"chance", to_string(level.chance)},
                      {"types", places_json(level.types)},
                      {"weights", std::move(weights)}};
}

}  // namespace

std::string as_text(const PanelReport& report, const PanelAsked& asked, const FairPanels& found) {
  std::string out =
      fmt::format("{}\nsortition-leximin@1\npool: {}\nseats: {}\n\n", report.title, asked.pool.size(), asked.seats);
  if (!found.proved)
    return out + fmt::format("not proved: the search ended after {} nodes and {} pivots; nothing here binds, nothing is drawn\n",
                             found.work.nodes + found.proof_work.nodes, found.work.pivots + found.proof_work.pivots);
  out += chances_text(asked, found) + "\npanel  chance\n";
  for (std::size_t panel = 0; panel < found.panels.size(); ++panel)
    out += fmt::format("{:>5}  {:>6}  {}\n", panel + 1, to_string(found.panels[panel].chance),
                       seated_text(found.panels[panel].seated));
  out += "\nproved: no lottery is fairer, since as long as those before keep their chances\n";
  for (std::size_t level = 0; level < found.levels.size(); ++level)
    out += fmt::format("{:>3}  {}", level + 1, level_text(found.levels[level]));
  return out + (report.drawn ? people_text(report, asked) : "");
}

std::string as_csv(const PanelReport& report, const PanelAsked& asked, const FairPanels& found) {
  std::vector<std::string> chances(asked.pool.size());
  for (const PersonType& type : found.types)
    for (const Option person : type.members)
      chances[person] = found.proved ? to_string(type.chance) : "not proved";
  std::string out = "id,chance,drawn\r\n";
  for (Option person = 0; person < asked.pool.size(); ++person) {
    const bool drawn = report.drawn && std::ranges::binary_search(report.drawn->people, person);
    out += fmt::format("{},{},{}\r\n", csv_cell(asked.pool[person].id), chances[person], drawn ? "yes" : "no");
  }
  return out;
}

json::Value as_json(const PanelReport& report, const PanelAsked& asked, const FairPanels& found) {
  json::Array types, panels, levels;
  for (const PersonType& type : found.types)
    types.push_back(type_json(asked, type));
  for (const auto& [seated, chance] : found.panels)
    panels.emplace_back(json::Object{{"chance", to_string(chance)}, {"seated", places_json(seated)}});
  for (const FairLevel& level : found.levels)
    levels.push_back(level_json(level));
  json::Object out{{"levels", std::move(levels)},
                   {"panels", std::move(panels)},
                   {"proved", found.proved},
                   {"rule", "sortition-leximin@1"},
                   {"seats", static_cast<std::int64_t>(asked.seats)},
                   {"title", report.title},
                   {"types", std::move(types)}};
  if (report.drawn)
    out.set("drawn", json::Object{{"panel", static_cast<std::int64_t>(report.drawn->panel)},
                                  {"people", ids_json(asked, report.drawn->people)},
                                  {"seed", report.seed}});
  return out;
}

}  // namespace plenary::formats
