#include "view/consultation.h"

#include <algorithm>

#include "view/build.h"
#include "view/gather.h"
#include "view/wilson.h"

namespace plenary::view {
namespace {

constexpr std::int64_t kSmallestGroup = 5;  // below it, shares by group would tell who said what

const body::GivenAnswer* own_given(const body::Consultation& held, std::optional<std::uint32_t> voice,
                                   std::uint32_t statement) {
  if (!voice) return nullptr;
  const auto& given = held.answers[*voice];
  const auto at = std::ranges::lower_bound(given, statement, {}, &body::GivenAnswer::statement);
  return at == given.end() || at->statement != statement ? nullptr : &*at;
}

Answer own_answer(const body::Consultation& held, std::optional<std::uint32_t> voice,
                  std::uint32_t statement) {
  const auto* given = own_given(held, voice, statement);
  if (given == nullptr) return Answer::none;
  switch (given->answer) {
    case body::Answer::agree: return Answer::agree;
    case body::Answer::disagree: return Answer::disagree;
    case body::Answer::pass: return Answer::pass;
  }
  return Answer::none;
}

std::optional<std::uint32_t> own_voice(const Source& source, Seq matter, const body::Consultation& held) {
  std::optional<body::Voice> voice;
  if (const auto participant = source.contents.participant(matter)) voice = participant->bytes;
  if (!voice && source.viewer.actor) voice = source.viewer.actor->bytes;
  if (!voice) return std::nullopt;
  const auto at = held.by_voice.find(std::string(view_of(*voice)));
  return at == held.by_voice.end() ? std::nullopt : std::optional(at->second);
}

struct Found {
  const body::Matter* matter;
  const body::Round* round;
  const body::Consultation* held;
  const charter::Step* step;
};

// The newest, or the one opened by `opened`.
std::optional<Found> find_consultation(const Source& source, Seq seq, std::optional<Seq> opened = {}) {
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr) return std::nullopt;
  for (const auto& [round, _, held] : consultations_of(*matter)) {
    if (opened && held->opened != *opened) continue;
    return Found{matter, round, held, &source.state.course_of(*matter, *round).steps[held->step]};
  }
  return std::nullopt;
}

std::vector<Taking> takings_of(const Source& source, const Found& found) {
  std::vector<Taking> takings;
  const auto all = consultations_of(*found.matter);
  if (all.size() < 2) return takings;
  for (const auto& [_, number, held] : all) {
    takings.push_back({.what = {"state.fact.heard",
                                {{"heard", held->heard.members}, {"members", held->roll.count.members}}},
                       .opened = held->opened_on,
                       .closed = held->closed ? std::optional(held->closed_on) : std::nullopt,
                       .round = static_cast<std::int64_t>(number),
                       .path = matter_path(source, found.matter->seq) +
                               "/standing?consultation=" + std::to_string(held->opened.value),
                       .shown = held == found.held});
  }
  return takings;
}

// "zh-Hant" reads what is in "zh-Hant", else what is in any "zh".
std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

// Of words that are there: whoever had a statement erased is not quoted in another language.
std::vector<Translated> translations_of(const Source& source, const body::Statement& statement) {
  std::vector<Translated> made;
  if (!statement.translations.empty() && text_at(source, statement.seq, "text").empty()) return made;
  for (const auto& [language, seq, machine] : statement.translations) {
    auto text = text_at(source, seq, "text");
    if (!text.empty()) made.push_back({language.text, std::move(text), machine});
  }
  return made;
}

// Takes the one for this reader out of the list; who reads the original needs none.
std::optional<Translated> taken_for(const std::string& reads, const std::string& original,
                                    std::vector<Translated>& made) {
  if (primary(original) == primary(reads)) return std::nullopt;
  auto at = std::ranges::find(made, reads, &Translated::language);
  if (at == made.end())
    at = std::ranges::find(made, primary(reads), [](const auto& one) { return primary(one.language); });
  if (at == made.end()) return std::nullopt;
  auto found = std::move(*at);
  made.erase(at);
  return found;
}

bool is_shown(const body::Statement& statement) { return statement.moderation != body::Moderation::rejected; }

StatementRow row_of(const Source& source, const Found& found, std::optional<std::uint32_t> voice, std::uint32_t index) {
  const auto& statement = found.held->statements[index];
  StatementRow row{.number = index + 1, .text = text_at(source, statement.seq, "text")};
  row.language = language_at(source, statement.seq, "text");
  auto made = translations_of(source, statement);
  row.translation = taken_for(source.viewer.reads, row.language, made);
  row.own = own_answer(*found.held, voice, index);
  row.answered = statement.agree + statement.disagree + statement.pass;
  row.agree = wilson(statement.agree, row.answered);
  row.disagree = wilson(statement.disagree, row.answered);
  row.pass = wilson(statement.pass, row.answered);
  return row;
}

// Nobody against; one or few against; divided: by how many of those who answered are on the smaller side.
std::size_t class_of(const StatementRow& row) {
  const auto smaller = std::min(row.agree.count, row.disagree.count);
  if (row.answered == 0) return 3;
  if (smaller == 0) return 0;
  return smaller * 5 <= row.answered ? 1 : 2;
}

std::vector<StatementGroup> groups_of(std::vector<StatementRow> rows) {
  std::vector<StatementGroup> groups(4);
  groups[0].heading = {"view.stand.nobody_against"};
  groups[1].heading = {"state.stand.few_otherwise"};
  groups[2].heading = {"view.stand.divided"};
  groups[3].heading = {"state.stand.unanswered"};
  std::ranges::stable_sort(rows, std::greater<>(), &StatementRow::answered);
  for (auto& row : rows) groups[class_of(row)].rows.push_back(std::move(row));
  std::erase_if(groups, [](const StatementGroup& group) { return group.rows.empty(); });
  return groups;
}

// The office that the answering person holds, of those that may reply; all of them if she holds none any
// more.
void tell_reply(const Source& source, const Found& found, Seq reply, ObjectionRow& row) {
  row.reply = text_at(source, reply, "text");
  const auto made = entered(source, reply);
  if (made) row.replied_on = made->on;
  const auto* who = found.step->who_may("reply");
  for (const auto& office : who == nullptr ? std::vector<std::string>() : *who) {
    const bool held = !made || !made->by || source.state.holds_office(*made->by, office);
    if (held) row.reply_office += (row.reply_office.empty() ? "" : ", ") + office;
  }
  if (made && made->by) row.reply_by = known_name(source, *made->by).value_or("");
}

std::vector<ObjectionRow> objections_of(const Source& source, const Found& found) {
  std::vector<ObjectionRow> rows;
  const std::string path = matter_path(source, found.matter->seq);
  for (const auto& objection : found.held->objections) {
    ObjectionRow row{.seq = objection.seq, .text = text_at(source, objection.seq, "text"), .by = name_of(source, objection.by)};
    const auto made = entered(source, objection.seq);
    row.on = made ? made->on : found.held->opened_on;
    if (objection.reply) {
      tell_reply(source, found, *objection.reply, row);
    } else if (!found.held->closed && may(source, *found.step, "reply")) {
      row.reply_form = source.form(path + "/consultation/reply");
      row.reply_form->fields.emplace_back("objection", std::to_string(objection.seq.value));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::optional<StatementCard> card_view(const Source& source, Seq seq, std::optional<Seq> asked) {
  const auto found = find_consultation(source, seq);
  if (!found || found->held->closed) return std::nullopt;
  const auto voice = own_voice(source, seq, *found->held);
  const auto& statements = found->held->statements;
  std::optional<std::uint32_t> index;
  std::int64_t shown = 0, number = 0;
  for (std::uint32_t i = 0; i < statements.size(); ++i) {
    if (!is_shown(statements[i])) continue;
    ++shown;
    const bool wanted = asked ? statements[i].seq == *asked : own_answer(*found->held, voice, i) == Answer::none;
    if (wanted && !index) index = i, number = shown;
  }
  if (!index) return std::nullopt;
  const auto& statement = statements[*index];
  StatementCard card{.matter_title = title_of(source, *found->matter), .matter_path = matter_path(source, seq)};
  card.number = number, card.of = shown;
  card.statement = statement.seq;
  card.text = text_at(source, statement.seq, "text");
  card.language = language_at(source, statement.seq, "text");
  card.translations = translations_of(source, statement);
  card.translation = taken_for(source.viewer.reads, card.language, card.translations);
  card.stated_by = statement.by ? name_of(source, *statement.by) : "";
  const auto stated = entered(source, statement.seq);
  card.stated_on = stated ? stated->on : found->held->opened_on;
  card.answered = own_answer(*found->held, voice, *index);
  const auto* given = own_given(*found->held, voice, *index);
  card.weighty = given != nullptr && given->weighty;
  card.law = law_of(found->step->law);
  card.roll_size = found->held->roll.count.members;
  card.form = source.form(card.matter_path + "/consultation/answer");
  card.form.fields.emplace_back("statement", std::to_string(statement.seq.value));
  card.stand_path = card.matter_path + "/standing";
  if (may(source, *found->step, "translate")) {
    card.translate_form = source.form(card.matter_path + "/consultation/translate");
    card.translate_form->fields.emplace_back("statement", std::to_string(statement.seq.value));
  }
  if (may(source, *found->step, "state")) card.state_path = card.stand_path + "#state";
  if (may(source, *found->step, "object")) card.object_path = card.stand_path + "#object";
  return card;
}

std::optional<Standing> standing_view(const Source& source, Seq seq, std::optional<Seq> opened) {
  const auto found = find_consultation(source, seq, opened);
  if (!found) return std::nullopt;
  const auto voice = own_voice(source, seq, *found->held);
  Standing standing{.matter_title = title_of(source, *found->matter), .matter_path = matter_path(source, seq)};
  standing.heard = found->held->heard.members;
  standing.roll_size = found->held->roll.count.members;
  standing.participant = source.contents.participant(seq);
  standing.law = law_of(found->step->law);
  std::vector<StatementRow> rows;
  bool left = false;
  for (std::uint32_t i = 0; i < found->held->statements.size(); ++i) {
    if (!is_shown(found->held->statements[i])) continue;
    rows.push_back(row_of(source, *found, voice, i));
    left |= rows.back().own == Answer::none;
  }
  standing.groups = groups_of(std::move(rows));
  standing.suppressed_below = kSmallestGroup;
  for (const auto& [dimension, groups] : found->held->roll.count.groups) {
    const auto heard = found->held->heard.groups.find(dimension);
    for (const auto& [group, of] : groups) {
      const auto at = heard == found->held->heard.groups.end() ? 0 : heard->second.contains(group) ? heard->second.at(group) : 0;
      standing.by_group.push_back({group, at, of});
      standing.groups_suppressed |= at < kSmallestGroup;
    }
  }
  standing.objections = objections_of(source, *found);
  standing.takings = takings_of(source, *found);
  if (found->held->closed) return standing;
  if (may(source, *found->step, "state")) standing.state_form = source.form(standing.matter_path + "/consultation/state");
  if (may(source, *found->step, "object")) standing.object_form = source.form(standing.matter_path + "/consultation/object");
  if (left && may(source, *found->step, "answer")) standing.next_card_path = standing.matter_path + "/consultation";
  return standing;
}

}  // namespace plenary::view
