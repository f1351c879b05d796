// What several views take from the state in the same way: names, texts, laws, gates, what the viewer may do.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "body/state.h"
#include "charter/charter.h"
#include "decide/evaluate.h"
#include "view/common.h"
#include "view/record.h"
#include "view/source.h"

namespace plenary::view {

// Entries read, from the newest back, in search of what one person did: a page must not walk a record of years.
inline constexpr std::uint64_t kEntriesLookedAt = 20'000;

[[nodiscard]] std::string text_at(const Source& source, Seq entry, std::string_view field);  // "" if not there
[[nodiscard]] std::string language_at(const Source& source, Seq entry, std::string_view field);
[[nodiscard]] std::string name_of(const Source& source, const ActorId& actor);  // id if the name is not there
[[nodiscard]] std::string title_of(const Source& source, const body::Matter& matter);
[[nodiscard]] std::string matter_path(const Source& source, Seq matter);
[[nodiscard]] Law law_of(const std::string& law);
[[nodiscard]] std::string names_of_office(const Source& source, const std::string& office);  // "Dara, secretary"
[[nodiscard]] std::string who_may(const Source& source, const charter::Step& step, std::string_view act);

[[nodiscard]] const body::Matter* find_matter(const Source& source, Seq seq);
[[nodiscard]] bool is_member(const Source& source);  // the viewer, today
[[nodiscard]] bool may(const Source& source, const charter::Step& step, std::string_view act);
[[nodiscard]] bool keeps_roll(const Source& source);
[[nodiscard]] ActForm sheet_form(const Source& source, const ActorId& actor);  // several codes for one person
// Whether admit() would take this act from the viewer now.
[[nodiscard]] bool would_be_admitted(const Source& source, body::AnyAct act);

// The single comparisons of an evaluation, as rows of a table.
[[nodiscard]] std::vector<Gate> gates_of(const Source& source, const decide::Evaluation& evaluation);
// The stage of a matter as a word: "raised", "consultation", "adopted".
[[nodiscard]] Said stage_of(const Source& source, const body::Matter& matter);
[[nodiscard]] Trust trust_of(std::string_view how);

// The votes closed and the consultations opened in a matter, of all its rounds, newest first.
struct VoteTaken {
  const body::Round* round;
  std::size_t number;  // of the round, from 1
  const body::Vote* vote;
};
struct ConsultationTaken {
  const body::Round* round;
  std::size_t number;
  const body::Consultation* held;
};
[[nodiscard]] std::vector<VoteTaken> votes_of(const body::Matter& matter);
[[nodiscard]] std::vector<ConsultationTaken> consultations_of(const body::Matter& matter);
// The round as it stood when that vote, or consultation, was the newest: its facts are counted in it.
[[nodiscard]] body::Round round_at(const VoteTaken& taken);
[[nodiscard]] Said outcome_said(const Source& source, const body::Vote& vote);

// Who entered something, and when; nothing where the entry cannot be read.
struct EnteredBy {
  Day on;
  std::optional<ActorId> by;
};
[[nodiscard]] std::optional<EnteredBy> entered(const Source& source, Seq entry);
[[nodiscard]] std::optional<std::string> known_name(const Source& source, const ActorId& actor);

[[nodiscard]] Offer offer_page(std::string code, std::string path, bool main = false);
[[nodiscard]] Offer offer_act(const Source& source, std::string code, const std::string& path, bool main = false);

}  // namespace plenary::view
