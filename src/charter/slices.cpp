#include "charter/slices.h"

#include <algorithm>
#include <set>

namespace plenary::charter {
namespace {

struct Cutter {
  std::vector<std::string_view> lines;
  std::set<int> heads;  // the lines where a block begins
  std::vector<Article> articles;

  void find_heads(const Table& table) {
    for (const Member& member : table) {
      if (!member.block) continue;
      heads.insert(member.place.line);
      find_heads(*member.value.table());
    }
  }

  // From the block's header to the next header, without the comments and empty lines between.
  [[nodiscard]] std::string cut(int line) const {
    const auto next = heads.upper_bound(line);
    auto end = static_cast<std::size_t>(next == heads.end() ? static_cast<int>(lines.size()) : *next - 1);
    const auto begin = static_cast<std::size_t>(line - 1);
    while (end > begin + 1 && (lines[end - 1].empty() || lines[end - 1].front() == '#'))
      --end;
    std::string text;
    for (std::size_t i = begin; i < end && i < lines.size(); ++i)
      text.append(lines[i]).push_back('\n');
    return text;
  }

  void gather(const Table& table, const std::string& path) {
    for (const Member& member : table) {
      const Table* inner = member.value.table();
      if (!member.block || inner == nullptr) continue;
      const std::string name = path.empty() ? member.key : path + "." + member.key;
      const Member* law = find_member(*inner, "law");
      if (law != nullptr && law->value.text() != nullptr)
        articles.push_back(
            {article_of(*law->value.text()), *law->value.text(), name, cut(member.place.line), member.place});
      gather(*inner, name);
    }
  }
};

}  // namespace

std::vector<Article> articles_in(const Table& root, std::string_view toml) {
  Cutter cutter;
  for (std::size_t from = 0; from < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', from), toml.size());
    std::string_view line = toml.substr(from, end - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    cutter.lines.push_back(line);
    from = end + 1;
  }
  cutter.find_heads(root);
  cutter.gather(root, "");
  std::ranges::stable_sort(cutter.articles, {}, &Article::place);
  return std::move(cutter.articles);
}

}  // namespace plenary::charter
