#include "cli/count_files.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <optional>

#include "cli/place.h"
#include "count/families.h"
#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/mark_tables.h"
#include "formats/preflib.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;
using count::Option;

bool is_preflib(std::string_view name) {
  return name.ends_with(".soc") || name.ends_with(".soi") || name.ends_with(".toc") || name.ends_with(".toi");
}

BallotKind kind_of_table(std::string_view name, std::string_view bytes) {
  if (name.ends_with(".rounds.csv")) return BallotKind::rounds;
  if (name.ends_with(".cvr.csv") || bytes.starts_with('#')) return BallotKind::rankings;
  return formats::looks_like_lists(bytes) ? BallotKind::lists : BallotKind::marks;
}

// Where `path`, as the configuration has it, leads; nothing if it is not below `within`.
std::optional<fs::path> found_within(const fs::path& folder, const fs::path& within,
                                     const std::string& path) {
  std::error_code unknown;
  const fs::path here = fs::current_path(unknown);
  const fs::path place = (here / folder / path).lexically_normal();
  const fs::path root = (here / within / "").lexically_normal();
  const auto [end, _] = std::mismatch(root.begin(), std::prev(root.end()), place.begin(), place.end());
  if (end != std::prev(root.end())) return {};
  return place;
}

constexpr std::size_t kLarge = std::size_t{64} << 20;

// Gives back the memory of what is read, and says on a terminal how far a large file is.
class Watched {
 public:
  explicit Watched(const BallotFile& file)
      : file_(file), shown_(file.bytes.size() > kLarge && ::isatty(STDERR_FILENO) == 1) {}
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;
  ~Watched() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
  }
  void tell(std::size_t done) const {
    file_.file->done_with(done);
    if (shown_) fmt::print(stderr, "\r{}: {} %", file_.name, done * 100 / file_.bytes.size());
  }

 private:
  const BallotFile& file_;
  bool shown_;
};

formats::SourceFiles files_beside(const fs::path& folder, const fs::path& within) {
  const auto inside = [folder, within](const std::string& path) -> Result<fs::path> {
    const auto place = found_within(folder, within, path);
    if (!place) return refuse("cli.count_path", {.where = path});
    return *place;
  };
  return {.read = [inside](const std::string& path) -> Result<std::string> {
            PLENARY_TRY(const fs::path file, inside(path));
            return read_file(file);
          },
          .list = [inside](const std::string& path) -> Result<std::vector<std::string>> {
            PLENARY_TRY(const fs::path place, inside(path));
            std::error_code problem;
            std::vector<std::string> names;
            for (const auto& file : fs::directory_iterator(place, problem))
              names.push_back(path + "/" + file.path().filename().string());
            if (problem) return refuse("cli.no_file", {.where = place.string()});
            return names;
          }};
}

}  // namespace

Result<BallotFile> open_ballots(const fs::path& path) {
  BallotFile file{.name = path.filename().string(), .file = {}, .bytes = {}};
  const std::string& name = file.name;
  const bool table = name.ends_with(".csv");
  const bool known = table || is_preflib(name) || name.ends_with(".cat") || name.ends_with(".blt") || name.ends_with(".pb") ||
                     name.ends_with(".abc.yaml") || name.ends_with("config.json");
  if (!known) return refuse("cli.count_file", {.where = path.string()});
  if (fs::is_directory(path)) return refuse("cli.no_file", {.where = path.string()});
  auto mapped = ballot::MappedFile::open(path);
  if (!mapped) return refuse("cli.no_file", {.where = path.string()});
  file.file = std::make_shared<const ballot::MappedFile>(*std::move(mapped));
  file.bytes = file.file->bytes();
  file.kind = table                         ? kind_of_table(name, file.bytes)
              : name.ends_with(".pb")       ? BallotKind::projects
              : name.ends_with(".abc.yaml") ? BallotKind::approvals
              : name.ends_with(".cat")      ? BallotKind::marks
              : name.ends_with(".json")     ? BallotKind::contest
                                            : BallotKind::rankings;
  return file;
}

