#include "base/error.h"

#include <fmt/format.h>

namespace plenary {
namespace {

std::string value_text(const Param& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *number);
  return to_string(std::get<Day>(value));
}

}  // namespace

const Param* find_param(const Error& error, std::string_view name) {
  for (const auto& [key, value] : error.params) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string debug_text(const Error& error) {
  std::string text = error.code;
  if (!error.where.empty()) text += " at " + error.where;
  if (!error.article.empty()) text += " under " + error.article;
  if (!error.params.empty()) {
    text += " (";
    for (const auto& [name, value] : error.params) text += name + "=" + value_text(value) + ", ";
    text.replace(text.size() - 2, 2, ")");
  }
  for (const auto& cause : error.because) text += " [" + debug_text(cause) + "]";
  return text;
}

}  // namespace plenary
