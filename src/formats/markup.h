// Markup of a page that stands alone: elements as functions, every text escaped on its way in.
//
//     element("p", attr("class", "lead"), "Ada & Bran: ", element("bdi", name))
//         <p class="lead">Ada &amp; Bran: <bdi>...</bdi></p>
//
// Names of elements and attributes are literals checked while compiling: no script, no handler, no address
// and no style can be written, so that a page asks nothing of any other place.  The one style sheet is a
// literal too, without url(), @import or "<".  Text that is not UTF-8 and control characters come out as
// U+FFFD. Nothing is refused.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace plenary::formats {

class MarkupName {
 public:
  consteval MarkupName(const char* literal) : name_(literal) {
    for (const char* refused : {"", "script", "style", "iframe", "object", "embed", "link", "a", "image",
                                "use", "href", "src", "srcset", "action", "formaction", "srcdoc", "base"})
      if (name_ == refused) throw "this name is not written";
    if (name_.starts_with("on")) throw "no handlers";
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
        throw "not a name";
  }
  [[nodiscard]] std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

class StyleSheet {
 public:
  consteval StyleSheet(const char* literal) : css_(literal) {
    for (const char* refused : {"<", "url(", "@import", "image-set"})
      if (css_.find(refused) != css_.npos) throw "a style sheet asks nothing of other places";
  }
  [[nodiscard]] std::string_view text() const { return css_; }

 private:
  std::string_view css_;
};

void escape_to(std::string& out, std::string_view text);

class MarkupAttr {
 public:
  MarkupAttr(MarkupName name, std::string_view value);

 private:
  friend class Markup;
  std::string bytes_;
};

template <std::integral Number>
[[nodiscard]] MarkupAttr attr(MarkupName name, Number value) {
  return {name, std::to_string(value)};
}
[[nodiscard]] inline MarkupAttr attr(MarkupName name, std::string_view value) {
  return {name, value};
}

class Markup {
 public:
  Markup() = default;
  Markup(std::string_view text) { escape_to(bytes_, text); }
  Markup(const std::string& text) : Markup(std::string_view(text)) {}
  Markup(const char* text) : Markup(std::string_view(text)) {}

  Markup& operator+=(const Markup& more) {
    bytes_ += more.bytes_;
    return *this;
  }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  template <class... Parts>
  static Markup element(MarkupName name, const Parts&... parts) {
    Markup made;
    made.bytes_.append("<").append(name.text());
    (made.add_attr(parts), ...);
    made.bytes_ += '>';
    (made.add_content(parts), ...);
    if (name.text() != "meta" && name.text() != "br")
      made.bytes_.append("</").append(name.text()).append(">");
    return made;
  }

  // The document: `head` and `body` are what stands in them.
  static std::string document(std::string_view title, StyleSheet sheet, const Markup& body,
                              StyleSheet more = "");

 private:
  template <class Part>
  void add_attr(const Part& part) {
    if constexpr (std::same_as<Part, MarkupAttr>) bytes_ += part.bytes_;
  }
  template <class Part>
  void add_content(const Part& part) {
    if constexpr (std::same_as<Part, Markup>)
      bytes_ += part.bytes_;
    else if constexpr (!std::same_as<Part, MarkupAttr>)
      escape_to(bytes_, part);
  }
  std::string bytes_;
};

template <class... Parts>
[[nodiscard]] Markup element(MarkupName name, const Parts&... parts) {
  return Markup::element(name, parts...);
}

}  // namespace plenary::formats
