#include "words/pseudo.h"

#include <array>
#include <functional>

namespace plenary::words {

namespace {

constexpr std::array<std::string_view, 26> kLower{"å", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î",
                                                  "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ",
                                                  "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::array<std::string_view, 26> kUpper{"Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î",
                                                  "Ĵ", "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ",
                                                  "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
constexpr std::array<std::string_view, 6> kPadding{" one", " two", " three", " four", " five", " six"};

void each_literal(Pattern& pattern, const std::function<std::string(const std::string&)>& change) {
  for (Piece& piece : pattern) {
    if (piece.kind == Piece::Kind::literal) piece.text = change(piece.text);
    for (Branch& branch : piece.branches)
      each_literal(branch.then, change);
  }
}

std::size_t literal_size(const Pattern& pattern) {
  std::size_t size = 0;
  for (const Piece& piece : pattern) {
    if (piece.kind == Piece::Kind::literal) size += piece.text.size();
    if (!piece.branches.empty()) size += literal_size(piece.branches.back().then);
  }
  return size;
}

std::string accents(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z')
      out += kLower[static_cast<std::size_t>(c - 'a')];
    else if (c >= 'A' && c <= 'Z')
      out += kUpper[static_cast<std::size_t>(c - 'A')];
    else
      out += c;
  }
  return out;
}

std::string overridden(const std::string& text) {
  constexpr std::string_view kOverride = "\u202E", kPop = "\u202C";
  std::string out;
  bool inside = false;
  for (const char c : text) {
    const bool letter = c != ' ' && c != ',' && c != '.' && c != ':' && c != ';' && c != '(' && c != ')';
    if (letter != inside) out += letter ? kOverride : kPop;
    inside = letter;
    out += c;
  }
  return inside ? out + std::string(kPop) : out;
}

}  // namespace

Pattern accented(Pattern english) {
  const std::size_t wanted = literal_size(english) * 2 / 5;
  each_literal(english, accents);
  std::string padding;
  for (std::size_t i = 0; padding.size() < wanted; ++i)
    padding += kPadding[i % kPadding.size()];
  english.insert(english.begin(), Piece{.text = "[", .style = {}, .branches = {}});
  english.push_back(Piece{.text = padding + "]", .style = {}, .branches = {}});
  return english;
}

Pattern mirrored(Pattern english) {
  each_literal(english, overridden);
  return english;
}

}  // namespace plenary::words
