#include "ballot/election.h"

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

Result<std::vector<std::string>> read_answers(const Json& json, const std::string& where) {
  PLENARY_TRY(const auto* const list, field(json, "answers", where));
  PLENARY_TRY(const auto* const items, items_of(*list, where));
  if (items->empty() || items->size() > kMostAnswers) return refuse("ballot.structure", {.where = where});
  std::vector<std::string> answers;
  for (const auto& item : *items) {
    if (item.kind != Json::Kind::text) return refuse("ballot.structure", {.where = where});
    answers.push_back(item.text);
  }
  return answers;
}

Result<Question> read_ranked(const Json& json, const std::string& where) {
  Question question{.ranked = true};
  PLENARY_TRY(const auto type, text_field(json, "type", where));
  if (type != "NonHomomorphic")
    return refuse("ballot.question_type", {.where = where, .params = {{"type", type}}});
  PLENARY_TRY(const auto* const value, field(json, "value", where));
  PLENARY_TRY(question.answers, read_answers(*value, where));
  PLENARY_TRY(question.text, text_field(*value, "question", where));
  if (const auto* const extra = json.find("extra")) question.extra = print_json(*extra);
  return question;
}

Result<Question> read_question(const Json& json, const std::string& where) {
  if (json.find("type") != nullptr) return read_ranked(json, where);
  Question question;
  PLENARY_TRY(question.answers, read_answers(json, where));
  if (const auto* const blank = json.find("blank")) {
    if (blank->kind != Json::Kind::truth) return refuse("ballot.structure", {.where = where});
    question.blank = blank->truth;
  }
  PLENARY_TRY(const auto* const min, field(json, "min", where));
  PLENARY_TRY(const auto least,
              whole_number(*min, static_cast<std::int64_t>(question.answers.size()), where));
  PLENARY_TRY(const auto* const max, field(json, "max", where));
  PLENARY_TRY(const auto most, whole_number(*max, static_cast<std::int64_t>(question.answers.size()), where));
  if (least > most) return refuse("ballot.structure", {.where = where});
  question.min = static_cast<std::size_t>(least);
  question.max = static_cast<std::size_t>(most);
  PLENARY_TRY(question.text, text_field(json, "question", where));
  return question;
}

std::string print_answers(const Question& question) {
  std::string out = "\"answers\":[";
  for (std::size_t i = 0; i < question.answers.size(); ++i)
    out += (i > 0 ? "," : "") + json_string(question.answers[i]);
  return out + ']';
}

}  // namespace

bool Election::has_ranked() const {
  return std::ranges::any_of(questions, &Question::ranked);
}

Result<std::vector<Question>> read_questions(const Json& json) {
  PLENARY_TRY(const auto* const items, items_of(json, "election"));
  if (items->empty() || items->size() > kMostQuestions)
    return refuse("ballot.structure", {.where = "election"});
  std::vector<Question> questions;
  for (const auto& item : *items) {
    PLENARY_TRY(questions.emplace_back(),
                read_question(item, "election, question " + std::to_string(questions.size() + 1)));
  }
  return questions;
}

Result<Election> read_election(std::string_view bytes, crypto::Making making) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  Election election{.fingerprint = fingerprint_of(bytes)};
  PLENARY_TRY(const auto* const version, field(json, "version", "election"));
  if (version->kind != Json::Kind::number || version->text != "1")
    return refuse("ballot.election_version", {.where = "election"});
  PLENARY_TRY(election.description, text_field(json, "description", "election"));
  PLENARY_TRY(election.name, text_field(json, "name", "election"));
  PLENARY_TRY(election.group_name, text_field(json, "group", "election"));
  PLENARY_TRY(election.uuid, text_field(json, "uuid", "election"));
  election.group = crypto::find_group(election.group_name, making);
  if (election.group == nullptr)
    return refuse("ballot.group_unknown", {.params = {{"group", election.group_name}}});
  Notes notes;
  PLENARY_TRY(const auto* const key, field(json, "public_key", "election"));
  PLENARY_TRY(election.public_key, read_element(*election.group, *key, "election", notes));
  PLENARY_TRY(const auto* const questions, field(json, "questions", "election"));
  PLENARY_TRY(election.questions, read_questions(*questions));
  if (election.has_ranked() && !election.group->embed(std::vector<unsigned>{1}))
    return refuse("ballot.group_no_ranking", {.params = {{"group", election.group_name}}});
  for (const auto& [name, place] : {std::pair{"administrator", &election.administrator},
                                    std::pair{"credential_authority", &election.credential_authority}}) {
    const auto* const found = json.find(name);
    if (found != nullptr && found->kind == Json::Kind::text) *place = found->text;
  }
  if (!notes.canonical || !election.group->is_member(election.public_key.element))
    return refuse("ballot.not_an_element", {.where = "election"});
  return election;
}

Result<Election> election_of_template(std::string_view bytes, std::string_view group_name, std::string uuid,
                                      const Element& public_key, crypto::Making making) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::loose));
  Election election{.uuid = std::move(uuid), .group_name = std::string(group_name)};
  election.group = crypto::find_group(group_name, making);
  if (election.group == nullptr)
    return refuse("ballot.group_unknown", {.params = {{"group", election.group_name}}});
  election.public_key = written(*election.group, public_key);
  PLENARY_TRY(election.name, text_field(json, "name", "template"));
  PLENARY_TRY(election.description, text_field(json, "description", "template"));
  PLENARY_TRY(const auto* const questions, field(json, "questions", "template"));
  PLENARY_TRY(election.questions, read_questions(*questions));
  if (const auto* const found = json.find("administrator")) election.administrator = found->text;
  if (const auto* const found = json.find("credential_authority"))
    election.credential_authority = found->text;
  return read_election(print_election(election), making);
}

std::string print_question(const Question& question) {
  if (question.ranked) {
    return "{\"type\":\"NonHomomorphic\",\"value\":{" + print_answers(question) +
           ",\"question\":" + json_string(question.text) + '}' +
           (question.extra.empty() ? "" : ",\"extra\":" + question.extra) + '}';
  }
  return '{' + print_answers(question) + (question.blank ? ",\"blank\":true" : "") +
         ",\"min\":" + std::to_string(question.min) + ",\"max\":" + std::to_string(question.max) +
         ",\"question\":" + json_string(question.text) + '}';
}

std::string print_election(const Election& election) {
  std::string out = "{\"version\":1,\"description\":" + json_string(election.description) +
                    ",\"name\":" + json_string(election.name) +
                    ",\"group\":" + json_string(election.group_name) + ",\"public_key\":\"" +
                    election.public_key.text + "\",\"questions\":[";
  for (std::size_t i = 0; i < election.questions.size(); ++i)
    out += (i > 0 ? "," : "") + print_question(election.questions[i]);
  out += "],\"uuid\":" + json_string(election.uuid);
  if (election.administrator) out += ",\"administrator\":" + json_string(*election.administrator);
  if (election.credential_authority)
    out += ",\"credential_authority\":" + json_string(*election.credential_authority);
  return out + "}";
}

std::string fingerprint_of(std::string_view bytes) {
  auto text = to_base64(view_of(crypto::sha256(bytes)));
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

PreparedElection prepare(const Election& election) {
  return {&election, election.group->prepare(election.group->generator()),
          election.group->prepare(election.public_key.element)};
}

}  // namespace plenary::ballot
