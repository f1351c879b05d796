#include "body/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <unordered_map>

#include "base/exact.h"
#include "body/spelling.h"

namespace plenary::body {
namespace {

template <class T>
concept HasFields = requires(T& value) {
  T::fields(value, [](auto&&...) {});
};

template <class T>
concept IsEnum = std::is_enum_v<T>;

tl::unexpected<Error> wrong(std::string_view code, std::string place) {
  return refuse(std::string("entry.") + std::string(code), {.where = std::move(place)});
}

// A word of a charter: what a person who writes rules would write; never a sentence.
bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 100 &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

bool all_of_host(std::string_view host) {
  return !host.empty() && host.size() <= 253 && host.front() != '.' && host.front() != '-' &&
         std::ranges::all_of(host, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
         });
}

bool is_port(std::string_view port) {
  return !port.empty() && port.size() <= 5 && port.front() != '0' &&
         std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; });
}

// ---------------------------------------------------------------- printing

json::Value print_value(const Word& word) {
  return word.text;
}
json::Value print_value(const LogKey& key) {
  return key.text;
}
json::Value print_value(const WebAddress& address) {
  return address.text;
}
json::Value print_value(const Language& language) {
  return language.text;
}
json::Value print_value(const crypto::Signature& signature) {
  return to_base64(view_of(signature));
}
json::Value print_value(const Quantity& quantity) {
  return quantity.text;
}
json::Value print_value(const Hash& hash) {
  return to_hex(view_of(hash));
}
json::Value print_value(Seq seq) {
  return seq.value;
}
json::Value print_value(const ActorId& id) {
  return to_string(id);
}
json::Value print_value(const ParticipantId& id) {
  return to_string(id);
}
json::Value print_value(Day day) {
  return to_string(day);
}
json::Value print_value(Instant instant) {
  return to_string(instant);
}
json::Value print_value(std::int64_t number) {
  return number;
}
json::Value print_value(bool truth) {
  return truth;
}
json::Value print_value(IsEnum auto value) {
  return spell(value);
}
template <HasFields T>
json::Value print_value(const T& value);
template <class T>
json::Value print_value(const std::vector<T>& values);
template <class T>
json::Value print_value(const ByWord<T>& values);

struct Printer {
  json::Object& out;
  template <class T>
  void operator()(std::string_view name, const T& value) {
    out.set(std::string(name), print_value(value));
  }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>& value) {
    if (value) out.set(std::string(name), print_value(*value));
  }
};

template <HasFields T>
json::Value print_value(const T& value) {
  json::Object out;
  T::fields(value, Printer{out});
  return out;
}

template <class T>
json::Value print_value(const std::vector<T>& values) {
  json::Array out;
  for (const auto& value : values)
    out.push_back(print_value(value));
  return out;
}

template <class T>
json::Value print_value(const ByWord<T>& values) {
  json::Object out;
  for (const auto& [word, value] : values)
    out.set(word.text, print_value(value));
  return out;
}

// ---------------------------------------------------------------- reading

using Read = std::optional<std::string_view>;  // the code of what is wrong

template <class Id>
Read read_id(const json::Value& value, Id& out) {
  const auto id = value.text() ? parse_id<Id>(*value.text()) : std::nullopt;
  if (!id) return "not_an_id";
  out = *id;
  return {};
}

