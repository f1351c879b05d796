// A line of a story as words, texts in quotes and signs; and the reading of them one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::story {

struct Token {
  enum class Kind { word, quote, sign };  // sign: , ; :
  Kind kind = Kind::word;
  std::string text;
};

[[nodiscard]] Result<std::vector<Token>> tokens_of(std::string_view line, const std::string& where);

class Reader {
 public:
  Reader(std::vector<Token> tokens, std::string where) : tokens_(std::move(tokens)), where_(std::move(where)) {}

  [[nodiscard]] bool at_end() const { return next_ >= tokens_.size(); }
  [[nodiscard]] bool is(std::string_view text) const;          // the next token, if it is not in quotes
  [[nodiscard]] bool is_quote() const;
  bool take(std::string_view phrase);                          // all its words or nothing
  [[nodiscard]] Result<std::string> word(std::string_view wanted);
  [[nodiscard]] Result<std::string> quote();
  [[nodiscard]] Result<void> need(std::string_view phrase);
  [[nodiscard]] Result<void> end();
  [[nodiscard]] Result<std::vector<std::string>> names();      // "Ada, Bran and Cleo"
  [[nodiscard]] std::string take_matter();                     // removes `on "title"` wherever it stands in the clause
  [[nodiscard]] tl::unexpected<Error> expected(std::string_view wanted) const;
  [[nodiscard]] const std::string& where() const { return where_; }

 private:
  std::vector<Token> tokens_;
  std::string where_;
  std::size_t next_ = 0;
};

}  // namespace plenary::story
