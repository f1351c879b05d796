#include "ballot/archive.h"

#include <fmt/format.h>

#include <algorithm>

#include "ballot/fields.h"
#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

constexpr std::size_t kTarBlock = 512;
constexpr std::uint64_t kMostTime = (std::uint64_t{1} << 33) - 1;  // eleven octal digits

// Pre-POSIX tar, with the one choice of every field that the tool makes.
std::string header_of(std::string_view name, std::uint64_t size, std::uint64_t time) {
  std::string header(kTarBlock, '\0');
  const auto put = [&](std::size_t at, std::string_view text) { header.replace(at, text.size(), text); };
  put(0, name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, fmt::format("{:011o}", size));
  put(136, fmt::format("{:011o}", time));
  put(148, "        ");
  put(156, "0");
  unsigned sum = 0;
  for (const char c : header)
    sum += static_cast<unsigned char>(c);
  put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return header;
}

std::optional<std::uint64_t> octal(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '7') return std::nullopt;
    value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

std::size_t padded(std::size_t size) {
  return (size + kTarBlock - 1) / kTarBlock * kTarBlock;
}

std::string start_content(std::uint64_t time) {
  return fmt::format(R"({{"version":1,"timestamp":"{}"}})", time);
}

Result<std::uint64_t> read_start(std::string_view content) {
  PLENARY_TRY(const auto json, parse_json(content, Spelling::loose));
  PLENARY_TRY(const auto stamp, text_field(json, "timestamp", "BELENIOS"));
  const auto time = crypto::read_number(stamp, 11);
  if (!time || *time > Number(static_cast<unsigned long>(kMostTime)) ||
      content != start_content(time->get_ui()))
    return refuse("ballot.archive.version");
  return time->get_ui();
}

struct Name {
  Record::Kind kind;
  std::string hash;
};

std::optional<Name> read_name(std::string_view name) {
  if (name == "BELENIOS") return Name{Record::Kind::start, {}};
  const auto hash = name.substr(0, 64), rest = name.size() > 64 ? name.substr(64) : std::string_view();
  if (!from_hex(hash) || (rest != ".data.json" && rest != ".event.json")) return std::nullopt;
  return Name{rest == ".data.json" ? Record::Kind::data : Record::Kind::event, std::string(hash)};
}

}  // namespace

Result<Record> ArchiveReader::next() {
  const auto wrong = [&](const char* code) { return refuse(code, {.where = "byte " + std::to_string(at_)}); };
  const auto header = bytes_.substr(at_, kTarBlock);
  if (header.size() < kTarBlock) return wrong("ballot.archive.cut_short");
  const auto size = octal(header.substr(124, 11));
  const auto name_text = header.substr(0, std::min<std::size_t>(header.find('\0'), 100));
  const auto name = read_name(name_text);
  if (!size || !name) return wrong("ballot.archive.header");
  if (*size > bytes_.size() - at_ - kTarBlock || padded(*size) > bytes_.size() - at_ - kTarBlock)
    return wrong("ballot.archive.cut_short");
  Record record{name->kind, name->hash, bytes_.substr(at_ + kTarBlock, *size), at_};
  if (record.kind == Record::Kind::start) {
    if (at_ != 0) return wrong("ballot.archive.header");
    PLENARY_TRY(time_, read_start(record.content));
  }
  if (!time_) return wrong("ballot.archive.no_start");
  if (header != header_of(name_text, *size, *time_)) return wrong("ballot.archive.header");
  const auto padding = bytes_.substr(at_ + kTarBlock + *size, padded(*size) - *size);
  if (padding.find_first_not_of('\0') != padding.npos) return wrong("ballot.archive.padding");
  at_ += kTarBlock + padded(*size);
  return record;
}

bool is_named_by_hash(const Record& record) {
  return record.kind == Record::Kind::start || hex_hash(record.content) == record.hash;
}

std::string_view content_at(std::string_view bytes, std::size_t offset) {
  const auto size = octal(bytes.substr(offset + 124, 11));
  ensure(size.has_value(), "a record was read at this offset");
  return bytes.substr(offset + kTarBlock, *size);
}

ArchiveWriter::ArchiveWriter(std::uint64_t seconds) : time_(seconds) {
  add("BELENIOS", start_content(seconds));
}

ArchiveWriter::ArchiveWriter(std::string bytes, std::uint64_t seconds, std::string parent, std::size_t height)
    : bytes_(std::move(bytes)), time_(seconds), parent_(std::move(parent)), height_(height + 1) {}

void ArchiveWriter::add(const std::string& name, std::string_view content) {
  bytes_ += header_of(name, content.size(), time_);
  bytes_ += content;
  bytes_.resize(padded(bytes_.size()), '\0');
}

std::string ArchiveWriter::add_data(std::string_view content) {
  auto hash = hex_hash(content);
  add(hash + ".data.json", content);
  return hash;
}

void ArchiveWriter::add_event(std::string_view type, const std::string& payload_hash) {
  const auto event = print_event({parent_, std::string(type), payload_hash, height_++});
  parent_ = hex_hash(event);
  add(parent_ + ".event.json", event);
}

Result<Event> read_event(std::string_view bytes) {
  PLENARY_TRY(const auto json, parse_json(bytes, Spelling::compact));
  Event event;
  PLENARY_TRY(const auto* const height, field(json, "height", "event"));
  PLENARY_TRY(const auto number, whole_number(*height, 1'000'000'000, "event"));
  event.height = static_cast<std::uint64_t>(number);
  PLENARY_TRY(event.type, text_field(json, "type", "event"));
  if (json.find("parent") != nullptr) {
    PLENARY_TRY(event.parent, text_field(json, "parent", "event"));
  }
  if (json.find("payload") != nullptr) {
    PLENARY_TRY(event.payload, text_field(json, "payload", "event"));
  }
  if (print_event(event) != bytes) return refuse("ballot.event.form");
  return event;
}

std::string print_event(const Event& event) {
  std::string out = "{";
  if (!event.parent.empty()) out += "\"parent\":" + json_string(event.parent) + ',';
  out += "\"height\":" + std::to_string(event.height) + ",\"type\":" + json_string(event.type);
  if (!event.payload.empty()) out += ",\"payload\":" + json_string(event.payload);
  return out + '}';
}

std::string hex_hash(std::string_view bytes) {
  return to_hex(view_of(crypto::sha256(bytes)));
}

}  // namespace plenary::ballot
