// Points by place, or sums of points, of several voices added up.

#include <algorithm>

#include "decide/choose.h"

namespace plenary::decide {
namespace {

using charter::Step;

struct Entry {
  std::string name;
  Exact total;
  std::vector<Exact> parting;  // what parts it from equals, in order
};

// Points of a voice for an option: from its lists, each list's places closed up to the options still there.
class Voices {
 public:
  Voices(const Step& step, const Facts& facts) : step_(step), facts_(facts) {
    for (const VoiceList& list : facts.lists) {
      std::size_t place = 0;
      for (const std::string& option : list.places)
        if (std::ranges::find(facts.options, option) != facts.options.end())
          give(list.voice, option, place++);
    }
  }

  [[nodiscard]] Fact points(const std::string& voice, const std::string& option) const {
    const FactName told = {.word = "votes", .group = voice, .option = option};
    if (facts_.has(told)) return facts_.at(told);
    const bool listed = std::ranges::find(facts_.lists, voice, &VoiceList::voice) != facts_.lists.end();
    const auto found = sums_.find({voice, option});
    const Exact sum = found == sums_.end() ? Exact(0) : found->second;
    return listed ? Fact{sum, sum} : Fact{};
  }

  // Whether the voice spoke in this decision at all.
  [[nodiscard]] bool spoke(const std::string& voice) const {
    if (std::ranges::find(facts_.lists, voice, &VoiceList::voice) != facts_.lists.end()) return true;
    return std::ranges::any_of(facts_.options, [&](const auto& option) {
      return facts_.has({.word = "votes", .group = voice, .option = option});
    });
  }

  [[nodiscard]] std::int64_t voters(const std::string& voice, const std::string& option) const {
    std::int64_t all = 0;
    for (std::size_t place = 0; place < step_.points.size(); ++place)
      all += places(voice, option, place);
    return all;
  }

  [[nodiscard]] std::int64_t places(const std::string& voice, const std::string& option,
                                    std::size_t place) const {
    const auto found = counts_.find({voice, option});
    return found == counts_.end() || place >= found->second.size() ? 0 : found->second[place];
  }

 private:
  using Key = std::pair<std::string, std::string>;

  void give(const std::string& voice, const std::string& option, std::size_t place) {
    if (place >= step_.points.size()) return;
    sums_[{voice, option}] += step_.points[place];
    auto& counts = counts_[{voice, option}];
    counts.resize(step_.points.size());
    ++counts[place];
  }

  const Step& step_;
  const Facts& facts_;
  std::map<Key, Exact> sums_;
  std::map<Key, std::vector<std::int64_t>> counts_;
};

std::vector<Exact> parting_of(const Step& step, const Voices& voices, const std::string& option) {
  std::vector<Exact> all;
  const std::string& first = step.voices.front();
  for (const std::string& by : step.parting) {
    if (by == "points") all.push_back(voices.points(first, option).low);
    if (by == "voters") all.push_back(exact(voices.voters(first, option)));
    if (by == "places")
      for (std::size_t place = 0; place < step.points.size(); ++place)
        all.push_back(exact(voices.places(first, option, place)));
  }
  return all;
}

bool stands_before(const Entry& a, const Entry& b) {
  if (a.total != b.total) return a.total > b.total;
  return std::ranges::lexicographical_compare(b.parting, a.parting);
}

}  // namespace

void choose_by_points(const Step& step, Conclusion& end) {
  const Voices voices(step, end.facts);
  std::vector<Entry> entries;
  bool open = step.voices.empty() ||
              std::ranges::none_of(step.voices, [&](const auto& voice) { return voices.spoke(voice); });
  for (const std::string& option : end.facts.options) {
    Entry entry{option, 0, {}};
    for (const std::string& voice : step.voices) {
      if (!voices.spoke(voice)) continue;
      const Fact points = voices.points(voice, option);
      open = open || !points.known();
      entry.total += points.low;
    }
    end.totals.emplace_back(option, entry.total);
    if (!open) entry.parting = parting_of(step, voices, option);
    entries.push_back(std::move(entry));
  }
  end.pass.verdict = Verdict::open;
  if (open || entries.empty()) return;
  std::ranges::stable_sort(entries, stands_before);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i == 0 || stands_before(entries[i - 1], entries[i])) end.ranking.emplace_back();
    end.ranking.back().push_back(entries[i].name);
  }
  const bool one = end.ranking.front().size() == 1;
  end.outcome = one ? Outcome::adopted : Outcome::not_decided;
  end.pass.verdict = one ? Verdict::holds : Verdict::fails;
  if (one) end.chosen = end.ranking.front().front();
  if (one) end.elected = end.ranking.front();
  if (!one) end.tied = end.ranking.front();
}

}  // namespace plenary::decide
