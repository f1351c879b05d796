// Any bytes as a charter: it is refused with its place, or it can be checked and told, and asked without
// facts.

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "charter/check.h"
#include "charter/parse.h"
#include "charter/plain.h"
#include "decide/account.h"
#include "decide/conclude.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace plenary;
  const auto charter = charter::parse({reinterpret_cast<const char*>(bytes), size}, "fuzz");
  if (!charter) {
    ensure(charter.error().where.starts_with("fuzz:"), "a refused charter has its place");
    return 0;
  }
  (void)charter::check(*charter);
  decide::Facts facts;
  facts.options = {"1", "2"};
  for (const auto& test : charter->tests) {
    (void)charter::plain(*charter, test);
    const auto evaluation = decide::evaluate(*charter, std::span(&test.name, 1), facts);
    (void)decide::shortfall(evaluation);
    (void)decide::proof_json(evaluation.proof);
  }
  for (const auto& matter : charter->matters)
    for (const auto& step : matter.steps)
      if (step.kind == charter::Kind::vote) (void)decide::conclude(*charter, step, facts);
  return 0;
}
