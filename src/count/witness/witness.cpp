#include "count/witness/witness.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace plenary::count {
namespace {

using Paper = std::vector<Mark>;

bool contains(const std::vector<Option>& options, Option option) {
  return std::ranges::find(options, option) != options.end();
}

bool strict(std::span<const Mark> marks, std::size_t options) {
  std::vector<bool> seen(options);
  for (const Mark mark : marks) {
    if (mark >= options || seen[mark]) return false;
    seen[mark] = true;
  }
  return true;
}

// The same paper with the option `places` higher (lower: negative); nothing if it cannot be.
std::optional<Paper> moved(Paper paper, Option option, std::ptrdiff_t places) {
  const auto at = std::ranges::find(paper, static_cast<Mark>(option));
  if (at == paper.end()) return std::nullopt;
  const auto place = at - paper.begin();
  const auto to = std::clamp<std::ptrdiff_t>(place - places, 0, static_cast<std::ptrdiff_t>(paper.size()) - 1);
  if (to == place) return std::nullopt;
  paper.erase(at);
  paper.insert(paper.begin() + to, static_cast<Mark>(option));
  return paper;
}

std::optional<Paper> to_the_top(Paper paper, Option option) {
  if (std::ranges::find(paper, static_cast<Mark>(option)) != paper.end())
    return moved(paper, option, static_cast<std::ptrdiff_t>(paper.size()));
  paper.insert(paper.begin(), static_cast<Mark>(option));
  return paper;
}

class Searching {
 public:
  Searching(const Recount& recount, const RankedBallots& papers, const SearchLimits& limits)
      : recount_(recount), papers_(papers), limits_(limits) {}

  Result<void> begin() {
    PLENARY_TRY(const Returned first, recount_(papers_));
    if (first.open) return refuse("count.open_tie");
    elected_ = first.elected;
    for (std::size_t group = 0; group < papers_.size(); ++group)
      if (strict(papers_.marks(group), papers_.options())) heaviest_.push_back(group);
    std::ranges::stable_sort(heaviest_, std::ranges::greater(), [&](std::size_t group) { return papers_.weight(group); });
    if (heaviest_.size() > limits_.groups) heaviest_.resize(limits_.groups);
    return {};
  }

  void monotonicity() {
    for (Option option = 0; option < papers_.options() && on(); ++option) {
      const bool lowered = !contains(elected_, option);
      const auto change = [&](const Paper& paper) { return lowered ? moved(paper, option, -1) : to_the_top(paper, option); };
      look(change, [&](const std::vector<Option>& after) { return contains(after, option) == lowered; }, option, lowered);
      if (!lowered || !on()) continue;
      const auto to_the_end = [&](const Paper& paper) {
        return moved(paper, option, -static_cast<std::ptrdiff_t>(paper.size()));
      };
      look(to_the_end, [&](const std::vector<Option>& after) { return contains(after, option); }, option, true);
    }
  }

  void participation() {
    for (std::size_t i = 0; i < heaviest_.size() && on(); ++i) {
      const Paper paper = paper_of(heaviest_[i]);
      const auto rank = [&](Option option) { return std::ranges::find(paper, static_cast<Mark>(option)) - paper.begin(); };
      for (const std::int64_t papers : parts(papers_.weight(heaviest_[i]))) {
        if (!on()) return;
        const auto after = count({{paper, std::nullopt, papers}});
        if (!after || after->size() != 1 || rank(after->front()) >= rank(elected_.front())) continue;
        search_.witness = Witness{.option = after->front(), .changed = {{paper, std::nullopt, papers}}, .before = elected_, .after = *after};
        return;
      }
    }
  }

  void margin() {
    std::int64_t fewest = papers_.total() + 1;
    for (const Option elected : elected_)
      for (Option other = 0; other < papers_.options(); ++other)
        if (!contains(elected_, other)) fewest = turned_by(giving_up(elected, other), other, fewest);
  }

  [[nodiscard]] const std::vector<Option>& elected() const { return elected_; }
  [[nodiscard]] Search done() && { return std::move(search_); }

 private:
  [[nodiscard]] bool on() const { return !search_.witness && search_.counts < limits_.most_counts; }
  [[nodiscard]] Paper paper_of(std::size_t group) const {
    const auto marks = papers_.marks(group);
    return {marks.begin(), marks.end()};
  }

  // All, fifteen sixteenths ... one sixteenth, and from there a half of it, a quarter ... one.
  static std::vector<std::int64_t> parts(std::int64_t weight) {
    std::vector<std::int64_t> some;
    const auto add = [&](std::int64_t papers) {
      if (papers > 0 && (some.empty() || papers < some.back())) some.push_back(papers);
    };
    for (std::int64_t sixteenths = 16; sixteenths > 0; --sixteenths)
      add(weight / 16 * sixteenths + weight % 16 * sixteenths / 16);
    for (std::int64_t papers = weight / 32; papers > 0; papers /= 2)
      add(papers);
    return some;
  }

