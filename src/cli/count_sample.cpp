// plenary count sample: papers to be looked at, drawn from a public seed against a manifest.
#include <fmt/core.h>

#include <algorithm>

#include "base/csv.h"
#include "cli/count.h"
#include "cli/count_question.h"
#include "cli/place.h"
#include "count/lot/sample.h"
#include "crypto/sha256.h"

namespace plenary::cli {
namespace {

// batch,papers
Result<std::vector<count::Batch>> read_manifest(const std::string& path) {
  PLENARY_TRY(const std::string bytes, read_file(path));
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = path}));
  const auto place = [&](std::int64_t line) { return fmt::format("{}:{}", path, line); };
  if (table.rows.empty() || table.rows.front().cells != std::vector<std::string>{"batch", "papers"})
    return refuse("cli.manifest", {.where = place(1)});
  std::vector<count::Batch> manifest;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    const auto papers = row.cells.size() == 2 ? parse_exact(row.cells[1]) : std::nullopt;
    if (!papers || *papers < 0 || papers->get_den() != 1 || !papers->get_num().fits_slong_p())
      return refuse("cli.manifest", {.where = place(static_cast<std::int64_t>(row.line))});
    manifest.push_back({row.cells[0], papers->get_num().get_si()});
  }
  return manifest;
}

void print_drawn(const CountOptions& o, const std::vector<count::Batch>& manifest,
                 std::vector<count::DrawnPaper> drawn) {
  std::ranges::sort(drawn, {}, [](const auto& one) { return std::tuple(one.batch, one.paper, one.draw); });
  if (o.csv) {
    fmt::print("batch,paper,draw\r\n");
    for (const auto& one : drawn)
      fmt::print("{},{},{}\r\n", csv_cell(manifest[one.batch].name), one.paper, one.draw);
    return;
  }
  std::int64_t all = 0;
  for (const auto& batch : manifest)
    all += batch.papers;
  fmt::print("seed: SHA-256 of \"{}\"\n{} of {} papers in {} batches\n", o.seed, drawn.size(), all, manifest.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (i == 0 || drawn[i].batch != drawn[i - 1].batch) fmt::print("\n{}\n", manifest[drawn[i].batch].name);
    fmt::print("{:>10}  (draw {})\n", drawn[i].paper, drawn[i].draw);
  }
  fmt::print("\nThese are papers to look at; what risk remains when they agree is not reckoned here.\n");
}

}  // namespace

Result<void> sample_papers(const CountOptions& o) {
  PLENARY_TRY(const auto manifest, read_manifest(o.in));
  PLENARY_TRY(auto drawn, count::draw_papers({crypto::sha256(o.seed)}, manifest,
                                             {.papers = o.papers, .replacement = o.replacement}));
  print_drawn(o, manifest, std::move(drawn));
  return {};
}

}  // namespace plenary::cli
