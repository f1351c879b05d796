#include "clerk/letters.h"

namespace plenary::clerk {

char check_letter(std::string_view letters, std::size_t salt) {
  std::size_t sum = salt;
  for (std::size_t i = 0; i < letters.size(); ++i)
    sum += (i + 1) * kLetters.find(letters[i]);
  return kLetters[sum % kLetters.size()];
}

bool is_gap(char c) {
  return c == '-' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace plenary::clerk
