// Which projects a budget pays for, from ballots that approve projects or give them points.
//
//     Budgeting asked{.budget = 100, .projects = {{"a", 60}, {"b", 50}}, .ballots = {{{0, 1}, {}, 7}, {{1},
//     {}, 4}}}; const auto funded = budget("equal-shares-cost@1", asked);
//
// Rules: greedy-votes, greedy-votes-per-cost; equal-shares-cost, -count, -points, each also with -add1 (the
// shares raised by one unit of money until the next raise would overspend, or nothing more fits: published
// definitions differ in whether the latter ends it) and -add1u (then by votes what still fits);
// phragmen-budget; all @1.  Costs are exact, and so is every share.
//
// A project without support is bought by the greedy rules alone, and last.  Equals are parted as `parting`
// says and told in the trace; it never draws.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/stage.h"

namespace plenary::count {

struct Project {
  std::string id;
  Exact cost;
  std::optional<std::size_t> excludes = {};  // of projects with one number here, one at most is bought
};

struct Cap {  // of a category, a section, a district: these together cost no more, whatever is left of the budget
  Exact most;
  std::vector<Option> projects;
};

struct Supports {  // ballots alike
  std::vector<Option> projects;
  std::vector<std::int64_t> points;  // of each of them; empty: approvals, one each
  std::int64_t ballots = 1;
};

// Among equals first: the id that is smaller as text, as a number (else as text), the cheaper, the dearer;
// equal costs part by the id as text.
enum class BudgetParting { id_as_text, id_as_number, cheaper, dearer };

struct Budgeting {
  Exact budget;
  std::vector<Project> projects;
  std::vector<Supports> ballots = {};
  std::vector<Cap> caps = {};
  BudgetParting parting = BudgetParting::id_as_text;
  bool stop_at_first = false;          // greedy: nothing is bought after the first that does not fit
  Exact least_votes = 0;               // fewer votes (points) cannot be bought
  bool stop_when_nothing_fits = true;  // add1: false: raised on, until one raise more would overspend
  std::int64_t most_raises = 100'000;  // add1: shares are reckoned anew at most so often
};

struct Purchase {
  Option project;
  std::optional<Exact> rho = {};  // equal shares: money for a unit of utility; phragmen: the load
};

struct Funded {
  std::vector<Purchase> bought;  // in their order
  Exact spent = 0;
  std::int64_t raises = 0;    // add1: units of money by which each share was raised
  bool overspends = false;    // add1: one unit more would spend too much; else nothing more fits
  std::int64_t reckoned = 0;  // add1: how often that took a reckoning
  std::vector<Stage> trace;
};

// Groups equal ballots; projects of a ballot sorted, repeats dropped.
[[nodiscard]] std::vector<Supports> grouped(std::vector<Supports> ballots);

// Points (approvals: one each) and the ballots that name it, for each project.
struct Support {
  std::vector<Exact> points, ballots;
};
[[nodiscard]] Support support(const Budgeting& asked);

// Ordinal ballots as points: `places` for the first named, one less for each after, never below nothing.
[[nodiscard]] std::vector<Supports> points_by_place(const std::vector<Supports>& ranked, std::int64_t places);

// How many ballots have more (supported cost) of `one` than of `other`, and the reverse.
struct Preference {
  std::int64_t one = 0, other = 0;
};
[[nodiscard]] Preference compare_outcomes(const Budgeting& asked, const Funded& one, const Funded& other);

// Refused: "count.unknown_rule", "count.no_such_option", "count.cost_not_positive", "count.points_uneven",
// "count.negative_points", "count.negative_weight", "count.too_many_projects", "count.too_many_ballots",
// "count.too_many_raises".
[[nodiscard]] Result<Funded> budget(std::string_view rule, const Budgeting& asked);

inline constexpr std::size_t kMostProjects = 10'000;
inline constexpr std::int64_t kMostPoints = 1'000'000;
inline constexpr std::int64_t kMostBallots = 1'000'000'000'000;

}  // namespace plenary::count
