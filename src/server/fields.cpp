#include "server/fields.h"

#include <charconv>

#include "base/bytes.h"

namespace plenary::server {
namespace {

constexpr std::size_t kMostFields = 500;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> form_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!is_utf8(out) || out.find('\0') != out.npos) return std::nullopt;
  std::string plain;  // browsers send CRLF in text areas
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\r' && i + 1 < out.size() && out[i + 1] == '\n') continue;
    plain += out[i];
  }
  return plain;
}

// The value of a parameter of a header: name="..."
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
  const std::string wanted = std::string(name) + "=\"";
  const auto from = header.find(wanted);
  if (from == header.npos) return std::nullopt;
  const auto end = header.find('"', from + wanted.size());
  if (end == header.npos) return std::nullopt;
  return std::string(header.substr(from + wanted.size(), end - from - wanted.size()));
}

}  // namespace

Result<Fields> read_fields(std::string_view encoded) {
  Fields fields;
  std::size_t from = 0;
  while (from < encoded.size()) {
    auto end = encoded.find('&', from);
    if (end == encoded.npos) end = encoded.size();
    const auto pair = encoded.substr(from, end - from);
    from = end + 1;
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    const auto name = form_text(pair.substr(0, equals));
    const auto value = equals == pair.npos ? std::string() : form_text(pair.substr(equals + 1));
    if (!name || !value || fields.size() == kMostFields) return refuse("request.form_unreadable");
    fields[*name] = *value;
  }
  return fields;
}

Result<Upload> read_upload(std::string_view content_type, std::string_view body) {
  const auto mark = content_type.find("boundary=");
  if (!content_type.starts_with("multipart/form-data") || mark == content_type.npos) return refuse("request.not_an_upload");
  std::string boundary(content_type.substr(mark + 9));
  if (boundary.starts_with('"')) boundary = boundary.substr(1, boundary.find('"', 1) - 1);
  boundary = "--" + boundary.substr(0, boundary.find(';'));
  Upload upload;
  std::size_t at_part = body.find(boundary);
  while (at_part != body.npos && upload.fields.size() < kMostFields) {
    at_part += boundary.size();
    if (body.substr(at_part, 2) == "--") return upload;
    if (body.substr(at_part, 2) != "\r\n") break;
    const auto head_end = body.find("\r\n\r\n", at_part);
    const auto next = head_end == body.npos ? body.npos : body.find("\r\n" + boundary, head_end + 2);
    if (next == body.npos) break;
    const auto head = body.substr(at_part, head_end - at_part);
    const auto content = body.substr(head_end + 4, next - std::min(next, head_end + 4));
    const auto name = parameter(head, " name");
    if (!name) break;
    if (*name == "file") {
      upload.file_name = parameter(head, "filename").value_or("file");
      upload.file = content;
    } else {
      upload.fields[*name] = content;
    }
    at_part = next + 2;
  }
  return refuse("request.upload_unreadable");
}

std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    auto end = header.find(';');
    auto pair = header.substr(0, end);
    header.remove_prefix(end == header.npos ? header.size() : end + 1);
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.starts_with(name) && pair.substr(name.size()).starts_with('=')) return pair.substr(name.size() + 1);
  }
  return {};
}

std::string at(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

std::optional<std::uint64_t> plain_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.size() > 15 || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> number_at(const Fields& fields, const std::string& name) { return plain_number(at(fields, name)); }

}  // namespace plenary::server
