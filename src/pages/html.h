// HTML that cannot hold unescaped text: elements are functions, text is escaped on its way in, and there is
// no door for ready-made markup.
//
//     p(cls("lead"), "Ada & Bran say ", a(href("/b/river/matter/5"), "yes"))
//         <p class="lead">Ada &amp; Bran say <a href="/b/river/matter/5">yes</a></p>
//
// Parts of an element come in any order: attributes, text, elements, lists of elements.  Element and
// attribute names are literals checked while compiling: no script, style, frame, on*, style=; addresses only
// through href/action/src, which let relative and http(s) addresses pass and turn anything else into "#".
// Text that is not UTF-8, and control characters, come out as U+FFFD.  Nothing is ever refused.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "words/words.h"

namespace plenary::pages {

class Html {
 public:
  Html() = default;
  Html(std::string_view text) { escape_to(bytes_, text); }
  Html(const std::string& text) : Html(std::string_view(text)) {}
  Html(const char* text) : Html(std::string_view(text)) {}
  // A sentence in another language than the page's says so: <span lang="en" dir="ltr">.
  Html(const Sentence& sentence) { say_to(bytes_, sentence); }
  Html(std::int64_t number) : bytes_(std::to_string(number)) {}

  Html& operator+=(const Html& more) {
    bytes_ += more.bytes_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

  [[nodiscard]] const std::string& bytes() const& { return bytes_; }
  [[nodiscard]] std::string bytes() && { return std::move(bytes_); }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  static void escape_to(std::string& out, std::string_view text);
  static void say_to(std::string& out, const Sentence& sentence);

 private:
  friend class Element;
  friend Html document(const Html& root);
  std::string bytes_;
};

// A name known while compiling; a forbidden one does not compile.
class AttrName {
 public:
  consteval AttrName(const char* literal) : name_(literal) {
    if (name_.empty() || name_.starts_with("on") || name_ == "style" || name_ == "href" || name_ == "src" ||
        name_ == "srcdoc" || name_ == "action" || name_ == "formaction" || name_ == "srcset")
      throw "this attribute is not set by name";
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
        throw "not an attribute's name";
  }
  [[nodiscard]] std::string_view name() const { return name_; }

 private:
  std::string_view name_;
};

class Attr {
 public:
  Attr() = default;  // nothing
  Attr(AttrName name, std::string_view value) { write(name.name(), value); }
  Attr(AttrName name, std::int64_t value) { write(name.name(), std::to_string(value)); }

  // Present or absent: required, checked, open.
  static Attr flag(AttrName name, bool on = true) {
    Attr attr;
    if (on) attr.bytes_.append(" ").append(name.name());
    return attr;
  }

 private:
  friend class Element;
  friend Attr address(std::string_view name, std::string_view url);
  void write(std::string_view name, std::string_view value) {
    bytes_.append(" ").append(name).append("=\"");
    Html::escape_to(bytes_, value);
    bytes_.append("\"");
  }
  std::string bytes_;
};

// The address itself if it may stand in a page, else "#".
[[nodiscard]] std::string_view safe_url(std::string_view url);
[[nodiscard]] Attr address(std::string_view name, std::string_view url);

inline Attr attr(AttrName name, std::string_view value) {
  return {name, value};
}
inline Attr attr(AttrName name, std::int64_t value) {
  return {name, value};
}
inline Attr flag(AttrName name, bool on = true) {
  return Attr::flag(name, on);
}
inline Attr cls(std::string_view names) {
  return names.empty() ? Attr() : attr("class", names);
}
inline Attr id(std::string_view value) {
  return attr("id", value);
}
inline Attr name(std::string_view value) {
  return attr("name", value);
}
inline Attr type(std::string_view value) {
  return attr("type", value);
}
inline Attr value(std::string_view text) {
  return attr("value", text);
}
inline Attr role(std::string_view text) {
  return attr("role", text);
}
inline Attr for_id(std::string_view text) {
  return attr("for", text);
}
inline Attr label_of(std::string_view text) {
  return attr("aria-label", text);
}
inline Attr labelled_by(std::string_view text) {
  return attr("aria-labelledby", text);
}
inline Attr described_by(std::string_view text) {
  return attr("aria-describedby", text);
}
inline Attr href(std::string_view url) {
  return address("href", url);
}
inline Attr src(std::string_view url) {
  return address("src", url);
}
inline Attr action(std::string_view url) {
  return address("action", url);
}

// The list of elements below is closed: these functions are the only ones that write a tag.
class Element {
 public:
  enum class Close { tag, none };

