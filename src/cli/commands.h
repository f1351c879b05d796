// The commands besides serve: founding, codes, export, backup, imports.  Each gives an exit status.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace plenary::cli {

int found_command(const std::filesystem::path& folder, const std::string& slug, const std::filesystem::path& charter,
                  const std::filesystem::path& members, const std::vector<std::string>& offices, const std::string& domain);
int code_command(const std::filesystem::path& folder, const std::string& slug, const std::string& name, bool paper);
int export_command(const std::filesystem::path& folder, const std::string& slug, const std::filesystem::path& out);
int backup_command(const std::filesystem::path& folder, const std::filesystem::path& out);

struct ImportOptions {
  std::filesystem::path conversation, folder;
  std::string slug = "forum";  // founded from charters/consultation if it is not there
  std::string title;           // of the matter raised for it
  std::string source, licence;
};
int consult_import_command(const ImportOptions& options);

}  // namespace plenary::cli
