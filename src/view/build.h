// One function for each page: from the state to the struct that the page and the API show.
//
// nullopt: there is no such thing, for this viewer or at all (404).  Lists are paged by cursors that stand
// still while the record grows.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "view/account.h"
#include "view/ballot.h"
#include "view/charter.h"
#include "view/consultation.h"
#include "view/desk.h"
#include "view/follow.h"
#include "view/matter.h"
#include "view/opening.h"
#include "view/raise.h"
#include "view/ratification.h"
#include "view/record.h"
#include "view/result.h"
#include "view/roll.h"
#include "view/source.h"
#include "view/text.h"

namespace plenary::view {

[[nodiscard]] BodyLabel label_of(const Source& source, std::string slug, bool example);
[[nodiscard]] Viewer viewer_of(const Source& source, const ActorId& actor);  // name and offices, today

// Who may type for a member at the desk; the fold asks the same (body/desk.h).
[[nodiscard]] bool helps_at_desk(const body::State& state, const ActorId& actor);

[[nodiscard]] Desk desk_view(const Source& source);
[[nodiscard]] Matters matters_view(const Source& source, std::optional<Seq> ended_before = {});
[[nodiscard]] std::optional<Matter> matter_view(const Source& source, Seq matter);
[[nodiscard]] Raise raise_view(const Source& source);
// Matters whose titles share words with what was typed, newest first.
[[nodiscard]] std::vector<Similar> similar_matters(const Source& source, std::string_view title);

// Without a statement, the first that the viewer has not answered; nothing when all are answered.
[[nodiscard]] std::optional<StatementCard> card_view(const Source& source, Seq matter, std::optional<Seq> statement);
// The newest consultation of the matter, or the one opened by `opened`.
[[nodiscard]] std::optional<Standing> standing_view(const Source& source, Seq matter,
                                                    std::optional<Seq> opened = {});

[[nodiscard]] std::optional<TextPage> text_view(const Source& source, Seq matter, std::optional<Seq> from,
                                                std::optional<Seq> to);
[[nodiscard]] std::optional<Ballot> ballot_view(const Source& source, Seq matter);
[[nodiscard]] std::optional<BallotCheck> ballot_check_view(const Source& source, Seq matter, const std::string& chosen);
// Only for who may open it, of a ballot "one of many".
[[nodiscard]] std::optional<VoteOpening> vote_opening_view(const Source& source, Seq matter);
// The newest vote of the matter that is closed, or the one opened by `opened`.
[[nodiscard]] std::optional<Result> result_view(const Source& source, Seq matter,
                                                std::optional<Seq> opened = {});
[[nodiscard]] std::optional<Ratification> ratification_view(const Source& source, Seq matter);
[[nodiscard]] std::optional<Follow> follow_view(const Source& source, Seq matter);

struct RollQuery {
  std::optional<Day> as_of = {};
  std::string find = {};               // part of a name, whatever its case and accents
  std::optional<ActorId> after = {};   // cursor
};
[[nodiscard]] RollPage roll_view(const Source& source, const RollQuery& query);
[[nodiscard]] Charter charter_view(const Source& source);
struct TrialQuery {
  std::string asked = {};                           // key of a question; by default the first
  std::map<std::string, std::string> numbers = {};  // fact, what is supposed of it
};
// Nothing where no vote is answered by yes or no.
[[nodiscard]] std::optional<Trial> trial_view(const Source& source, const TrialQuery& query);
[[nodiscard]] CharterDraft draft_view(const Source& source, const std::string& file_name, std::string_view toml);

struct RecordQuery {
  std::optional<Seq> before = {};   // cursor: entries below it
  std::optional<Seq> from = {}, to = {};
  std::string find = {};   // in the words that this reader may read
  std::string who = {};    // part of the name of who acted or typed, or an actor's id
  std::string trust = {};  // a word of kTrustWords; any other is none

  [[nodiscard]] bool filters() const { return !find.empty() || !who.empty() || !trust.empty(); }
};
inline constexpr std::array<std::string_view, 5> kTrustWords{"signed", "vouched", "desk", "imported", "clerk"};
[[nodiscard]] Record record_view(const Source& source, const Entries& entries, const RecordQuery& query);
[[nodiscard]] std::vector<EntryRow> acts_of(const Source& source, const Entries& entries, const ActorId& actor, Seq before,
                                            std::size_t limit);
// Without sessions, which are no part of the record.
[[nodiscard]] Account account_view(const Source& source, const Entries& entries);
// What an entry commits to, with its words where this reader may read them.
[[nodiscard]] std::vector<HeldWords> held_words(const Source& source, Seq seq, std::string_view bytes);
// For who may erase; nothing for others, and where the entry holds no such field.
[[nodiscard]] std::optional<Erasure> erasure_view(const Source& source, Seq seq, const std::string& field);
[[nodiscard]] std::optional<EntryRow> entry_row(const Source& source, Seq seq, std::string_view bytes);

// Rows for CSV: spreadsheets take them, and cells that begin with = + - @ cannot act there.
[[nodiscard]] std::string statements_csv(const Source& source, Seq matter);
[[nodiscard]] std::string roll_csv(const Source& source);
[[nodiscard]] std::string commitments_csv(const Source& source);
[[nodiscard]] std::string entries_csv_head();
[[nodiscard]] std::string entry_csv(const Source& source, Seq seq, std::string_view bytes);  // one row

}  // namespace plenary::view
