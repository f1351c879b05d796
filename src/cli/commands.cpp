#include "cli/commands.h"

#include <fmt/core.h>
#include <unistd.h>

#include <chrono>

#include "charter/parse.h"
#include "clerk/asked.h"
#include "clerk/shelf.h"
#include "cli/charter_files.h"
#include "cli/consult_import.h"
#include "cli/founding.h"
#include "cli/keys.h"
#include "cli/place.h"
#include "words/words.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

struct OpenBody {
  Place place;
  clerk::Body* body = nullptr;
};

Result<OpenBody> open_body(const fs::path& folder, const std::string& slug) {
  OpenBody open;
  PLENARY_TRY(open.place, open_place(folder));
  open.body = open.place.house->find(slug);
  if (open.body == nullptr) return refuse("cli.no_body", {.params = {{"slug", slug}}});
  if (open.body->closed) return tl::unexpected<Error>(*open.body->closed);
  return open;
}

// One line that is written over, on a terminal; else a line now and then.
void show_progress(const char* what, std::uint64_t done, std::uint64_t of) {
  if (::isatty(STDERR_FILENO)) {
    fmt::print(stderr, "\r{} {} of {}", what, done, of);
    if (done >= of) fmt::print(stderr, "\n");
  } else if (of == 0 || done % std::max<std::uint64_t>(1, of / 10) < 1000) {
    fmt::print(stderr, "{} {} of {}\n", what, done, of);
  }
}

}  // namespace

