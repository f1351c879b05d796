// The key of a body's log: its copy on paper, typed back to be sure; its restoring; its change.
//
//     plenary key copy riverside        14 blocks of five letters, to be printed and locked away
//     plenary key confirm riverside     reads them from standard input and compares
//     plenary key restore riverside     reads them and makes the key file that was lost
//     plenary key change riverside      a new key; the record says so, signed by the old one
//
// What is typed is not echoed back and never logged.  Each command needs the data folder to itself.
#pragma once

#include <filesystem>
#include <string>

#include "clerk/house.h"

namespace plenary::cli {

// After a founding: shows the copy and has it typed back, at a terminal; else says how.
void offer_recovery_copy(const clerk::House& house, const clerk::Body& body);

int key_copy_command(const std::filesystem::path& folder, const std::string& slug);
int key_confirm_command(const std::filesystem::path& folder, const std::string& slug);
int key_restore_command(const std::filesystem::path& folder, const std::string& slug);
int key_change_command(const std::filesystem::path& folder, const std::string& slug, int overlap_days);

}  // namespace plenary::cli
