// `plenary story FILE [--export DIR] [--quiet] [--no-checks]`: plays a story in memory and tells the year.
#pragma once

#include <span>
#include <string>

namespace plenary::cli {

// Arguments after the word "story".  0 when every expectation held; 1 with one line when not; 2 on misuse.
[[nodiscard]] int story_command(std::span<const std::string> args);

}  // namespace plenary::cli