int found_command(const fs::path& folder, const std::string& slug, const fs::path& charter,
                  const fs::path& members, const std::vector<std::string>& offices,
                  const std::string& domain) {
  auto text = read_file(charter);
  auto roll = read_file(members);
  if (!text) return tell(text.error());
  if (!roll) return tell(roll.error());
  // Nobody should live under a charter that `charter check` objects to.
  const auto faults = print_faults(stderr, charter::parse(*text, charter.filename().string()));
  if (faults > 0)
    return tell(make_error("cli.charter_has_faults", {.params = {{"count", static_cast<std::int64_t>(faults)}}}));
  NewBody asked{.slug = slug,
                .charter = *text,
                .domain = domain,
                .offices = {},
                .members_file = members.filename().string(),
                .members_csv = *roll};
  for (const auto& pair : offices) {
    const auto equals = pair.find('=');
    if (equals == pair.npos) return tell(make_error("cli.office_form", {.params = {{"given", pair}}}));
    asked.offices[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  auto place = open_place(folder);
  if (!place) return tell(place.error());
  const auto founded = found_body(*place, asked);
  if (!founded) return tell(founded.error());
  fmt::print("{} is founded, with {} members.\nKey of the log:  {}\nKey file:        {}\n", slug,
             founded->body->clerk->shown()->roll->now().members, founded->body->vkey(),
             (folder / "keys" / (slug + ".key")).string());
  offer_recovery_copy(*place->house, *founded->body);
  return 0;
}

int code_command(const fs::path& folder, const std::string& slug, const std::string& name, bool paper) {
  auto open = open_body(folder, slug);
  if (!open) return tell(open.error());
  const auto actor = member_named(*open->body, name);
  if (!actor) return tell(make_error("cli.no_member", {.params = {{"name", name}}}));
  const auto code = issue_code(open->place, *open->body, *actor, paper);
  if (!code) return tell(code.error());
  fmt::print("{}: {}  (once, within {})\nKey of the log: {}\n", name, *code, paper ? "30 days" : "15 minutes",
             open->body->vkey());
  return 0;
}

int export_command(const fs::path& folder, const std::string& slug, const fs::path& out) {
  auto open = open_body(folder, slug);
  if (!open) return tell(open.error());
  if (fs::exists(out) && !fs::is_empty(out))
    return tell(make_error("cli.folder_not_empty", {.where = out.string()}));
  const auto settled = open->body->clerk->settle();
  if (!settled) return tell(settled.error());
  const auto done =
      clerk::export_to(*open->body, out, clerk::Reader::anybody,
                       [](std::uint64_t at, std::uint64_t of) { show_progress("entries", at, of); });
  if (!done) return tell(done.error());
  fmt::print("{} entries are in {}\n", open->body->clerk->published().size, out.string());
  return 0;
}

int backup_command(const fs::path& folder, const fs::path& out) {
  auto place = open_place(folder);
  if (!place) return tell(place.error());
  const auto done = place->store->backup(out.string());
  if (!done) return tell(done.error());
  fmt::print("The database is in {}. The keys ({}) are not part of it; keep them elsewhere.\n", out.string(),
             (folder / "keys").string());
  return 0;
}

// ---------------------------------------------------------------- consult import

namespace {

Result<clerk::Body*> forum(Place& place, const std::string& slug) {
  if (auto* body = place.house->find(slug)) return body;
  PLENARY_TRY(auto charter, read_file(home() / "charters" / "consultation" / "charter.toml"));
  PLENARY_TRY(const auto founded, found_body(place, {.slug = slug,
                                                     .charter = std::move(charter),
                                                     .domain = {},
                                                     .offices = {{"keeper", "Keeper"}},
                                                     .members_file = "founder.csv",
                                                     .members_csv = "ref,name\n1,Keeper\n"}));
  return founded.body;
}

// The newest matter in consultation, or a new one of the first kind of the charter, on the agenda and opened.
Result<Seq> matter_for(clerk::Body& body, const ActorId& keeper, const ImportOptions& options) {
  std::string kind;
  {
    const auto shown = body.clerk->shown();
    for (auto at = shown->matters.rbegin(); at != shown->matters.rend(); ++at) {
      const auto& held = at->second.now().consultation;
      if (held && !held->closed && !held->imports.empty()) return at->first;
    }
    kind = shown->rules().matters.front().name;
  }
  const std::string title = options.title.empty() ? options.conversation.filename().string() : options.title;
  PLENARY_TRY(const auto raised, clerk::enter(body, {.id = keeper},
                                              {.kind = "raise@1",
                                               .data = {{"matter", kind}},
                                               .words = {{"text", title}, {"title", title}}}));
  PLENARY_DO(clerk::enter(body, {.id = keeper}, {.kind = "consult.open@1", .on = raised.seq}));
  return raised.seq;
}

}  // namespace

int consult_import_command(const ImportOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  auto place = open_place(options.folder);
  if (!place) return tell(place.error());
  const auto body = forum(*place, options.slug);
  if (!body) return tell(body.error());
  if ((*body)->closed) return tell(*(*body)->closed);
  std::optional<ActorId> keeper;
  {
    const auto shown = (*body)->clerk->shown();
    const auto& admission = shown->rules().admission;
    const auto holders = admission ? shown->offices.find(body::Word{admission->by}) : shown->offices.end();
    if (holders != shown->offices.end()) keeper = holders->second.front();
  }
  if (!keeper) return tell(make_error("roll.nobody_keeps_it"));
  const auto matter = matter_for(**body, *keeper, options);
  if (!matter) return tell(matter.error());
  const auto done =
      import_consultation(**body, *keeper, *matter, {options.conversation, options.source, options.licence},
                          [](std::uint64_t at, std::uint64_t of) { show_progress("entered", at, of); });
  if (!done) return tell(done.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  const auto entries = done->participants + done->statements + done->answers;
  fmt::print(
      "{} participants, {} statements, {} answers are in the record ({} were there already).\n"
      "{} entries in {:.1f} s, {:.0f} a second. Matter {} of {}.\n",
      done->participants, done->statements, done->answers, done->repeated, entries, seconds,
      static_cast<double>(entries) / seconds, matter->value, options.slug);
  return 0;
}

}  // namespace plenary::cli
