// The state of a body: what its entries, folded one after another, amount to.
//
// Plain values, copied and compared.  Only apply() (fold.h) writes here; views and the clerk read.  Nothing
// here needs the vault: names and texts are known by the entries that committed to them.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ids.h"
#include "body/acts.h"
#include "body/entry.h"
#include "body/roll.h"
#include "charter/charter.h"

namespace plenary::body {

struct CharterVersion {
  Seq since;
  Hash blob{};
  std::shared_ptr<const charter::Charter> rules;
};

struct RollSet {  // a change of the roll on its way; nothing of it counts before its commit
  Seq begin;
  ActorId by;
  RollMode mode{};
  std::int64_t rows = 0;
  StagedChunks chunks;
  std::unordered_set<ActorId> named;  // a member may stand once in a set; look-up only, never walked
};

struct RollCommitted {
  Seq seq;
  Day day;
  std::int64_t rows = 0;
};

struct Electorate {  // the roll as a step fixes it when it opens
  Seq at;
  Headcount count;
};

// ---------------------------------------------------------------- consultation

using Voice = std::array<std::uint8_t, 12>;  // a participant's id, or a member's where answers are by name

struct Participant {
  Voice voice{};
  Seq seq;
  Channel channel{};
  ByWord<Word> in;
  std::int64_t answers = 0;  // statements answered
};

struct Translation {  // of a statement, the newest into its language
  Language language;
  Seq seq;
  bool machine = false;
};

struct Statement {
  Seq seq;
  std::optional<ActorId> by;                 // stated by name
  std::optional<ParticipantId> participant;  // or by a participant of an import
  std::optional<Moderation> moderation;
  std::int64_t agree = 0, disagree = 0, pass = 0, weighty = 0;
  std::vector<Translation> translations = {};  // by language
};

struct Objection {
  Seq seq;
  ActorId by;
  std::optional<Seq> reply;
};

struct GivenAnswer {
  std::uint32_t statement = 0;  // index into Consultation::statements
  Answer answer{};
  bool weighty = false;
};

struct Import {
  Seq seq;
  std::int64_t statements = 0, answers = 0;  // announced
};

struct Consultation {
  std::uint32_t step = 0;  // of the course
  Seq opened;
  Day opened_on;
  Electorate roll;
  std::vector<Statement> statements;
  std::vector<Participant> participants;
  std::vector<std::vector<GivenAnswer>> answers;            // by participant, each sorted by statement
  std::unordered_map<std::string, std::uint32_t> by_voice;  // look-up only, never walked
  Headcount joined, heard;  // of the members, never of imported participants; heard = joined and answered
  std::vector<Objection> objections;
  std::vector<Import> imports;
  std::optional<Seq> closed;
  Day closed_on;
};

// ---------------------------------------------------------------- text, vote

struct TextVersion {
  Seq seq;
  Hash commitment{};  // to the whole text
  std::optional<Seq> parent;
  std::optional<ActorId> by;
  Day day;
};

struct CastBallot {
  Seq seq;
  std::optional<BallotAnswer> answer;
  std::optional<std::int64_t> option;
  std::vector<std::int64_t> places = {};  // of a ranked paper, by option
};

struct Vote {
  std::uint32_t step = 0;  // of the course
  Seq opened;
  Day opened_on;
  std::optional<Day> closes_on;  // the first entry of this day closes it; none: when an office says so
  Seq text;                  // the version put to the vote
  std::int64_t options = 0;  // 0: yes / no / abstain; of a ranking the default option is the last of them
  Electorate roll;
  std::map<ActorId, CastBallot> ballots;
  std::optional<Seq> closed;
  Day closed_on;
  std::optional<Ending> outcome;
  std::optional<std::int64_t> chosen;   // the option adopted, or kept
  std::vector<GivenNumber> given = {};  // thresholds that came with the question
};

// ---------------------------------------------------------------- ratification

struct Deposit {
  Seq seq;
  ActorId unit;
  Day day;
  Day decided;  // by the unit itself
  Hash evidence{};
  bool additional = true;
};

struct Ratification {
  std::uint32_t step = 0;  // of the course
  Seq opened;
  Day opened_on;
  std::optional<Day> closes_on;  // the first entry of this day ends it, if the deposits are not complete
  Seq text;                      // the version put to the units
  Electorate roll;
  std::vector<Deposit> deposits;  // those that stand, in their order
  std::optional<Day> complete, in_force;
  std::optional<Seq> closed;
  Day closed_on;
  std::optional<Ending> outcome;  // adopted: it is in force