  template <class... Parts>
  static Html make(std::string_view tag, Close close, const Parts&... parts) {
    Html html;
    std::string& out = html.bytes_;
    out.append("<").append(tag);
    (attribute(out, parts), ...);
    out += '>';
    [[maybe_unused]] const bool only_text = tag == "title" || tag == "option" || tag == "textarea";
    (content(out, parts, only_text), ...);
    if (close == Close::tag) out.append("</").append(tag).append(">");
    return html;
  }

 private:
  template <class Part>
  static void attribute(std::string& out, const Part& part) {
    if constexpr (std::same_as<Part, Attr>) out += part.bytes_;
    if constexpr (std::same_as<Part, std::vector<Attr>>)
      for (const Attr& one : part)
        out += one.bytes_;
  }

  template <class Part>
  static void content(std::string& out, const Part& part, [[maybe_unused]] bool only_text) {
    if constexpr (std::same_as<Part, Attr> || std::same_as<Part, std::vector<Attr>>)
      return;
    else if constexpr (std::same_as<Part, Html>)
      out += part.bytes_;
    else if constexpr (std::same_as<Part, std::vector<Html>>)
      for (const Html& one : part)
        out += one.bytes_;
    else if constexpr (std::same_as<Part, Sentence>)
      only_text ? Html::escape_to(out, part.text) : Html::say_to(out, part);
    else if constexpr (std::convertible_to<Part, std::string_view>)
      Html::escape_to(out, part);
    else if constexpr (std::integral<Part> && !std::same_as<Part, bool>)
      out += std::to_string(part);
    else
      static_assert(sizeof(Part) == 0, "an attribute, an element, text or a number");
  }
};

// Elements side by side, without one round them.
template <class... Parts>
Html join(const Parts&... parts) {
  Html html;
  ((html += Html(parts)), ...);
  return html;
}

// <script type="module" src=...>: never inline, as the content security policy demands.
Html script_module(std::string_view url);
// The doctype and the root element.
Html document(const Html& root);

#define PLENARY_ELEMENT(element)                                   \
  template <class... Parts>                                        \
  [[nodiscard]] Html element(const Parts&... parts) {              \
    return Element::make(#element, Element::Close::tag, parts...); \
  }
#define PLENARY_VOID(element)                                       \
  template <class... Parts>                                         \
  [[nodiscard]] Html element(const Parts&... parts) {               \
    return Element::make(#element, Element::Close::none, parts...); \
  }
PLENARY_ELEMENT(html)
PLENARY_ELEMENT(head)
PLENARY_ELEMENT(title)
PLENARY_ELEMENT(body)
PLENARY_ELEMENT(header)
PLENARY_ELEMENT(main)
PLENARY_ELEMENT(footer)
PLENARY_ELEMENT(nav)
PLENARY_ELEMENT(section)
PLENARY_ELEMENT(article)
PLENARY_ELEMENT(div)
PLENARY_ELEMENT(span)
PLENARY_ELEMENT(p)
PLENARY_ELEMENT(h1)
PLENARY_ELEMENT(h2)
PLENARY_ELEMENT(h3)
PLENARY_ELEMENT(a)
PLENARY_ELEMENT(ul)
PLENARY_ELEMENT(ol)
PLENARY_ELEMENT(li)
PLENARY_ELEMENT(dl)
PLENARY_ELEMENT(dt)
PLENARY_ELEMENT(dd)
PLENARY_ELEMENT(table)
PLENARY_ELEMENT(caption)
PLENARY_ELEMENT(thead)
PLENARY_ELEMENT(tbody)
PLENARY_ELEMENT(tr)
PLENARY_ELEMENT(th)
PLENARY_ELEMENT(td)
PLENARY_ELEMENT(form)
PLENARY_ELEMENT(fieldset)
PLENARY_ELEMENT(legend)
PLENARY_ELEMENT(label)
PLENARY_ELEMENT(button)
PLENARY_ELEMENT(select)
PLENARY_ELEMENT(option)
PLENARY_ELEMENT(textarea)
PLENARY_ELEMENT(strong)
PLENARY_ELEMENT(ins)
PLENARY_ELEMENT(del)
PLENARY_ELEMENT(kbd)
PLENARY_ELEMENT(pre)
PLENARY_ELEMENT(code)
PLENARY_ELEMENT(time)
PLENARY_ELEMENT(figure)
PLENARY_ELEMENT(figcaption)
PLENARY_ELEMENT(details)
PLENARY_ELEMENT(summary)
PLENARY_ELEMENT(svg)
PLENARY_ELEMENT(g)
PLENARY_ELEMENT(path)
PLENARY_ELEMENT(rect)
PLENARY_ELEMENT(circle)
PLENARY_ELEMENT(text)
PLENARY_VOID(input)
PLENARY_VOID(meta)
PLENARY_VOID(link)
PLENARY_VOID(br)
#undef PLENARY_ELEMENT
#undef PLENARY_VOID

}  // namespace plenary::pages
