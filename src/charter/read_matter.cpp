#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "charter/read.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

constexpr int kLongestDays = 3650;
constexpr int kMostTimes = 20;
constexpr std::size_t kMostSteps = 40;

// "7 days", "1 day"
std::optional<int> parse_days(std::string_view text) {
  int days = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error != std::errc() || days < 1 || days > kLongestDays || text.front() == '0') return std::nullopt;
  const std::string_view unit(end, text.data() + text.size());
  return unit == (days == 1 ? " day" : " days") ? std::optional(days) : std::nullopt;
}

Result<void> read_may(const Block& block, Step& step) {
  PLENARY_TRY(const Table* may, block.table("may"));
  if (may == nullptr) return {};
  std::vector<std::string_view> known;
  for (const ActWord& word : acts())
    if (word.kind == step.kind) known.push_back(word.act);
  for (const Member& member : *may) {
    if (std::ranges::find(known, member.key) == known.end()) {
      return block.refuse_at(member.place, "charter.unknown_act",
                             {{"act", member.key},
                              {"kind", std::string(word_of(step.kind))},
                              {"near", near(member.key, known)}});
    }
    step.places["may." + member.key] = member.value.place;
    const Block one(block.file(), "may", member.place, {may});
    if (member.value.list() != nullptr) {
      PLENARY_TRY(auto who, one.texts(member.key));
      step.may.push_back({member.key, std::move(who)});
    } else {
      PLENARY_TRY(auto who, one.text(member.key));
      step.may.push_back({member.key, {std::move(who)}});
    }
  }
  return {};
}

Result<void> read_then(const Block& block, Step& step) {
  PLENARY_TRY(const Table* then, block.table("then"));
  if (then == nullptr) return {};
  const auto known = outcomes_of(step);
  for (const Member& member : *then) {
    if (std::ranges::find(known, member.key) == known.end()) {
      return block.refuse_at(
          member.place, "charter.unknown_outcome",
          {{"outcome", member.key}, {"step", step.name}, {"near", near(member.key, known)}});
    }
    const Block one(block.file(), "then", member.place, {then});
    PLENARY_TRY(auto next, one.text(member.key));
    step.places["then." + member.key] = member.value.place;
    step.then.push_back({member.key, std::move(next)});
  }
  return {};
}

Result<void> read_vote(const Block& block, Step& step) {
  static constexpr std::string_view kForms[] = {"yes / no / abstain", "yes / no", "one of many", "ranking",
                                                "approval",           "points",   "rounds"};
  if (block.find("ballot") == nullptr)
    return block.refuse_at(block.place(), "charter.missing_key",
                           {{"key", "ballot"}, {"block", block.name()}});
  PLENARY_TRY(const auto form, block.one_of("ballot", kForms, 0, {"scores", "list"}));
  step.ballot = form < 2 ? BallotForm::yes_no_abstain : static_cast<BallotForm>(form - 1);
  step.with_abstain = form == 0;
  if (form >= 2) {
    PLENARY_TRY(step.with_abstain, block.truth_or("with_abstain", false));
  } else if (const Member* abstain = block.find("with_abstain")) {
    return block.refuse_at(abstain->place, "charter.misplaced_key",
                           {{"key", "with_abstain"}, {"block", block.name()}});
  }
  static constexpr std::string_view kVoters[] = {"roll at opening"};
  PLENARY_TRY([[maybe_unused]] const auto voters, block.one_of("voters", kVoters, 0));
  PLENARY_TRY(step.valid, block.texts("valid", &step.places));
  PLENARY_TRY(step.pass, block.texts("pass", &step.places));
  return read_choice(block, step);
}

Result<void> read_consultation(const Block& block, Step& step) {
  static constexpr std::string_view kAnswers[] = {"by pseudonym", "by name"};
  static constexpr std::string_view kFrom[] = {"members", "anyone imported"};
  PLENARY_TRY(const auto answers, block.one_of("answers", kAnswers, 0));
  PLENARY_TRY(const auto from, block.one_of("answers_from", kFrom, 0));
  step.answers = answers == 0 ? Answers::by_pseudonym : Answers::by_name;
  step.answers_from = from == 0 ? AnswersFrom::members : AnswersFrom::anyone_imported;
  PLENARY_TRY(step.enough, block.texts("enough", &step.places));
  return {};
}

Result<void> only_keys_of(const Block& block, Kind kind) {
  static const Keys kNotBuilt = {"tie",    "ties",     "delegation", "secret", "extends",    "silence",
                                 "weight", "readings", "college",    "runoff", "provisional"};
  switch (kind) {
    case Kind::consultation:
      return block.only({"kind", "law", "like", "may", "before", "then", "at_most", "lasts", "enough",
                         "answers", "answers_from"},
                        kNotBuilt);
    case Kind::text:
      return block.only({"kind", "law", "like", "may", "before", "then", "at_most", "enough"}, kNotBuilt);
    case Kind::vote:
      return block.only(
          {"kind",       "law",         "like",         "may",    "before",  "then",       "at_most",
           "lasts",      "ballot",      "with_abstain", "voters", "valid",   "pass",       "asked_if",
           "blocked_by", "rejected_by", "rule",         "seats",  "default", "counted_in", "points",
           "voices",     "parting",     "counted_by",   "cap"},
          kNotBuilt);
    case Kind::ratification:
      return block.only(
          {"kind", "law", "like", "may", "before", "then", "at_most", "lasts", "complete", "in_force"},
          kNotBuilt);
    case Kind::carrying_out:
      return block.only({"kind", "law", "like", "may", "before", "then", "at_most", "reopens"}, kNotBuilt);
    case Kind::review:
      return block.only(
          {"kind", "law", "like", "may", "before", "then", "at_most", "lasts", "asks", "reopens"}, kNotBuilt);
  }
  return {};
}

