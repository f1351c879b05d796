// What an entry holds, and erasing it: the words go, the entry and its commitment stay.
#include <algorithm>

#include "body/entry.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

std::optional<Seq> erasing_entry(const Source& source, Seq seq, const std::string& field) {
  const auto fields = source.state.erased.find(seq);
  if (fields == source.state.erased.end()) return std::nullopt;
  const auto at = fields->second.find(field);
  return at == fields->second.end() ? std::nullopt : std::optional(at->second);
}

}  // namespace

std::vector<HeldWords> held_words(const Source& source, Seq seq, std::string_view bytes) {
  std::vector<HeldWords> held;
  const auto entry = body::parse_entry(bytes);
  if (!entry) return held;
  for (const auto& commitment : entry->act.held) {
    HeldWords one{.field = commitment.field};
    one.erased_by = erasing_entry(source, seq, commitment.field);
    const auto words = source.contents.find(seq, commitment.field);
    if (words && !words->erased) one.words = words->text, one.language = words->language;
    if (would_be_admitted(source, body::Erased{{commitment.field}, body::Ground::request, seq})) {
      one.erase_path = source.path + "/erase/" + std::to_string(seq.value) + "/" + commitment.field;
    }
    held.push_back(std::move(one));
  }
  return held;
}

std::optional<Erasure> erasure_view(const Source& source, Seq seq, const std::string& field) {
  if (!keeps_roll(source) || !source.entries || seq.value >= source.state.size) return std::nullopt;
  const auto bytes = source.entries(seq);
  const auto held = bytes ? held_words(source, seq, *bytes) : std::vector<HeldWords>();
  const auto one = std::ranges::find(held, field, &HeldWords::field);
  if (one == held.end()) return std::nullopt;
  Erasure erasure{.entry = seq, .field = field, .words = one->words, .language = one->language};
  erasure.erased_by = one->erased_by;
  if (const auto made = entered(source, seq)) {
    erasure.on = made->on;
    if (made->by) erasure.who = name_of(source, *made->by);
  }
  erasure.law = law_of(source.state.rules().admission->law);
  if (one->erase_path.empty()) return erasure;
  erasure.form = source.form(source.path + "/erase");
  erasure.form->fields.emplace_back("entry", std::to_string(seq.value));
  erasure.form->fields.emplace_back("field", field);
  return erasure;
}

}  // namespace plenary::view
