// pb/: participatory budgets of Pabulib.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <boost/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>

#include "cases.h"
#include "count/budget/budget.h"
#include "folders.h"
#include "formats/pabulib.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

std::string unzipped(const fs::path& path) {
  std::string bytes;
  const std::string command = "gzip -dc '" + path.string() + "'";
  if (std::FILE* pipe = ::popen(command.c_str(), "r")) {
    char block[1 << 16];
    for (std::size_t got = 0; (got = std::fread(block, 1, sizeof block, pipe)) > 0;)
      bytes.append(block, got);
    ::pclose(pipe);
  }
  return bytes;
}

std::optional<std::string> ballots_text(const fs::path& folder, const std::string& name) {
  if (name.ends_with(".gz") && fs::exists(folder / name)) return unzipped(folder / name);
  return file_text(folder / name);
}

std::vector<std::string> texts_in(const Json& array) {
  std::vector<std::string> texts;
  for (const Json& each : array.as_array())
    texts.emplace_back(each.as_string());
  return texts;
}

std::vector<std::string> ids_of(const Budgeting& asked, const Funded& funded) {
  std::vector<std::string> ids;
  for (const Purchase& bought : funded.bought)
    ids.push_back(asked.projects[bought.project].id);
  return ids;
}

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

bool same_scores(const Json& scores, const Budgeting& asked, const std::vector<Exact>& found) {
  for (Option project = 0; project < asked.projects.size(); ++project) {
    const Json* wanted = find(scores, asked.projects[project].id);
    if (!wanted) return false;
    const auto number = wanted->is_string() ? parse_exact(std::string(wanted->as_string()))
                                            : std::optional(exact(number_of(*wanted)));
    if (number != found[project]) return false;
  }
  return true;
}

bool same_rho(const Json& expected, const Budgeting& asked, const Funded& funded) {
  const auto& rows = expected.as_array();
  if (rows.size() != funded.bought.size()) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i].as_array();
    if (asked.projects[funded.bought[i].project].id != std::string(row[0].as_string())) return false;
    if (Exact(std::string(row[1].as_string())) != *funded.bought[i].rho) return false;
  }
  return true;
}

class Case {
 public:
  Case(const Json& file, const formats::PabulibFile& ballots, Verdicts& verdicts)
      : id_(text_of(file, "id")), asked_(ballots.asked), ballots_(ballots), verdicts_(verdicts) {
    // Places as points, where the file scores its ordinal votes; else each named project has one.
    if (ballots.of("vote_type") == "ordinal") {
      places_ = asked_;
      const auto most = read_number(ballots.of("max_length"));
      places_.ballots = points_by_place(asked_.ballots, most);
    } else {
      places_ = asked_;
    }
  }

  void run(const Json& check) {
    const std::string rule = text_of(check, "rule");
    static const std::map<std::string, std::string> kRules{{"mes-cost", "equal-shares-cost@1"},
                                                           {"mes-cardinality", "equal-shares-count@1"},
                                                           {"mes-cost-add1", "equal-shares-cost-add1@1"},
                                                           {"mes-cost-add1u", "equal-shares-cost-add1u@1"},
                                                           {"phragmen", "phragmen-budget@1"},
                                                           {"greedy-cost", "greedy-votes@1"},
                                                           {"greedy-cardinality", "greedy-votes-per-cost@1"}};
    if (rule == "official") return official(check);
    if (rule.ends_with("-scores") || rule.ends_with("-totals")) return totals(check, rule);
    const auto found = kRules.find(rule);
    if (found == kRules.end()) return verdicts_.cannot_run("pb", id_ + " " + rule, "no such rule here");
    const auto funded = budget(found->second, asked_);
    tell(check, rule, asked_, funded);
    if (!funded) return;
    if (const Json* rho = find(check, "rho_in_order"))
      verdicts_.check("pb", id_ + " " + rule + " rho", same_rho(*rho, asked_, *funded));
    if (const Json* steps = find(check, "steps"))
      verdicts_.check("pb", id_ + " " + rule + " raises",
                      number_of(*steps) == funded->raises + (funded->overspends ? 1 : 0),
                      fmt::format("{}, in {} reckonings", funded->raises, funded->reckoned));
  }

 private:
  static std::int64_t read_number(std::string_view text) {
    const auto number = parse_exact(text);
    return number ? number->get_num().get_si() : 0;
  }

  void tell(const Json& check, const std::string& rule, const Budgeting& asked,
            const Result<Funded>& funded) {
    const bool same = funded && same_set(texts_in(check.at("selected")), ids_of(asked, *funded));
    verdicts_.check("pb", id_ + " " + rule, same,
                    funded ? fmt::format("{}", ids_of(asked, *funded)) : funded.error().code);
  }

  void totals(const Json& check, const std::string& rule) {
    const Support sums = support(asked_);
    const Support by_place = support(places_);
    const Json& scores = check.at("scores");
    verdicts_.check(
        "pb", id_ + " " + rule,
        same_scores(scores, asked_, sums.points) || same_scores(scores, places_, by_place.points));
  }

  void official(const Json& check) {
    const std::string named = text_of(check, "named_rule");
    Budgeting asked = places_;
    if (const Json* least = find(check, "threshold"); least && least->is_string())
      asked.least_votes = parse_exact(std::string(least->as_string())).value_or(0);
    asked.stop_at_first = named == "greedy-no-skip";
    const bool shares = named.starts_with("equalshares/add1");
    if (named == "greedy-exclusive")
      return verdicts_.cannot_run("pb", id_ + " official",
                                  "which projects exclude each other is not in the file");
    if (!shares && !named.starts_with("greedy"))
      return verdicts_.cannot_run("pb", id_ + " official", "its rule is unknown");
    auto funded = budget(shares ? "equal-shares-cost-add1@1" : "greedy-votes@1", asked);
    // The files do not say whether raising ends where nothing fits; published programs do both.
    if (shares && funded && !same_set(texts_in(check.at("selected")), ids_of(asked, *funded))) {
      asked.stop_when_nothing_fits = false;
      funded = budget("equal-shares-cost-add1@1", asked);
    }
    tell(check, "official " + named, asked, funded);
  }

  std::string id_;
  Budgeting asked_, places_;
  const formats::PabulibFile& ballots_;
  Verdicts& verdicts_;
};

void run_budget(const Json& file, const fs::path& folder, Verdicts& verdicts) {
  const std::string id = text_of(file, "id"), name = text_of(file.at("input"), "file");
  const auto text = ballots_text(folder, name);
  if (!text) return verdicts.cannot_run("pb", id, "input absent");
  const auto ballots = formats::read_pabulib(*text, {.file = name});
  verdicts.check("pb", id + " read", ballots.has_value(), ballots ? "" : debug_text(ballots.error()));
  if (!ballots) return;
  verdicts.check(
      "pb", id + " ballots",
      static_cast<std::int64_t>(ballots->asked.ballots.size()) == number_of(file.at("voters")) &&
          static_cast<std::int64_t>(ballots->asked.projects.size()) == number_of(file.at("projects")));
  Case one(file, *ballots, verdicts);
  for (const Json& check : file.at("checks").as_array())
    one.run(check);
}

}  // namespace

void run_pb(const fs::path& folder, Verdicts& verdicts) {
  for (const fs::path& path : files_ending(folder, ".case.json"))
    try {
      run_budget(file_json(path).value(), folder, verdicts);
    } catch (const std::exception& unknown) {
      verdicts.cannot_run("pb", path.filename().string(), "a form this program does not know");
    }
}

}  // namespace corpus
