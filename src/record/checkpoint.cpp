#include "record/checkpoint.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/tree.h"

namespace plenary::record {
namespace {

tl::unexpected<Error> bad_line(int line) {
  return refuse("record.checkpoint.malformed", {.where = fmt::format("line {}", line)});
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace

std::optional<std::uint64_t> parse_size(std::string_view text) {
  if (text.empty() || text.size() > 19 || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint64_t size = 0;  // 19 digits stay below 2^64
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    size = size * 10 + static_cast<unsigned>(c - '0');
  }
  return size <= kLargestSize ? std::optional(size) : std::nullopt;
}

Result<Checkpoint> parse_checkpoint(std::string_view text) {
  if (!text.ends_with('\n')) return bad_line(1);
  const auto lines = lines_of(text);
  if (lines[0].empty()) return bad_line(1);
  const auto size = lines.size() > 1 ? parse_size(lines[1]) : std::nullopt;
  if (!size) return bad_line(2);
  const auto bytes = lines.size() > 2 ? from_base64(lines[2]) : std::nullopt;
  const auto root = bytes ? array_of<32>(*bytes) : std::nullopt;
  if (!root) return bad_line(3);
  if (*size == 0 && *root != empty_root()) return refuse("record.checkpoint.wrong_empty_root");
  Checkpoint checkpoint{std::string(lines[0]), *size, *root};
  for (std::size_t i = 3; i < lines.size(); ++i) {
    if (lines[i].empty()) return bad_line(static_cast<int>(i) + 1);
    checkpoint.extensions.emplace_back(lines[i]);
  }
  return checkpoint;
}

std::string print_checkpoint(const Checkpoint& checkpoint) {
  return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(view_of(checkpoint.root)));
}

Result<OpenCheckpoint> open_checkpoint(std::string_view note, const VerifierKey& log,
                                       std::span<const VerifierKey> witnesses) {
  std::vector<VerifierKey> keys{log};
  keys.insert(keys.end(), witnesses.begin(), witnesses.end());
  PLENARY_TRY(auto open, open_note(note, keys));
  const bool by_log =
      std::ranges::any_of(open.good, [&](const GoodSignature& signature) { return signature.key == log; });
  if (!by_log) return refuse("record.checkpoint.not_by_log", {.params = {{"name", log.name}}});
  PLENARY_TRY(auto checkpoint, parse_checkpoint(open.text));
  if (checkpoint.origin != log.name) {
    return refuse("record.checkpoint.other_origin",
                  {.params = {{"expected", log.name}, {"found", checkpoint.origin}}});
  }
  return OpenCheckpoint{std::move(checkpoint), std::move(open.good)};
}

}  // namespace plenary::record
