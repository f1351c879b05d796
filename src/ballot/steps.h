// What the roles do to an archive: each step takes its bytes, audits them, and gives the bytes with one event
// more.
//
//     PLENARY_TRY(archive, cast(archive, ballot));
//     PLENARY_TRY(archive, close_voting(archive));
//     PLENARY_TRY(archive, add_tally(archive));
//
// Nothing is taken that the audit of the result would refuse or warn about.  Errors: those of the audit, and
// "ballot.stage" where the election is not so far or too far.
#pragma once

#include "ballot/audit.h"
#include "crypto/secret.h"

namespace plenary::ballot {

[[nodiscard]] Result<std::string> begin_archive(std::string_view election, std::string_view trustees,
                                                std::string_view credentials, std::uint64_t seconds);
[[nodiscard]] Result<std::string> cast(std::string_view archive, std::string_view ballot);
[[nodiscard]] Result<std::string> close_voting(std::string_view archive);
[[nodiscard]] Result<std::string> add_tally(std::string_view archive);
[[nodiscard]] Result<std::string> add_shuffle(std::string_view archive, std::size_t owner,
                                              std::string_view shuffle);
[[nodiscard]] Result<std::string> end_shuffles(std::string_view archive, std::size_t min_shuffles);
[[nodiscard]] Result<std::string> add_decryption(std::string_view archive, std::size_t owner,
                                                 std::string_view partial);
[[nodiscard]] Result<std::string> add_result(std::string_view archive);

// What a trustee makes on their own machine from the archive: JSON for the two steps above.
[[nodiscard]] Result<std::string> shuffle_of(std::string_view archive);
[[nodiscard]] Result<std::string> decryption_of(std::string_view archive, std::size_t owner,
                                                const crypto::Secret& key);
// Which of the trustees holds this key: its number.
[[nodiscard]] Result<std::size_t> owner_of_key(std::string_view archive, const crypto::Secret& key);

// The election of an archive, for sealing: read with Making::library.
[[nodiscard]] Result<Election> election_for_sealing(std::string_view archive);

}  // namespace plenary::ballot
