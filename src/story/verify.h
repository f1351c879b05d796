// The checks of a story: the record exported, and read by plenary-verify as anybody would.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "clerk/house.h"

namespace plenary::story {

// The export verifies as "same": else "story.no_verifier", "story.not_verified" (said).
[[nodiscard]] Result<void> check_verifies(const clerk::Body& body, const std::filesystem::path& folder,
                                          const std::filesystem::path& verifier);

// One byte changed in each of the exported files (at most 24 of them, spread over all): none goes unnoticed,
// else "story.unnoticed" (file).
[[nodiscard]] Result<void> check_changed_bytes(const clerk::Body& body, const std::filesystem::path& folder,
                                               const std::filesystem::path& verifier);

// plenary-verify beside the running program.
[[nodiscard]] std::filesystem::path verifier_beside_us();

}  // namespace plenary::story
