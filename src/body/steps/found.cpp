// Founding, the issue of codes, erasure: what concerns the record itself.
#include "body/checks.h"
#include "body/spelling.h"
#include "charter/live.h"
#include "charter/parse.h"

namespace plenary::body::steps {

// ---------------------------------------------------------------- found

Result<NewCharter> admit(const Case& asked, const Found& act) {
  if (asked.state.size != 0) return refuse("found.only_once");
  PLENARY_DO(by_clerk(asked));
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(is_key_of(act.key, asked.entry.act.body));
  PLENARY_TRY(const std::string text, asked.blobs(act.charter));
  PLENARY_TRY(auto rules, charter::parse(text, "charter.toml"));
  PLENARY_DO(charter::can_be_lived(rules));
  for (const auto& [office, holders] : act.offices) {
    if (rules.find_office(office.text) == nullptr)
      return refuse("office.unknown", {.params = {{"office", office.text}}});
    if (holders.empty()) return refuse("office.empty", {.params = {{"office", office.text}}});
  }
  return NewCharter{{asked.seq(), act.charter, std::make_shared<const charter::Charter>(std::move(rules))}};
}

void apply(State& state, const Moment& now, const Found& act, const NewCharter& effect) {
  state.origin = now.entry.act.body;
  state.keys = {{now.seq, act.key, {}}};
  state.readers = act.readers;
  state.offices = act.offices;
  state.charters.push_back(effect.version);
}

// ---------------------------------------------------------------- access

Result<Nothing> admit(const Case& asked, const AccessIssued& act) {
  PLENARY_DO(no_matter(asked));
  if (asked.entry.act.by) {
    PLENARY_DO(by_roll_keeper(asked));
  } else {
    PLENARY_DO(by_clerk(asked));
  }
  const bool known = asked.state.roll->newest(act.for_) != nullptr;
  bool officer = false;
  for (const auto& [office, _] : asked.state.offices)
    officer |= asked.state.holds_office(act.for_, office.text);
  if (!known && !officer) return refuse("access.unknown_actor");
  if (act.channel != Channel::screen && act.channel != Channel::paper) return refuse("access.wrong_channel");
  return Nothing{};
}

void apply(State& state, const Moment&, const AccessIssued&, const Nothing&) {
  ++state.codes_issued;
}

// ---------------------------------------------------------------- erasure

namespace {

// Texts adopted, questions, options and official answers are not erased by an officer's act alone.
bool may_be_erased(std::string_view field) {
  const auto stem = field.substr(0, field.find('.'));
  return stem == "name" || stem == "ref" || stem == "contact" || stem == "file" || stem == "reason" ||
         stem == "told_by" || stem == "what";
}

bool is_statement_or_objection(const State& state, Seq seq) {
  for (const auto& [_, matter] : state.matters) {
    for (const auto& round : matter.rounds) {
      if (!round.consultation) continue;
      for (const auto& statement : round.consultation->statements) {
        if (statement.seq == seq) return true;
      }
      for (const auto& objection : round.consultation->objections) {
        if (objection.seq == seq) return true;
      }
    }
  }
  return false;
}

bool is_report(const State& state, Seq seq) {
  for (const auto& [_, matter] : state.matters) {
    for (const auto& round : matter.rounds) {
      for (const auto& promise : round.promises) {
        for (const auto& report : promise.reports) {
          if (report.seq == seq) return true;
        }
      }
    }
  }
  return false;
}

}  // namespace

Result<Nothing> admit(const Case& asked, const Erased& act) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_roll_keeper(asked));
  if (act.seq >= asked.seq()) return refuse("erase.unknown_entry");
  const auto erased = asked.state.erased.find(act.seq);
  if (erased != asked.state.erased.end() && erased->second.contains(act.field_name.text)) {
    return refuse(
        "erase.already",
        {.params = {{"by", static_cast<std::int64_t>(erased->second.at(act.field_name.text).value)}}});
  }
  const bool spoken = act.field_name.text == "text" &&
                      (is_statement_or_objection(asked.state, act.seq) || is_report(asked.state, act.seq));
  if (!spoken && !may_be_erased(act.field_name.text)) {
    return refuse("erase.not_admitted", {.params = {{"field", act.field_name.text}}});
  }
  return Nothing{};
}

void apply(State& state, const Moment& now, const Erased& act, const Nothing&) {
  state.erased[act.seq][act.field_name.text] = now.seq;
}

}  // namespace plenary::body::steps