std::vector<std::string> rules_that_fit(BallotKind kind) {
  std::vector<std::string> fits;
  const auto add = [&fits](std::span<const count::RuleLine> rules) {
    for (const auto& rule : rules)
      fits.emplace_back(rule.id);
  };
  if (kind == BallotKind::projects) add(count::budget_rules());
  if (kind == BallotKind::approvals) add(count::committee_rules());
  if (kind == BallotKind::lists) add(count::apportionment_rules());
  if (kind == BallotKind::marks) add(count::cardinal_rules()), add(count::several_rules());
  if (kind == BallotKind::rounds) add(count::round_rules());
  if (kind == BallotKind::rankings)
    for (const auto& rule : count::catalogue())
      if (rule.takes.starts_with("rankings")) fits.emplace_back(rule.id);
  std::ranges::sort(fits);
  return fits;
}

Result<void> fit(const std::string& rule, BallotKind kind, const std::string& file) {
  if (kind == BallotKind::contest) return refuse("cli.count_own_rules", {.where = file});
  const auto all = count::catalogue();
  if (std::ranges::none_of(all, [&](const auto& line) { return line.id == rule; }))
    return refuse("count.unknown_rule", {.params = {{"rule", rule}}});
  const auto fits = rules_that_fit(kind);
  if (std::ranges::find(fits, rule) != fits.end()) return {};
  std::string told;
  for (const std::string& one : fits)
    told += (told.empty() ? "" : ", ") + one;
  return refuse("cli.count_misfit", {.where = file, .params = {{"rule", rule}, {"fits", told}}});
}

Result<formats::RankedFile> read_rankings(const BallotFile& file, count::Keep keep) {
  constexpr std::size_t kMostBytes = std::size_t{1} << 34;  // of BLT and CVR, whose text is not held
  formats::ReadLimits limits{.file = file.name, .keep = keep};
  const bool compact = !file.name.ends_with(".blt") && !file.name.ends_with(".csv");
  if (!compact) limits.bytes = kMostBytes;
  const Watched watched(file);
  limits.seen = [&](std::size_t done) { watched.tell(done); };
  if (file.name.ends_with(".blt")) return formats::read_blt(file.bytes, limits);
  if (file.name.ends_with(".csv")) return formats::read_cvr(file.bytes, limits);
  return formats::read_preflib(file.bytes, limits);
}

Result<formats::MarksFile> read_marked(const BallotFile& file) {
  if (!file.name.ends_with(".cat")) return formats::read_marks(file.bytes, file.name);
  PLENARY_TRY(const formats::CategoryFile read, formats::read_categories(file.bytes, {.file = file.name}));
  return formats::marks_of(read, file.name);
}

std::vector<std::string> ContestRead::names() const {
  std::vector<std::string> all;
  for (Option option = 0; option < papers.ballots.options(); ++option)
    all.push_back(contest.name_of(option));
  return all;
}

Result<ContestRead> read_whole_contest(const fs::path& config, const BallotFile& file,
                                       const std::string& within, formats::Tags tags) {
  const fs::path folder = config.parent_path();
  PLENARY_TRY(formats::ContestFile contest, formats::read_contest(file.bytes, file.name));
  PLENARY_TRY(
      formats::ContestPapers papers,
      formats::read_papers(contest, files_beside(folder, within.empty() ? folder : fs::path(within)), tags));
  return ContestRead{.contest = std::move(contest), .papers = std::move(papers)};
}

Result<ContestRead> read_records(const std::string& config, const std::string& within) {
  PLENARY_TRY(const BallotFile file, open_ballots(config));
  if (file.kind != BallotKind::contest) return refuse("cli.count_not_contest", {.where = file.name});
  return read_whole_contest(config, file, within, formats::Tags::kept);
}

Result<std::vector<Option>> numbered(const std::vector<std::size_t>& given, std::size_t options) {
  std::vector<Option> found;
  for (const std::size_t number : given) {
    if (number < 1 || number > options)
      return refuse("cli.count_number", {.params = {{"number", static_cast<std::int64_t>(number)}}});
    found.push_back(number - 1);
  }
  return found;
}

}  // namespace plenary::cli
