// View structs as JSON, and as JSON Schema: both made from the same list of fields (shapes.h).
//
//     const json::Value value = to_json(desk, say);
//     const json::Object schemas = schemas();          // by name: "Desk", "Matter", ...
//
// A sentence is {code, names, params, text}; `say` makes its text in the asker's language.  Days are
// "2027-03-22", instants RFC 3339, shares numbers per ten thousand, what is not there is null.  Every property
// named in a schema is always there.  Tokens and act ids of forms are not: the API has its own.
#pragma once

#include <functional>
#include <string>

#include "base/json.h"
#include "view/shapes.h"

namespace plenary::view {

using Say = std::function<std::string(const Said&)>;

[[nodiscard]] json::Value to_json(const Desk& view, const Say& say);
[[nodiscard]] json::Value to_json(const Matters& view, const Say& say);
[[nodiscard]] json::Value to_json(const Matter& view, const Say& say);
[[nodiscard]] json::Value to_json(const Raise& view, const Say& say);
[[nodiscard]] json::Value to_json(const StatementCard& view, const Say& say);
[[nodiscard]] json::Value to_json(const Standing& view, const Say& say);
[[nodiscard]] json::Value to_json(const TextPage& view, const Say& say);
[[nodiscard]] json::Value to_json(const VoteOpening& view, const Say& say);
[[nodiscard]] json::Value to_json(const Ballot& view, const Say& say);
[[nodiscard]] json::Value to_json(const Result& view, const Say& say);
[[nodiscard]] json::Value to_json(const Ratification& view, const Say& say);
[[nodiscard]] json::Value to_json(const Follow& view, const Say& say);
[[nodiscard]] json::Value to_json(const RollPage& view, const Say& say);
[[nodiscard]] json::Value to_json(const Charter& view, const Say& say);
[[nodiscard]] json::Value to_json(const Record& view, const Say& say);
[[nodiscard]] json::Value to_json(const EntryRow& view, const Say& say);
[[nodiscard]] json::Value to_json(const Receipt& view, const Say& say);
[[nodiscard]] json::Value to_json(const Account& view, const Say& say);

// JSON Schema 2020-12 of each, and of what they are made of, with references as OpenAPI has them
// ("#/components/schemas/Gate").
[[nodiscard]] json::Object schemas();

}  // namespace plenary::view