Read read_value(const json::Value& value, Word& out) {
  if (!value.text() || !is_word(*value.text())) return "not_a_word";
  out.text = *value.text();
  return {};
}
Read read_value(const json::Value& value, LogKey& out) {
  if (!value.text() || value.text()->size() > 400) return "not_a_key";
  out.text = *value.text();
  return {};
}
Read read_value(const json::Value& value, WebAddress& out) {
  if (!value.text() || !is_web_address(*value.text())) return "not_an_address";
  out.text = *value.text();
  return {};
}
Read read_value(const json::Value& value, Language& out) {
  if (!value.text() || !is_language_tag(*value.text())) return "not_a_language";
  out.text = *value.text();
  return {};
}
Read read_value(const json::Value& value, crypto::Signature& out) {
  const auto bytes = value.text() ? from_base64(*value.text()) : std::nullopt;
  const auto signature = bytes ? array_of<64>(*bytes) : std::nullopt;
  if (!signature) return "not_a_signature";
  out = *signature;
  return {};
}
Read read_value(const json::Value& value, Quantity& out) {
  const auto number = value.text() ? parse_exact(*value.text()) : std::nullopt;
  if (!number || *number < 0 || to_string(*number) != *value.text()) return "not_a_quantity";
  out.text = *value.text();
  return {};
}
Read read_value(const json::Value& value, Hash& out) {
  const auto bytes = value.text() ? from_hex(*value.text()) : std::nullopt;
  const auto hash = bytes ? array_of<32>(*bytes) : std::nullopt;
  if (!hash) return "not_a_hash";
  out = *hash;
  return {};
}
Read read_value(const json::Value& value, Seq& out) {
  if (!value.number() || *value.number() < 0) return "not_a_seq";
  out.value = static_cast<std::uint64_t>(*value.number());
  return {};
}
Read read_value(const json::Value& value, ActorId& out) {
  return read_id(value, out);
}
Read read_value(const json::Value& value, ParticipantId& out) {
  return read_id(value, out);
}
Read read_value(const json::Value& value, Day& out) {
  const auto day = value.text() ? parse_day(*value.text()) : std::nullopt;
  if (!day) return "not_a_day";
  out = *day;
  return {};
}
Read read_value(const json::Value& value, Instant& out) {
  const auto instant = value.text() ? parse_instant(*value.text()) : std::nullopt;
  if (!instant) return "not_an_instant";
  out = *instant;
  return {};
}
Read read_value(const json::Value& value, std::int64_t& out) {
  if (!value.number() || *value.number() < 0) return "not_a_number";
  out = *value.number();
  return {};
}
Read read_value(const json::Value& value, bool& out) {
  if (!value.truth()) return "not_a_truth";
  out = *value.truth();
  return {};
}
template <IsEnum E>
Read read_value(const json::Value& value, E& out) {
  const auto known = value.text() ? unspell<E>(*value.text()) : std::nullopt;
  if (!known) return "unknown_word";
  out = *known;
  return {};
}
template <class T>
Read read_value(const json::Value& value, std::vector<T>& out);
template <class T>
Read read_value(const json::Value& value, ByWord<T>& out);

// Reads the members of one object into the fields of one struct; every member must be a field.
struct FieldReader {
  const json::Object& in;
  Read problem = {};
  std::string place = {};
  std::size_t taken = 0;

  template <class T>
  void operator()(std::string_view name, T& out) {
    take(name, out, true);
  }
  template <class T>
  void operator()(std::string_view name, std::optional<T>& out) {
    if (in.find(name) == nullptr) return;
    take(name, out.emplace(), true);
  }
  template <class T>
  void take(std::string_view name, T& out, bool required) {
    if (problem) return;
    const auto* value = in.find(name);
    if (value == nullptr) {
      if (required) fail("missing", name);
      return;
    }
    ++taken;
    if (const auto bad = read_value(*value, out)) fail(*bad, name);
  }
  void fail(std::string_view code, std::string_view name) {
    problem = code;
    place = name;
  }
};

template <HasFields T>
Read read_fields(const json::Value& value, T& out, std::string& place) {
  const auto* object = value.object();
  if (object == nullptr) return "not_an_object";
  FieldReader reader{*object};
  T::fields(out, reader);
  place = reader.place;
  if (reader.problem) return reader.problem;
  if (reader.taken != object->size()) return "unknown_field";
  return {};
}

template <HasFields T>
Read read_value(const json::Value& value, T& out) {
  std::string place;
  return read_fields(value, out, place);
}

template <class T>
Read read_value(const json::Value& value, std::vector<T>& out) {
  if (value.array() == nullptr) return "not_a_list";
  for (const auto& item : *value.array()) {
    if (const auto bad = read_value(item, out.emplace_back())) return bad;
  }
  return {};
}

template <class T>
Read read_value(const json::Value& value, ByWord<T>& out) {
  if (value.object() == nullptr) return "not_an_object";
  for (const auto& [key, item] : value.object()->members()) {
    if (!is_word(key)) return "not_a_word";
    if (const auto bad = read_value(item, out[Word{key}])) return bad;
  }
  return {};
}

// ---------------------------------------------------------------- kinds

template <class F, std::size_t... I>
void each_kind(F&& visit, std::index_sequence<I...>) {
  (visit(std::type_identity<std::variant_alternative_t<I, AnyAct>>{}), ...);
}

template <class F>
void each_kind(F&& visit) {
  each_kind(std::forward<F>(visit), std::make_index_sequence<std::variant_size_v<AnyAct>>{});
}

using DataReader = Result<AnyAct> (*)(const json::Value&);
using HeldFields = std::vector<Held>;

template <class T>
Result<AnyAct> read_data(const json::Value& value) {
  T out{};
  std::string place;
  if (const auto bad = read_fields(value, out, place)) return wrong(*bad, "/act/data/" + place);
  return AnyAct(std::move(out));
}

struct Kind {
  DataReader read;
  HeldFields held;
};

const std::unordered_map<std::string_view, Kind>& kinds() {
  static const auto table = [] {
    std::unordered_map<std::string_view, Kind> made;
    each_kind([&]<class T>(std::type_identity<T>) {
      made.emplace(T::kKind, Kind{&read_data<T>, HeldFields(T::kHeld.begin(), T::kHeld.end())});
    });
    return made;
  }();
  return table;
}

