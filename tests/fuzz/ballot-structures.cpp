// The first byte says which structure the rest is read as.
#include "ballot/credential.h"
#include "ballot/credentials.h"
#include "ballot/decryption.h"
#include "fuzz.h"

using namespace plenary;
using namespace plenary::ballot;

namespace {

const Election& election() {
  static const Election made = [] {
    Election fixed{.fingerprint = "f", .uuid = "u", .group_name = "Ed25519"};
    fixed.group = crypto::find_group("Ed25519", crypto::Making::fast);
    fixed.public_key = written(*fixed.group, fixed.group->generator());
    fixed.questions = {{.text = "q", .answers = {"a"}, .blank = true, .min = 0, .max = 1},
                       {.ranked = true, .text = "r", .answers = {"a", "b"}}};
    return fixed;
  }();
  return made;
}

void read_as(char kind, std::string_view bytes) {
  const auto& group = *election().group;
  if (kind == 'e') static_cast<void>(read_election(bytes, crypto::Making::fast));
  if (kind == 't') static_cast<void>(read_trustees(group, bytes));
  if (kind == 'c') static_cast<void>(Credentials::read(group, bytes, 1));
  if (kind == 's') static_cast<void>(read_shuffle(group, bytes));
  if (kind == 'p') static_cast<void>(read_partial(group, bytes));
  if (kind == 'y') static_cast<void>(read_tally(group, bytes));
  if (kind == 'v') static_cast<void>(read_voters(bytes));
  if (kind == 'l') static_cast<void>(without_logins(bytes));
  if (kind == 'k') static_cast<void>(normalised_credential(bytes));
  if (kind != 'b') return;
  if (const auto ballot = read_ballot(election(), bytes))
    static_cast<void>(check_ballot(prepare(election()), *ballot));
}

}  // namespace

FUZZ(bytes) {
  if (!bytes.empty()) read_as(bytes[0], bytes.substr(1));
}