Result<Kind> read_kind(const Block& block, std::string_view name) {
  static constexpr std::string_view kKinds[] = {"consultation", "text",   "vote",
                                                "carrying out", "review", "ratification"};
  static const Keys kNotBuilt = {"election", "signature", "promulgation", "conciliation",
                                 "reading",  "petition",  "run-off"};
  if (block.find("kind") != nullptr) {
    PLENARY_TRY(const auto kind, block.one_of("kind", kKinds, 0, kNotBuilt));
    return static_cast<Kind>(kind);
  }
  const auto found = std::ranges::find(kKinds, name);
  if (found != std::end(kKinds)) return static_cast<Kind>(found - std::begin(kKinds));
  return block.refuse_at(block.place(), "charter.missing_key", {{"key", "kind"}, {"block", block.name()}});
}

Result<void> read_kinds_keys(const Block& block, Step& step) {
  if (step.kind == Kind::vote) return read_vote(block, step);
  if (step.kind == Kind::ratification) return read_ratification(block, step);
  if (step.kind == Kind::consultation) return read_consultation(block, step);
  if (step.kind == Kind::text) {
    PLENARY_TRY(step.enough, block.texts("enough", &step.places));
    return {};
  }
  PLENARY_TRY(step.reopens, block.texts("reopens", &step.places));
  if (step.kind == Kind::review) {
    PLENARY_TRY(step.asks, block.texts("asks", &step.places));
  }
  return {};
}

// The shorthand of `steps`, written out: adopted goes on, all else ends.
void complete_then(Matter& matter) {
  for (std::size_t i = 0; i < matter.steps.size(); ++i) {
    Step& step = matter.steps[i];
    std::vector<Onward> all;
    for (const std::string_view outcome : outcomes_of(step)) {
      const auto given = std::ranges::find(step.then, outcome, &Onward::outcome);
      const bool last = i + 1 == matter.steps.size();
      std::string next(outcome == "adopted" && !last ? std::string_view(matter.steps[i + 1].name) : kEnd);
      all.push_back({std::string(outcome), given == step.then.end() ? std::move(next) : given->step});
    }
    step.then = std::move(all);
  }
}

Result<void> no_unlisted_step(const Block& block, const Matter& matter) {
  const Member* steps = block.find("step");
  if (steps == nullptr) return {};
  PLENARY_TRY(const Table* table, as_table(block.file(), *steps));
  for (const Member& step : *table) {
    if (matter.find_step(step.key) != nullptr) continue;
    std::vector<std::string_view> known;
    for (const Step& listed : matter.steps)
      known.push_back(listed.name);
    return block.refuse_at(step.place, "charter.unlisted_step",
                           {{"step", step.key}, {"matter", matter.name}, {"near", near(step.key, known)}});
  }
  return {};
}

}  // namespace

Result<Step> read_step(const Block& block, std::string_view name) {
  Step step;
  step.name = name;
  step.place = block.place();
  PLENARY_TRY(step.kind, read_kind(block, name));
  PLENARY_DO(only_keys_of(block, step.kind));
  PLENARY_TRY(step.law, block.law());
  PLENARY_TRY(step.before, block.texts("before", &step.places));
  PLENARY_TRY(step.at_most, block.whole("at_most", 1, kMostTimes));
  if (const Member* lasts = block.find("lasts")) {
    PLENARY_TRY(const std::string text, block.text("lasts"));
    step.lasts_days = parse_days(text);
    if (!step.lasts_days) return block.refuse_at(lasts->value.place, "charter.days", {{"value", text}});
  }
  PLENARY_DO(read_kinds_keys(block, step));
  PLENARY_DO(read_may(block, step));
  PLENARY_DO(read_then(block, step));
  return step;
}

Result<Matter> read_matter(const std::string& file, const Table& all, const Member& member) {
  PLENARY_DO(good_name(file, member));
  PLENARY_TRY(auto layers, matter_layers(file, all, member.key));
  const Block block(file, "matter." + member.key, member.place, std::move(layers));
  PLENARY_DO(block.only({"law", "raise", "steps", "step", "like"},
                        {"open_matters", "rivals", "emergency", "electorate"}));
  Matter matter;
  matter.name = member.key;
  matter.place = member.place;
  PLENARY_TRY(matter.law, block.law());
  PLENARY_TRY(matter.raise, block.texts("raise", &matter.places));
  PLENARY_TRY(const auto names, block.texts("steps", &matter.places));
  if (names.empty())
    return block.refuse_at(member.place, "charter.missing_key", {{"key", "steps"}, {"block", block.name()}});
  if (names.size() > kMostSteps)
    return block.refuse_at(member.place, "charter.too_many",
                           {{"key", "steps"}, {"most", static_cast<std::int64_t>(kMostSteps)}});
  for (std::size_t i = 0; i < names.size(); ++i) {
    PLENARY_TRY(auto found, step_layers(file, all, member.key, names[i]));
    const std::string name = fmt::format("matter.{}.step.{}", member.key, names[i]);
    if (found.layers.empty())
      return block.refuse_at(matter.places[fmt::format("steps.{}", i)], "charter.missing_block",
                             {{"block", name}});
    const Block step_block(file, name, found.place, std::move(found.layers));
    PLENARY_TRY(Step step, read_step(step_block, names[i]));
    matter.steps.push_back(std::move(step));
  }
  PLENARY_DO(no_unlisted_step(block, matter));
  complete_then(matter);
  return matter;
}

}  // namespace plenary::charter
