#include "count/families.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

constexpr std::int64_t kMostPapersDrawn = 5'000'000;

class Cambridge {
 public:
  using Pile = std::vector<std::uint32_t>;  // groups, a paper each, in their order

  Cambridge(const RankedBallots& ballots, const Seats& asked, std::int64_t least)
      : ballots_(ballots),
        asked_(asked),
        least_(least),
        table_(ballots.options(), asked),
        piles_(ballots.options()),
        quota_(static_cast<std::size_t>(ballots.total() / (static_cast<std::int64_t>(asked.seats) + 1) + 1)) {
  }

  Returned count() {
    table_.returned().counted = ballots_.votes(ballots_.total());
    Stage first = table_.begin("first preferences", {});
    for (std::uint32_t group = 0; group < ballots_.size(); ++group)
      for (std::int64_t paper = 0; paper < ballots_.weight(group); ++paper)
        deal(group);
    auto reached = table_.standing();
    std::erase_if(reached, [&](Option option) { return piles_[option].size() < quota_; });
    std::ranges::stable_sort(reached, std::ranges::greater{},
                             [&](Option option) { return piles_[option].size(); });
    for (const Option option : reached)
      elect(option);
    finish(std::move(first));
    bool small = true;  // those below the least go out once, together
    while (table_.seats_left() > 0) {
      if (table_.standing().size() <= table_.seats_left()) {
        table_.fill(sizes());
        break;
      }
      if (!(waiting_.empty() ? exclude(std::exchange(small, false)) : transfer())) break;
    }
    return std::move(table_.returned());
  }

 private:
  [[nodiscard]] std::optional<Option> next(std::uint32_t group) const {
    for (const Mark mark : ballots_.marks(group))
      if (table_.stands(mark)) return mark;
    return std::nullopt;
  }

  void deal(std::uint32_t group) {
    if (const auto to = next(group)) {
      piles_[*to].push_back(group);
    } else {
      ++exhausted_;
    }
  }

  void elect(Option option) {
    if (table_.seats_left() == 0) return;
    table_.elect(option);
    if (piles_[option].size() > quota_) waiting_.push_back(option);
  }

  // To the next preference; whoever has the quota by it is elected there and then, and receives no more.
  bool pass_on(std::uint32_t group, Stage& stage, Option from) {
    const auto to = next(group);
    note(stage, from, to);
    if (!to) return false;
    piles_[*to].push_back(group);
    if (piles_[*to].size() >= quota_) elect(*to);
    return true;
  }

  static void note(Stage& stage, Option from, std::optional<Option> to) {
    const auto found =
        std::ranges::find_if(stage.moves, [&](const Move& m) { return m.from == from && m.to == to; });
    Move& move = found != stage.moves.end() ? *found : stage.moves.emplace_back(Move{from, to, 0, 0});
    move.papers += 1;
    move.value += 1;
  }

  // Every n-th paper of the pile, and again from the start one further, until the surplus is gone.
  bool transfer() {
    const auto from = table_.furthest(waiting_, Want::most, "largest surplus",
                                      [&](Option option) { return piles_[option].size(); });
    if (!from) return false;
    std::erase(waiting_, *from);
    Stage stage = table_.begin("surplus", {*from});
    Pile& pile = piles_[*from];
    const std::size_t surplus = pile.size() - quota_, step = (2 * pile.size() + surplus) / (2 * surplus);
    std::vector<bool> gone(pile.size());
    std::size_t moved = 0;
    for (std::size_t round = 0; round < step && moved < surplus; ++round)
      for (std::size_t at = (step - 1 + round) % step; at < pile.size() && moved < surplus; at += step)
        if (next(pile[at]) && pass_on(pile[at], stage, *from)) gone[at] = true, ++moved;
    Pile kept;
    for (std::size_t at = 0; at < pile.size(); ++at)
      if (!gone[at]) kept.push_back(pile[at]);
    pile = std::move(kept);
    finish(std::move(stage));
    return true;
  }

  bool exclude(bool small) {
    auto out = table_.standing();
    std::erase_if(out,
                  [&](Option option) { return static_cast<std::int64_t>(piles_[option].size()) >= least_; });
    if (!small || out.empty() || table_.standing().size() - out.size() < table_.seats_left()) {
      const auto lowest = table_.furthest(table_.standing(), Want::fewest, "exclusion",
                                          [&](Option option) { return piles_[option].size(); });
      if (!lowest) return false;
      out = {*lowest};
    }
    for (const Option option : out)
      table_.exclude(option);
    Stage stage = table_.begin("exclusion", out);
    for (const Option option : out)
      for (const std::uint32_t group : std::exchange(piles_[option], {}))
        if (!pass_on(group, stage, option)) ++exhausted_;
    finish(std::move(stage));
    return true;
  }

  [[nodiscard]] std::vector<std::size_t> sizes() const {
    std::vector<std::size_t> found;
    for (const Pile& pile : piles_)
      found.push_back(pile.size());
    return found;
  }

  void finish(Stage stage) {
    for (const std::size_t size : sizes())
      stage.sums.push_back(exact(static_cast<std::int64_t>(size)));
    stage.exhausted = exact(exhausted_);
    stage.figures.push_back({"quota", std::nullopt, exact(static_cast<std::int64_t>(quota_))});
    table_.end(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  std::int64_t least_;
  Table table_;
  std::vector<Pile> piles_;
  std::size_t quota_;
  std::int64_t exhausted_ = 0;
  std::vector<Option> waiting_;
};

constexpr RuleLine kCambridgeLines[] = {{.id = "stv-cambridge@1",
                                .title = "Single transferable vote by whole papers taken at regular places, "
                                         "as in Cambridge, Massachusetts, as one "
                                         "program counts it",
                                .takes = "rankings",
                                .arithmetic = "whole papers",
                                .ties = "as told",
                                .evidence = Evidence::peer_equal,
                                .behind = "OpenSTV alone over council elections, winners",
                                .paper_order = true}};

}  // namespace

std::span<const RuleLine> cambridge_rules() {
  return kCambridgeLines;
}

Result<Returned> stv_cambridge(const RankedBallots& ballots, const Seats& asked, std::int64_t least) {
  PLENARY_DO(countable(ballots, asked));
  PLENARY_DO(whole_votes(ballots, 0));
  if (ballots.total() > kMostPapersDrawn) return refuse("count.too_many_votes");
  return Cambridge(ballots, asked, least).count();
}

}  // namespace plenary::count
