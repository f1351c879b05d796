#include "story/tokens.h"

#include <algorithm>

namespace plenary::story {
namespace {

bool is_sign(char c) { return c == ',' || c == ';' || c == ':'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::vector<std::string> words_of(std::string_view phrase) {
  std::vector<std::string> words;
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    words.emplace_back(phrase.substr(0, end));
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return words;
}

}  // namespace

Result<std::vector<Token>> tokens_of(std::string_view line, const std::string& where) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < line.size();) {
    const char c = line[at];
    if (is_space(c)) {
      ++at;
    } else if (c == '"') {
      const auto end = line.find('"', at + 1);
      if (end == line.npos) return refuse("story.open_quote", {.where = where});
      tokens.push_back({Token::Kind::quote, std::string(line.substr(at + 1, end - at - 1))});
      at = end + 1;
    } else if (is_sign(c)) {
      tokens.push_back({Token::Kind::sign, std::string(1, c)});
      ++at;
    } else {
      const auto end = std::ranges::find_if(line.substr(at), [](char d) { return is_space(d) || is_sign(d) || d == '"'; });
      const auto length = static_cast<std::size_t>(end - line.substr(at).begin());
      tokens.push_back({Token::Kind::word, std::string(line.substr(at, length))});
      at += length;
    }
  }
  return tokens;
}

bool Reader::is(std::string_view text) const {
  return !at_end() && tokens_[next_].kind != Token::Kind::quote && tokens_[next_].text == text;
}

bool Reader::is_quote() const { return !at_end() && tokens_[next_].kind == Token::Kind::quote; }

bool Reader::take(std::string_view phrase) {
  const auto words = words_of(phrase);
  if (next_ + words.size() > tokens_.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto& token = tokens_[next_ + i];
    if (token.kind == Token::Kind::quote || token.text != words[i]) return false;
  }
  next_ += words.size();
  return true;
}

tl::unexpected<Error> Reader::expected(std::string_view wanted) const {
  return refuse("story.expected", {.where = where_, .params = {{"wanted", std::string(wanted)},
                                                               {"found", at_end() ? "" : tokens_[next_].text}}});
}

Result<std::string> Reader::word(std::string_view wanted) {
  if (at_end() || tokens_[next_].kind != Token::Kind::word) return expected(wanted);
  return tokens_[next_++].text;
}

Result<std::string> Reader::quote() {
  if (!is_quote()) return expected("\"...\"");
  return tokens_[next_++].text;
}

Result<void> Reader::need(std::string_view phrase) {
  if (!take(phrase)) return expected(phrase);
  return {};
}

Result<void> Reader::end() {
  if (!at_end()) return expected("");
  return {};
}

Result<std::vector<std::string>> Reader::names() {
  std::vector<std::string> names;
  do {
    PLENARY_TRY(auto name, word("a name"));
    names.push_back(std::move(name));
  } while (take(",") || take("and"));
  return names;
}

std::string Reader::take_matter() {
  for (auto at = next_; at + 1 < tokens_.size(); ++at) {
    if (tokens_[at].kind == Token::Kind::sign && tokens_[at].text == ";") break;
    const bool named = tokens_[at].kind == Token::Kind::word && tokens_[at].text == "on" &&
                       tokens_[at + 1].kind == Token::Kind::quote;
    if (!named) continue;
    std::string title = tokens_[at + 1].text;
    const auto from = tokens_.begin() + static_cast<std::ptrdiff_t>(at);
    tokens_.erase(from, from + 2);
    return title;
  }
  return {};
}

}  // namespace plenary::story
