#include "clerk/recovery.h"

#include <algorithm>
#include <array>

#include "clerk/letters.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kSeedBytes = 32, kBlockLetters = 4;  // 56 letters of 29 hold 272 bits
constexpr std::size_t kWrittenLetters = kBlockLetters + 1;

tl::unexpected<Error> in_block(const char* code, std::size_t block) {
  return refuse(code, {.params = {{"block", static_cast<std::int64_t>(block + 1)}}});
}

// One digit of base 29 off a number of 256 bits, highest byte first; what is left stays in it.
std::size_t take_digit(std::array<std::uint8_t, kSeedBytes>& number) {
  std::size_t rest = 0;
  for (auto& byte : number) {
    rest = rest * 256 + byte;
    byte = static_cast<std::uint8_t>(rest / kLetters.size());
    rest %= kLetters.size();
  }
  return rest;
}

// number := number * 29 + digit; false if it outgrows 256 bits.
bool add_digit(std::array<std::uint8_t, kSeedBytes>& number, std::size_t digit) {
  std::size_t carry = digit;
  for (auto at = number.rbegin(); at != number.rend(); ++at) {
    carry += *at * kLetters.size();
    *at = static_cast<std::uint8_t>(carry % 256);
    carry /= 256;
  }
  return carry == 0;
}

}  // namespace

std::string recovery_copy(std::string_view seed) {
  ensure(seed.size() == kSeedBytes, "a seed has 32 bytes");
  std::array<std::uint8_t, kSeedBytes> number{};
  std::ranges::copy(seed, number.begin());
  std::string letters(kRecoveryBlocks * kBlockLetters, '2');
  for (auto at = letters.rbegin(); at != letters.rend(); ++at)
    *at = kLetters[take_digit(number)];
  std::string copy;
  for (std::size_t block = 0; block < kRecoveryBlocks; ++block) {
    const auto four = std::string_view(letters).substr(block * kBlockLetters, kBlockLetters);
    if (block > 0) copy += ' ';
    copy += four;
    copy += check_letter(four, block);
  }
  return copy;
}

Result<std::string> read_recovery_copy(std::string_view typed) {
  if (typed.size() > 1000) return refuse("recovery.blocks", {.params = {{"found", std::int64_t{0}}}});
  std::string letters;
  for (const char c : typed) {
    if (is_gap(c)) continue;
    if (kLetters.find(capital(c)) == kLetters.npos)
      return in_block("recovery.letter", letters.size() / kWrittenLetters);
    letters += capital(c);
  }
  std::array<std::uint8_t, kSeedBytes> number{};
  const auto blocks = letters.size() / kWrittenLetters;
  for (std::size_t block = 0; block < std::min(blocks, kRecoveryBlocks); ++block) {
    const auto five = std::string_view(letters).substr(block * kWrittenLetters, kWrittenLetters);
    if (check_letter(five.substr(0, kBlockLetters), block) != five.back())
      return in_block("recovery.block", block);
    for (const char c : five.substr(0, kBlockLetters)) {
      if (!add_digit(number, kLetters.find(c))) return refuse("recovery.not_a_key");
    }
  }
  if (letters.size() != kRecoveryBlocks * kWrittenLetters) {
    return refuse("recovery.blocks", {.params = {{"found", static_cast<std::int64_t>(blocks)}}});
  }
  return std::string(number.begin(), number.end());
}

}  // namespace plenary::clerk
