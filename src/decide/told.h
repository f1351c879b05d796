// A conclusion as data: what follows, and every test with its numbers; the same bytes on every machine.
//
//     proof_text(told(conclusion, "sha256:..."))
//
// `charter` names the version of the charter that was asked, as its keeper does.  Numbers and fractions are
// strings.  Where a list of tests was not asked, its key is absent.
#pragma once

#include "decide/conclude.h"
#include "decide/ratify.h"

namespace plenary::decide {

[[nodiscard]] json::Value told(const Conclusion& conclusion, std::string_view charter);
[[nodiscard]] json::Value told(const Ratification& ratification, std::string_view charter);

}  // namespace plenary::decide
