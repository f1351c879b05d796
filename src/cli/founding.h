// Founding from a member file: the body, its officers by name, its roll; and the example body.
#pragma once

#include <map>
#include <string>

#include "cli/place.h"

namespace plenary::cli {

struct NewBody {
  std::string slug, charter, domain;
  std::map<std::string, std::string> offices;  // office -> a name in the member file
  std::string members_file, members_csv;
};

struct FoundedBody {
  clerk::Body* body = nullptr;
  std::map<std::string, ActorId> by_name;
};

[[nodiscard]] Result<FoundedBody> found_body(Place& place, const NewBody& asked);

// The Riverside Garden Association, ten invented members, two matters under way.
[[nodiscard]] Result<FoundedBody> found_example(Place& place);

struct Codes {
  std::string secretary, secretary_name, member, member_name;
};
// A code for the secretary and one for a member; each issue is an entry.
[[nodiscard]] Result<Codes> example_codes(Place& place, clerk::Body& body);

// A code on screen for one member, entered in the record first.
[[nodiscard]] Result<std::string> issue_code(Place& place, clerk::Body& body, const ActorId& actor, bool paper);
[[nodiscard]] std::optional<ActorId> member_named(const clerk::Body& body, std::string_view name);

}  // namespace plenary::cli
