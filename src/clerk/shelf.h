// The published record of a body, file by file: what any web server could serve, and what an export holds.
//
//     get(body, "tile/entries/000.p/17", Reader::anybody)      bytes, or nothing (404)
//
// Paths: checkpoint, tile/<L>/<N>[.p/<W>], tile/entries/<N>[.p/<W>], blob/<sha256>, content/<seq>/<field>.
// Nothing past the
// published checkpoint is ever given.  A content whose readers are not the asker's is not there.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "clerk/house.h"

namespace plenary::clerk {

enum class Reader { anybody, member, officer };

struct Published {
  std::string bytes;
  std::string media_type;
  bool immutable = false;  // may be kept for ever by whoever fetched it
};

[[nodiscard]] Result<std::optional<Published>> get(const Body& body, std::string_view path, Reader reader);

// A content as a file: salt and words, so that anybody recomputes the commitment.
//     {"bytes":"...","field":"text","salt":"base64","seq":5}
// or, erased: {"erased_by":31,"field":"text","seq":5}.  Nothing else is in it, since the commitment covers nothing
// else and every byte of a published file must be one that can be checked.
[[nodiscard]] std::string print_content(const keep::ContentRow& row);

// The receipt of an entry under the newest checkpoint (tlog-proof).
[[nodiscard]] Result<std::string> receipt_of(const Body& body, Seq seq);

// Every published file, in order, written below `folder`; `progress` hears how many entries are done of how many.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;
[[nodiscard]] Result<void> export_to(const Body& body, const std::filesystem::path& folder, Reader reader,
                                     const Progress& progress = {});

}  // namespace plenary::clerk
