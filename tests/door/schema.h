// JSON against JSON Schema, as far as our description uses it; what differs is told with its place.
//
//     const auto wrong = Schemas(description).differences(answer, schema);     // "/rows/0/seq: not an
//     integer"
//
// A keyword that is not known here is a difference too: nothing is passed over in silence.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/json.h"

namespace plenary::hall {

class Schemas {
 public:
  explicit Schemas(const json::Value& description)
      : named_(*description.object()->find("components")->object()->find("schemas")->object()) {}

  [[nodiscard]] std::vector<std::string> differences(const json::Value& value,
                                                     const json::Value& schema) const {
    std::vector<std::string> found;
    check(value, *schema.object(), "", found);
    return found;
  }
  [[nodiscard]] const json::Object* find(const std::string& reference) const {
    const auto* known = named_.find(reference.substr(reference.rfind('/') + 1));
    return known == nullptr ? nullptr : known->object();
  }

 private:
  using Found = std::vector<std::string>;

  void check(const json::Value& value, const json::Object& schema, const std::string& at,
             Found& found) const {
    for (const auto& [word, says] : schema.members()) {
      const auto wrong = [&](const std::string& why) { found.push_back(at + ": " + why); };
      if (word == "$ref") {
        const auto* named = find(*says.text());
        named == nullptr ? wrong("no schema " + *says.text()) : check(value, *named, at, found);
      } else if (word == "type") {
        if (!is_of(value, says))
          wrong("not " + json::print(says) + " but " + json::print(value).substr(0, 60));
      } else if (word == "properties" || word == "patternProperties" || word == "additionalProperties") {
        continue;  // below, together
      } else if (word == "required") {
        for (const auto& name : *says.array()) {
          if (value.object() != nullptr && value.object()->find(*name.text()) == nullptr)
            wrong("lacks " + *name.text());
        }
      } else if (word == "items") {
        for (std::size_t i = 0; value.array() != nullptr && i < value.array()->size(); ++i)
          check((*value.array())[i], *says.object(), at + "/" + std::to_string(i), found);
      } else if (word == "anyOf" || word == "oneOf") {
        const auto fit = count_fitting(value, *says.array());
        if (word == "oneOf" ? fit != 1 : fit == 0) wrong(fmt::format("fits {} of {}", fit, word));
      } else if (word == "enum") {
        if (std::ranges::find(*says.array(), value) == says.array()->end())
          wrong("not a word of the list: " + json::print(value));
      } else if (word == "const") {
        if (value != says) wrong("not " + json::print(says));
      } else if (word == "minimum") {
        if (value.number() != nullptr && *value.number() < *says.number()) wrong("too small");
      } else if (word == "maximum") {
        if (value.number() != nullptr && *value.number() > *says.number()) wrong("too large");
      } else if (word == "maxLength") {
        if (value.text() != nullptr && value.text()->size() > static_cast<std::size_t>(*says.number()))
          wrong("too long");
      } else if (word == "pattern") {
        if (value.text() != nullptr && !std::regex_search(*value.text(), std::regex(*says.text())))
          wrong("not of the pattern");
      } else if (word == "format") {
        if (value.text() != nullptr && !is_of_format(*value.text(), *says.text()))
          wrong("not a " + *says.text());
      } else if (word != "description") {
        wrong("the description says " + word);
      }
    }
    if (value.object() != nullptr) check_properties(value, schema, at, found);
  }

  void check_properties(const json::Value& value, const json::Object& schema, const std::string& at,
                        Found& found) const {
    const auto* known = schema.find("properties");
    const auto* patterns = schema.find("patternProperties");
    const auto* others = schema.find("additionalProperties");
    if (known == nullptr && patterns == nullptr && others == nullptr) return;
    for (const auto& [name, part] : value.object()->members()) {
      const auto place = at + "/" + name;
      const json::Value* described = known == nullptr ? nullptr : known->object()->find(name);
      if (described == nullptr && patterns != nullptr) described = matching(*patterns->object(), name);
      if (described == nullptr && others != nullptr && others->object() != nullptr) described = others;
      described == nullptr ? found.push_back(place + ": not described")
                           : check(part, *described->object(), place, found);
    }
  }

  static const json::Value* matching(const json::Object& patterns, const std::string& name) {
    for (const auto& [pattern, says] : patterns.members()) {
      if (std::regex_search(name, std::regex(pattern))) return &says;
    }
    return nullptr;
  }

  [[nodiscard]] std::size_t count_fitting(const json::Value& value, const json::Array& schemas) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        schemas, [&](const json::Value& one) { return differences(value, one).empty(); }));
  }

  static bool is_of(const json::Value& value, const json::Value& type) {
    if (type.array() != nullptr)
      return std::ranges::any_of(*type.array(), [&](const json::Value& one) { return is_of(value, one); });
    const auto& word = *type.text();
    if (word == "object") return value.object() != nullptr;
    if (word == "array") return value.array() != nullptr;
    if (word == "string") return value.text() != nullptr;
    if (word == "integer") return value.number() != nullptr;
    if (word == "boolean") return value.truth() != nullptr;
    return word == "null" && value.is_null();
  }

  static bool is_of_format(const std::string& text, const std::string& format) {
    static const std::regex kInstant(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}([+-]\d\d:\d\d|Z))");
    if (format == "date") return parse_day(text).has_value();
    return format == "date-time" && std::regex_match(text, kInstant);
  }

  const json::Object& named_;
};

}  // namespace plenary::hall