  [[nodiscard]] const Deposit* find(const ActorId& unit) const;
  // On whose first entry the clerk ends it, and how; none while deposits are awaited without a last day.
  [[nodiscard]] const std::optional<Day>& ends_on() const { return complete ? in_force : closes_on; }
  [[nodiscard]] Ending ending() const { return complete ? Ending::adopted : Ending::lapsed; }
};

// ---------------------------------------------------------------- carrying out, review

struct Reported {
  Seq seq;
  ActorId by;
  Progress state{};
  Day day;
};

struct Promise {  // a commitment
  Seq seq;
  ActorId by;
  Day made_on;
  Day due;
  std::vector<Reported> reports;
  std::optional<Seq> missed;
  std::optional<Day> done_on;
};

struct Review {
  Seq opened;
  Day opened_on;
  Day closes_on;
  Electorate roll;
  std::map<ActorId, ByWord<Judgement>> answers;
  std::optional<Seq> closed;
};

// ---------------------------------------------------------------- matter

// One passage of a matter through its steps.  A re-opened matter begins a new one; the decision of the
// earlier one stands, and is carried out and reviewed, until a later one replaces it.
struct Round {
  Seq since;
  std::uint32_t charter = 0;          // index into State::charters: the version in force at its beginning
  std::optional<std::uint32_t> step;  // the step it stands at, by index; none: not on the agenda, or ended
  std::optional<Ending> ended;
  std::optional<Consultation> consultation;
  std::vector<TextVersion> texts;
  std::optional<Seq> text_settled;
  std::optional<Vote> vote;
  std::optional<Ratification> ratification;
  std::vector<Promise> promises;
  std::optional<Review> review;
  std::optional<std::string> reopened_by;  // the test on whose ground the next round began
  // A step taken again (a second vote, a new consultation after a tie) begins anew; what it held stays here.
  std::vector<std::uint32_t> path;  // the steps entered, in order
  std::vector<Consultation> earlier_consultations;
  std::vector<Vote> earlier_votes;
  std::vector<Ratification> earlier_ratifications;
};

struct Matter {
  Seq seq;
  std::string kind;
  ActorId by;
  Day raised_on;
  std::map<ActorId, Seq> signatures;
  std::map<ActorId, ByWord<Word>> signed_as;  // the signers' groups when they signed, for withdrawal
  GroupCounts signed_in;                      // signatures by those groups
  std::optional<Seq> on_agenda;
  std::optional<Day> on_agenda_on;
  std::vector<Round> rounds;  // never empty

  [[nodiscard]] const Round& now() const { return rounds.back(); }
  // The newest round whose vote adopted something, or nullptr: its decision is the one in force.
  [[nodiscard]] const Round* decided() const;
  // The newest with a ratification, whether the matter still stands at it or has gone on: what is in force
  // takes later parties, and does so when the matter has been re-opened.
  [[nodiscard]] const Round* ratified() const;
};

struct KeyPeriod {  // a key of the log, from the entry that names it
  Seq since;
  LogKey key;
  Day old_until;  // until this day checkpoints bear the signature of the key before it too
};

struct State {
  std::uint64_t size = 0;  // entries folded
  std::string origin;
  std::vector<KeyPeriod> keys;
  std::optional<WebAddress> served_at;
  Readers readers{};
  Instant last;  // of the newest entry
  std::vector<CharterVersion> charters;
  ByWord<std::vector<ActorId>> offices;
  std::shared_ptr<const Roll> roll = std::make_shared<const Roll>();
  std::shared_ptr<const Roll> roll_before;  // of the newest commit, for its reversal
  std::optional<RollSet> roll_set;
  std::vector<RollCommitted> roll_commits;
  std::map<Seq, Matter> matters;
  std::map<Seq, std::map<std::string, Seq>> erased;  // entry -> field -> the erasing entry
  std::int64_t codes_issued = 0;

  [[nodiscard]] const LogKey& key() const { return keys.back().key; }
  // The key that must have signed a checkpoint of this size, which is at least 1: the newest that it covers.
  [[nodiscard]] const LogKey& key_of_size(std::uint64_t covered) const;
  [[nodiscard]] const charter::Charter& rules() const { return *charters.back().rules; }
  [[nodiscard]] const charter::Charter& rules_of(const Round& round) const {
    return *charters[round.charter].rules;
  }
  [[nodiscard]] const charter::Matter& course_of(const Matter& matter, const Round& round) const;
  // The round's step of this kind: the one it holds or stands at, else the first of the course; or nullptr.
  [[nodiscard]] const charter::Step* step_of(const Matter& matter, const Round& round,
                                             charter::Kind kind) const;
  [[nodiscard]] Day today() const { return last.local_day(); }
  [[nodiscard]] Seq next() const { return Seq{size}; }
  [[nodiscard]] bool is_member(const ActorId& actor, Seq at) const {
    return roll->find(actor, at) != nullptr;
  }
  [[nodiscard]] bool holds_office(const ActorId& actor, std::string_view office) const;
};

// SHA-256 over the state in canonical JSON, sorted keys, streamed: same entries, same digest, everywhere.
[[nodiscard]] Hash state_digest(const State& state);

}  // namespace plenary::body
