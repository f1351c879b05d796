// What a member finds of herself: groups, offices, what the charter lets her do, her acts, codes issued to
// her.
#include "view/account.h"

#include "body/entry.h"
#include "body/spelling.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

constexpr std::size_t kMostActs = 50;

std::vector<Right> rights_of(const Source& source) {
  std::vector<Right> rights;
  for (const auto& matter : source.state.rules().matters) {
    if (is_member(source))
      rights.push_back({.what = {"state.right.raise", {{"kind", matter.name}}},
                        .why = {"state.right.why", {{"law", matter.law}}}});
    for (const auto& step : matter.steps) {
      Said what{"state.right.step", {{"kind", matter.name}, {"step", step.name}}};
      for (const auto& permission : step.may) {
        if (may(source, step, permission.act)) what.names.push_back(permission.act);
      }
      if (!what.names.empty())
        rights.push_back({.what = std::move(what), .why = {"state.right.why", {{"law", step.law}}}});
    }
  }
  return rights;
}

std::vector<CodeIssued> codes_of(const Source& source, const Entries& entries, const ActorId& actor) {
  std::vector<CodeIssued> codes;
  const std::string mark = "\"for\":\"" + to_string(actor) + "\"";
  for (std::uint64_t seq = source.state.size, looked = 0; seq-- > 0 && looked < kEntriesLookedAt; ++looked) {
    const auto bytes = entries(Seq{seq});
    if (!bytes || bytes->find(mark) == std::string::npos) continue;
    const auto entry = body::parse_entry(*bytes);
    const auto* issued = entry ? std::get_if<body::AccessIssued>(&entry->act.data) : nullptr;
    if (issued == nullptr || issued->for_ != actor) continue;
    codes.push_back({.by = entry->act.by ? name_of(source, *entry->act.by) : "",
                     .at = entry->at,
                     .channel = std::string(body::spell(issued->channel)),
                     .entry = Seq{seq}});
  }
  return codes;
}

}  // namespace

Account account_view(const Source& source, const Entries& entries) {
  Account account{.name = source.viewer.name};
  if (!source.viewer.actor) return account;
  const auto& actor = *source.viewer.actor;
  account.offices = source.viewer.offices;
  if (const auto* stay = source.state.roll->find(actor, source.state.next())) {
    for (const auto& [dimension, group] : source.state.roll->standing(*stay).in)
      account.in.emplace_back(dimension.text, group.text);
  }
  account.rights = rights_of(source);
  account.acts = acts_of(source, entries, actor, Seq{source.state.size}, kMostActs);
  account.codes = codes_of(source, entries, actor);
  if (keeps_roll(source)) account.sheet = sheet_form(source, actor);
  return account;
}

}  // namespace plenary::view
