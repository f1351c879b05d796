#include "count/contest/contest.h"

#include <algorithm>
#include <map>

#include "count/contest/java_random.h"

namespace plenary::count {
namespace {

__extension__ using Wide = __int128;

enum class Standing : std::uint8_t { absent, standing, elected, out };

bool is_blank(std::span<const Mark> marks) {
  return std::ranges::all_of(marks, [](Mark mark) { return mark == kSkipped; });
}

bool contains(const std::vector<Option>& list, Option option) {
  return std::ranges::find(list, option) != list.end();
}

// ---------------------------------------------------------------- one paper

struct Reading {  // what a paper counts for now
  std::optional<Option> option;
  Inactive why = kExhaustedChoices;
};

class PaperReader {
 public:
  PaperReader(const ContestRules& rules, const std::vector<Standing>& stands)
      : rules_(rules), stands_(stands) {}

  Reading read(std::span<const Mark> marks) {
    std::size_t rank = 0, last_marked = 0;
    seen_.clear();
    for (std::size_t at = 0; at < marks.size();) {
      ++rank;
      if (marks[at] == kSkipped) {
        ++at;
        continue;
      }
      std::size_t end = at + 1;
      while (end < marks.size() && marks[end] != kSkipped && (marks[end] & kEqual) != 0)
        ++end;
      if (rules_.skips && rank - last_marked > *rules_.skips + 1) return {{}, kSkips};
      last_marked = rank;
      if (const auto read = read_rank(marks.subspan(at, end - at))) return *read;
      at = end;
    }
    return {{}, kExhaustedChoices};
  }

 private:
  // Nothing: the paper goes on to its next rank.
  std::optional<Reading> read_rank(std::span<const Mark> rank) {
    if (rules_.repeats_exhaust && repeats(rank)) return Reading{{}, kRepeats};
    const bool overvote = rank.size() > 1 || option_of(rank[0]) == rules_.overvote_mark;
    if (overvote && rules_.overvotes == OvervoteRule::exhaust) return Reading{{}, kOvervotes};
    if (overvote && rules_.overvotes == OvervoteRule::skip_rank) return std::nullopt;
    const auto standing = std::ranges::count_if(rank, [&](Mark mark) { return stands(mark); });
    if (standing > 1) return Reading{{}, kOvervotes};
    for (const Mark mark : rank) {
      if (stands(mark)) return Reading{option_of(mark), {}};
    }
    return std::nullopt;
  }

  bool repeats(std::span<const Mark> rank) {
    for (const Mark mark : rank) {
      if (contains(seen_, option_of(mark))) return true;
      seen_.push_back(option_of(mark));
    }
    return false;
  }

  static Option option_of(Mark mark) { return mark & ~kEqual; }
  [[nodiscard]] bool stands(Mark mark) const { return stands_[option_of(mark)] == Standing::standing; }

  const ContestRules& rules_;
  const std::vector<Standing>& stands_;
  std::vector<Option> seen_;
};

// ---------------------------------------------------------------- one contest

class Tabulation {
 public:
  Tabulation(const RankedBallots& papers, const ContestRules& rules, std::size_t seats,
             std::vector<Option> gone, JavaRandom& chance)
      : papers_(papers),
        rules_(rules),
        seats_(seats),
        chance_(chance),
        stands_(papers.options(), Standing::standing),
        with_(papers.size()),
        value_(papers.size()),
        kept_(papers.options()) {
    for (int i = 0; i < rules.places; ++i)
      unit_ *= 10;
    std::ranges::fill(value_, unit_);
    for (const Option option : gone)
      stands_[option] = Standing::absent;
    if (rules.overvote_mark) stands_[*rules.overvote_mark] = Standing::absent;
    if (rules.ties == Ties::drawn_order) drawn_ = drawn_order();
  }

  ContestPass run() {
    while (!done_ && !pass_.open)
      round();
    return std::move(pass_);
  }

 private:
  [[nodiscard]] bool multi() const {
    return rules_.mode == Mode::several_a_round || rules_.mode == Mode::one_a_round;
  }
  [[nodiscard]] Exact exact(std::int64_t parts) const {
    Exact value(parts, unit_);
    value.canonicalize();
    return value;
  }
  [[nodiscard]] std::vector<Option> standing() const {
    std::vector<Option> list;
    for (Option option = 0; option < stands_.size(); ++option) {
      if (stands_[option] == Standing::standing) list.push_back(option);
    }
    return list;
  }

