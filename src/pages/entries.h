// The table of entries, as the record and "my acts" show it.
#pragma once

#include "pages/frame.h"
#include "view/record.h"

namespace plenary::pages {

[[nodiscard]] Html entries_table(const Frame& frame, const std::string& heading,
                                 const std::vector<view::EntryRow>& rows);

}  // namespace plenary::pages
