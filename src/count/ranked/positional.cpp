#include "count/ranked/positional.h"

#include <algorithm>

#include "count/families.h"

namespace plenary::count {
namespace {

Scored with_winners(std::vector<Exact> scores, std::vector<Stage> trace) {
  Scored scored{.scores = std::move(scores), .winners = {}, .trace = std::move(trace)};
  if (scored.scores.empty()) return scored;
  const Exact most = *std::ranges::max_element(scored.scores);
  for (Option option = 0; option < scored.scores.size(); ++option)
    if (scored.scores[option] == most) scored.winners.push_back(option);
  return scored;
}

std::vector<Exact> votes_of(const RankedBallots& orders, const std::vector<std::int64_t>& units) {
  std::vector<Exact> votes;
  for (const std::int64_t unit : units)
    votes.push_back(orders.votes(unit));
  return votes;
}

// Points in halves, so that a mean of neighbouring places stays a whole number.
class Points {
 public:
  Points(const RankedBallots& orders, Unlisted unlisted)
      : orders_(orders), unlisted_(unlisted), halves_(orders.options()), listed_(orders.options()) {}

  std::vector<Exact> all() {
    for (std::size_t i = 0; i < orders_.size(); ++i)
      paper(orders_.marks(i), orders_.weight(i));
    std::vector<Exact> scores;
    for (const mpz_class& halves : halves_) {
      Exact score(halves, mpz_class(2 * orders_.per_vote()));
      score.canonicalize();
      scores.push_back(score);
    }
    return scores;
  }

 private:
  void paper(std::span<const Mark> marks, std::int64_t weight) {
    const auto options = static_cast<std::int64_t>(orders_.options());
    const auto listed = static_cast<std::int64_t>(marks.size());
    std::int64_t top = unlisted_ == Unlisted::modified ? listed : options - 1;  // points of the next place
    listed_.assign(listed_.size(), false);
    for (std::size_t i = 0; i < marks.size();) {
      std::size_t next = i + 1;
      while (next < marks.size() && (marks[next] & kEqual) != 0)
        ++next;
      const std::int64_t bottom = top - static_cast<std::int64_t>(next - i) + 1;
      for (; i < next; ++i)
        give(marks[i] & ~kEqual, top + bottom, weight);
      top = bottom - 1;
    }
    if (unlisted_ != Unlisted::average || listed == options) return;
    for (Option option = 0; option < listed_.size(); ++option)
      if (!listed_[option]) give(option, top, weight);  // the mean of top and 0, in halves
  }

  void give(Option option, std::int64_t halves, std::int64_t weight) {
    listed_[option] = true;
    halves_[option] += mpz_class(halves) * mpz_class(weight);
  }

  const RankedBallots& orders_;
  Unlisted unlisted_;
  std::vector<mpz_class> halves_;
  std::vector<bool> listed_;
};

class Coombs {
 public:
  Coombs(const RankedBallots& orders, const Seats& asked, Until until)
      : orders_(orders), asked_(asked), until_(until), stands_(orders.options(), true) {
    for (const Option option : asked.withdrawn)
      stands_[option] = false;
    returned_.counted = orders.votes(orders.total());
  }

  Returned count() {
    std::vector<Option> out;
    while (true) {
      const auto left = standing();
      const auto first = firsts();
      Stage stage{.what = out.empty() ? "first preferences" : "exclusion", .acted_on = out, .sums = first};
      stage.exhausted = returned_.counted;
      for (const Exact& sum : first)
        stage.exhausted -= sum;
      if (ended(left, first, stage.exhausted)) {
        returned_.trace.push_back(std::move(stage));
        return std::move(returned_);
      }
      const auto last = lasts(left);
      for (const Option option : left)
        stage.figures.push_back({"last places", option, last[option]});
      returned_.trace.push_back(std::move(stage));
      const auto gone = most(left, last);
      if (!gone) return std::move(returned_);
      stands_[*gone] = false;
      returned_.excluded.push_back(*gone);
      out = {*gone};
    }
  }

 private:
  [[nodiscard]] std::vector<Option> standing() const {
    std::vector<Option> left;
    for (Option option = 0; option < stands_.size(); ++option)
      if (stands_[option]) left.push_back(option);
    return left;
  }

  [[nodiscard]] std::vector<Exact> firsts() const {
    std::vector<std::int64_t> sums(stands_.size());
    for (std::size_t i = 0; i < orders_.size(); ++i)
      for (const Mark mark : orders_.marks(i))
        if (stands_[mark]) {
          sums[mark] += orders_.weight(i);
          break;
        }
    return votes_of(orders_, sums);
  }

