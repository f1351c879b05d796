#include "view/roll.h"

#include <unicode/coll.h>

#include <algorithm>

#include "view/build.h"
#include "base/folded.h"
#include "view/find.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

constexpr std::size_t kRowsOnPage = 50;

// The entry up to which the roll of a day is asked: the roll as it stood at the end of that day.
Seq at_end_of(const Source& source, std::optional<Day> day) {
  if (!day || *day >= source.today) return source.state.next();
  Seq at{0};
  for (const auto& commit : source.state.roll_commits) {
    if (commit.day <= *day) at = Seq{commit.seq.value};
  }
  return at;
}

std::vector<std::string> offices_of(const Source& source, const ActorId& actor) {
  std::vector<std::string> offices;
  for (const auto& [office, holders] : source.state.offices) {
    if (std::ranges::find(holders, actor) != holders.end()) offices.push_back(office.text);
  }
  return offices;
}

Day day_of(const Source& source, Seq seq) {
  Day day = source.state.last.local_day();
  for (const auto& commit : source.state.roll_commits) {
    if (commit.seq == seq) day = commit.day;
  }
  return day;
}

RollRow row_of(const Source& source, const body::Stay& stay) {
  RollRow row{.name = name_of(source, stay.member), .offices = offices_of(source, stay.member), .since = day_of(source, stay.from)};
  const auto& standing = source.state.roll->standing(stay);
  for (const auto& [dimension, group] : standing.in) row.in.emplace_back(dimension.text, group.text);
  for (const auto& [table, weight] : standing.weight) row.weight.emplace_back(table.text, weight.text);
  if (stay.until != body::kOpenEnd) row.until = day_of(source, stay.until);
  const auto& admission = source.state.rules().admission;
  if (admission) row.reason = law_of(admission->law).article;
  return row;
}

}  // namespace

BodyLabel label_of(const Source& source, std::string slug, bool example) {
  const auto& rules = source.state.rules();
  return {.slug = std::move(slug), .name = rules.name, .zone = rules.timezone, .languages = rules.languages,
          .charter_version = static_cast<std::int64_t>(source.state.charters.size()),
          .charter_entry = source.state.charters.back().since, .example = example};
}

Viewer viewer_of(const Source& source, const ActorId& actor) {
  return {.actor = actor, .name = name_of(source, actor), .offices = offices_of(source, actor)};
}

// By actor, which is stable; fifty at a time, whatever the size of the roll.
RollPage roll_view(const Source& source, const RollQuery& query) {
  const Seq at = at_end_of(source, query.as_of);
  const auto& roll = *source.state.roll;
  RollPage page{.as_of = query.as_of.value_or(source.today), .members = roll.members_at(at), .find = query.find};
  for (const auto& dimension : source.state.rules().roll.grouped) page.dimensions.push_back(dimension.name);
  page.law = law_of(source.state.rules().roll.law);
  if (keeps_roll(source)) page.import_path = source.path + "/roll/import";
  if (keeps_roll(source) && source.state.roll_before && !source.state.roll_commits.empty()) {
    page.revert = source.form(source.path + "/roll/revert");
    page.revert->fields.emplace_back("commit", std::to_string(source.state.roll_commits.back().seq.value));
  }
  const std::string wanted = folded(query.find);
  const auto& stays = roll.stays();
  auto from = query.after ? std::ranges::upper_bound(stays, *query.after, {}, &body::Stay::member) : stays.begin();
  std::optional<ActorId> last;
  const bool helps = source.viewer.actor && view::helps_at_desk(source.state, *source.viewer.actor);
  for (; from != stays.end(); ++from) {
    if (!(from->from <= at && at < from->until)) continue;
    if (!wanted.empty() && folded(name_of(source, from->member)).find(wanted) == std::string::npos) continue;
    if (page.rows.size() == kRowsOnPage) {
      page.paging.older = source.path + "/roll?after=" + to_string(*last);
      if (query.as_of) page.paging.older += "&as_of=" + to_string(*query.as_of);
      if (!query.find.empty()) page.paging.older += "&find=" + query_text(query.find);
      break;
    }
    page.rows.push_back(row_of(source, *from));
    if (keeps_roll(source) && from->until == body::kOpenEnd) {
      page.rows.back().code_form = source.form(source.path + "/roll/code");
      page.rows.back().code_form->fields.emplace_back("actor", to_string(from->member));
      if (!page.rows.back().offices.empty()) page.rows.back().sheet_form = sheet_form(source, from->member);
    }
    const bool another = source.viewer.actor && *source.viewer.actor != from->member;
    if (helps && another && from->until == body::kOpenEnd) {
      page.rows.back().desk_path = source.path + "/desk/" + to_string(from->member) + "/";
    }
    last = from->member;
  }
  return page;
}

}  // namespace plenary::view
