#include "count/ranked/qpq.h"

#include "count/families.h"
#include "count/ranked/stv.h"
#include "count/ranked/table.h"

namespace plenary::count {
namespace {

// One count from the start to the first exclusion or the end is an attempt; `out` grows between them.
class Qpq {
 public:
  Qpq(const RankedBallots& ballots, const Seats& asked)
      : ballots_(ballots), asked_(asked), out_(ballots.options()) {
    for (const Option option : asked.withdrawn)
      out_[option] = true;
    returned_.counted = ballots.votes(ballots.total());
  }

  Returned count() {
    while (attempt() && !returned_.open) {
    }
    return std::move(returned_);
  }

 private:
  // True: somebody went out, and all begins anew.
  bool attempt() {
    elected_.clear();
    worth_.assign(1, 0);
    helped_.assign(ballots_.size(), 0);
    while (elected_.size() < asked_.seats) {
      const auto standing = still_standing();
      if (standing.size() + elected_.size() <= asked_.seats) {
        elected_.insert(elected_.end(), standing.begin(), standing.end());
        break;
      }
      tally();
      const auto high = furthest(standing, Want::most, "election");
      if (!high) return false;
      if (quotients_[*high] > quota_) {
        elect(*high);
        continue;
      }
      const auto low = furthest(standing, Want::fewest, "exclusion");
      if (!low) return false;
      tell("exclusion", *low);
      out_[*low] = true;
      returned_.excluded.push_back(*low);
      return true;
    }
    returned_.elected = elected_;
    returned_.vacant = asked_.seats - elected_.size();
    return false;
  }

  [[nodiscard]] std::vector<Option> still_standing() const {
    std::vector<Option> found;
    for (Option option = 0; option < out_.size(); ++option)
      if (!out_[option] && std::ranges::find(elected_, option) == elected_.end()) found.push_back(option);
    return found;
  }

  // Which option each paper is for now, and what its papers have elected: by whom they helped last.
  void tally() {
    const std::size_t options = ballots_.options();
    std::vector<bool> stands(options);
    for (const Option option : still_standing())
      stands[option] = true;
    std::vector<std::vector<std::int64_t>> papers(options + 1, std::vector<std::int64_t>(worth_.size()));
    at_.assign(ballots_.size(), options);
    for (std::size_t i = 0; i < ballots_.size(); ++i) {
      for (const Mark mark : ballots_.marks(i))
        if (stands[mark]) {
          at_[i] = mark;
          break;
        }
      papers[at_[i]][helped_[i]] += ballots_.weight(i);
    }
    quotients_.assign(options, 0);
    sums_.assign(options, 0);
    Exact active = 0;
    for (Option option = 0; option < options; ++option) {
      const auto [votes, elected] = summed(papers[option]);
      sums_[option] = votes;
      quotients_[option] = votes / (1 + elected);
      active += votes;
    }
    quota_ = active / (1 + exact(static_cast<std::int64_t>(asked_.seats)) - summed(papers[options]).second);
  }

  [[nodiscard]] std::pair<Exact, Exact> summed(const std::vector<std::int64_t>& by_helped) const {
    Exact votes = 0, elected = 0;
    for (std::size_t i = 0; i < by_helped.size(); ++i) {
      const Exact weight = ballots_.votes(by_helped[i]);
      votes += weight;
      elected += weight * worth_[i];
    }
    return {votes, elected};
  }

  void elect(Option option) {
    tell("election", option);
    worth_.push_back(1 / quotients_[option]);
    for (std::size_t i = 0; i < at_.size(); ++i)
      if (at_[i] == option) helped_[i] = worth_.size() - 1;
    elected_.push_back(option);
  }

  std::optional<Option> furthest(const std::vector<Option>& standing, Want want, std::string_view asked) {
    std::vector<Option> tied;
    for (const Option option : standing) {
      if (!tied.empty() && quotients_[option] == quotients_[tied.front()]) {
        tied.push_back(option);
      } else if (tied.empty() || (quotients_[option] > quotients_[tied.front()]) == (want == Want::most)) {
        tied = {option};
      }
    }
    if (tied.size() == 1) return tied.front();
    if (want == Want::most && quotients_[tied.front()] <= quota_) return tied.front();  // nobody is elected
    Tie tie = part(std::move(tied), want, asked, returned_.trace, asked_.ties);
    if (tie.taken.empty()) {
      returned_.open = std::move(tie);
      return std::nullopt;
    }
    const Option taken = tie.taken.front();
    ties_.push_back(std::move(tie));
    return taken;
  }

  void tell(const char* what, Option option) {
    Stage stage{.what = what, .acted_on = {option}, .sums = sums_, .ties = std::exchange(ties_, {})};
    stage.exhausted = returned_.counted;  // papers for nobody who stands, those who elected among them
    for (const Exact& sum : sums_)
      stage.exhausted -= sum;
    stage.figures.push_back({"quota", std::nullopt, quota_});
    for (const Option standing : still_standing())
      stage.figures.push_back({"quotient", standing, quotients_[standing]});
    returned_.trace.push_back(std::move(stage));
  }

  const RankedBallots& ballots_;
  const Seats& asked_;
  std::vector<bool> out_;
  std::vector<Option> elected_;
  std::vector<Exact> worth_;         // what a paper has elected, by whom it helped last; the first: nothing
  std::vector<std::size_t> helped_;  // by group: an index of worth_
  std::vector<std::size_t> at_;      // by group: the option it is for
  std::vector<Exact> quotients_, sums_;
  std::vector<Tie> ties_;
  Exact quota_ = 0;
  Returned returned_;
};

constexpr RuleLine kQpqLines[] = {{.id = "stv-qpq@1",
                                .title = "Quota preferential by quotient, begun anew after each exclusion",
                                .takes = "rankings",
                                .arithmetic = "exact",
                                .ties = "as told",
                                .evidence = Evidence::peer_equal,
                                .behind = "droop and OpenSTV over council elections, winners"}};

}  // namespace

std::span<const RuleLine> qpq_rules() {
  return kQpqLines;
}

Result<Returned> stv_qpq(const RankedBallots& ballots, const Seats& asked) {
  PLENARY_DO(countable(ballots, asked));
  return Qpq(ballots, asked).count();
}

}  // namespace plenary::count
