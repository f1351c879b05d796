#include "count/votes/several.h"

#include <algorithm>

#include "count/families.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

constexpr RuleLine line(std::string_view id, std::string_view title) {
  return {.id = id,
          .title = title,
          .takes = "marks, several seats",
          .arithmetic = "exact",
          .ties = "as told",
          .evidence = Evidence::textbook,
          .behind = "by definition; every small election against a second implementation"};
}
constexpr RuleLine kSeveralLines[] = {
    line("bloc-points@1", "Cumulative voting: points shared among options, the largest sums are elected"),
    line("block@1", "Block vote: as many names as seats, the most votes are elected"),
    line("limited@1", "Limited vote: fewer names than seats, the most votes are elected")};

// What a ballot may give in all, and one option at the most.
struct Allowance {
  std::int64_t most = 0, for_one = 1;
};

Result<Allowance> allowance(std::string_view rule, const Marks& marks, const Seats& asked) {
  const auto seats = static_cast<std::int64_t>(asked.seats);
  if (rule == "block@1") return Allowance{.most = seats};
  if (rule == "limited@1") {
    const auto most = marks.points.value_or(seats - 1);
    if (most < 1 || most >= seats) return refuse("count.limit", {.params = {{"most", most}, {"seats", seats}}});
    return Allowance{.most = most};
  }
  const auto most = marks.points.value_or(seats);
  return Allowance{.most = most, .for_one = most};
}

Result<void> within(const Marks& marks, const Allowance& allowed) {
  for (const Marked& ballot : marks.grouped) {
    std::int64_t given = 0;
    for (const auto& mark : ballot.marks) {
      if (mark.value_or(0) < 0 || mark.value_or(0) > allowed.for_one)
        return refuse("count.mark_out_of_range", {.params = {{"mark", *mark}}});
      given += mark.value_or(0);
    }
    if (given > allowed.most)
      return refuse("count.too_many_points", {.params = {{"given", given}, {"most", allowed.most}}});
  }
  return {};
}

// Those of `standing` with the largest sum.
std::vector<Option> with_most(std::vector<Option> standing, const std::vector<Exact>& sums) {
  const Exact most = sums[*std::ranges::max_element(standing, {}, [&](Option option) { return sums[option]; })];
  std::erase_if(standing, [&](Option option) { return sums[option] != most; });
  return standing;
}

// Equals who all find a seat need not be parted.
Returned elect_most(const std::vector<Exact>& sums, const Exact& ballots, const Seats& asked) {
  Table table(sums.size(), asked);
  table.returned().counted = ballots;
  const auto end = [&](std::string what, std::vector<Option> on) {
    Stage stage = table.begin(std::move(what), std::move(on));
    stage.sums = sums;
    table.end(std::move(stage));
  };
  end("votes", table.standing());
  while (table.seats_left() > 0 && table.standing().size() > table.seats_left()) {
    auto next = with_most(table.standing(), sums);
    if (next.size() > table.seats_left()) {
      const auto one = table.one_of(std::move(next), Want::most, "next seat");
      if (!one) return std::move(table.returned());
      next = {*one};
    }
    for (const Option option : next)
      table.elect(option);
    end("election", std::move(next));
  }
  if (table.seats_left() > 0) table.fill(sums);
  return std::move(table.returned());
}

}  // namespace

std::span<const RuleLine> several_rules() {
  return kSeveralLines;
}

bool is_seats_of_marks(std::string_view rule) {
  return std::ranges::find(kSeveralLines, rule, &RuleLine::id) != std::end(kSeveralLines);
}

Result<Returned> most_votes(std::string_view rule, const Marks& marks, const Seats& asked) {
  if (!is_seats_of_marks(rule))
    return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  if (asked.seats == 0) return refuse("count.no_seats");
  for (const Option option : asked.withdrawn)
    if (option >= marks.options) return refuse("count.no_such_option");
  Marks votes = marks;
  votes.missing = Missing::zero;
  PLENARY_TRY(const Judged summed, cardinal("score-sum@1", votes));  // and whatever cardinal() refuses
  PLENARY_TRY(const Allowance allowed, allowance(rule, marks, asked));
  PLENARY_DO(within(marks, allowed));
  Exact ballots = 0;
  for (const Marked& ballot : marks.grouped)
    ballots += ballot.weight;
  return elect_most(summed.figures, ballots, asked);
}

}  // namespace plenary::count
