#include "cli/keys.h"

#include <fmt/core.h>
#include <unistd.h>

#include <iostream>

#include "clerk/recovery.h"
#include "cli/place.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlocksInLine = 7;

struct Asked {
  Place place;
  clerk::Body* body = nullptr;
};

// A body that is closed because its key is lost is still found: restoring is for that.
Result<Asked> body_of(const fs::path& folder, const std::string& slug) {
  Asked asked;
  PLENARY_TRY(asked.place, open_place(folder));
  asked.body = asked.place.house->find(slug);
  if (asked.body == nullptr) return refuse("cli.no_body", {.params = {{"slug", slug}}});
  return asked;
}

Result<Asked> open_body_of(const fs::path& folder, const std::string& slug) {
  PLENARY_TRY(auto asked, body_of(folder, slug));
  if (asked.body->closed) return tl::unexpected<Error>(*asked.body->closed);
  return asked;
}

std::string typed_copy() {
  if (::isatty(STDIN_FILENO))
    fmt::print("Type the {} blocks, in as many lines as you like; an empty line ends.\n",
               clerk::kRecoveryBlocks);
  std::string typed, line;
  while (typed.size() < 1000 && std::getline(std::cin, line) && !(line.empty() && !typed.empty()))
    typed += line + "\n";
  return typed;
}

void print_blocks(std::string_view copy) {
  for (std::size_t block = 0; !copy.empty(); ++block) {
    const auto end = copy.find(' ');
    fmt::print("{}{}", block % kBlocksInLine == 0 ? "\n    " : "  ", copy.substr(0, end));
    copy.remove_prefix(end == copy.npos ? copy.size() : end + 1);
  }
  fmt::print("\n\n");
}

Result<void> print_copy(const clerk::House& house, const clerk::Body& body) {
  PLENARY_TRY(const auto seed, house.key_files(body.slug).seed());
  fmt::print("Recovery copy of the key of {}\nRecord:  {}\nKey:     {}\n", body.slug, body.origin,
             body.vkey());
  print_blocks(clerk::recovery_copy(seed));
  fmt::print(
      "Whoever has these letters can sign in the name of this record. Print this sheet, lock it away, and "
      "keep it\n"
      "out of e-mail and of the backup. Then type it back once:  plenary key confirm {}\n",
      body.slug);
  return {};
}

Result<void> confirm_copy(const clerk::House& house, const clerk::Body& body) {
  const auto files = house.key_files(body.slug);
  PLENARY_TRY(const auto seed, files.seed());
  PLENARY_TRY(const auto typed, clerk::read_recovery_copy(typed_copy()));
  if (typed != seed) return refuse("recovery.other_key");
  PLENARY_DO(files.confirm(body.vkey()));
  fmt::print("The copy is right. Lock it away.\n");
  return {};
}

int told(const Result<void>& done) {
  return done ? 0 : tell(done.error());
}

}  // namespace

void offer_recovery_copy(const clerk::House& house, const clerk::Body& body) {
  if (!::isatty(STDIN_FILENO) || !::isatty(STDOUT_FILENO)) {
    fmt::print(
        "Without its key the log cannot go on. Print the recovery copy now, and type it back:\n"
        "  plenary key copy {0}\n  plenary key confirm {0}\n",
        body.slug);
    return;
  }
  static_cast<void>(told(print_copy(house, body)));
  while (const int slip = told(confirm_copy(house, body))) {
    static_cast<void>(slip);
    if (std::cin.eof()) return;
  }
}

int key_copy_command(const fs::path& folder, const std::string& slug) {
  const auto asked = open_body_of(folder, slug);
  return asked ? told(print_copy(*asked->place.house, *asked->body)) : tell(asked.error());
}

int key_confirm_command(const fs::path& folder, const std::string& slug) {
  const auto asked = open_body_of(folder, slug);
  return asked ? told(confirm_copy(*asked->place.house, *asked->body)) : tell(asked.error());
}

int key_restore_command(const fs::path& folder, const std::string& slug) {
  const auto asked = body_of(folder, slug);
  if (!asked) return tell(asked.error());
  const auto seed = clerk::read_recovery_copy(typed_copy());
  if (!seed) return tell(seed.error());
  if (const auto done = asked->place.house->restore_key(*asked->body, *seed); !done)
    return tell(done.error());
  fmt::print("{} has its key again: {}\n", slug, asked->body->vkey());
  return 0;
}

int key_change_command(const fs::path& folder, const std::string& slug, int overlap_days) {
  const auto asked = open_body_of(folder, slug);
  if (!asked) return tell(asked.error());
  const auto admitted = asked->place.house->change_key(*asked->body, overlap_days);
  if (!admitted) return tell(admitted.error());
  fmt::print(
      "Entry {} names the new key, signed by the old one:\n  {}\n"
      "Checkpoints bear both signatures for {} days. Print a new recovery copy:  plenary key copy {}\n",
      admitted->seq.value, asked->body->vkey(), overlap_days, slug);
  return 0;
}

}  // namespace plenary::cli
