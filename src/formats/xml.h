// XML as ballot files use it: elements, attributes, text; nothing else, and bounded.
//
//     PLENARY_DO(walk_xml(bytes, {.file = "a.xml"}, handler));
//
// Names come without their prefix.  Refused, with file:line:column: "xml.malformed", "xml.declares" (a
// document type, which could define entities that grow), "xml.too_deep", "xml.too_long" (a text), and
// whatever the handler refuses.  Made with expat.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace plenary::formats {

struct XmlName {
  std::string_view name, value;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual Result<void> start(std::string_view name, std::span<const XmlName> attributes) = 0;
  virtual Result<void> end(std::string_view name, std::string_view text) = 0;  // the text directly in it
};

struct XmlLimits {
  std::string file = "file";
  std::size_t depth = 64, text_bytes = 1u << 20;
};

[[nodiscard]] Result<void> walk_xml(std::string_view bytes, const XmlLimits& limits, XmlHandler& handler);

[[nodiscard]] std::string_view attribute(std::span<const XmlName> attributes,
                                         std::string_view name);  // or empty

}  // namespace plenary::formats
