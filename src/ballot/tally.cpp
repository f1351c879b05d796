#include "ballot/tally.h"

#include <algorithm>
#include <unordered_set>

namespace plenary::ballot {

RunningTally::RunningTally(const Election& election)
    : election_(election), ranked_(election.questions.size()), withdrawn_(election.questions.size()) {
  const Element one = election.group->identity();
  for (const auto& question : election.questions)
    added_.emplace_back(question.ranked ? 0 : question.choices(), Products{one, one});
  removed_ = added_;
}

void RunningTally::multiply(std::vector<std::vector<Products>>& into, const Ballot& ballot,
                            const Number& weight) {
  const auto& group = *election_.group;
  const auto weighted = [&](const Element& element) {
    return weight == 1 ? element : group.power(element, weight);
  };
  for (std::size_t q = 0; q < into.size(); ++q) {
    const auto* const answer = std::get_if<ChoiceAnswer>(&ballot.answers[q]);
    for (std::size_t i = 0; answer != nullptr && i < into[q].size(); ++i) {
      into[q][i].alpha = group.multiply(into[q][i].alpha, weighted(answer->choices[i].alpha.element));
      into[q][i].beta = group.multiply(into[q][i].beta, weighted(answer->choices[i].beta.element));
    }
  }
}

void RunningTally::add(const Ballot& ballot, const Number& weight) {
  multiply(added_, ballot, weight);
  for (std::size_t q = 0; q < ranked_.size(); ++q) {
    if (const auto* const answer = std::get_if<RankedAnswer>(&ballot.answers[q]))
      ranked_[q].push_back(answer->choice);
  }
  count_ += 1;
  weight_ += weight;
}

void RunningTally::remove(const Ballot& ballot, const Number& weight) {
  multiply(removed_, ballot, weight);
  for (std::size_t q = 0; q < ranked_.size(); ++q) {
    const auto* const answer = std::get_if<RankedAnswer>(&ballot.answers[q]);
    if (answer != nullptr)
      withdrawn_[q].push_back(answer->choice.alpha.text + ',' + answer->choice.beta.text);
  }
  count_ -= 1;
  weight_ -= weight;
}

Tally RunningTally::close() const {
  const auto& group = *election_.group;
  Tally tally;
  for (std::size_t q = 0; q < added_.size(); ++q) {
    auto& list = tally.emplace_back();
    if (!election_.questions[q].ranked) {
      for (std::size_t i = 0; i < added_[q].size(); ++i) {
        const auto over = [&](const Element& a, const Element& b) {
          return written(group, group.multiply(a, group.invert(b)));
        };
        list.push_back(
            {over(added_[q][i].alpha, removed_[q][i].alpha), over(added_[q][i].beta, removed_[q][i].beta)});
      }
      continue;
    }
    std::unordered_multiset<std::string> withdrawn(withdrawn_[q].begin(), withdrawn_[q].end());
    for (const auto& held : ranked_[q]) {
      const auto found = withdrawn.find(held.alpha.text + ',' + held.beta.text);
      if (found == withdrawn.end())
        list.push_back(held);
      else
        withdrawn.erase(found);
    }
    std::ranges::sort(list, [&](const Ciphertext& a, const Ciphertext& b) {
      const int order = group.compare(a.alpha.element, b.alpha.element);
      return order != 0 ? order < 0 : group.compare(a.beta.element, b.beta.element) < 0;
    });
  }
  return tally;
}

std::string print_tally(const Tally& tally) {
  std::string out = "[";
  for (std::size_t q = 0; q < tally.size(); ++q) {
    out += q > 0 ? ",[" : "[";
    for (std::size_t i = 0; i < tally[q].size(); ++i)
      out += (i > 0 ? "," : "") + print_ciphertext(tally[q][i]);
    out += ']';
  }
  return out + ']';
}

Result<Tally> read_tally(const Group& group, std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  PLENARY_TRY(const auto* const questions, items_of(json, "tally"));
  Tally tally;
  Notes notes;
  for (const auto& question : *questions) {
    PLENARY_TRY(const auto* const items, items_of(question, "tally"));
    auto& list = tally.emplace_back();
    for (const auto& item : *items) {
      PLENARY_TRY(list.emplace_back(), read_ciphertext(group, item, "tally", notes));
    }
  }
  if (!notes.canonical) return refuse("ballot.noncanonical", {.where = "tally"});
  return tally;
}

}  // namespace plenary::ballot
