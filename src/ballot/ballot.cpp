#include "ballot/ballot.h"

namespace plenary::ballot {
namespace {

Result<Answer> read_choices(const Election& election, const Question& question, const Json& json,
                            const std::string& where, Notes& notes) {
  const auto& group = *election.group;
  if (question.blank) {
    PLENARY_DO(
        expect_fields(json, {"choices", "individual_proofs", "overall_proof", "blank_proof"}, where, notes));
  } else {
    PLENARY_DO(expect_fields(json, {"choices", "individual_proofs", "overall_proof"}, where, notes));
    if (json.find("blank_proof") != nullptr) return refuse("ballot.proof_count", {.where = where});
  }
  ChoiceAnswer answer;
  PLENARY_TRY(const auto* const choices, items_of(*json.find("choices"), where));
  PLENARY_TRY(const auto* const individual, items_of(*json.find("individual_proofs"), where));
  if (choices->size() != question.choices()) return refuse("ballot.choice_count", {.where = where});
  if (individual->size() != question.choices()) return refuse("ballot.proof_count", {.where = where});
  for (const auto& choice : *choices) {
    PLENARY_TRY(answer.choices.emplace_back(), read_ciphertext(group, choice, where, notes));
  }
  for (const auto& pair : *individual) {
    PLENARY_TRY(answer.individual.emplace_back(), read_proofs(group, pair, 2, where, notes));
  }
  const std::size_t values = question.max - question.min + (question.blank ? 2 : 1);
  PLENARY_TRY(answer.overall, read_proofs(group, *json.find("overall_proof"), values, where, notes));
  if (question.blank) {
    PLENARY_TRY(answer.blank, read_proofs(group, *json.find("blank_proof"), 2, where, notes));
  }
  return Answer(std::move(answer));
}

Result<Answer> read_ranking(const Election& election, const Json& json, const std::string& where,
                            Notes& notes) {
  PLENARY_DO(expect_fields(json, {"choices", "proof"}, where, notes));
  RankedAnswer answer;
  PLENARY_TRY(answer.choice, read_ciphertext(*election.group, *json.find("choices"), where, notes));
  PLENARY_TRY(answer.proof, read_proof(*election.group, *json.find("proof"), where, notes));
  return Answer(answer);
}

Result<std::vector<Answer>> read_answers(const Election& election, const Json& json, Notes& notes) {
  PLENARY_TRY(const auto* const items, items_of(json, "answers"));
  if (items->size() != election.questions.size()) return refuse("ballot.answer_count", {.where = "answers"});
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < items->size(); ++i) {
    const auto& question = election.questions[i];
    const auto where = "answer " + std::to_string(i + 1);
    if (question.ranked) {
      PLENARY_TRY(answers.emplace_back(), read_ranking(election, (*items)[i], where, notes));
    } else {
      PLENARY_TRY(answers.emplace_back(), read_choices(election, question, (*items)[i], where, notes));
    }
  }
  return answers;
}

// The signed part is the ballot with `,"signature":{...}` cut off before the closing brace.
std::string unsigned_hash(std::string_view bytes, const Json& json) {
  const auto signature = print_json(json.items.back());
  const std::size_t cut = bytes.size() - signature.size() - std::string_view(",\"signature\":}").size();
  return fingerprint_of(std::string(bytes.substr(0, cut)) + '}');
}

}  // namespace

Result<Ballot> read_ballot(const Election& election, std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::compact));
  Notes outer, inner;
  PLENARY_DO(expect_fields(json, {"election_uuid", "election_hash", "credential", "answers", "signature"},
                           "ballot", outer));
  PLENARY_TRY(const auto uuid, text_field(json, "election_uuid", "ballot"));
  PLENARY_TRY(const auto hash, text_field(json, "election_hash", "ballot"));
  if (uuid != election.uuid || hash != election.fingerprint) return refuse("ballot.other_election");
  Ballot ballot;
  PLENARY_TRY(const auto credential,
              read_element(*election.group, *json.find("credential"), "credential", outer));
  ballot.credential = credential.text;
  ballot.credential_element = credential.element;
  const auto& signature = *json.find("signature");
  PLENARY_DO(expect_fields(signature, {"hash", "proof"}, "signature", outer));
  PLENARY_TRY(ballot.stated_hash, text_field(signature, "hash", "signature"));
  PLENARY_TRY(ballot.signature, read_proof(*election.group, *signature.find("proof"), "signature", outer));
  if (!outer.canonical) return refuse("ballot.outer_form");
  ballot.signed_hash = unsigned_hash(bytes, json);
  PLENARY_TRY(ballot.answers, read_answers(election, *json.find("answers"), inner));
  ballot.canonical = inner.canonical;
  return ballot;
}

std::string tracker_of(std::string_view bytes) {
  return fingerprint_of(bytes);
}

std::string print_answer(const Answer& answer) {
  const auto proofs = [](const std::vector<Proof>& list) {
    std::string out = "[";
    for (std::size_t i = 0; i < list.size(); ++i)
      out += (i > 0 ? "," : "") + print_proof(list[i]);
    return out + ']';
  };
  if (const auto* const ranked = std::get_if<RankedAnswer>(&answer))
    return "{\"choices\":" + print_ciphertext(ranked->choice) + ",\"proof\":" + print_proof(ranked->proof) +
           '}';
  const auto& chosen = std::get<ChoiceAnswer>(answer);
  std::string out = "{\"choices\":[";
  for (std::size_t i = 0; i < chosen.choices.size(); ++i)
    out += (i > 0 ? "," : "") + print_ciphertext(chosen.choices[i]);
  out += "],\"individual_proofs\":[";
  for (std::size_t i = 0; i < chosen.individual.size(); ++i)
    out += (i > 0 ? "," : "") + proofs(chosen.individual[i]);
  out += "],\"overall_proof\":" + proofs(chosen.overall);
  if (!chosen.blank.empty()) out += ",\"blank_proof\":" + proofs(chosen.blank);
  return out + '}';
}

std::string print_unsigned(const Election& election, const std::string& credential,
                           const std::vector<Answer>& answers) {
  std::string out = "{\"election_uuid\":" + json_string(election.uuid) + ",\"election_hash\":\"" +
                    election.fingerprint + "\",\"credential\":\"" + credential + "\",\"answers\":[";
  for (std::size_t i = 0; i < answers.size(); ++i)
    out += (i > 0 ? "," : "") + print_answer(answers[i]);
  return out + "]}";
}

std::string proof_context(const Election& election, const std::string& credential) {
  return election.fingerprint + '|' + credential;
}

std::string choices_context(const std::string& context, const std::vector<Ciphertext>& choices) {
  std::string out = context;
  for (std::size_t i = 0; i < choices.size(); ++i)
    out += (i == 0 ? "|" : ",") + choices[i].alpha.text + ',' + choices[i].beta.text;
  return out;
}

}  // namespace plenary::ballot
