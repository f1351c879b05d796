// PrefLib's categories: written, and as the grades that rules count.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "formats/preflib.h"
#include "formats/scan.h"

namespace plenary::formats {
namespace {

constexpr std::size_t kMostGradeCells = 20'000'000;  // of a table of grades: lines times alternatives

std::string category_set(const std::vector<count::Option>& set) {
  std::string out;
  for (const count::Option option : set)
    out += (out.empty() ? "" : ",") + std::to_string(option + 1);
  return set.size() == 1 ? out : "{" + out + "}";
}

// The categories' grades: their names where all are whole numbers that fall, else k-1 to 0.
std::vector<std::int64_t> grades_told(const CategoryFile& file) {
  std::vector<std::int64_t> grades;
  for (const std::string& name : file.categories) {
    std::int64_t grade = 0;
    const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), grade);
    const bool falls = grades.empty() || grade < grades.back();
    const bool fits = grade <= count::kHighestMark && grade >= -count::kHighestMark;
    if (failed != std::errc() || end != name.data() + name.size() || !falls || !fits) break;
    grades.push_back(grade);
  }
  if (!grades.empty() && grades.size() == file.grades()) return grades;
  grades.clear();
  for (std::size_t i = file.grades(); i > 0; --i)
    grades.push_back(static_cast<std::int64_t>(i - 1));
  return grades;
}

}  // namespace

std::size_t CategoryFile::grades() const {
  std::size_t most = categories.size();
  for (const Line& line : lines)
    most = std::max(most, line.sets.size());
  return most;
}

std::string write_categories(const CategoryFile& file, std::string_view file_name) {
  std::int64_t voters = 0;
  for (const auto& line : file.lines)
    voters += line.papers;
  std::string out = fmt::format("# FILE NAME: {}\n# TITLE: {}\n", file_name, one_line(file.title));
  for (const auto& [name, value] : file.keys)
    out += fmt::format("# {}: {}\n", one_line(name), one_line(value));
  out += fmt::format("# DATA TYPE: cat\n# NUMBER ALTERNATIVES: {}\n# NUMBER VOTERS: {}\n", file.names.size(),
                     voters);
  out += fmt::format("# NUMBER UNIQUE PREFERENCES: {}\n# NUMBER CATEGORIES: {}\n", file.lines.size(),
                     file.grades());
  for (std::size_t i = 0; i < file.categories.size(); ++i)
    out += fmt::format("# CATEGORY NAME {}: {}\n", i + 1, one_line(file.categories[i]));
  for (std::size_t i = 0; i < file.names.size(); ++i)
    out += fmt::format("# ALTERNATIVE NAME {}: {}\n", i + 1, one_line(file.names[i]));
  for (const auto& line : file.lines) {
    out += std::to_string(line.papers) + ": ";
    for (std::size_t i = 0; i < line.sets.size(); ++i)
      out += (i > 0 ? "," : "") + category_set(line.sets[i]);
    out += '\n';
  }
  return out;
}

Result<MarksFile> marks_of(const CategoryFile& file, const std::string& name) {
  if (file.names.size() * file.lines.size() > kMostGradeCells) return refuse(kTooMany, {.where = name});
  const auto grades = grades_told(file);
  MarksFile read{.names = file.names, .ballots = {}};
  if (!grades.empty())
    read.lowest = std::min(read.lowest, grades.back()), read.highest = std::max(read.highest, grades.front());
  for (const auto& line : file.lines) {
    count::Marked ballot{.marks = std::vector<std::optional<std::int64_t>>(file.names.size()),
                         .weight = exact(line.papers)};
    for (std::size_t category = 0; category < line.sets.size(); ++category)
      for (const count::Option option : line.sets[category])
        ballot.marks[option] = grades[category];
    read.ballots.push_back(std::move(ballot));
  }
  return read;
}

Result<CategoryFile> categories_of(const MarksFile& file, const std::string& name) {
  CategoryFile made{.title = {}, .names = file.names, .categories = {}, .lines = {}};
  std::set<std::int64_t, std::greater<>> given;
  for (const auto& ballot : file.ballots)
    for (const auto& mark : ballot.marks)
      if (mark) given.insert(*mark);
  if (given.size() > kMostCategories) return refuse("preflib.too_many_categories", {.where = name});
  for (const std::int64_t grade : given)
    made.categories.push_back(std::to_string(grade));
  const std::vector<std::int64_t> grades(given.begin(), given.end());
  for (const auto& ballot : file.ballots) {
    const bool whole =
        ballot.weight.get_den() == 1 && ballot.weight >= 0 && ballot.weight <= exact(count::kMostWeight);
    if (!whole)
      return refuse("preflib.weight", {.where = name, .params = {{"weight", to_string(ballot.weight)}}});
    CategoryFile::Line line{.papers = ballot.weight.get_num().get_si(), .sets = {}};
    line.sets.resize(grades.size());
    for (count::Option option = 0; option < ballot.marks.size(); ++option) {
      if (!ballot.marks[option]) continue;
      const auto place = std::ranges::lower_bound(grades, *ballot.marks[option], std::greater<>());
      line.sets[static_cast<std::size_t>(place - grades.begin())].push_back(option);
    }
    made.lines.push_back(std::move(line));
  }
  return made;
}

}  // namespace plenary::formats
