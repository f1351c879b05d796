#include "ranked_cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/preflib.h"

namespace corpus {
namespace {

using plenary::Exact;
using plenary::count::Option;
using plenary::count::Returned;
using plenary::count::Stage;

bool moves_nothing(const Json& stage) {
  const Json* did = find(stage, "did");
  if (did == nullptr || !did->is_array()) return false;
  return std::ranges::any_of(did->as_array(), [](const Json& line) {
    const std::string_view text = line.as_string();
    return (text.starts_with("Surplus transferred") || text.starts_with("Transfer surplus")) &&
           (text.ends_with("(0.00000)") || text.ends_with("(0.0000)"));
  });
}

std::vector<const Json*> stages_of(const Json& check, const Comparison& how) {
  const Json* stages = find(check, "stages");
  if (stages == nullptr) stages = find(check, "rounds");
  std::vector<const Json*> found;
  if (stages == nullptr) return found;
  for (const Json& stage : stages->as_array())
    if (!how.surplus_of_nothing || !moves_nothing(stage)) found.push_back(&stage);
  if (how.first_twice && !found.empty()) found.erase(found.begin());
  return found;
}

bool equal(const Exact& ours, const std::string& theirs, bool rounded) {
  const auto number = plenary::parse_exact(theirs);
  if (!number) return false;
  if (!rounded) return *number == ours;
  const auto dot = theirs.find('.');
  const auto places = dot == theirs.npos ? 0 : theirs.size() - dot - 1;
  Exact unit(1);
  for (std::size_t i = 0; i < places; ++i)
    unit /= 10;
  const Exact apart = *number - ours;
  return apart <= unit && apart >= -unit;
}

std::string decimal(const Json& value) {
  if (value.is_string()) return std::string(value.as_string());
  return value.is_null() ? std::string() : std::to_string(number_of(value));
}

std::string compare_stage(const RankedCase& election, const Json& theirs, const Stage& ours,
                          const Returned& counted, bool last, const Comparison& how) {
  const auto& tally = find(theirs, "tally")->as_object();
  for (Option option = 0; option < election.file.names.size(); ++option) {
    const auto* total = tally.if_contains(election.file.names[option]);
    const bool goes =
        std::ranges::find(ours.acted_on, option) != ours.acted_on.end() && ours.what == "exclusion";
    const bool lost = last && std::ranges::find(counted.elected, option) == counted.elected.end();
    const bool leaves = how.excluded_absent && (goes || lost);
    if (total == nullptr || total->is_null()) {
      if (leaves || ours.sums[option] == 0) continue;
      return fmt::format("{} has {}, theirs none", election.file.names[option],
                         plenary::to_string(ours.sums[option]));
    }
    if (!leaves && !equal(ours.sums[option], decimal(*total), how.rounded))
      return fmt::format("{} has {}, theirs {}", election.file.names[option], ours.sums[option].get_d(),
                         decimal(*total));
  }
  const Json* quota = find(theirs, "quota");
  if (how.quota && quota != nullptr && !quota->is_null() && !ours.figures.empty() &&
      !equal(ours.figures.front().value, decimal(*quota), how.rounded))
    return fmt::format("quota {}, theirs {}", ours.figures.front().value.get_d(), decimal(*quota));
  const Json* rest = find(theirs, how.rest);
  if (rest != nullptr && !rest->is_null() &&
      !equal(ours.exhausted + how.blank + (how.lost_too ? ours.lost : Exact(0)), decimal(*rest), how.rounded))
    return fmt::format("exhausted {}, theirs {}", ours.exhausted.get_d(), decimal(*rest));
  return {};
}

}  // namespace

plenary::Result<RankedCase> ranked_case(const fs::path& case_file, plenary::count::Keep keep) {
  auto json = file_json(case_file);
  if (!json) return plenary::refuse("corpus.case");
  RankedCase election{.name = text_of(*json, "id"), .json = std::move(*json), .file = {}};
  const auto& input = *find(election.json, "input");
  const auto file = text_of(input, "file");
  const auto bytes = file_text(case_file.parent_path() / file);
  if (!bytes) return plenary::refuse("corpus.input_absent");
  const plenary::formats::ReadLimits limits{.file = file, .keep = keep};
  auto read = file.ends_with(".blt")   ? plenary::formats::read_blt(*bytes, limits)
              : file.ends_with(".csv") ? plenary::formats::read_cvr(*bytes, limits)
                                       : plenary::formats::read_preflib(*bytes, limits);
  if (!read) return tl::unexpected(std::move(read).error());
  election.file = std::move(*read);
  return election;
}

std::vector<std::string> names_of(const RankedCase& election, const std::vector<Option>& options) {
  std::vector<std::string> names;
  for (const Option option : options)
    names.push_back(election.file.names[option]);
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> winners_of(const Json& check) {
  std::vector<std::string> names;
  for (const Json& name : find(check, "winners")->as_array())
    names.emplace_back(name.as_string());
  std::ranges::sort(names);
  return names;
}

std::string compare_winners(const RankedCase& election, const Json& check, const Returned& counted) {
  const auto ours = names_of(election, counted.elected), theirs = winners_of(check);
  if (ours == theirs) return {};
  return fmt::format("elected {}, theirs {}", fmt::join(ours, " | "), fmt::join(theirs, " | "));
}

std::string compare_stages(const RankedCase& election, const Json& check, const Returned& counted,
                           const Comparison& how) {
  const auto theirs = stages_of(check, how);
  if (theirs.empty()) return {};
  std::vector<const Stage*> ours;
  for (const Stage& stage : counted.trace)
    if (stage.what != "elected without more") ours.push_back(&stage);
  for (std::size_t i = 0; i < std::min(theirs.size(), ours.size()); ++i)
    if (auto differs = compare_stage(election, *theirs[i], *ours[i], counted, i + 1 == theirs.size(), how);
        !differs.empty())
      return fmt::format("stage {}: {}", i, differs);
  const auto more = std::max(theirs.size(), ours.size()) - std::min(theirs.size(), ours.size());
  if (how.they_end_early && ours.size() > theirs.size()) return {};
  if (more > (how.beyond ? 1 : 0)) return fmt::format("{} stages, theirs {}", ours.size(), theirs.size());
  return {};
}

}  // namespace corpus