  // Who is elected when these papers are changed; nothing: a tie stays open, or it cannot be counted.
  std::optional<std::vector<Option>> count(const std::vector<Changed>& changes) {
    ++search_.counts;
    std::multimap<Paper, const Changed*> by_paper;
    for (const Changed& change : changes)
      by_paper.emplace(change.from, &change);
    RankedBallots papers(papers_.options(), papers_.keep(), papers_.per_vote());
    for (std::size_t group = 0; group < papers_.size(); ++group) {
      const Paper paper = paper_of(group);
      std::int64_t left = papers_.weight(group);
      for (auto [at, end] = by_paper.equal_range(paper); at != end; ++at) {
        const Changed& change = *at->second;
        left -= change.papers;
        if (change.to && !papers.add(*change.to, change.papers)) return std::nullopt;
      }
      if (!papers.add(paper, left)) return std::nullopt;
    }
    auto counted = recount_(papers);
    if (!counted || counted->open) return std::nullopt;
    return std::move(counted->elected);
  }

  // Papers that put `elected` before `other`, changed to put `other` on top; those first that have `elected` there, and
  // of these the heaviest.
  [[nodiscard]] std::vector<Changed> giving_up(Option elected, Option other) const {
    std::vector<Changed> able;
    for (std::size_t group = 0; group < papers_.size(); ++group) {
      if (!strict(papers_.marks(group), papers_.options())) continue;
      Paper paper = paper_of(group);
      const auto at = [&](Option option) { return std::ranges::find(paper, static_cast<Mark>(option)); };
      if (at(elected) >= at(other)) continue;
      auto to = to_the_top(paper, other);
      able.push_back({std::move(paper), std::move(to), papers_.weight(group)});
    }
    const auto on_top = [&](const Changed& change) { return change.from.front() == elected; };
    std::ranges::stable_sort(able, [&](const Changed& a, const Changed& b) {
      return on_top(a) != on_top(b) ? on_top(a) : a.papers > b.papers;
    });
    return able;
  }

  static std::vector<Changed> so_many(const std::vector<Changed>& able, std::int64_t papers) {
    std::vector<Changed> some;
    for (const Changed& change : able) {
      if (papers == 0) break;
      some.push_back(change);
      some.back().papers = std::min(change.papers, papers);
      papers -= some.back().papers;
    }
    return some;
  }

  // So few of them as are found to turn the outcome by halving, if fewer than `fewest`; each number taken was counted.
  std::int64_t turned_by(const std::vector<Changed>& able, Option other, std::int64_t fewest) {
    std::int64_t enough = 0;
    for (const Changed& change : able)
      enough += change.papers;
    enough = std::min(enough, fewest - 1);
    if (enough == 0 || !turns(so_many(able, enough), other)) return fewest;
    for (std::int64_t short_of = 0; enough - short_of > 1 && search_.counts < limits_.most_counts;) {
      const std::int64_t papers = short_of + (enough - short_of) / 2;
      (turns(so_many(able, papers), other) ? enough : short_of) = papers;
    }
    return enough;
  }

  bool turns(std::vector<Changed> changes, Option other) {
    if (search_.counts >= limits_.most_counts) return false;
    const auto after = count(changes);
    if (!after || std::ranges::is_permutation(*after, elected_)) return false;
    search_.witness = Witness{other, false, std::move(changes), elected_, *after};
    return true;
  }

  // One group, and then two together, each whole or in part.
  template <class Change, class Turned>
  void look(const Change& change, const Turned& turned, Option option, bool lowered) {
    std::vector<Changed> able;
    for (const std::size_t group : heaviest_) {
      Paper paper = paper_of(group);
      if (auto to = change(paper)) able.push_back({std::move(paper), std::move(to), papers_.weight(group)});
    }
    const auto tried = [&](std::vector<Changed> changes) {
      if (!on()) return;
      const auto after = count(changes);
      if (after && turned(*after))
        search_.witness = Witness{option, lowered, std::move(changes), elected_, *after};
    };
    for (const Changed& one : able)
      for (const std::int64_t papers : parts(one.papers))
        tried({{one.from, one.to, papers}});
    for (std::size_t i = 0; i < able.size() && on(); ++i)
      for (std::size_t j = i + 1; j < able.size() && on(); ++j)
        tried({able[i], able[j]});
  }

  const Recount& recount_;
  const RankedBallots& papers_;
  const SearchLimits& limits_;
  std::vector<Option> elected_;
  std::vector<std::size_t> heaviest_;
  Search search_;
};

}  // namespace

Result<Search> search_monotonicity(const Recount& recount, const RankedBallots& papers, const SearchLimits& limits) {
  Searching searching(recount, papers, limits);
  PLENARY_DO(searching.begin());
  searching.monotonicity();
  return std::move(searching).done();
}

Result<Search> search_participation(const Recount& recount, const RankedBallots& papers, const SearchLimits& limits) {
  Searching searching(recount, papers, limits);
  PLENARY_DO(searching.begin());
  if (searching.elected().size() != 1) return refuse("count.one_seat");
  searching.participation();
  return std::move(searching).done();
}

Result<Search> search_margin(const Recount& recount, const RankedBallots& papers, const SearchLimits& limits) {
  Searching searching(recount, papers, limits);
  PLENARY_DO(searching.begin());
  searching.margin();
  return std::move(searching).done();
}

}  // namespace plenary::count
