#include "charter/live.h"

#include <algorithm>
#include <array>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

// Words of the vocabulary that only published tables supply so far.
constexpr std::string_view kNotCounted[] = {"present",
                                            "eligible",
                                            "seats",
                                            "papers",
                                            "valid",
                                            "blank",
                                            "invalid",
                                            "absent",
                                            "hours open",
                                            "texts accepted",
                                            "above the default",
                                            "below the default",
                                            "units",
                                            "deposited"};

tl::unexpected<Error> not_lived(const Charter& charter, Place place, std::string construct) {
  return refuse("charter.not_lived",
                {.where = where(charter.file, place), .params = {{"construct", std::move(construct)}}});
}

Result<void> step_lived(const Charter& charter, const Step& step) {
  if (step.kind == Kind::ratification) return not_lived(charter, step.place, "ratification");
  if (step.kind != Kind::vote) return {};
  const bool known = step.ballot == BallotForm::yes_no_abstain || step.ballot == BallotForm::one_of_many;
  if (!known) return not_lived(charter, step.place, "ballot");
  const bool choice = step.ballot == BallotForm::one_of_many;
  if (choice && (step.rule != "most" || step.seats != 1)) return not_lived(charter, step.place, "rule");
  if (!step.counted_in.empty())
    return not_lived(charter, place_in(step.places, "counted_in", step.place), "counted_in");
  return {};
}

Result<void> test_lived(const Charter& charter, const Test& test) {
  if (charter.find_college(test.in) != nullptr || charter.find_college(test.each) != nullptr)
    return not_lived(charter, place_in(test.places, "in", test.place), "college");
  if (test.given) return not_lived(charter, test.place, "given");
  if (!test.earlier.empty()) return not_lived(charter, test.place, "earlier");
  for (const auto* sum : {&test.count, &test.of})
    for (const std::string& word : *sum)
      if (std::ranges::find(kNotCounted, word) != std::end(kNotCounted))
        return not_lived(charter, place_in(test.places, sum == &test.count ? "count" : "of", test.place),
                         word);
  return {};
}

}  // namespace

Result<void> can_be_lived(const Charter& charter) {
  for (const Matter& matter : charter.matters)
    for (const Step& step : matter.steps) {
      PLENARY_DO(step_lived(charter, step));
    }
  for (const Test& test : charter.tests) {
    PLENARY_DO(test_lived(charter, test));
  }
  return {};
}

}  // namespace plenary::charter