bool is_place_of(const Held& held, std::string_view field) {
  if (!held.repeated) return field == held.name;
  if (!field.starts_with(held.name) || field.size() < held.name.size() + 2) return false;
  const auto number = field.substr(held.name.size() + 1);
  const bool digits = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
  return field[held.name.size()] == '.' && digits && number.size() <= 5 &&
         (number[0] != '0' || number.size() == 1);
}

Result<std::vector<Commitment>> read_held(const json::Value* value, const HeldFields& allowed) {
  if (value == nullptr || value->object() == nullptr) return wrong("not_an_object", "/act/held");
  std::vector<Commitment> held;
  for (const auto& [field, text] : value->object()->members()) {
    const bool known = std::ranges::any_of(allowed, [&](const Held& h) { return is_place_of(h, field); });
    if (!known) return wrong("unknown_field", "/act/held/" + field);
    const auto bytes = text.text() ? from_base64(*text.text()) : std::nullopt;
    const auto hash = bytes ? array_of<32>(*bytes) : std::nullopt;
    if (!hash) return wrong("not_a_commitment", "/act/held/" + field);
    held.push_back({field, *hash});
  }
  for (const auto& field : allowed) {
    const bool there = value->object()->find(field.name) != nullptr;
    if (field.required && !there) return wrong("missing", "/act/held/" + std::string(field.name));
  }
  return held;
}

template <class T>
Result<std::optional<T>> read_or_null(const json::Object& object, std::string_view key, const char* root) {
  const auto* value = object.find(key);
  if (value == nullptr) return wrong("missing", std::string(root) + std::string(key));
  if (value->is_null()) return std::optional<T>();
  T out{};
  if (const auto bad = read_value(*value, out)) return wrong(*bad, std::string(root) + std::string(key));
  return std::optional<T>(out);
}

Result<Auth> read_auth(const json::Value* value) {
  if (value == nullptr || value->object() == nullptr) return wrong("not_an_object", "/auth");
  const auto& object = *value->object();
  Auth auth;
  FieldReader reader{object};
  reader("helper", auth.helper), reader("how", auth.how), reader("import", auth.import_seq);
  reader("signature", auth.signature);
  if (reader.problem) return wrong(*reader.problem, "/auth/" + reader.place);
  if (reader.taken != object.size()) return wrong("unknown_field", "/auth");
  if (auth.helper.has_value() != (auth.how == How::desk)) return wrong("helper_of_desk_only", "/auth/helper");
  if (auth.import_seq.has_value() != (auth.how == How::import))
    return wrong("seq_of_import_only", "/auth/import");
  if (auth.signature.has_value() != (auth.how == How::key))
    return wrong("signature_of_key_only", "/auth/signature");
  return auth;
}

json::Value print_auth(const Auth& auth) {
  json::Object out;
  Printer print{out};
  print("helper", auth.helper), print("how", auth.how), print("import", auth.import_seq);
  print("signature", auth.signature);
  return out;
}

}  // namespace

std::string_view kind_of(const AnyAct& act) {
  return std::visit([](const auto& kind) { return std::decay_t<decltype(kind)>::kKind; }, act);
}

const Hash* find_held(const Act& act, std::string_view field) {
  const auto at = std::ranges::find(act.held, field, &Commitment::field);
  return at == act.held.end() ? nullptr : &at->hash;
}

json::Value to_json(const Act& act) {
  json::Object held;
  for (const auto& [field, hash] : act.held)
    held.set(field, to_base64(view_of(hash)));
  return json::Object{
      {"body", act.body},
      {"by", act.by ? json::Value(to_string(*act.by)) : json::Value()},
      {"data", std::visit([](const auto& data) { return print_value(data); }, act.data)},
      {"held", std::move(held)},
      {"id", to_string(act.id)},
      {"kind", kind_of(act.data)},
      {"on", act.on ? json::Value(act.on->value) : json::Value()},
  };
}

Result<Act> act_from_json(const json::Value& value) {
  const auto* object = value.object();
  if (object == nullptr) return wrong("not_an_object", "/act");
  const auto* kind = object->find("kind");
  const auto known = kind && kind->text() ? kinds().find(*kind->text()) : kinds().end();
  if (known == kinds().end()) return wrong("unknown_kind", "/act/kind");
  const auto* origin = object->find("body");
  if (!origin || !origin->text() || origin->text()->empty()) return wrong("missing", "/act/body");
  const auto* data = object->find("data");
  const auto* id = object->find("id");
  if (!data) return wrong("missing", "/act/data");
  if (!id) return wrong("missing", "/act/id");
  if (object->size() != 7) return wrong("unknown_field", "/act");
  Act act;
  act.body = *origin->text();
  if (read_id(*id, act.id)) return wrong("not_an_id", "/act/id");
  PLENARY_TRY(act.by, read_or_null<ActorId>(*object, "by", "/act/"));
  PLENARY_TRY(act.on, read_or_null<Seq>(*object, "on", "/act/"));
  PLENARY_TRY(act.data, known->second.read(*data));
  PLENARY_TRY(act.held, read_held(object->find("held"), known->second.held));
  return act;
}

