#include "view/diff.h"

#include <algorithm>
#include <string>

namespace plenary::view {
namespace {

constexpr std::size_t kMostCells = 4'000'000;  // of the table between the common ends

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::vector<std::string_view> words_and_gaps(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && is_space(text[end]) == is_space(text[at])) ++end;
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

void add(std::vector<WordRun>& runs, Change change, std::string_view words) {
  if (words.empty()) return;
  if (!runs.empty() && runs.back().change == change) {
    runs.back().words += words;
  } else {
    runs.push_back({change, std::string(words)});
  }
}

using Pieces = std::vector<std::string_view>;

// lengths[i][j]: of the longest common subsequence of before[i..] and after[j..].
std::vector<std::uint32_t> common_lengths(const Pieces& before, const Pieces& after) {
  const std::size_t width = after.size() + 1;
  std::vector<std::uint32_t> lengths((before.size() + 1) * width, 0);
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      lengths[i * width + j] = before[i] == after[j] ? lengths[(i + 1) * width + j + 1] + 1
                                                     : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  return lengths;
}

void compare_middle(std::vector<WordRun>& runs, const Pieces& before, const Pieces& after) {
  const std::size_t width = after.size() + 1;
  std::size_t i = 0, j = 0;
  if ((before.size() + 1) * width <= kMostCells) {
    const auto lengths = common_lengths(before, after);
    while (i < before.size() && j < after.size()) {
      if (before[i] == after[j]) {
        add(runs, Change::same, before[i]), ++i, ++j;
      } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
        add(runs, Change::removed, before[i++]);
      } else {
        add(runs, Change::added, after[j++]);
      }
    }
  }
  while (i < before.size()) add(runs, Change::removed, before[i++]);
  while (j < after.size()) add(runs, Change::added, after[j++]);
}

}  // namespace

std::vector<WordRun> word_difference(std::string_view before, std::string_view after) {
  Pieces old_words = words_and_gaps(before), new_words = words_and_gaps(after);
  std::vector<WordRun> runs;
  std::size_t start = 0, end = 0;
  const std::size_t shorter = std::min(old_words.size(), new_words.size());
  while (start < shorter && old_words[start] == new_words[start]) add(runs, Change::same, old_words[start++]);
  while (end < shorter - start && old_words[old_words.size() - 1 - end] == new_words[new_words.size() - 1 - end]) ++end;
  const auto middle = [&](const Pieces& words) {
    return Pieces(words.begin() + static_cast<std::ptrdiff_t>(start), words.end() - static_cast<std::ptrdiff_t>(end));
  };
  compare_middle(runs, middle(old_words), middle(new_words));
  for (std::size_t i = old_words.size() - end; i < old_words.size(); ++i) add(runs, Change::same, old_words[i]);
  return runs;
}

}  // namespace plenary::view
