#include "view/options.h"

#include "view/gather.h"

namespace plenary::view {

bool is_ranking(const charter::Step& step) {
  return step.ballot == charter::BallotForm::ranking;
}

std::vector<Option> options_of(const Source& source, const body::Vote& vote, const charter::Step& step) {
  std::vector<Option> options;
  for (std::int64_t i = 0; i < vote.options; ++i) {
    options.push_back({std::to_string(i), text_at(source, vote.opened, "option." + std::to_string(i))});
  }
  if (!step.default_option.empty() && !options.empty()) options.back().label = step.default_option;
  if (vote.options == 0) options = {{"yes", ""}, {"no", ""}};
  if (step.with_abstain && !is_ranking(step)) options.push_back({"abstain", ""});
  return options;
}

Ranks ranks_of(const std::vector<Option>& options, const std::vector<std::int64_t>& places) {
  Ranks ranks;
  for (std::int64_t place = 1; place <= static_cast<std::int64_t>(places.size()); ++place) {
    std::vector<std::string> equals;
    for (std::size_t i = 0; i < places.size() && i < options.size(); ++i)
      if (places[i] == place) equals.push_back(options[i].label);
    if (!equals.empty()) ranks.push_back(std::move(equals));
  }
  return ranks;
}

std::string ranks_text(const Ranks& ranks) {
  std::string text;
  for (const auto& equals : ranks) {
    for (const auto& label : equals)
      text += (text.empty() ? "" : &label == &equals.front() ? " > " : " = ") + label;
  }
  return text;
}

std::string groups_text(const Source& source, const body::Stay& stay) {
  std::string text;
  for (const auto& [_, group] : source.state.roll->standing(stay).in)
    text += (text.empty() ? "" : ", ") + group.text;
  return text;
}

}  // namespace plenary::view
