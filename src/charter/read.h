// The readers of single blocks, called by parse() and by nobody else.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "charter/block.h"
#include "charter/charter.h"

namespace plenary::charter {

// Resolves `like` among matters and among steps; `all` is the table [matter].
[[nodiscard]] Result<std::vector<const Table*>> matter_layers(const std::string& file, const Table& all,
                                                              std::string_view matter);
struct StepLayers {
  std::vector<const Table*> layers;  // empty: there is no such step
  Place place;                       // of the block that is read first
};
[[nodiscard]] Result<StepLayers> step_layers(const std::string& file, const Table& all,
                                             std::string_view matter, std::string_view step);
[[nodiscard]] Result<std::vector<const Table*>> test_layers(const std::string& file, const Table& all,
                                                            std::string_view test);

[[nodiscard]] Result<Matter> read_matter(const std::string& file, const Table& all, const Member& member);
[[nodiscard]] Result<Step> read_step(const Block& block, std::string_view name);
[[nodiscard]] Result<Test> read_test(const std::string& file, const Table& all, const Member& member,
                                     const std::vector<std::string>& questions);

[[nodiscard]] Result<College> read_college(const std::string& file, const Member& member);
[[nodiscard]] Result<WeightTable> read_weights(const std::string& file, const Member& member);
// How a vote chooses among options, and what a ratification must reach.
[[nodiscard]] Result<void> read_choice(const Block& block, Step& step);
[[nodiscard]] Result<void> read_ratification(const Block& block, Step& step);
// A day written "1979-01-01"; a number, whole or as text; both refused with their place.
[[nodiscard]] Result<Day> read_day(const std::string& file, std::string_view text, Place place);
// Whole numbers beyond 2^53 - 1 are refused: other readers of TOML and JSON would round them.
inline constexpr std::int64_t kLargestWhole = (std::int64_t{1} << 53) - 1;
[[nodiscard]] Result<Exact> read_number(const std::string& file, const Member& member);

[[nodiscard]] Result<const Table*> as_table(const std::string& file, const Member& member);
[[nodiscard]] Result<void> good_name(const std::string& file, const Member& member);

}  // namespace plenary::charter
