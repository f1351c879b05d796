#include "record/bundle.h"

#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {  // the first byte is the width
  if (bytes.empty()) return;
  const auto width = static_cast<unsigned char>(bytes[0]) + 1U;
  bytes.remove_prefix(1);
  const auto entries = record::read_bundle(bytes, width);
  if (!entries) return;
  ensure(entries->size() == width, "a bundle has as many entries as were asked for");
  std::string again;
  for (const auto entry : *entries)
    record::append_to_bundle(again, entry);
  ensure(again == bytes, "a bundle prints to itself");
}
