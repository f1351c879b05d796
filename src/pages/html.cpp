#include "pages/html.h"

#include "base/bytes.h"

namespace plenary::pages {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";

// Bytes of the well-formed UTF-8 character that begins here, or 0.
std::size_t character_size(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  const std::size_t size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  return size && size <= text.size() && is_utf8(text.substr(0, size)) ? size : 0;
}

bool is_control(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F;
  return character.size() == 2 && first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;  // C1
}

void plain_to(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      out += c;
  }
}

bool has_scheme(std::string_view url) {
  const auto colon = url.find(':');
  return colon != std::string_view::npos && colon < url.find_first_of("/?#");
}

}  // namespace

void Html::escape_to(std::string& out, std::string_view text) {
  out.reserve(out.size() + text.size());
  while (!text.empty()) {
    const std::size_t size = character_size(text);
    if (size == 0 || is_control(text.substr(0, size)))
      out += kReplacement;
    else if (size == 1)
      plain_to(out, text.front());
    else
      out += text.substr(0, size);
    text.remove_prefix(size ? size : 1);
  }
}

void Html::say_to(std::string& out, const Sentence& sentence) {
  if (sentence.language.empty()) return escape_to(out, sentence.text);
  out.append("<span lang=\"");
  escape_to(out, sentence.language);
  out.append(sentence.right_to_left ? "\" dir=\"rtl\">" : "\" dir=\"ltr\">");
  escape_to(out, sentence.text);
  out.append("</span>");
}

std::string_view safe_url(std::string_view url) {
  for (const char c : url)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F) return "#";
  if (url.starts_with("https://") || url.starts_with("http://")) return url;
  if (url.starts_with("//") || has_scheme(url)) return "#";
  return url;
}

Attr address(std::string_view name, std::string_view url) {
  Attr attr;
  attr.write(name, safe_url(url));
  return attr;
}

Html script_module(std::string_view url) {
  return Element::make("script", Element::Close::tag, type("module"), src(url));
}

Html document(const Html& root) {
  Html page;
  page.bytes_ = "<!doctype html>\n";
  return page += root;
}

}  // namespace plenary::pages
