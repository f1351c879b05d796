#include "record/commitment.h"
#include "verify/content.h"

namespace plenary::verify {
namespace {

std::optional<Seq> seq_in(const json::Object& object, std::string_view key) {
  const auto* value = object.find(key);
  if (value == nullptr || value->number() == nullptr || *value->number() < 0) return std::nullopt;
  return Seq{static_cast<std::uint64_t>(*value->number())};
}

const std::string* text_in(const json::Object& object, std::string_view key) {
  const auto* value = object.find(key);
  return value == nullptr ? nullptr : value->text();
}

}  // namespace

Result<ContentFile> read_content(std::string_view file) {
  PLENARY_TRY(const auto value,
              json::parse(file, json::Form::canonical, {.bytes = kContentFile, .depth = 1}));
  const auto malformed = [] { return refuse("verify.content.malformed"); };
  const auto* object = value.object();
  if (object == nullptr) return malformed();
  const auto seq = seq_in(*object, "seq");
  const auto* field = text_in(*object, "field");
  if (!seq || field == nullptr) return malformed();
  ContentFile content{*seq, *field, seq_in(*object, "erased_by"), {}, {}};
  if (content.erased_by) return object->size() == 3 ? Result<ContentFile>(std::move(content)) : malformed();
  const auto *bytes = text_in(*object, "bytes"), *salt = text_in(*object, "salt");
  const auto plain_salt = salt == nullptr ? std::nullopt : from_base64(*salt);
  if (bytes == nullptr || !plain_salt || plain_salt->size() != 32 || object->size() != 4) return malformed();
  content.bytes = *bytes;
  content.salt = *plain_salt;
  return content;
}

std::string print_content(const ContentFile& content) {
  json::Object out{{"field", content.field}, {"seq", content.seq.value}};
  if (content.erased_by) {
    out.set("erased_by", content.erased_by->value);
  } else {
    out.set("bytes", content.bytes);
    out.set("salt", to_base64(content.salt));
  }
  return json::print(out);
}

}  // namespace plenary::verify