  void round() {
    assign();
    auto& round = pass_.rounds.emplace_back();
    sums_.assign(stands_.size(), 0);
    for (std::size_t i = 0; i < papers_.size(); ++i) {
      if (with_[i]) sums_[*with_[i]] += papers_.weight(i) * value_[i];
    }
    round.tally.resize(stands_.size());
    for (Option option = 0; option < stands_.size(); ++option) {
      if (stands_[option] == Standing::elected && multi()) sums_[option] = kept_[option];
      if (stands_[option] == Standing::standing || stands_[option] == Standing::elected)
        round.tally[option] = exact(sums_[option]);
    }
    for (std::size_t kind = 0; kind < kInactiveKinds; ++kind)
      round.inactive[kind] = exact(inactive_[kind]);
    history_.push_back(sums_);
    set_threshold();
    round.threshold = threshold_;
    if (last_) return finish(round);
    act(round);
  }

  // What became of each paper whose option is gone is told as a move of the round before.
  void assign() {
    PaperReader reader(rules_, stands_);
    for (std::size_t i = 0; i < papers_.size(); ++i) {
      if (ended_.empty()) ended_.resize(papers_.size());
      if (ended_[i] || is_blank(papers_.marks(i))) continue;
      if (with_[i] && stays(*with_[i])) continue;
      const auto from = with_[i];
      const Reading read =
          last_ ? Reading() : reader.read(papers_.marks(i));  // all seats filled: nobody receives
      with_[i] = read.option;
      const std::int64_t moved = papers_.weight(i) * value_[i];
      if (!read.option) {
        ended_[i] = true;
        (last_ ? final_surplus_ : inactive_[read.why]) += moved;
      }
      if (from) moves_[{*from, read.option}] += moved;
    }
    if (!pass_.rounds.empty()) {
      for (const auto& [way, value] : moves_)
        pass_.rounds.back().moves.push_back({way.first, way.second, exact(value)});
    }
    moves_.clear();
  }
  // An option elected to one of several seats keeps what it needs; papers of its surplus move on.
  [[nodiscard]] bool stays(Option option) const {
    return stands_[option] == Standing::standing ||
           (stands_[option] == Standing::elected && !moving_[option]);
  }

  void set_threshold() {
    if (threshold_set_ &&
        (multi() || rules_.mode == Mode::bottom_up || rules_.first_round_threshold || !pass_.elected.empty()))
      return;
    threshold_set_ = true;
    std::int64_t active = 0;
    for (const Option option : standing())
      active += sums_[option];
    const Exact votes = exact(active);
    if (rules_.mode == Mode::bottom_up_share) {
      threshold_ = votes * rules_.share;
      return;
    }
    const bool one = rules_.mode == Mode::one_seat || rules_.mode == Mode::one_after_another;
    const auto parts = static_cast<std::int64_t>(one ? 1 : seats_);
    if (rules_.hare && !one) {
      threshold_ = rules_.fractional_threshold ? cut(votes / parts) : Exact(ceiling(votes / parts));
    } else if (rules_.fractional_threshold) {
      threshold_ = cut(votes / (parts + 1)) + Exact(1, unit_);
    } else {
      threshold_ = Exact(next_above(votes / (parts + 1)));
    }
    threshold_.canonicalize();
  }
  [[nodiscard]] Exact cut(const Exact& number) const {
    const Exact scaled = number * Exact(unit_);
    Exact whole(mpz_class(scaled.get_num() / scaled.get_den()), unit_);
    whole.canonicalize();
    return whole;
  }

  void act(ContestRound& round) {
    round.elected = winners();
    if (pass_.open) return;
    if (!round.elected.empty()) return elect(round);
    if (one_seat_decided_) {  // elected before, and going on until two are left
      if (standing().size() <= 2) {
        done_ = true;
        return;
      }
    }
    round.out = losers();
    for (const Option option : round.out)
      stands_[option] = Standing::out;
    if (round.out.empty() || standing().empty()) done_ = true;
  }

  // ---------------------------------------------------------------- who is elected

  std::vector<Option> winners() {
    auto left = standing();
    std::erase_if(left, [&](Option option) { return option == rules_.undeclared; });
    const bool write_ins = left.size() < standing().size();
    if (left.empty()) return {};
    switch (rules_.mode) {
      case Mode::one_seat:
      case Mode::one_after_another:
        return one_seat_winner(left, write_ins);
      case Mode::bottom_up:
        return left.size() <= seats_ && !write_ins ? left : std::vector<Option>();
      case Mode::bottom_up_share: {
        const bool all =
            std::ranges::all_of(left, [&](Option option) { return exact(sums_[option]) >= threshold_; });
        return all && !write_ins ? left : std::vector<Option>();
      }
      default:
        return seat_winners(std::move(left), write_ins);
    }
  }

  std::vector<Option> one_seat_winner(const std::vector<Option>& left, bool write_ins) {
    if (one_seat_decided_) return {};
    std::vector<Option> reached;
    for (const Option option : left) {
      if (exact(sums_[option]) >= threshold_) reached.push_back(option);
    }
    if (reached.size() == 1) return reached;
    if (left.size() == 1 && !write_ins) return left;
    if (left.size() > 2 || write_ins) return {};
    const auto most = extreme(left, std::ranges::greater());
    return most.size() == 1 ? most : parted(most, true);
  }

