// Two tables that a panel is drawn by: the quotas, and the pool of those who can be drawn.
//
//     feature,value,least,most        how many people of each value a panel has
//     age,young,1,2
//     age,old,1,2
//
//     id,name,age                     a column for each feature of the quotas, in any order; others are not looked at
//     17,Ada,young
//
// Separators and encodings as base/csv.h reads them; blanks around a cell are taken off.  Refused, with
// file:line:column, the column counted in cells: "panel.quota_header", "panel.quota_cells", "panel.quota_name" (a
// feature or value is missing), "panel.quota_twice" (name), "panel.quota_number" (given), "panel.quotas_none",
// "panel.quotas_many"; "panel.header" (no column id), "panel.column" (feature: missing, or there twice), "panel.cells",
// "panel.id", "panel.id_twice" (id), "panel.no_quota" (feature, value), "panel.none", "panel.many"; and base/csv.h's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "count/lot/leximin.h"

namespace plenary::formats {

[[nodiscard]] Result<std::vector<count::PanelQuota>> read_quotas(std::string_view bytes, const std::string& file);
[[nodiscard]] Result<std::vector<count::PanelPerson>> read_pool(std::string_view bytes, const std::string& file,
                                                                const std::vector<count::PanelQuota>& quotas);

}  // namespace plenary::formats
