#include "record/receipt.h"

#include "fuzz.h"

using namespace plenary;
using namespace plenary::record;

FUZZ(bytes) {
  const auto receipt = read_receipt(bytes);
  if (!receipt) return;
  ensure(print_receipt(*receipt) == bytes, "a receipt prints to itself");
  static_cast<void>(check_receipt(*receipt, {}, make_vkey("club", KeyType::log, {})));
}
