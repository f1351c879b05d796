#include "charter/check.h"

#include <algorithm>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

template <class List>
std::string near_name(std::string_view name, const List& list) {
  std::vector<std::string_view> known;
  for (const auto& item : list)
    known.push_back(item.name);
  return near(name, known);
}

void check_admission(Problems& problems) {
  const Charter& charter = problems.charter;
  if (!charter.admission) return;
  const Admission& admission = *charter.admission;
  if (charter.find_office(admission.by) == nullptr) {
    problems.add("charter.undefined_office", place_in(admission.places, "by", {}),
                 {{"office", admission.by}, {"near", near_name(admission.by, charter.offices)}});
  }
  if (charter.find_matter(admission.appeal) == nullptr) {
    problems.add("charter.undefined_matter", place_in(admission.places, "appeal", {}),
                 {{"matter", admission.appeal}, {"near", near_name(admission.appeal, charter.matters)}});
  }
}

bool place_before(const Problem& a, const Problem& b) {
  const auto numbers = [](const std::string& where) {
    const auto last = where.rfind(':');
    const auto middle = where.rfind(':', last - 1);
    return std::pair(std::stoi(where.substr(middle + 1)), std::stoi(where.substr(last + 1)));
  };
  return numbers(a.where) < numbers(b.where);
}

}  // namespace

Place place_in(const Places& places, std::string_view key, Place otherwise) {
  const auto found = places.find(key);
  return found == places.end() ? otherwise : found->second;
}

std::vector<Problem> check(const Charter& charter) {
  Problems problems(charter);
  check_admission(problems);
  if (charter.matters.empty()) problems.add("charter.no_matter", {1, 1});
  check_tests(problems);
  check_colleges(problems);
  for (const Matter& matter : charter.matters)
    check_steps(problems, matter);
  check_uses(problems);
  check_sense(problems);
  // A step that is like another has its faults at the other's place: each is told once.
  std::ranges::stable_sort(problems.found, place_before);
  const auto [from, to] = std::ranges::unique(problems.found);
  problems.found.erase(from, to);
  return std::move(problems.found);
}

}  // namespace plenary::charter
