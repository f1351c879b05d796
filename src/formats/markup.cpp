#include "formats/markup.h"

#include "base/bytes.h"

namespace plenary::formats {
namespace {

// Bytes of the well-formed UTF-8 character that begins here, or 0.
std::size_t character_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  return size > 0 && size <= text.size() && is_utf8(text.substr(0, size)) ? size : 0;
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F;
  return character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
}

std::string_view written(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

void escape_to(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    if (size == 0 || is_control(text.substr(0, size)))
      out += "\uFFFD";
    else if (const auto entity = written(text.front()); !entity.empty())
      out += entity;
    else
      out += text.substr(0, size);
    text.remove_prefix(size > 0 ? size : 1);
  }
}

MarkupAttr::MarkupAttr(MarkupName name, std::string_view value) {
  bytes_.append(" ").append(name.text()).append("=\"");
  escape_to(bytes_, value);
  bytes_ += '"';
}

std::string Markup::document(std::string_view title, StyleSheet sheet, const Markup& body, StyleSheet more) {
  Markup head = element("meta", attr("charset", "utf-8"));
  head += element("meta", attr("name", "viewport"), attr("content", "width=device-width, initial-scale=1"));
  head += element("meta", attr("name", "color-scheme"), attr("content", "light dark"));
  head += element("title", title);
  head.bytes_.append("<style>").append(sheet.text()).append(more.text()).append("</style>");
  const Markup root = element("html", attr("lang", "en"), element("head", head), element("body", body));
  return "<!doctype html>\n" + root.bytes_ + '\n';
}

}  // namespace plenary::formats