  std::vector<Option> seat_winners(std::vector<Option> left, bool write_ins) {
    const std::size_t vacant = seats_ - std::min(seats_, pass_.elected.size());
    std::vector<Option> found;
    if (left.size() <= vacant && !write_ins) {
      found = std::move(left);
    } else {
      std::ranges::copy_if(left, std::back_inserter(found),
                           [&](Option option) { return exact(sums_[option]) >= threshold_; });
    }
    if (rules_.mode == Mode::several_a_round || found.size() <= 1) return found;
    const auto most = extreme(found, std::ranges::greater());
    return most.size() == 1 ? most : parted(most, true);
  }

  void elect(ContestRound& round) {
    const bool everybody_at_once =
        pass_.rounds.size() == 1 && multi() && round.elected.size() == standing().size();
    moving_.resize(stands_.size());
    for (const Option option : round.elected) {
      if (multi())
        stands_[option] = Standing::elected;  // elsewhere it keeps its papers, and may be given more
      pass_.elected.push_back(option);
    }
    if (rules_.mode == Mode::bottom_up || rules_.mode == Mode::bottom_up_share || everybody_at_once) {
      done_ = true;
    } else if (multi()) {
      for (const Option option : round.elected)
        pass_on_surplus(option);
      last_ = pass_.elected.size() >= seats_ || standing().empty();
    } else {
      one_seat_decided_ = true;
      done_ = !rules_.until_two || standing().size() <= 2;
    }
  }

  void pass_on_surplus(Option option) {
    const Exact surplus = exact(sums_[option]) - threshold_;
    kept_[option] = sums_[option];
    if (surplus <= 0) return;
    kept_[option] = scaled(threshold_);
    const auto fraction = static_cast<std::int64_t>(Wide{scaled(surplus)} * unit_ / sums_[option]);
    moving_[option] = true;
    for (std::size_t i = 0; i < papers_.size(); ++i) {
      if (with_[i] == option) value_[i] = static_cast<std::int64_t>(Wide{value_[i]} * fraction / unit_);
    }
  }
  [[nodiscard]] std::int64_t scaled(const Exact& number) const {
    const Exact parts = number * Exact(unit_);
    return mpz_class(parts.get_num() / parts.get_den()).get_si();
  }

  void finish(ContestRound& round) {
    round.final_surplus = exact(final_surplus_);
    done_ = true;
  }

  // ---------------------------------------------------------------- who goes out

  std::vector<Option> losers() {
    auto left = standing();
    if (left.empty()) return {};
    if (rules_.undeclared && contains(left, *rules_.undeclared) && sums_[*rules_.undeclared] > 0)
      return {*rules_.undeclared};
    if (pass_.rounds.size() == 1 && rules_.least_first > 0) {
      std::vector<Option> few;
      for (const Option option : left) {
        if (sums_[option] < rules_.least_first * unit_) few.push_back(option);
      }
      if (!few.empty()) return few;
    }
    if (rules_.mode == Mode::bottom_up_share && rules_.all_below_go) {
      std::vector<Option> below;
      std::ranges::copy_if(left, std::back_inserter(below),
                           [&](Option option) { return exact(sums_[option]) < threshold_; });
      return below;
    }
    if (rules_.batch) {
      if (auto together = hopeless(left); together.size() > 1) return together;
    }
    const auto fewest = extreme(left, std::ranges::less());
    return fewest.size() == 1 ? fewest : parted(fewest, false);
  }

  // The largest group of lowest options whose votes together stay below the next one's.
  std::vector<Option> hopeless(std::vector<Option> left) const {
    std::ranges::stable_sort(left, {}, [&](Option option) { return sums_[option]; });
    const std::size_t least_left = rules_.until_two ? 2 : 1;
    std::int64_t together = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i + least_left < left.size(); ++i) {
      together += sums_[left[i]];
      if (together < sums_[left[i + 1]]) best = i + 1;
    }
    left.resize(best);
    return left;
  }

  template <class Order>
  [[nodiscard]] std::vector<Option> extreme(const std::vector<Option>& among, Order better) const {
    std::vector<Option> found;
    for (const Option option : among) {
      if (!found.empty() && better(sums_[option], sums_[found[0]])) found.clear();
      if (found.empty() || sums_[option] == sums_[found[0]]) found.push_back(option);
    }
    return found;
  }

  // ---------------------------------------------------------------- ties

  [[nodiscard]] std::vector<Option> named_order() const {
    if (!rules_.by_name.empty()) return rules_.by_name;
    std::vector<Option> order(stands_.size());
    for (Option option = 0; option < order.size(); ++option)
      order[option] = option;
    return order;
  }
  std::vector<Option> drawn_order() {
    std::vector<Option> order = named_order();
    chance_.shuffle(order);
    return order;
  }

