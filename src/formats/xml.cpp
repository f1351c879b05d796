#include "formats/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace plenary::formats {
namespace {

constexpr int kPiece = 1 << 20;

std::string_view without_prefix(const char* name) {
  const std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == whole.npos ? whole : whole.substr(colon + 1);
}

class Walk {
 public:
  Walk(const XmlLimits& limits, XmlHandler& handler)
      : limits_(limits), handler_(handler), parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
    ensure(parser_ != nullptr, "expat has memory for a parser");
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  }

  Result<void> run(std::string_view bytes) {
    bool whole = true;
    do {
      const auto piece = bytes.substr(0, kPiece);
      bytes.remove_prefix(piece.size());
      whole = XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), bytes.empty()) ==
              XML_STATUS_OK;
    } while (whole && !bytes.empty());
    if (refused_) return tl::unexpected<Error>(*std::move(refused_));
    if (!whole) {
      const std::string reason = XML_ErrorString(XML_GetErrorCode(parser_.get()));
      return refuse("xml.malformed", {.where = place(), .params = {{"reason", reason}}});
    }
    return {};
  }

 private:
  [[nodiscard]] std::string place() const {
    return limits_.file + ":" + std::to_string(XML_GetCurrentLineNumber(parser_.get())) + ":" +
           std::to_string(XML_GetCurrentColumnNumber(parser_.get()) + 1);
  }
  void stop(Error error) {
    if (refused_) return;
    if (error.where.empty()) error.where = place();
    refused_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }
  void heed(Result<void> done) {
    if (!done) stop(std::move(done).error());
  }

  static Walk& of(void* data) { return *static_cast<Walk*>(data); }

  static void on_start(void* data, const char* name, const char** attributes) {
    auto& walk = of(data);
    if (walk.refused_) return;
    if (walk.texts_.size() >= walk.limits_.depth) return walk.stop(make_error("xml.too_deep"));
    walk.texts_.emplace_back();
    std::vector<XmlName> list;
    for (; *attributes != nullptr; attributes += 2)
      list.push_back({without_prefix(attributes[0]), attributes[1]});
    walk.heed(walk.handler_.start(without_prefix(name), list));
  }
  static void on_end(void* data, const char* name) {
    auto& walk = of(data);
    if (walk.refused_) return;
    const std::string text = std::move(walk.texts_.back());
    walk.texts_.pop_back();
    walk.heed(walk.handler_.end(without_prefix(name), text));
  }
  static void on_text(void* data, const char* text, int size) {
    auto& walk = of(data);
    if (walk.refused_ || walk.texts_.empty()) return;
    auto& here = walk.texts_.back();
    if (here.size() + static_cast<std::size_t>(size) > walk.limits_.text_bytes)
      return walk.stop(make_error("xml.too_long"));
    here.append(text, static_cast<std::size_t>(size));
  }
  static void on_doctype(void* data, const char*, const char*, const char*, int) {
    of(data).stop(make_error("xml.declares"));
  }

  const XmlLimits& limits_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::vector<std::string> texts_;
  std::optional<Error> refused_;
};

}  // namespace

Result<void> walk_xml(std::string_view bytes, const XmlLimits& limits, XmlHandler& handler) {
  return Walk(limits, handler).run(bytes);
}

std::string_view attribute(std::span<const XmlName> attributes, std::string_view name) {
  const auto at = std::ranges::find(attributes, name, &XmlName::name);
  return at == attributes.end() ? std::string_view() : at->value;
}

}  // namespace plenary::formats
