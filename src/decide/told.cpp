#include "decide/told.h"

#include "decide/account.h"

namespace plenary::decide {
namespace {

void add_texts(json::Object& object, const char* key, const std::vector<std::string>& words) {
  if (!words.empty()) object.set(key, texts(words));
}

void add_proof(json::Object& object, const char* key, const Proof& proof) {
  if (!proof.empty()) object.set(key, to_json(proof));
}

void add_choice(json::Object& object, const Conclusion& end) {
  add_texts(object, "elected", end.elected);
  add_texts(object, "fallen", end.fallen);
  add_texts(object, "tied", end.tied);
  if (!end.ranking.empty()) {
    json::Array places;
    for (const auto& equals : end.ranking)
      places.push_back(texts(equals));
    object.set("ranking", std::move(places));
  }
  if (!end.totals.empty()) {
    json::Array totals;
    for (const auto& [option, total] : end.totals)
      totals.emplace_back(json::Object{{"option", option}, {"votes", to_string(total)}});
    object.set("totals", std::move(totals));
  }
  if (end.rounds > 0) object.set("rounds", end.rounds);
}

}  // namespace

json::Value told(const Conclusion& end, std::string_view charter) {
  json::Object object = {{"charter", charter}, {"outcome", end.outcome ? word_of(*end.outcome) : "open"}};
  add_choice(object, end);
  add_texts(object, "assumed", end.facts.assumed);
  add_proof(object, "colleges", end.colleges);
  add_proof(object, "asked_if", end.asked_if.proof);
  add_proof(object, "valid", end.valid.proof);
  add_proof(object, "pass", end.pass.proof);
  add_proof(object, "rejected_by", end.rejected_by.proof);
  add_proof(object, "blocked_by", end.blocked_by.proof);
  return object;
}

json::Value told(const Ratification& treaty, std::string_view charter) {
  json::Object object = {{"charter", charter}, {"outcome", treaty.complete ? "adopted" : "open"}};
  if (treaty.complete) object.set("complete", to_string(*treaty.complete));
  if (treaty.in_force) object.set("in_force", to_string(*treaty.in_force));
  add_proof(object, "before", treaty.before.proof);
  add_proof(object, "reached", treaty.reached.proof);
  json::Array parties;
  for (const auto& [party, day] : treaty.for_each)
    parties.emplace_back(json::Object{{"party", party}, {"in_force", to_string(day)}});
  if (!parties.empty()) object.set("parties", std::move(parties));
  return object;
}

}  // namespace plenary::decide
