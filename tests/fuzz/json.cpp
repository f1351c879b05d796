#include "base/json.h"
#include "fuzz.h"

using namespace plenary;

FUZZ(bytes) {
  if (const auto value = json::parse(bytes, json::Form::canonical)) {
    ensure(json::print(*value) == bytes, "canonical bytes print to themselves");
  }
  if (const auto value = json::parse(bytes, json::Form::relaxed)) {
    const auto printed = json::print(*value);
    const auto again = json::parse(printed, json::Form::relaxed, {.bytes = printed.size()});
    ensure(again && *again == *value, "what is printed is read as the same value");
  }
}
