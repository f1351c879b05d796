// The result: what the opened messages say.
#include <algorithm>
#include <cmath>

#include "ballot/decryption.h"

namespace plenary::ballot {
namespace {

using Mark = std::array<std::uint64_t, 4>;

// Baby steps and giant steps: g^j for j < m in a table, then strides of m.
class Logarithms {
 public:
  Logarithms(const Group& group, std::uint64_t most) : group_(group), most_(most) {
    while (steps_ * steps_ <= most && steps_ < kMostSteps)
      steps_ *= 2;
    std::vector<Element> elements;
    Element at = group.identity();
    for (std::uint64_t j = 0; j < steps_; ++j) {
      elements.push_back(at);
      at = group.multiply(at, group.generator());
      if (elements.size() == 4096 || j + 1 == steps_) {
        for (const auto& mark : group.marks(elements))
          table_.emplace_back(mark, table_.size());
        elements.clear();
      }
    }
    stride_ = group.invert(at);
    std::ranges::sort(table_);
  }

  [[nodiscard]] std::optional<Number> of(Element element) const {
    for (std::uint64_t giant = 0; giant * steps_ <= most_; ++giant) {
      const auto mark = group_.marks(std::span(&element, 1)).front();
      const auto found = std::ranges::lower_bound(table_, mark, {}, &std::pair<Mark, std::uint64_t>::first);
      if (found != table_.end() && found->first == mark) return Number(giant * steps_ + found->second);
      element = group_.multiply(element, stride_);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::uint64_t kMostSteps = 1u << 20;
  const Group& group_;
  std::uint64_t most_, steps_ = 1;
  Element stride_;
  std::vector<std::pair<Mark, std::uint64_t>> table_;
};

Result<QuestionResult> open_rankings(const Group& group, const Question& question,
                                     const std::vector<Element>& messages) {
  QuestionResult made;
  for (const auto& message : messages) {
    const auto numbers = group.unembed(message, question.answers.size());
    ensure(numbers.has_value(), "an election with rankings is in a group that embeds");
    made.rankings.push_back(*numbers);
  }
  return made;
}

Result<QuestionResult> read_question_result(const Question& question, const Json& json, Notes& notes) {
  QuestionResult made;
  PLENARY_TRY(const auto* const items, items_of(json, "result"));
  for (const auto& item : *items) {
    if (!question.ranked) {
      PLENARY_TRY(made.counts.emplace_back(), big_count(item, "result", notes));
      continue;
    }
    PLENARY_TRY(const auto* const ranks, items_of(item, "result"));
    auto& ranking = made.rankings.emplace_back();
    for (const auto& rank : *ranks) {
      PLENARY_TRY(const auto number, whole_number(rank, 255, "result"));
      ranking.push_back(static_cast<unsigned>(number));
    }
  }
  return made;
}

}  // namespace

std::string print_result(const Election& election, const ElectionResult& result) {
  std::string out = "{\"result\":[";
  for (std::size_t q = 0; q < result.size(); ++q) {
    std::string list;
    for (const auto& count : result[q].counts)
      list += (list.empty() ? "" : ",") + print_count(count);
    for (const auto& ranking : result[q].rankings) {
      list += list.empty() ? "[" : ",[";
      for (std::size_t i = 0; i < ranking.size(); ++i)
        list += (i > 0 ? "," : "") + std::to_string(ranking[i]);
      list += ']';
    }
    out += (q > 0 ? ",[" : "[") + list + ']';
  }
  static_cast<void>(election);
  return out + "]}";
}

Result<ElectionResult> find_result(const Election& election,
                                   const std::vector<std::vector<Element>>& messages, const Number& most) {
  if (mpz_sizeinbase(most.get_mpz_t(), 2) > 46) return refuse("ballot.result.too_large");
  const auto& group = *election.group;
  std::optional<Logarithms> logarithms;
  ElectionResult result;
  for (std::size_t q = 0; q < messages.size(); ++q) {
    if (election.questions[q].ranked) {
      PLENARY_TRY(result.emplace_back(), open_rankings(group, election.questions[q], messages[q]));
      continue;
    }
    if (!logarithms) logarithms.emplace(group, most.get_ui());
    auto& counts = result.emplace_back().counts;
    for (const auto& message : messages[q]) {
      const auto count = logarithms->of(message);
      if (!count) return refuse("ballot.result.no_count", {.where = "question " + std::to_string(q + 1)});
      counts.push_back(*count);
    }
  }
  return result;
}

Result<ElectionResult> check_result(const Election& election,
                                    const std::vector<std::vector<Element>>& messages, std::string_view bytes,
                                    bool& canonical) {
  const auto& group = *election.group;
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  Notes notes;
  PLENARY_DO(expect_fields(json, {"result"}, "result", notes));
  PLENARY_TRY(const auto* const items, items_of(*json.find("result"), "result"));
  if (items->size() != messages.size()) return refuse("ballot.result.shape");
  ElectionResult stated;
  for (std::size_t q = 0; q < messages.size(); ++q) {
    const auto& question = election.questions[q];
    const auto where = "question " + std::to_string(q + 1);
    PLENARY_TRY(stated.emplace_back(), read_question_result(question, (*items)[q], notes));
    if (question.ranked) {
      PLENARY_TRY(const auto opened, open_rankings(group, question, messages[q]));
      if (opened.rankings != stated.back().rankings) return refuse("ballot.result.differs", {.where = where});
      continue;
    }
    if (stated.back().counts.size() != messages[q].size()) return refuse("ballot.result.shape");
    for (std::size_t i = 0; i < messages[q].size(); ++i) {
      if (stated.back().counts[i] >= group.order() ||
          !group.equal(group.power(group.generator(), stated.back().counts[i]), messages[q][i]))
        return refuse("ballot.result.differs", {.where = where});
    }
  }
  canonical = notes.canonical && bytes == print_result(election, stated);
  return stated;
}

}  // namespace plenary::ballot