bool is_web_address(std::string_view text) {
  const bool plain = text.starts_with("http://");
  if (!plain && !text.starts_with("https://")) return false;
  text.remove_prefix(plain ? 7 : 8);
  const auto colon = text.find(':');
  const auto host = text.substr(0, colon);
  if (colon != text.npos && !is_port(text.substr(colon + 1))) return false;
  return all_of_host(host) && (!plain || host == "localhost" || host == "127.0.0.1");
}

// Two or three small letters, then perhaps a script (Hant) and a region (RS, 419): no more, as an entry holds
// no free text.
bool is_language_tag(std::string_view text) {
  static const std::regex kTag("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?");
  return std::regex_match(text.begin(), text.end(), kTag);
}

std::string signed_bytes(const Act& act) {
  std::string bytes("plenary act 1\0", 14);
  json::print_to(bytes, to_json(act));
  return bytes;
}

std::string print_entry(const Entry& entry) {
  const json::Object object{
      {"act", to_json(entry.act)}, {"at", to_string(entry.at)}, {"auth", print_auth(entry.auth)}, {"v", 1}};
  return json::print(object);
}

Result<Entry> parse_entry(std::string_view bytes) {
  PLENARY_TRY(const json::Value value, json::parse(bytes, json::Form::canonical, {.bytes = kEntryBytes}));
  const auto* object = value.object();
  if (object == nullptr || object->size() != 4) return wrong("not_an_entry", "/");
  const auto *act = object->find("act"), *at = object->find("at"), *version = object->find("v");
  if (!act || !at || !version || !version->number()) return wrong("not_an_entry", "/");
  if (*version->number() != 1) return wrong("unknown_version", "/v");
  Entry entry;
  if (const auto bad = read_value(*at, entry.at)) return wrong(*bad, "/at");
  PLENARY_TRY(entry.auth, read_auth(object->find("auth")));
  PLENARY_TRY(entry.act, act_from_json(*act));
  return entry;
}

// ---------------------------------------------------------------- the schema

namespace {

std::string form_of(const Word*) {
  return "word";
}
std::string form_of(const LogKey*) {
  return "key";
}
std::string form_of(const WebAddress*) {
  return "address";
}
std::string form_of(const Language*) {
  return "language";
}
std::string form_of(const Quantity*) {
  return "exact number";
}
std::string form_of(const Hash*) {
  return "hash";
}
std::string form_of(const Seq*) {
  return "seq";
}
std::string form_of(const ActorId*) {
  return "actor";
}
std::string form_of(const ParticipantId*) {
  return "participant";
}
std::string form_of(const Day*) {
  return "day";
}
std::string form_of(const Instant*) {
  return "instant";
}
std::string form_of(const std::int64_t*) {
  return "number";
}
std::string form_of(const bool*) {
  return "truth";
}
template <IsEnum E>
std::string form_of(const E*) {
  return fmt::format("one of: {}", fmt::join(Spelling<E>::kWords, ", "));
}
template <HasFields T>
std::string form_of(const T*);
template <class T>
std::string form_of(const std::vector<T>*) {
  return "list of " + form_of(static_cast<T*>(nullptr));
}
template <class T>
std::string form_of(const ByWord<T>*) {
  return "by word: " + form_of(static_cast<T*>(nullptr));
}

struct Describer {
  std::vector<FieldForm>& out;
  template <class T>
  void operator()(std::string_view name, const T& value) {
    out.push_back({std::string(name), form_of(&value), false});
  }
  template <class T>
  void operator()(std::string_view name, const std::optional<T>&) {
    out.push_back({std::string(name), form_of(static_cast<T*>(nullptr)), true});
  }
};

template <HasFields T>
std::string form_of(const T*) {
  std::vector<FieldForm> fields;
  T value{};
  T::fields(value, Describer{fields});
  std::string text = "row of";
  for (const auto& field : fields)
    text += " " + field.name + " (" + field.form + ")";
  return text;
}

}  // namespace

std::vector<KindForm> all_kinds() {
  std::vector<KindForm> made;
  each_kind([&]<class T>(std::type_identity<T>) {
    auto& kind = made.emplace_back();
    kind.kind = T::kKind;
    kind.held.assign(T::kHeld.begin(), T::kHeld.end());
    T value{};
    T::fields(value, Describer{kind.data});
  });
  return made;
}

}  // namespace plenary::body
