#include "record/note.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "record/cosignature.h"

namespace plenary::record {
namespace {

constexpr std::size_t kLongestNote = 1'000'000, kMostSignatures = 100, kIdBytes = 4;
constexpr std::string_view kDash = "\u2014 ";

bool is_text(std::string_view bytes) {
  return is_utf8(bytes) && std::ranges::all_of(bytes, [](char c) {
           return c == '\n' || static_cast<unsigned char>(c) >= 0x20;
         });
}

std::optional<NoteSignature> read_signature(std::string_view line) {
  if (!line.starts_with(kDash)) return std::nullopt;
  line.remove_prefix(kDash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto name = line.substr(0, space);
  const auto bytes = from_base64(line.substr(space + 1));
  if (!is_key_name(name) || !bytes || bytes->size() <= kIdBytes) return std::nullopt;
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < kIdBytes; ++i)
    id = id << 8 | static_cast<unsigned char>((*bytes)[i]);
  return NoteSignature{std::string(name), id, bytes->substr(kIdBytes)};
}

std::string print_signature(const NoteSignature& signature) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(signature.id >> shift & 255);
  bytes += signature.bytes;
  return fmt::format("{}{} {}\n", kDash, signature.name, to_base64(bytes));
}

// What a good signature says besides "good"; nothing when it is not.
std::optional<GoodSignature> verified(const VerifierKey& key, std::string_view text, std::string_view bytes) {
  if (key.type == KeyType::witness) {
    const auto time_s = check_cosignature(key.key, text, bytes);
    return time_s ? std::optional(GoodSignature{key, time_s}) : std::nullopt;
  }
  if (!crypto::verify(key.key, text, bytes)) return std::nullopt;
  return GoodSignature{key, std::nullopt};
}

bool is_counted(const OpenNote& note, const VerifierKey& key) {
  return std::ranges::any_of(note.good, [&](const GoodSignature& good) { return good.key == key; });
}

}  // namespace

Result<Note> read_note(std::string_view bytes) {
  if (bytes.size() > kLongestNote) return refuse("record.note.too_long");
  if (!is_text(bytes)) return refuse("record.note.not_text");
  const auto parting = bytes.rfind("\n\n");  // the last empty line
  if (parting == std::string_view::npos || !bytes.ends_with('\n')) return refuse("record.note.no_signatures");
  Note note{std::string(bytes.substr(0, parting + 1)), {}};
  auto rest = bytes.substr(parting + 2);
  if (rest.empty()) return refuse("record.note.no_signatures");
  while (!rest.empty()) {
    if (note.signatures.size() == kMostSignatures) return refuse("record.note.too_many_signatures");
    const auto end = rest.find('\n');
    auto signature = read_signature(rest.substr(0, end));
    if (!signature) {
      return refuse("record.note.bad_line",
                    {.where = fmt::format("signature {}", note.signatures.size() + 1)});
    }
    note.signatures.push_back(*std::move(signature));
    rest.remove_prefix(end + 1);
  }
  return note;
}

std::string print_note(const Note& note) {
  std::string bytes = note.text + "\n";
  for (const auto& signature : note.signatures)
    bytes += print_signature(signature);
  return bytes;
}

Result<OpenNote> open_note(std::string_view bytes, std::span<const VerifierKey> keys) {
  PLENARY_TRY(auto note, read_note(bytes));
  OpenNote open;
  for (const auto& line : note.signatures) {
    const auto key = std::ranges::find_if(
        keys, [&](const VerifierKey& known) { return known.id == line.id && known.name == line.name; });
    if (key == keys.end() || is_counted(open, *key)) continue;
    auto good = verified(*key, note.text, line.bytes);
    if (!good) return refuse("record.note.bad_signature", {.params = {{"name", line.name}}});
    open.good.push_back(*std::move(good));
  }
  if (open.good.empty()) return refuse("record.note.no_known_key");
  open.text = std::move(note.text);
  return open;
}

LogSigner::LogSigner(std::string name, crypto::SecretKey key)
    : key_(std::move(key)), vkey_(make_vkey(std::move(name), KeyType::log, key_.public_key())) {}

NoteSignature LogSigner::sign(std::string_view text) const {
  return {vkey_.name, vkey_.id, std::string(view_of(key_.sign(text)))};
}

std::string sign_note(std::string text, std::span<const Signer* const> signers) {
  ensure(text.ends_with('\n') && is_text(text), "a note's text is clean lines");
  Note note{std::move(text), {}};
  for (const auto* signer : signers)
    note.signatures.push_back(signer->sign(note.text));
  return print_note(note);
}

}  // namespace plenary::record
