#include "view/gather.h"

#include <algorithm>

#include "body/desk.h"
#include "body/fold.h"
#include "body/spelling.h"
#include "view/build.h"

namespace plenary::view {

std::string text_at(const Source& source, Seq entry, std::string_view field) {
  const auto words = source.contents.find(entry, field);
  return words ? words->text : std::string();
}

std::string language_at(const Source& source, Seq entry, std::string_view field) {
  const auto words = source.contents.find(entry, field);
  return words ? words->language : std::string();
}

std::optional<std::string> known_name(const Source& source, const ActorId& actor) {
  const auto* stay = source.state.roll->newest(actor);
  if (stay == nullptr) return std::nullopt;
  auto name = text_at(source, stay->row_entry, "name." + std::to_string(stay->row));
  return name.empty() ? std::nullopt : std::optional(std::move(name));
}

std::string name_of(const Source& source, const ActorId& actor) {
  return known_name(source, actor).value_or(to_string(actor).substr(0, 8));
}

std::string title_of(const Source& source, const body::Matter& matter) {
  const auto title = text_at(source, matter.seq, "title");
  return title.empty() ? "#" + std::to_string(matter.seq.value) : title;
}

std::string matter_path(const Source& source, Seq matter) {
  return source.path + "/matter/" + std::to_string(matter.value);
}

Law law_of(const std::string& law) {
  const auto article = charter::article_of(law);
  auto sentence = law.size() > article.size() ? law.substr(article.size()) : std::string();
  while (!sentence.empty() &&
         (sentence.front() == '.' || sentence.front() == ':' || sentence.front() == ' ')) {
    sentence.erase(0, 1);
  }
  return {article, sentence.empty() && law != article ? law : sentence};
}

std::string names_of_office(const Source& source, const std::string& office) {
  const auto holders = source.state.offices.find(body::Word{office});
  std::string names;
  if (holders != source.state.offices.end()) {
    for (const auto& holder : holders->second)
      names += name_of(source, holder) + ", ";
  }
  return names + office;
}

std::string who_may(const Source& source, const charter::Step& step, std::string_view act) {
  const auto* who = step.who_may(act);
  std::string names;
  if (who == nullptr) return names;
  for (const auto& name : *who) {
    if (!names.empty()) names += "; ";
    names += name == charter::kAnyMember ? name : names_of_office(source, name);
  }
  return names;
}

const body::Matter* find_matter(const Source& source, Seq seq) {
  const auto at = source.state.matters.find(seq);
  return at == source.state.matters.end() ? nullptr : &at->second;
}

bool is_member(const Source& source) {
  return source.viewer.actor && source.state.is_member(*source.viewer.actor, source.state.next());
}

bool may(const Source& source, const charter::Step& step, std::string_view act) {
  const auto* who = step.who_may(act);
  if (who == nullptr || !source.viewer.actor) return false;
  return std::ranges::any_of(*who, [&](const std::string& name) {
    return name == charter::kAnyMember ? is_member(source)
                                       : source.state.holds_office(*source.viewer.actor, name);
  });
}

bool keeps_roll(const Source& source) {
  const auto& admission = source.state.rules().admission;
  return source.viewer.actor && admission && source.state.holds_office(*source.viewer.actor, admission->by);
}

ActForm sheet_form(const Source& source, const ActorId& actor) {
  auto form = source.form(source.path + "/roll/code");
  form.fields.emplace_back("actor", to_string(actor));
  form.fields.emplace_back("codes", "8");
  return form;
}

bool would_be_admitted(const Source& source, body::AnyAct act) {
  if (!source.viewer.actor) return false;
  body::Entry entry;
  entry.act = {source.state.origin, *source.viewer.actor, std::move(act), {}, {}, {}};
  entry.at = source.state.last;
  entry.auth.how = body::How::session;
  const body::Blobs none = [](const Hash&) -> plenary::Result<std::string> { return refuse("blob.missing"); };
  return body::admit(source.state, std::move(entry), none).has_value();
}

bool helps_at_desk(const body::State& state, const ActorId& actor) {
  return body::helps_at_desk(state, actor);
}

namespace {

Unit unit_of(const decide::Line& line) {
  if (line.count.empty()) return Unit::things;
  const std::string& word = line.count.front();
  if (word.starts_with("days")) return Unit::days;
  if (word == "heard" || word == "took part" || word == "members") return Unit::members;
  if (word == "signatures") return Unit::signatures;
  if (word.starts_with("objections")) return Unit::objections;
  if (word.starts_with("statements")) return Unit::statements;
  if (word == "yes" || word == "no" || word == "votes" || word == "abstain") return Unit::votes;
  if (word == "deposited") return line.weigh.empty() ? Unit::deposits : Unit::things;
  if (word == "above the default" || word == "below the default") return Unit::papers;
  return Unit::things;
}

std::int64_t whole(const Exact& number) {
  return mpz_class(number.get_num() / number.get_den()).get_si();
}

}  // namespace

std::vector<Gate> gates_of(const Source& source, const decide::Evaluation& evaluation) {
  std::vector<Gate> gates;
  for (const auto& line : evaluation.proof) {
    if (line.shape >= charter::Shape::all) continue;
    Gate gate{.condition = line.test,
              .group = line.group.empty() ? line.option : line.group,
              .unit = unit_of(line)};
    const auto* test = source.state.rules().find_test(line.test);
    gate.law = test != nullptr ? law_of(test->law) : Law{line.article, {}};
    gate.relation = std::string(charter::word_of(line.relation));
    if (line.measured) gate.measured = whole(*line.measured);
    if (line.base) gate.of = whole(*line.base);
    if (line.shape == charter::Shape::share) gate.share = line.threshold;
    if (line.needed) gate.needed = line.needed->get_si();
    gate.missing = ceiling(line.missing).get_si();
    gate.verdict = line.verdict == decide::Verdict::holds   ? Verdict::holds
                   : line.verdict == decide::Verdict::fails ? Verdict::fails
                                                            : Verdict::open;
    if (gate.verdict == Verdict::fails && gate.unit == Unit::days && gate.missing > 0) {
      gate.from = source.today + static_cast<int>(gate.missing);
    }
    gates.push_back(std::move(gate));
  }
  return gates;
}

Said stage_of(const Source& source, const body::Matter& matter) {
  const auto& round = matter.now();
  if (!matter.on_agenda) return {"view.stage.raised"};
  if (round.ended) {
    if (round.ratification && round.ratification->outcome == body::Ending::adopted &&
        *round.ended == body::Ending::adopted)
      return {"state.stage.in_force"};
    const bool known = *round.ended == body::Ending::rejected || *round.ended == body::Ending::void_ ||
                       *round.ended == body::Ending::adopted;
    if (!known) return {"state.stage.ended", {{"outcome", std::string(body::spell(*round.ended))}}};
    return {"view.stage." + std::string(body::spell(*round.ended))};
  }
  switch (source.state.course_of(matter, round).steps[*round.step].kind) {
    case charter::Kind::consultation:
      return {round.consultation ? "view.stage.consultation" : "state.stage.on_agenda"};
    case charter::Kind::text:
      return {"view.stage.text"};
    case charter::Kind::vote:
      return {round.vote ? "view.stage.vote" : "state.stage.ready_to_vote"};
    case charter::Kind::carrying_out:
      return {round.review && !round.review->closed ? "view.stage.review" : "view.stage.carrying_out"};
    case charter::Kind::review:
      return {"view.stage.review"};
    case charter::Kind::ratification:
      if (!round.ratification) return {"state.stage.ready_to_ratify"};
      return {round.ratification->complete ? "state.stage.ratified" : "state.stage.ratification"};
  }
  return {"view.stage.raised"};
}

Trust trust_of(std::string_view how) {
  if (how == "desk") return Trust::desk;
  if (how == "import") return Trust::imported;
  if (how == "clerk" || how == "key") return Trust::clerk;  // a key is the log's own
  return Trust::vouched;
}

Offer offer_page(std::string code, std::string path, bool main) {
  return {.label = {std::move(code)}, .path = std::move(path), .main = main};
}

Offer offer_act(const Source& source, std::string code, const std::string& path, bool main) {
  return {.label = {std::move(code)}, .form = source.form(path), .main = main};
}

}  // namespace plenary::view
