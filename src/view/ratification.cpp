#include "view/ratification.h"

#include <algorithm>

#include "body/facts.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

Said state_of_ratification(const Source& source, const charter::Step& step, const body::Ratification& held) {
  if (held.complete && *held.in_force <= source.today)
    return {"state.ratify.in_force", {{"day", *held.in_force}}};
  if (held.complete)
    return {"state.ratify.complete", {{"day", *held.complete}, {"in_force", *held.in_force}}};
  if (held.closed) return {"state.ratify.lapsed", {{"day", held.closed_on}}};
  if (held.closes_on) return {"state.ratify.until", {{"day", *held.closes_on - 1}}};
  return {"state.ratify.open", {{"who", who_may(source, step, "close")}}};
}

UnitLine line_of_deposit(const Source& source, const body::Deposit& deposit,
                         const decide::Ratification& counted) {
  UnitLine line{.name = name_of(source, deposit.unit),
                .deposited = deposit.day,
                .decided = deposit.decided,
                .source = text_at(source, deposit.seq, "source"),
                .evidence_path = source.path + "/log/blob/" + to_hex(view_of(deposit.evidence)),
                .additional = deposit.additional,
                .entry = deposit.seq};
  const auto force = counted.for_each.find(to_string(deposit.unit));
  if (force != counted.for_each.end()) line.in_force = force->second;
  return line;
}

// The units on its roll that have not deposited.
std::vector<ActorId> missing_units(const Source& source, const body::Ratification& held) {
  std::vector<ActorId> missing;
  for (const auto& stay : source.state.roll->stays()) {
    const bool on_its_roll = stay.from <= held.roll.at && held.roll.at < stay.until;
    if (on_its_roll && held.find(stay.member) == nullptr) missing.push_back(stay.member);
  }
  return missing;
}

bool names_an_office(const Source& source, const charter::Step& step) {
  const auto* who = step.who_may("deposit");
  return who != nullptr && source.viewer.actor && std::ranges::any_of(*who, [&](const std::string& name) {
           return name != charter::kAnyMember && source.state.holds_office(*source.viewer.actor, name);
         });
}

// A unit deposits for itself; whoever holds an office that may deposit chooses for whom.
void add_forms(const Source& source, const charter::Step& step, const body::Ratification& held,
               Ratification& page) {
  const auto& viewer = source.viewer.actor;
  if (!viewer) return;
  const bool over = !held.complete && (held.closed || (held.closes_on && source.today >= *held.closes_on));
  if (over) return;
  const bool is_unit = source.state.roll->find(*viewer, held.roll.at) != nullptr;
  const bool own = is_unit && may(source, step, "deposit");
  if (own && held.find(*viewer) != nullptr && !held.complete && may(source, step, "withdraw")) {
    page.withdraw_form = source.form(page.matter_path + "/ratify/withdraw");
    page.withdraw_form->fields.emplace_back("unit", to_string(*viewer));
  }
  if (names_an_office(source, step)) {
    for (const auto& unit : missing_units(source, held))
      page.units_to_choose.push_back({to_string(unit), name_of(source, unit)});
    if (!page.units_to_choose.empty()) page.deposit_form = source.form(page.matter_path + "/ratify/deposit");
  } else if (own && held.find(*viewer) == nullptr) {
    page.deposit_form = source.form(page.matter_path + "/ratify/deposit");
    page.deposit_form->fields.emplace_back("unit", to_string(*viewer));
  }
}

}  // namespace

std::optional<Ratification> ratification_view(const Source& source, Seq seq) {
  const auto* matter = find_matter(source, seq);
  const auto* round = matter == nullptr ? nullptr : matter->ratified();
  if (round == nullptr) return std::nullopt;
  const auto& held = *round->ratification;
  const auto* step = source.state.step_of(*matter, *round, charter::Kind::ratification);
  const auto counted = body::ratification_of(source.state, *matter, *round, source.today);
  Ratification page{.matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  page.text = text_at(source, held.text, "text");
  page.text_language = language_at(source, held.text, "text");
  page.state = state_of_ratification(source, *step, held);
  page.law = law_of(step->law);
  page.opened = held.opened_on;
  if (held.closes_on) page.last_day = *held.closes_on - 1;
  page.complete = held.complete, page.in_force = held.in_force;
  page.deposited = static_cast<std::int64_t>(held.deposits.size());
  page.units = held.roll.count.members;
  page.gates = gates_of(source, counted.reached);
  for (const auto& deposit : held.deposits)
    page.lines.push_back(line_of_deposit(source, deposit, counted));
  for (const auto& unit : missing_units(source, held))
    page.lines.push_back({.name = name_of(source, unit)});
  add_forms(source, *step, held, page);
  return page;
}

}  // namespace plenary::view
