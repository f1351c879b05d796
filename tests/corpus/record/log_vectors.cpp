#include <algorithm>

#include "record/log_check.h"
#include "vectors.h"

namespace corpus {
namespace {

using namespace plenary;

std::vector<std::string> texts_of(const Json& object, std::string_view key) {
  std::vector<std::string> texts;
  const auto* const list = object.as_object().if_contains(key);
  if (list == nullptr) return texts;
  for (const auto& item : list->as_array())
    texts.emplace_back(item.as_string());
  return texts;
}

void run_case(const fs::path& folder, const Json& stated, Tally& tally) {
  const auto name = text_of(stated, "name");
  const auto key = record::parse_vkey(text_of(stated, "vkey"));
  if (!key) {
    tally.check("logs", name, !truth_of(stated, "valid"), why(key));
    return;
  }
  // the folders hold case files and, for the main log, tiles of larger sizes: strays are not looked for
  record::LogCheck check{.log = *key, .name_strays = false};
  if (const auto path = text_of(stated, "checkpoint"); !path.empty()) check.checkpoint_path = path;
  for (const auto& older : texts_of(stated, "old")) {
    check.older.push_back({older, file_text(folder / older).value_or("")});
  }
  for (const auto& text : texts_of(stated, "witness")) {
    if (auto witness = record::parse_vkey(text)) check.policy.witnesses.push_back(*witness);
  }
  if (const auto* const quorum = stated.as_object().if_contains("quorum"))
    check.policy.quorum = number_of(*quorum);
  record::FolderFiles files(folder.string());
  const auto checked = record::check_log(files, check);
  const auto origin = text_of(stated, "origin");
  const bool right_origin = !checked || origin.empty() || checked->head.checkpoint.origin == origin;
  tally.check("logs", fmt::format("{} ({})", name, checked ? "sound" : why(checked)),
              checked.has_value() == truth_of(stated, "valid") && right_origin, why(checked));
}

void run_folder(const fs::path& folder, Tally& tally) {
  std::vector<fs::path> cases;
  for (const auto& file : fs::directory_iterator(folder)) {
    const auto name = file.path().filename().string();
    if (name.starts_with("case") && name.ends_with(".json")) cases.push_back(file.path());
  }
  std::ranges::sort(cases);
  for (const auto& path : cases) {
    if (const auto stated = file_json(path)) run_case(folder, *stated, tally);
  }
}

}  // namespace

void run_logs(const fs::path& folder, Tally& tally) {
  for (const auto* const kind : {"logs", "broken"}) {
    if (!fs::is_directory(folder / kind)) continue;
    std::vector<fs::path> logs;
    for (const auto& log : fs::directory_iterator(folder / kind))
      logs.push_back(log.path());
    std::ranges::sort(logs);
    for (const auto& log : logs)
      run_folder(log, tally);
  }
}

}  // namespace corpus
