#include "words/pattern.h"

#include <unicode/messagepattern.h>

#include <algorithm>

#include "words/icu_text.h"

namespace plenary::words {

namespace {

using Part = icu::MessagePattern::Part;

// Walks ICU's flat list of parts and makes the tree; `at` is the index of the part being read.
class Walker {
 public:
  explicit Walker(const icu::MessagePattern& pattern) : pattern_(pattern) {}

  Result<Pattern> message(int& at) {
    Pattern pieces;
    int after = pattern_.getPart(at).getLimit();
    for (++at;; ++at) {
      const Part& part = pattern_.getPart(at);
      literal(pieces, after, part.getIndex());
      after = part.getLimit();
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT:
          return pieces;
        case UMSGPAT_PART_TYPE_INSERT_CHAR:
          append(pieces, utf8(icu::UnicodeString(static_cast<char16_t>(part.getValue()))));
          break;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
          pieces.push_back({.kind = Piece::Kind::number, .text = {}, .style = {}, .branches = {}});
          break;
        case UMSGPAT_PART_TYPE_ARG_START: {
          const int limit = pattern_.getLimitPartIndex(at);
          PLENARY_TRY(auto piece, argument(at, limit));
          pieces.push_back(std::move(piece));
          at = limit;
          after = pattern_.getPart(limit).getLimit();
          break;
        }
        default:
          break;  // SKIP_SYNTAX: an apostrophe that quotes
      }
    }
  }

 private:
  void append(Pattern& pieces, const std::string& text) {
    if (text.empty()) return;
    if (pieces.empty() || pieces.back().kind != Piece::Kind::literal) pieces.emplace_back();
    pieces.back().text += text;
  }

  void literal(Pattern& pieces, int from, int to) {
    append(pieces, utf8(pattern_.getPatternString().tempSubStringBetween(from, to)));
  }

  std::string substring(int at) { return utf8(pattern_.getSubstring(pattern_.getPart(at))); }

  Result<Piece> argument(int start, int limit) {
    Piece piece{.kind = Piece::Kind::argument, .text = substring(start + 1), .style = {}, .branches = {}};
    switch (pattern_.getPart(start).getArgType()) {
      case UMSGPAT_ARG_TYPE_NONE:
        return piece;
      case UMSGPAT_ARG_TYPE_SIMPLE:
        return dated(std::move(piece), start, limit);
      case UMSGPAT_ARG_TYPE_PLURAL:
        piece.kind = Piece::Kind::plural;
        return branched(std::move(piece), start, limit);
      case UMSGPAT_ARG_TYPE_SELECT:
        piece.kind = Piece::Kind::select;
        return branched(std::move(piece), start, limit);
      default:
        return refuse("words.argument", {.where = piece.text});
    }
  }

  Result<Piece> dated(Piece piece, int start, int limit) {
    if (substring(start + 2) != "date" || limit < start + 4)
      return refuse("words.argument", {.where = piece.text});
    piece.style = substring(start + 3);
    std::erase(piece.style, ' ');
    if (piece.style != "short" && piece.style != "year" && piece.style != "full")
      return refuse("words.argument", {.where = piece.text});
    return piece;
  }

  Result<Piece> branched(Piece piece, int start, int limit) {
    for (int at = start + 2; at < limit; ++at) {
      if (pattern_.getPartType(at) != UMSGPAT_PART_TYPE_ARG_SELECTOR)
        return refuse("words.argument", {.where = piece.text});  // an offset
      std::string selector = substring(at++);
      if (Part::hasNumericValue(pattern_.getPartType(at))) ++at;
      PLENARY_TRY(auto then, message(at));
      piece.branches.push_back({std::move(selector), std::move(then)});
    }
    return piece;
  }

  const icu::MessagePattern& pattern_;
};

void collect(const Pattern& pattern, std::set<std::string>& names) {
  for (const Piece& piece : pattern) {
    if (piece.kind != Piece::Kind::literal && piece.kind != Piece::Kind::number) names.insert(piece.text);
    for (const Branch& branch : piece.branches)
      collect(branch.then, names);
  }
}

}  // namespace

Result<Pattern> parse_pattern(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const icu::MessagePattern pattern(utf16(text), &where, status);
  if (U_FAILURE(status))
    return refuse("words.syntax", {.where = "character " + std::to_string(where.offset)});
  int at = 0;
  return Walker(pattern).message(at);
}

std::set<std::string> arguments_of(const Pattern& pattern) {
  std::set<std::string> names;
  collect(pattern, names);
  return names;
}

}  // namespace plenary::words
