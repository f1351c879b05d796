// plenary count sample: papers to be looked at, drawn from a public seed against a manifest.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "base/csv.h"
#include "cli/count.h"
#include "cli/count_files.h"
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

// The imprints of each batch of the manifest, in the order of their places where every record says one, else as the
// records come.
using Imprints = std::vector<std::vector<std::string>>;

Result<Imprints> imprints_of(const CountOptions& o, const std::vector<count::Batch>& manifest) {
  PLENARY_TRY(const ContestRead read, read_records(o.records, o.within));
  std::map<std::string, std::vector<const formats::PaperTag*>> batches;
  for (const auto& tag : read.papers.tags)
    batches[tag.batch].push_back(&tag);
  Imprints imprints;
  for (const auto& [name, papers] : manifest) {
    auto& tags = batches[name];
    if (static_cast<std::int64_t>(tags.size()) != papers)
      return refuse("cli.records_batch", {.where = o.records,
                                          .params = {{"batch", name},
                                                     {"papers", papers},
                                                     {"records", static_cast<std::int64_t>(tags.size())}}});
    if (std::ranges::all_of(tags, [](const auto* tag) { return tag->place.has_value(); }))
      std::ranges::stable_sort(tags, {}, [](const auto* tag) { return *tag->place; });
    auto& here = imprints.emplace_back();
    for (const auto* tag : tags) {
      if (tag->imprint.empty()) return refuse("cli.records_imprint", {.where = o.records, .params = {{"batch", name}}});
      here.push_back(tag->imprint);
    }
  }
  return imprints;
}

void print_drawn(const CountOptions& o, const std::vector<count::Batch>& manifest, const Imprints& imprints,
                 std::vector<count::DrawnPaper> drawn) {
  const auto imprint = [&](const count::DrawnPaper& one) -> std::string_view {
    return imprints.empty() ? std::string_view() : imprints[one.batch][static_cast<std::size_t>(one.paper - 1)];
  };
  std::ranges::sort(drawn, {}, [](const auto& one) { return std::tuple(one.batch, one.paper, one.draw); });
  if (o.csv) {
    fmt::print("batch,paper,draw{}\r\n", imprints.empty() ? "" : ",imprint");
    for (const auto& one : drawn) {
      const std::string named = imprints.empty() ? "" : "," + csv_cell(imprint(one));
      fmt::print("{},{},{}{}\r\n", csv_cell(manifest[one.batch].name), one.paper, one.draw, named);
    }
    return;
  }
  std::int64_t all = 0;
  for (const auto& batch : manifest)
    all += batch.papers;
  fmt::print("seed: SHA-256 of \"{}\"\n{} of {} papers in {} batches\n", o.seed, drawn.size(), all, manifest.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    if (i == 0 || drawn[i].batch != drawn[i - 1].batch) fmt::print("\n{}\n", manifest[drawn[i].batch].name);
    fmt::print("{:>10}  (draw {}){}{}\n", drawn[i].paper, drawn[i].draw, imprints.empty() ? "" : "  ", imprint(drawn[i]));
  }
  fmt::print("\nThese are papers to look at; what risk remains when they agree is not reckoned here.\n");
}

}  // namespace

Result<void> sample_papers(const CountOptions& o) {
  PLENARY_TRY(const auto manifest, read_manifest(o.in));
  PLENARY_TRY(auto drawn, count::draw_papers({crypto::sha256(o.seed)}, manifest,
                                             {.papers = o.papers, .replacement = o.replacement}));
  Imprints imprints;
  if (!o.records.empty()) {
    PLENARY_TRY(imprints, imprints_of(o, manifest));
  }
  print_drawn(o, manifest, imprints, std::move(drawn));
  return {};
}

}  // namespace plenary::cli
