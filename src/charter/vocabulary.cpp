#include "charter/vocabulary.h"

#include <algorithm>
#include <numeric>

namespace plenary::charter {
namespace {

using enum Kind;

const std::vector<Word>& word_table() {
  static const std::vector<Word> table = {
      {.name = "members", .source = Source::always, .by_group = true, .weighs = true},
      {.name = "signatures", .source = Source::raising, .by_group = true, .weighs = true},
      {.name = "days open", .kinds = {consultation, vote, review}},
      {.name = "heard", .kinds = {consultation}, .by_group = true, .weighs = false},
      {.name = "statements", .kinds = {consultation}},
      {.name = "statements open", .kinds = {consultation}},
      {.name = "objections", .kinds = {consultation}},
      {.name = "objections unanswered", .kinds = {consultation}},
      {.name = "days since the text changed", .kinds = {text}},
      {.name = "took part", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "yes", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "no", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "abstain", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "votes", .kinds = {vote}, .by_option = true, .weighs = true, .by_college = true},
      {.name = "present", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "eligible", .kinds = {vote}, .by_group = true, .weighs = true},
      {.name = "seats", .kinds = {vote}, .by_group = true, .weighs = true},
      {.name = "papers", .kinds = {vote}, .by_group = true},
      {.name = "valid", .kinds = {vote}, .by_group = true},
      {.name = "blank", .kinds = {vote}, .by_group = true},
      {.name = "invalid", .kinds = {vote}, .by_group = true},
      {.name = "absent", .kinds = {vote}, .by_group = true, .weighs = true, .by_college = true},
      {.name = "hours open", .kinds = {vote}},
      {.name = "texts accepted", .kinds = {vote}},
      {.name = "above the default", .kinds = {vote}, .by_option = true},
      {.name = "below the default", .kinds = {vote}, .by_option = true},
      {.name = "units", .kinds = {vote, ratification}, .weighs = true, .by_college = true},
      {.name = "deposited", .kinds = {ratification}, .weighs = true, .by_college = true},
      {.name = "commitments", .kinds = {carrying_out}},
      {.name = "commitments missed", .kinds = {carrying_out}},
      {.name = "reports late", .kinds = {carrying_out}},
      {.name = "days since adoption", .kinds = {carrying_out, review}},
  };
  return table;
}

constexpr ActWord kActs[] = {
    {"open", consultation},
    {"state", consultation},
    {"answer", consultation},
    {"object", consultation, Needed::with_objections},
    {"reply", consultation, Needed::with_objections},
    {"translate", consultation, Needed::never},
    {"close", consultation},
    {"amend", text},
    {"settle", text},
    {"open", vote},
    {"vote", vote},
    {"close", vote, Needed::without_length},
    {"commit", carrying_out},
    {"report", carrying_out},
    {"open", review},
    {"answer", review},
    {"close", review, Needed::without_length},
    {"open", ratification},
    {"deposit", ratification},
    {"withdraw", ratification, Needed::never},
    {"close", ratification, Needed::without_length},
};

std::size_t distance(std::string_view a, std::string_view b) {  // Levenshtein, one row at a time
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::span<const Word> words() {
  return word_table();
}

const Word* find_word(std::string_view name) {
  const auto found = std::ranges::find(word_table(), name, &Word::name);
  return found == word_table().end() ? nullptr : &*found;
}

std::optional<QuestionWord> question_word(std::string_view word) {
  for (const bool yes : {true, false}) {
    const std::string_view ending = yes ? ": yes" : ": no";
    if (word.size() > ending.size() && word.ends_with(ending))
      return QuestionWord{word.substr(0, word.size() - ending.size()), yes};
  }
  return std::nullopt;
}

std::span<const ActWord> acts() {
  return kActs;
}

std::vector<std::string_view> outcomes_of(Kind kind, BallotForm form) {
  if (kind == Kind::ratification) return {"adopted", "lapsed"};
  if (kind != Kind::vote) return {"adopted"};
  if (form == BallotForm::yes_no_abstain) return {"adopted", "rejected", "void"};
  return {"adopted", "rejected", "void", "none elected", "not decided"};
}

std::vector<std::string_view> outcomes_of(const Step& step) {
  auto outcomes = outcomes_of(step.kind, step.ballot);
  if (!step.rejected_by.empty()) outcomes.push_back("not decided");
  if (!step.blocked_by.empty()) outcomes.push_back("blocked");
  if (!step.asked_if.empty()) outcomes.push_back("lapsed");
  if (!step.default_option.empty()) outcomes.push_back("kept");
  return outcomes;
}

std::string near(std::string_view word, std::span<const std::string_view> known) {
  constexpr std::size_t kLongest = 64;
  if (word.size() > kLongest) return {};
  std::string best;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string_view candidate : known) {
    if (candidate.size() > kLongest) continue;
    const std::size_t far = distance(word, candidate);
    if (far < least || (far == least && best.empty() && word.size() > 3)) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

Params unknown_value(std::string key, std::string value, std::span<const std::string_view> known) {
  std::string hint = near(value, known), all;
  if (hint.empty())
    for (const std::string_view one : known)
      all.append(all.empty() ? "" : ", ").append(one);
  const std::string listed = all.empty() ? "no" : "yes";
  return {{"key", std::move(key)}, {"value", std::move(value)}, {"near", std::move(hint)}, {"known", std::move(all)}, {"listed", listed}};
}

Params with_hint(Params params) {
  const auto found = std::ranges::find(params, "near", &Params::value_type::first);
  if (found == params.end()) return params;
  const auto* text = std::get_if<std::string>(&found->second);
  params.emplace_back("hinted", text == nullptr || text->empty() ? "no" : "yes");
  return params;
}

}  // namespace plenary::charter
