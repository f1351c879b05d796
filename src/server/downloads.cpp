// The record to take away: its published files as one tar, and its entries as rows of a table.  Both are sent
// piece by piece, so that a record of any length needs the memory of one file.
#include <fmt/format.h>

#include "clerk/walk.h"
#include "server/gathered.h"
#include "server/tar.h"
#include "server/visit.h"

namespace plenary::server {
namespace {

constexpr std::uint64_t kRows = 500;  // entries of one piece

Answered sent_in_pieces(std::string media_type, const std::string& file_name,
                        std::function<Result<std::string>()> next) {
  auto answer = answered(200, std::move(media_type), "");
  answer.headers = {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""},
                    {"Cache-Control", "no-store"},
                    {"X-Content-Type-Options", "nosniff"}};
  answer.pieces = std::make_shared<Pieces>(Pieces{std::move(next)});
  return answer;
}

struct Archive {
  clerk::FileWalk walk;
  std::string folder;
  std::int64_t seconds = 0;
  bool ended = false;

  Result<std::string> next() {
    if (ended) return std::string();
    PLENARY_TRY(const auto file, walk.next());
    if (file) return tar_entry(folder + file->path, file->bytes, seconds);
    ended = true;
    return tar_end();
  }
};

struct Rows {
  const clerk::Body* body;
  StoredContents contents;
  std::uint64_t seq = 0, size = 0;
  bool begun = false;

  Result<std::string> next() {
    std::string out = begun ? "" : view::entries_csv_head();
    begun = true;
    const auto until = std::min(size, seq + kRows);
    const auto shown = body->clerk->shown();
    const view::Source source{*shown, contents, {}, {}, {}, {}, {}};
    PLENARY_DO(
        body->log->read_entries(Seq{seq}, Seq{until}, [&](Seq at, std::string_view bytes) -> Result<void> {
          out += view::entry_csv(source, at, bytes);
          return {};
        }));
    seq = until;
    return out;
  }
};

}  // namespace

Answered record_archive(Visit& visit) {
  auto walk = clerk::FileWalk::begin(*visit.body, visit.reader);
  if (!walk) return problem(visit, 503, walk.error());
  const auto name = visit.body->slug + "-record";
  const auto seconds = visit.body->clerk->shown()->last.utc_ms / 1000;
  const auto archive = std::make_shared<Archive>(Archive{*std::move(walk), name + "/", seconds});
  return sent_in_pieces("application/x-tar", name + ".tar", [archive] { return archive->next(); });
}

Answered record_rows(Visit& visit) {
  const auto size = visit.body->clerk->shown()->size;
  const auto rows = std::make_shared<Rows>(Rows{
      .body = visit.body, .contents = StoredContents(*visit.body, visit.reader, visit.actor), .size = size});
  return sent_in_pieces("text/csv; charset=utf-8", visit.body->slug + "-entries.csv",
                        [rows] { return rows->next(); });
}

}  // namespace plenary::server
