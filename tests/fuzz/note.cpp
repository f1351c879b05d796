#include "record/note.h"

#include "fuzz.h"
#include "record/checkpoint.h"

using namespace plenary;
using namespace plenary::record;

FUZZ(bytes) {
  if (const auto key = parse_vkey(bytes)) ensure(print_vkey(*key) == bytes, "a vkey prints to itself");
  const auto note = read_note(bytes);
  if (!note) return;
  ensure(print_note(*note) == bytes, "a note prints to itself");
  const auto checkpoint = parse_checkpoint(note->text);
  if (checkpoint && checkpoint->extensions.empty()) {
    ensure(print_checkpoint(*checkpoint) == note->text, "a checkpoint prints to itself");
  }
  const VerifierKey keys[] = {make_vkey("club", KeyType::log, {}), make_vkey("w", KeyType::witness, {})};
  static_cast<void>(open_note(bytes, keys));
}
