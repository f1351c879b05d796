// Inside this room: what the reports share.
#pragma once

#include <string>
#include <vector>

#include "formats/report.h"

namespace plenary::formats::reports {

[[nodiscard]] std::string named(const Report& report, const std::vector<count::Option>& options);
[[nodiscard]] std::string heading(const Report& report);
[[nodiscard]] std::string tie_line(const Report& report, const count::Tie& tie);
[[nodiscard]] json::Array options_json(const std::vector<count::Option>& options);
[[nodiscard]] json::Array numbers_json(const std::vector<Exact>& numbers);
[[nodiscard]] json::Array stages_json(const std::vector<count::Stage>& stages);
[[nodiscard]] json::Object begin_json(const Report& report);

}  // namespace plenary::formats::reports
