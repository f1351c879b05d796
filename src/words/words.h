// Code + parameters + language -> sentence.  The only place of sentences: everything else speaks in codes.
//
//     const Words words;                                             // the embedded message files
//     words.sentence("en", "page.desk.waiting", {{"count", 3}});     "Three things wait for you."
//     words.explain("de", error).lines                               one line for each failed condition
//
// Message files lie in src/words/<language>/<room>.txt: `code = pattern` (words/pattern.h), `#` lines give
// translators context.  A code missing in a language falls back along the order given (the body's), then to
// English; missing everywhere it is the code in brackets, so that no page ever fails for a word.
// Two pseudo-languages are made from English for tests: en-XA (accented, 40 % longer) and ar-XB (right to
// left).  Text put into a sentence of the other direction is isolated (FSI, PDI).  It does not escape for
// HTML. Made once at start, only read afterwards: any number of threads.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "words/format.h"
#include "words/pattern.h"

namespace plenary {

struct MessageFile {
  std::string_view language, room, text;
};

[[nodiscard]] std::span<const MessageFile> message_files();  // embedded by cmake/messages.cmake

// A sentence, and the language it is in where that is not the one asked for: who listens to a page hears each
// sentence in its own tongue.  It goes wherever text goes; then the language is left behind.
struct Sentence {
  std::string text;
  std::string language = {};
  bool right_to_left = false;  // of that language

  operator const std::string&() const { return text; }
  operator std::string_view() const { return text; }
  friend std::string operator+(const Sentence& left, std::string_view right) {
    return left.text + std::string(right);
  }
  friend std::string operator+(std::string_view left, const Sentence& right) {
    return std::string(left) + right.text;
  }
  friend std::string operator+(const Sentence& left, const Sentence& right) { return left.text + right.text; }
  friend bool operator==(const Sentence& left, std::string_view right) { return left.text == right; }
};

// A refusal in words: what was refused, and one line for each condition that failed.
struct Explanation {
  Sentence headline;
  std::vector<Sentence> lines;
};

class Words {
 public:
  explicit Words(std::span<const MessageFile> files = message_files());

  // `order`: the body's languages, asked after `language` and before English.
  [[nodiscard]] std::string sentence(std::string_view language, std::string_view code,
                                     const Params& params = {},
                                     std::span<const std::string> order = {}) const;
  [[nodiscard]] Sentence said(std::string_view language, std::string_view code, const Params& params = {},
                              std::span<const std::string> order = {}) const;
  [[nodiscard]] Sentence said(std::string_view language, const Error& error,
                              std::span<const std::string> order = {}) const;
  // An error's own arguments and, by the same way, {where} and {article}.
  [[nodiscard]] std::string sentence(std::string_view language, const Error& error,
                                     std::span<const std::string> order = {}) const;
  [[nodiscard]] Explanation explain(std::string_view language, const Error& error,
                                    std::span<const std::string> order = {}) const;

  [[nodiscard]] const words::Format& format(std::string_view language) const;  // English for an unknown one
  [[nodiscard]] bool speaks(std::string_view language) const;
  [[nodiscard]] std::vector<std::string> languages() const;  // without the pseudo-languages

  // Whether the code has a pattern in exactly this language; for the test that walks all files.
  [[nodiscard]] const words::Pattern* find(std::string_view language, std::string_view code) const;
  // Whatever in the files could not be read; empty in a sound build ("words.syntax", "words.twice", ...).
  [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }

 private:
  struct Language {
    std::unordered_map<std::string, words::Pattern> patterns;
    words::Format format;
  };

  void read(const MessageFile& file, std::unordered_map<std::string, words::Pattern>& patterns);

  std::map<std::string, Language, std::less<>> languages_;
  std::vector<Error> problems_;
};

// A language and its fallbacks, as one value to hand to whoever writes a page for one reader.
class Tongue {
 public:
  Tongue(const Words& words, std::string language, std::vector<std::string> order = {})
      : words_(&words), language_(std::move(language)), order_(std::move(order)) {}

  [[nodiscard]] Sentence operator()(std::string_view code, const Params& params = {}) const {
    return words_->said(language_, code, params, order_);
  }
  [[nodiscard]] Sentence operator()(const Error& error) const {
    return words_->said(language_, error, order_);
  }
  [[nodiscard]] Explanation explain(const Error& error) const {
    return words_->explain(language_, error, order_);
  }
  [[nodiscard]] const words::Format& format() const { return words_->format(language_); }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool right_to_left() const { return format().right_to_left(); }

 private:
  const Words* words_;
  std::string language_;
  std::vector<std::string> order_;
};

}  // namespace plenary
