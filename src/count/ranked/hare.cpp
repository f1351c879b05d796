// Hare's own count: papers are dealt in their order, and whoever has the quota receives no more.
#include "count/families.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

constexpr std::int64_t kMostPapersDealt = 5'000'000;

class Hare {
 public:
  Hare(const RankedBallots& ballots, const Seats& asked)
      : ballots_(ballots),
        table_(ballots.options(), asked),
        piles_(ballots.options()),
        sums_(ballots.options()),
        quota_(std::max<std::int64_t>(1, ballots.total() / static_cast<std::int64_t>(asked.seats))) {}

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    Stage dealt = table_.begin("papers dealt", {});
    for (std::uint32_t group = 0; group < ballots_.size(); ++group)
      give({group, ballots_.weight(group)}, std::nullopt, dealt);
    finish(std::move(dealt));
    while (table_.seats_left() > 0) {
      if (table_.standing().size() <= table_.seats_left()) {
        table_.fill(sums_);
        break;
      }
      if (!exclude()) break;
    }
    return std::move(table_.returned());
  }

 private:
  struct Papers {  // alike, and one after another
    std::uint32_t group = 0;
    std::int64_t papers = 0;
  };

  [[nodiscard]] std::optional<Option> next(std::uint32_t group) const {
    for (const Mark mark : ballots_.marks(group))
      if (table_.stands(mark)) return mark;
    return std::nullopt;
  }

  // As many as the next preference still needs; the rest to the one after it.
  void give(Papers some, std::optional<Option> from, Stage& stage) {
    while (some.papers > 0) {
      const auto to = table_.seats_left() > 0 ? next(some.group) : std::nullopt;
      const std::int64_t taken = to ? std::min(some.papers, quota_ - sums_[*to]) : some.papers;
      note(stage, from, to, taken);
      some.papers -= taken;
      if (!to) {
        exhausted_ += taken;
        continue;
      }
      piles_[*to].push_back({some.group, taken});
      sums_[*to] += taken;
      if (sums_[*to] == quota_) table_.elect(*to);
    }
  }

  static void note(Stage& stage, std::optional<Option> from, std::optional<Option> to, std::int64_t papers) {
    const auto found =
        std::ranges::find_if(stage.moves, [&](const Move& m) { return m.from == from && m.to == to; });
    Move& move = found != stage.moves.end() ? *found : stage.moves.emplace_back(Move{from, to, 0, 0});
    move.papers += exact(papers);
    move.value += exact(papers);
  }

  bool exclude() {
    const auto out = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                     [&](Option option) { return sums_[option]; });
    if (!out) return false;
    table_.exclude(*out);
    Stage stage = table_.begin("exclusion", {*out});
    sums_[*out] = 0;
    for (const Papers& some : std::exchange(piles_[*out], {}))
      give(some, *out, stage);
    finish(std::move(stage));
    return true;
  }

  void finish(Stage stage) {
    for (const std::int64_t sum : sums_)
      stage.sums.push_back(exact(sum));
    stage.exhausted = exact(exhausted_);
    stage.figures.push_back({"quota", std::nullopt, exact(quota_)});
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  Table table_;
  std::vector<std::vector<Papers>> piles_;
  std::vector<std::int64_t> sums_;
  std::int64_t quota_;
  std::int64_t exhausted_ = 0;
};

constexpr RuleLine kHareLines[] = {
    {.id = "stv-hare@1",
     .title = "Hare's count: papers in their order, and those after the quota to their next preference",
     .takes = "rankings",
     .arithmetic = "whole papers",
     .ties = "as told",
     .evidence = Evidence::textbook,
     .behind = "by definition; every small election against a second implementation",
     .paper_order = true}};

}  // namespace

std::span<const RuleLine> hare_rules() {
  return kHareLines;
}

Result<Returned> stv_hare(const RankedBallots& ballots, const Seats& asked) {
  PLENARY_DO(countable(ballots, asked));
  PLENARY_DO(whole_votes(ballots, 0));
  if (ballots.total() > kMostPapersDealt) return refuse("count.too_many_votes");
  return Hare(ballots, asked).count();
}

}  // namespace plenary::count
