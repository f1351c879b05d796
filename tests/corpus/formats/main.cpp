// corpus-formats DIR: every file of ballots below DIR is read, written and read again, and says the same; a
// line a file, closing with "N passed, N failed".
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <vector>

#include "formats/abcvoting.h"
#include "formats/blt.h"
#include "formats/cvr.h"
#include "formats/pabulib.h"
#include "formats/preflib.h"
#include "tally.h"

namespace {

namespace fs = std::filesystem;
using namespace plenary;
using namespace plenary::formats;

// Empty: it says the same; else what it does not say any more, or why it was refused.
using Verdict = std::string;

bool same_papers(const count::RankedBallots& one, const count::RankedBallots& other) {
  std::map<std::vector<count::Mark>, Exact> papers;
  for (std::size_t i = 0; i < one.size(); ++i)
    papers[{one.marks(i).begin(), one.marks(i).end()}] += one.votes(one.weight(i));
  for (std::size_t i = 0; i < other.size(); ++i)
    papers[{other.marks(i).begin(), other.marks(i).end()}] -= other.votes(other.weight(i));
  return std::ranges::all_of(papers, [](const auto& paper) { return paper.second == 0; });
}

Verdict same_rankings(const Result<RankedFile>& one, const Result<RankedFile>& other) {
  if (!one || !other) return debug_text(one ? other.error() : one.error());
  if (one->names != other->names || one->title != other->title) return "names";
  if (one->seats != other->seats || one->withdrawn != other->withdrawn || one->tie_order != other->tie_order)
    return "head";
  if (one->keys != other->keys || one->bracketed != other->bracketed) return "keys";
  return same_papers(one->ballots, other->ballots) ? "" : "ballots";
}

Verdict budgets(const std::string& bytes, const std::string& name) {
  const auto one = read_pabulib(bytes, {.file = name, .whole = true});
  if (!one) return debug_text(one.error());
  const auto written = write_pabulib(*one);
  if (!written) return debug_text(written.error());
  const auto other = read_pabulib(*written, {.file = name, .whole = true});
  if (!other) return debug_text(other.error());
  if (one->meta != other->meta || one->kept != other->kept) return "keys, columns or cells";
  if (one->names != other->names || one->selected != other->selected || one->categories != other->categories)
    return "projects";
  const auto alike = [](const auto& a, const auto& b) {
    return a.projects == b.projects && a.points == b.points;
  };
  const auto cost = [](const auto& a, const auto& b) { return a.id == b.id && a.cost == b.cost; };
  if (!std::ranges::equal(one->asked.projects, other->asked.projects, cost)) return "costs";
  return std::ranges::equal(one->asked.ballots, other->asked.ballots, alike) ? "" : "ballots";
}

Verdict approvals(const std::string& bytes, const std::string& name) {
  const auto one = read_abcvoting(bytes, {.file = name});
  if (!one) return debug_text(one.error());
  const auto written = write_abcvoting(*one);
  if (!written) return debug_text(written.error());
  const auto other = read_abcvoting(*written, {.file = name});
  if (!other) return debug_text(other.error());
  const auto alike = [](const auto& a, const auto& b) {
    return a.approved == b.approved && a.weight == b.weight;
  };
  const auto expected = [](const auto& a, const auto& b) {
    return a.rule == b.rule && a.resolute == b.resolute && a.committees == b.committees;
  };
  if (one->description != other->description || one->approvals.seats != other->approvals.seats) return "head";
  if (!std::ranges::equal(one->expected, other->expected, expected)) return "expected committees";
  return std::ranges::equal(one->approvals.grouped, other->approvals.grouped, alike) ? "" : "ballots";
}

Verdict orders(const std::string& bytes, const std::string& name) {
  const auto one = read_preflib(bytes, {.file = name});
  return same_rankings(one, one ? read_preflib(write_preflib(*one, name), {.file = name}) : one);
}

Verdict blts(const std::string& bytes, const std::string& name) {
  const auto one = read_blt(bytes, {.file = name});
  return same_rankings(one, one ? read_blt(write_blt(*one), {.file = name}) : one);
}

Verdict records(const std::string& bytes, const std::string& name) {
  const auto one = read_cvr(bytes, {.file = name});
  return same_rankings(one, one ? read_cvr(write_cvr(*one), {.file = name}) : one);
}

struct Format {
  std::string_view ending;
  Verdict (*again)(const std::string& bytes, const std::string& name);
};
constexpr Format kFormats[] = {{".pb", budgets}, {".abc.yaml", approvals}, {".soi", orders},
                               {".toi", orders}, {".blt", blts},           {".cvr.csv", records}};

std::string bytes_of(const fs::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: corpus-formats DIR\n");
    return 2;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1]))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  corpus::Tally tally;
  for (const fs::path& path : files) {
    const std::string name = path.filename().string();
    for (const auto& [ending, again] : kFormats) {
      if (!name.ends_with(ending)) continue;
      const std::string bytes = bytes_of(path);
      if (ending == ".cvr.csv" && !bytes.starts_with('#')) continue;  // a maker's own table
      const Verdict verdict = again(bytes, name);
      tally.check(path.parent_path().filename().string(), name, verdict.empty(), verdict);
    }
  }
  return tally.close();
}
