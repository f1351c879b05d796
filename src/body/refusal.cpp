#include "body/refusal.h"

#include <charconv>

namespace plenary::body {
namespace {

constexpr std::string_view kMark = "plenary refusal 1";

json::Value to_json(const Param& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return to_string(std::get<Day>(value));
}

json::Value to_json(const Error& error) {
  json::Array params, because;  // params keep their order
  for (const auto& [name, value] : error.params) params.push_back(json::Array{name, to_json(value)});
  for (const auto& cause : error.because) because.push_back(to_json(cause));
  return json::Object{{"article", error.article}, {"because", std::move(because)}, {"code", error.code}, {"params", std::move(params)}};
}

}  // namespace

RefusalNote refusal_of(const State& state, const Entry& asked, const Error& refused) {
  return {state.origin, state.size, print_entry(asked), json::print(to_json(refused))};
}

std::string print_refusal(const RefusalNote& note) {
  return note.origin + "\n" + std::string(kMark) + "\n" + std::to_string(note.size) + "\n" + note.entry + "\n" + note.refusal + "\n";
}

Result<RefusalNote> parse_refusal(std::string_view text) {
  std::string_view lines[5];
  for (int i = 0; i < 5; ++i) {
    const auto end = text.find('\n');
    if (end == text.npos) return refuse("refusal.malformed", {.where = "line " + std::to_string(i + 1)});
    lines[i] = text.substr(0, end);
    text.remove_prefix(end + 1);
  }
  RefusalNote note{std::string(lines[0]), 0, std::string(lines[3]), std::string(lines[4])};
  const auto [end, problem] = std::from_chars(lines[2].data(), lines[2].data() + lines[2].size(), note.size);
  if (lines[1] != kMark) return refuse("refusal.malformed", {.where = "line 2"});
  if (problem != std::errc{} || end != lines[2].data() + lines[2].size()) return refuse("refusal.malformed", {.where = "line 3"});
  if (!text.empty()) return refuse("refusal.malformed", {.where = "line 6"});
  return note;
}

Result<void> recompute(const State& state, const RefusalNote& note, const Blobs& blobs) {
  ensure(state.size == note.size, "a refusal is recomputed on the record it was given on");
  PLENARY_TRY(Entry entry, parse_entry(note.entry));
  const auto again = admit(state, std::move(entry), blobs);
  if (again || json::print(to_json(again.error())) != note.refusal) return refuse("refusal.does_not_follow");
  return {};
}

}  // namespace plenary::body