  [[nodiscard]] bool ended(const std::vector<Option>& left, const std::vector<Exact>& first,
                           const Exact& exhausted) {
    if (until_ == Until::majority && asked_.seats == 1 && !left.empty()) {
      const Option leads = *std::ranges::max_element(left, {}, [&](Option option) { return first[option]; });
      if (first[leads] * 2 > returned_.counted - exhausted) {
        returned_.elected = {leads};
        return true;
      }
    }
    if (left.size() > asked_.seats) return false;
    returned_.elected = left;
    returned_.vacant = asked_.seats - left.size();
    return true;
  }

  // Shares by how many share: only at the end are they brought to one denominator.
  [[nodiscard]] std::vector<Exact> lasts(const std::vector<Option>& left) const {
    std::vector<std::vector<std::int64_t>> shares(stands_.size(), std::vector<std::int64_t>(left.size() + 1));
    std::vector<std::size_t> listed(stands_.size());
    for (std::size_t i = 0; i < orders_.size(); ++i) {
      std::optional<Option> lowest;
      std::size_t count = 0;
      for (const Mark mark : orders_.marks(i)) {
        if (!stands_[mark]) continue;
        lowest = mark, listed[mark] = i + 1, ++count;
      }
      if (count == left.size()) {
        shares[*lowest][1] += orders_.weight(i);
        continue;
      }
      for (const Option option : left)
        if (listed[option] != i + 1) shares[option][left.size() - count] += orders_.weight(i);
    }
    std::vector<Exact> sums(stands_.size());
    for (const Option option : left)
      for (std::size_t by = 1; by < shares[option].size(); ++by)
        sums[option] += orders_.votes(shares[option][by]) / exact(static_cast<std::int64_t>(by));
    return sums;
  }

  std::optional<Option> most(const std::vector<Option>& left, const std::vector<Exact>& last) {
    Exact highest = 0;
    for (const Option option : left)
      highest = std::max(highest, last[option]);
    std::vector<Option> tied;
    for (const Option option : left)
      if (last[option] == highest) tied.push_back(option);
    if (tied.size() == 1) return tied.front();
    Tie tie = part(std::move(tied), Want::fewest, "exclusion", returned_.trace, asked_.ties);
    if (tie.taken.empty()) {
      returned_.open = std::move(tie);
      return std::nullopt;
    }
    const Option taken = tie.taken.front();
    returned_.trace.back().ties.push_back(std::move(tie));
    return taken;
  }

  const RankedBallots& orders_;
  const Seats& asked_;
  Until until_;
  std::vector<bool> stands_;
  Returned returned_;
};

constexpr RuleLine kPositionalLines[] = {
    {.id = "borda@1",
     .title = "Borda's count, equals and those not listed at the mean of their places",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "told, not parted",
     .evidence = Evidence::peer_equal,
     .behind = "a reference counter over 54 public elections and 200 small ones, every score"},
    {.id = "bucklin@1",
     .title = "Bucklin's rule",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "told, not parted",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV over council elections, winners"},
    {.id = "coombs@1",
     .title = "Coombs' rule",
     .takes = "rankings",
     .arithmetic = "exact",
     .ties = "as told",
     .evidence = Evidence::peer_equal,
     .behind = "OpenSTV over council elections, winners"},
};

}  // namespace

std::span<const RuleLine> positional_rules() {
  return kPositionalLines;
}

Scored first_places(const RankedBallots& orders) {
  std::vector<std::int64_t> sums(orders.options());
  for (std::size_t i = 0; i < orders.size(); ++i)
    if (!orders.marks(i).empty()) sums[orders.marks(i).front()] += orders.weight(i);
  auto votes = votes_of(orders, sums);
  return with_winners(votes, {Stage{.what = "first preferences", .sums = votes}});
}

Scored borda(const RankedBallots& orders, Unlisted unlisted) {
  auto scores = Points(orders, unlisted).all();
  return with_winners(scores, {Stage{.what = "points", .sums = scores}});
}

Scored bucklin(const RankedBallots& orders) {
  std::vector<std::int64_t> sums(orders.options());
  std::vector<Stage> trace;
  std::int64_t voting = 0;
  std::size_t ranks = 0;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    ranks = std::max(ranks, orders.marks(i).size());
    if (!orders.marks(i).empty()) voting += orders.weight(i);
  }
  for (std::size_t rank = 0; rank < ranks; ++rank) {
    for (std::size_t i = 0; i < orders.size(); ++i)
      if (rank < orders.marks(i).size()) sums[orders.marks(i)[rank]] += orders.weight(i);
    trace.push_back({.what = "ranks to " + std::to_string(rank + 1), .sums = votes_of(orders, sums)});
    if (*std::ranges::max_element(sums) * 2 > voting) break;
  }
  return with_winners(votes_of(orders, sums), std::move(trace));
}

Result<Returned> coombs(const RankedBallots& orders, const Seats& asked, Until until) {
  if (!orders.plain()) return refuse("count.not_interpreted");
  if (asked.seats == 0) return refuse("count.no_seats");
  return Coombs(orders, asked, until).count();
}

}  // namespace plenary::count