  std::vector<Option> parted(std::vector<Option> tied, bool for_seat) {
    switch (rules_.ties) {
      case Ties::order:
        return {for_seat ? tied.front() : tied.back()};
      case Ties::drawn_order:
        return by_order(tied, for_seat);
      case Ties::random:
        return by_chance(std::move(tied));
      case Ties::earlier_then_random:
      case Ties::earlier_then_ask:
        tied = by_earlier_rounds(std::move(tied), for_seat);
        if (tied.size() == 1) return tied;
        if (rules_.ties == Ties::earlier_then_random) return by_chance(std::move(tied));
        [[fallthrough]];
      default:
        pass_.open = OpenTie{pass_.rounds.size() - 1, std::move(tied)};
        return {};
    }
  }
  std::vector<Option> by_order(const std::vector<Option>& tied, bool for_seat) const {
    const auto place = [&](Option option) { return std::ranges::find(drawn_, option) - drawn_.begin(); };
    return {for_seat ? *std::ranges::min_element(tied, {}, place)
                     : *std::ranges::max_element(tied, {}, place)};
  }
  std::vector<Option> by_chance(std::vector<Option> tied) {
    const auto order = named_order();
    std::ranges::sort(tied, {},
                      [&](Option option) { return std::ranges::find(order, option) - order.begin(); });
    return {tied[chance_.place_among(tied.size())]};
  }
  // From the round before back to the first: those furthest stay tied.
  std::vector<Option> by_earlier_rounds(std::vector<Option> tied, bool for_seat) const {
    for (std::size_t round = history_.size() - 1; round-- > 0 && tied.size() > 1;) {
      const auto& sums = history_[round];
      std::vector<Option> kept;
      for (const Option option : tied) {
        const bool further =
            !kept.empty() && (for_seat ? sums[option] > sums[kept[0]] : sums[option] < sums[kept[0]]);
        if (further) kept.clear();
        if (kept.empty() || sums[option] == sums[kept[0]]) kept.push_back(option);
      }
      tied = std::move(kept);
    }
    return tied;
  }

  const RankedBallots& papers_;
  const ContestRules& rules_;
  std::size_t seats_;
  JavaRandom& chance_;
  std::int64_t unit_ = 1;  // parts of a vote

  std::vector<Standing> stands_;
  std::vector<std::optional<Option>> with_;  // by group of papers
  std::vector<bool> ended_;
  std::vector<std::int64_t> value_;  // of one paper of the group, in parts
  std::vector<std::int64_t> kept_;   // by option elected: what stays with it
  std::vector<bool> moving_ = std::vector<bool>(stands_.size());
  std::vector<std::int64_t> sums_;
  std::vector<std::vector<std::int64_t>> history_;
  std::vector<Option> drawn_;
  std::map<std::pair<Option, std::optional<Option>>, std::int64_t> moves_;
  std::array<std::int64_t, kInactiveKinds> inactive_{};
  std::int64_t final_surplus_ = 0;
  Exact threshold_;
  bool threshold_set_ = false, one_seat_decided_ = false, last_ = false, done_ = false;
  ContestPass pass_;
};

}  // namespace

std::vector<Option> Tabulated::elected() const {
  std::vector<Option> all;
  for (const auto& pass : passes)
    all.insert(all.end(), pass.elected.begin(), pass.elected.end());
  return all;
}

Result<Tabulated> count_contest(const RankedBallots& papers, const ContestRules& rules) {
  if (rules.places < 0 || rules.places > 15)
    return refuse("contest.places", {.params = {{"places", std::int64_t{rules.places}}}});
  if (rules.seats == 0 && rules.mode != Mode::bottom_up_share) return refuse("contest.no_seats");
  std::int64_t unit = 1;
  for (int i = 0; i < rules.places; ++i)
    unit *= 10;
  if (papers.total() > (std::int64_t{1} << 61) / unit) return refuse("contest.too_fine");
  Tabulated contest{.papers = papers.total()};
  for (std::size_t i = 0; i < papers.size(); ++i) {
    if (is_blank(papers.marks(i))) contest.undervotes += papers.weight(i);
  }
  JavaRandom chance(rules.seed);
  std::vector<Option> gone = rules.excluded;
  const bool passes = rules.mode == Mode::one_after_another;
  for (std::size_t seat = 0; seat < (passes ? rules.seats : 1); ++seat) {
    contest.passes.push_back(Tabulation(papers, rules, rules.seats, gone, chance).run());
    const auto& pass = contest.passes.back();
    if (pass.open || pass.elected.empty()) break;
    gone.insert(gone.end(), pass.elected.begin(), pass.elected.end());
  }
  return contest;
}

}  // namespace plenary::count
