#include "words/words.h"

#include <algorithm>
#include <optional>

#include "words/pseudo.h"

namespace plenary {

namespace {

using words::Branch;
using words::Format;
using words::Pattern;
using words::Piece;

constexpr std::string_view kIsolate = "\u2068", kPopIsolate = "\u2069";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, judged by their first byte in UTF-8.
bool has_right_to_left(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xD6 && byte <= 0xDF) || byte == 0xEF;
  });
}

// Fills in one pattern for one language.
class Filler {
 public:
  Filler(const Format& format, const Params& params) : format_(format), params_(params) {}

  void fill(const Pattern& pattern, const std::int64_t* counted) {
    for (const Piece& piece : pattern) {
      switch (piece.kind) {
        case Piece::Kind::literal:
          out += piece.text;
          break;
        case Piece::Kind::number:
          if (counted) out += format_.number(*counted);
          break;
        case Piece::Kind::argument:
          argument(piece);
          break;
        case Piece::Kind::plural:
        case Piece::Kind::select:
          branch(piece);
          break;
      }
    }
  }

  std::string out;

 private:
  const Param* find(const std::string& name) const {
    for (const auto& [key, value] : params_)
      if (key == name) return &value;
    return nullptr;
  }

  void argument(const Piece& piece) {
    const Param* param = find(piece.text);
    if (!param)
      out += "{" + piece.text + "}";
    else if (const auto* number = std::get_if<std::int64_t>(param))
      out += format_.number(*number);
    else if (const auto* day = std::get_if<Day>(param))
      out += dated(*day, piece.style);
    else
      text(std::get<std::string>(*param));
  }

  std::string dated(Day day, const std::string& style) const {
    if (style == "full") return format_.day_full(day);
    return style == "year" ? format_.day_year(day) : format_.day(day);
  }

  void text(const std::string& text) {
    if (!format_.right_to_left() && !has_right_to_left(text))
      out += text;
    else
      out.append(kIsolate).append(text).append(kPopIsolate);
  }

  void branch(const Piece& piece) {
    const Param* param = find(piece.text);
    const auto* number = param ? std::get_if<std::int64_t>(param) : nullptr;
    const auto* word = param ? std::get_if<std::string>(param) : nullptr;
    const Branch* chosen = nullptr;
    if (number) chosen = pick(piece, "=" + std::to_string(*number));
    if (number && !chosen) chosen = pick(piece, format_.plural(*number));
    if (word) chosen = pick(piece, *word);
    if (!chosen) chosen = pick(piece, "other");
    if (chosen) fill(chosen->then, number);
  }

  static const Branch* pick(const Piece& piece, const std::string& selector) {
    for (const Branch& branch : piece.branches)
      if (branch.selector == selector) return &branch;
    return nullptr;
  }

  const Format& format_;
  const Params& params_;
};

// A day pattern must be plain text; the rest of the file is read by then.
std::string plain(const std::unordered_map<std::string, Pattern>& patterns, const std::string& code,
                  const char* otherwise) {
  const auto found = patterns.find(code);
  if (found == patterns.end() || found->second.size() != 1) return otherwise;
  return found->second.front().text;
}

Format format_of(const std::string& language, const std::unordered_map<std::string, Pattern>& patterns) {
  return Format(language, {.day = plain(patterns, "format.day", "EEE d MMMM"),
                           .year = plain(patterns, "format.day_year", "EEE d MMMM y"),
                           .full = plain(patterns, "format.day_full", "EEEE d MMMM y")});
}

void gather(const Words& words, std::string_view language, const Error& error,
            std::span<const std::string> order, int depth, std::vector<Sentence>& lines) {
  for (const Error& reason : error.because) {
    lines.push_back(words.said(language, reason, order));
    if (depth < 4) gather(words, language, reason, order, depth + 1, lines);
  }
}

}  // namespace

Words::Words(std::span<const MessageFile> files) {
  std::map<std::string, std::unordered_map<std::string, Pattern>> read_in;
  read_in["en"];
  for (const MessageFile& file : files)
    read(file, read_in[std::string(file.language)]);
  for (const auto& [code, pattern] : read_in["en"]) {
    if (code.starts_with("format.")) continue;
    read_in["en-XA"][code] = words::accented(pattern);
    read_in["ar-XB"][code] = words::mirrored(pattern);
  }
  for (auto& [language, patterns] : read_in) {
    Format format = format_of(language, patterns);
    languages_.emplace(language, Language{std::move(patterns), std::move(format)});
  }
}

void Words::read(const MessageFile& file, std::unordered_map<std::string, Pattern>& patterns) {
  std::string_view rest = file.text;
  for (int number = 1; !rest.empty(); ++number) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string where =
        std::string(file.language) + "/" + std::string(file.room) + ".txt:" + std::to_string(number);
    const auto equals = line.find('=');
    const std::string code(trimmed(line.substr(0, equals)));
    auto pattern = equals == std::string_view::npos ? Result<Pattern>(refuse("words.line"))
                                                    : words::parse_pattern(trimmed(line.substr(equals + 1)));
    if (!pattern) {
      problems_.push_back(make_error(pattern.error().code, {.where = where}));
    } else if (!patterns.emplace(code, std::move(*pattern)).second) {
      problems_.push_back(make_error("words.twice", {.where = where}));
    }
  }
}

const Pattern* Words::find(std::string_view language, std::string_view code) const {
  const auto spoken = languages_.find(language);
  if (spoken == languages_.end()) return nullptr;
  const auto found = spoken->second.patterns.find(std::string(code));
  return found == spoken->second.patterns.end() ? nullptr : &found->second;
}

Sentence Words::said(std::string_view language, std::string_view code, const Params& params,
                     std::span<const std::string> order) const {
  const auto in = [&](std::string_view tongue) -> std::optional<std::string> {
    const Pattern* pattern = find(tongue, code);
    if (!pattern) return std::nullopt;
    Filler filler(format(tongue), params);
    filler.fill(*pattern, nullptr);
    return std::move(filler.out);
  };
  if (auto text = in(language)) return {*std::move(text)};
  for (const auto& next : order)
    if (auto text = in(next)) return {*std::move(text), next, format(next).right_to_left()};
  if (auto text = in("en")) return {*std::move(text), "en"};
  return {"[" + std::string(code) + "]"};
}

std::string Words::sentence(std::string_view language, std::string_view code, const Params& params,
                            std::span<const std::string> order) const {
  return said(language, code, params, order).text;
}

Sentence Words::said(std::string_view language, const Error& error,
                     std::span<const std::string> order) const {
  Params params = error.params;
  params.emplace_back("where", error.where);
  params.emplace_back("article", error.article);
  return said(language, error.code, params, order);
}

std::string Words::sentence(std::string_view language, const Error& error,
                            std::span<const std::string> order) const {
  return said(language, error, order).text;
}

Explanation Words::explain(std::string_view language, const Error& error,
                           std::span<const std::string> order) const {
  Explanation explanation{.headline = said(language, error, order), .lines = {}};
  gather(*this, language, error, order, 0, explanation.lines);
  return explanation;
}

const Format& Words::format(std::string_view language) const {
  const auto found = languages_.find(language);
  return (found == languages_.end() ? languages_.find("en") : found)->second.format;
}

bool Words::speaks(std::string_view language) const {
  return languages_.contains(language);
}

std::vector<std::string> Words::languages() const {
  std::vector<std::string> spoken;
  for (const auto& [language, _] : languages_)
    if (language != "en-XA" && language != "ar-XB") spoken.push_back(language);
  return spoken;
}

}  // namespace plenary
