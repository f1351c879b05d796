// Views that need more than the folded state: entries as stored, keys, proofs, sessions.  For pages and the API
// alike.
#pragma once

#include <optional>
#include <string>

#include "server/visit.h"
#include "view/account.h"
#include "view/receipt.h"

namespace plenary::server {

[[nodiscard]] view::Entries entries_of(const Visit& visit);
[[nodiscard]] std::string founding_of(const Visit& visit);  // hex of the first entry's hash

// Waits for a checkpoint over the entry: ask before anything is read.
[[nodiscard]] std::optional<std::string> proof_of(const Visit& visit, Seq seq);
[[nodiscard]] std::optional<view::Receipt> receipt_view(const Visit& visit, const Reading& reading, Seq seq,
                                                        std::optional<std::string> proof);
[[nodiscard]] view::RecordQuery record_query(const Fields& asked);  // "before", "from", "to", "find", "who", "class"
[[nodiscard]] view::Record whole_record_view(const Visit& visit, const Reading& reading, const view::RecordQuery& query);
// Of who is signed in.
[[nodiscard]] view::Account account_view(const Visit& visit, const Reading& reading);

}  // namespace plenary::server
