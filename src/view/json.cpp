#include "view/json.h"

#include <type_traits>

namespace plenary::view {
namespace {

// ---------------------------------------------------------------- words of enumerations

template <class E>
struct Named;
template <>
struct Named<Answer> {
  static constexpr std::array kWords{"none", "agree", "disagree", "pass"};
};
template <>
struct Named<Verdict> {
  static constexpr std::array kWords{"holds", "fails", "open"};
};
template <>
struct Named<Unit> {
  static constexpr std::array kWords{"days",  "members", "signatures", "objections", "statements",
                                     "votes", "things",  "papers",     "deposits"};
};
template <>
struct Named<StepState> {
  static constexpr std::array kWords{"done", "now", "later"};
};
template <>
struct Named<CommitmentState> {
  static constexpr std::array kWords{"missed", "late", "due", "running", "kept"};
};
template <>
struct Named<Change> {
  static constexpr std::array kWords{"same", "added", "removed"};
};
template <>
struct Named<Trust> {
  static constexpr std::array kWords{"signed by key", "vouched", "desk", "imported", "clerk"};
};

// ---------------------------------------------------------------- printing

struct Printer {
  const Say& say;

  json::Value operator()(const std::string& text) const { return text; }
  json::Value operator()(bool truth) const { return truth; }
  json::Value operator()(std::int64_t number) const { return number; }
  json::Value operator()(Seq seq) const { return seq.value; }
  json::Value operator()(Day day) const { return to_string(day); }
  json::Value operator()(Instant instant) const { return to_string(instant); }
  json::Value operator()(const ParticipantId& id) const { return to_string(id); }
  json::Value operator()(const std::pair<std::string, std::string>& pair) const {
    return json::Object{{"name", pair.first}, {"value", pair.second}};
  }
  json::Value operator()(const Said& said) const {
    json::Object params;
    for (const auto& [name, value] : said.params) {
      params.set(name, std::visit([&](const auto& held) { return (*this)(held); }, value));
    }
    return json::Object{{"code", said.code}, {"names", (*this)(said.names)}, {"params", std::move(params)}, {"text", say(said)}};
  }
  template <class E>
    requires std::is_enum_v<E>
  json::Value operator()(E word) const {
    return Named<E>::kWords.at(static_cast<std::size_t>(word));
  }
  template <class T>
  json::Value operator()(const std::optional<T>& perhaps) const {
    return perhaps ? (*this)(*perhaps) : json::Value();
  }
  template <class T>
  json::Value operator()(const std::vector<T>& list) const {
    json::Array array;
    array.reserve(list.size());
    for (const auto& one : list) array.push_back((*this)(one));
    return array;
  }
  template <class T>
    requires requires { Shape<T>::kName; }
  json::Value operator()(const T& view) const {
    json::Object object;
    Shape<T>::fields(view, [&](const char* name, const auto& field) { object.set(name, (*this)(field)); });
    return object;
  }
};

// ---------------------------------------------------------------- describing

json::Object text_form(const char* format = nullptr) {
  json::Object form{{"type", "string"}};
  if (format != nullptr) form.set("format", format);
  return form;
}

json::Value reference(const std::string& name) { return json::Object{{"$ref", "#/components/schemas/" + name}}; }

json::Object whole(json::Object properties) {
  json::Array required;
  for (const auto& [name, _] : properties.members()) required.push_back(name);
  return {{"additionalProperties", false}, {"properties", std::move(properties)}, {"required", std::move(required)}, {"type", "object"}};
}

struct Describer {
  json::Object& named;

  json::Value operator()(const std::string&) { return text_form(); }
  json::Value operator()(bool) { return json::Object{{"type", "boolean"}}; }
  json::Value operator()(std::int64_t) { return json::Object{{"type", "integer"}}; }
  json::Value operator()(Seq) { return json::Object{{"minimum", 0}, {"type", "integer"}}; }
  json::Value operator()(Day) { return text_form("date"); }
  json::Value operator()(Instant) { return text_form("date-time"); }
  json::Value operator()(const ParticipantId&) { return json::Object{{"pattern", "^[A-Za-z0-9_-]{16}$"}, {"type", "string"}}; }
  json::Value operator()(const std::pair<std::string, std::string>&) {
    named.set("Pair", whole({{"name", text_form()}, {"value", text_form()}}));
    return reference("Pair");
  }
  json::Value operator()(const Said&) {
    const json::Object param{{"type", json::Array{"string", "integer"}}};
    named.set("Said", whole({{"code", text_form()},
                             {"names", json::Object{{"items", text_form()}, {"type", "array"}}},
                             {"params", json::Object{{"additionalProperties", param}, {"type", "object"}}},
                             {"text", text_form()}}));
    return reference("Said");
  }
  template <class E>
    requires std::is_enum_v<E>
  json::Value operator()(E) {
    json::Array words;
    for (const char* word : Named<E>::kWords) words.push_back(word);
    return json::Object{{"enum", std::move(words)}, {"type", "string"}};
  }
  template <class T>
  json::Value operator()(const std::optional<T>&) {
    return json::Object{{"anyOf", json::Array{(*this)(T{}), json::Object{{"type", "null"}}}}};
  }
  template <class T>
  json::Value operator()(const std::vector<T>&) {
    return json::Object{{"items", (*this)(T{})}, {"type", "array"}};
  }
  template <class T>
    requires requires { Shape<T>::kName; }
  json::Value operator()(const T& empty) {
    if (named.find(Shape<T>::kName) == nullptr) {
      json::Object properties;
      Shape<T>::fields(empty, [&](const char* name, const auto& field) { properties.set(name, (*this)(field)); });
      named.set(Shape<T>::kName, whole(std::move(properties)));
    }
    return reference(Shape<T>::kName);
  }
};

template <class... T>
void describe_all(json::Object& named) {
  Describer describe{named};
  ((void)describe(T{}), ...);
}

}  // namespace

json::Value to_json(const Desk& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Matters& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Matter& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Raise& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const StatementCard& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Standing& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const TextPage& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const VoteOpening& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Ballot& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Result& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Follow& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const RollPage& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Charter& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Ratification& view, const Say& say) {
  return Printer{say}(view);
}
json::Value to_json(const Record& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const EntryRow& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Receipt& view, const Say& say) { return Printer{say}(view); }
json::Value to_json(const Account& view, const Say& say) { return Printer{say}(view); }

json::Object schemas() {
  json::Object named;
  describe_all<Desk, Matters, Matter, Raise, StatementCard, Standing, TextPage, VoteOpening, Ballot, Result,
               Ratification, Follow, RollPage, Charter, Record, EntryRow, Receipt, Account>(named);
  return named;
}

}  // namespace plenary::view
