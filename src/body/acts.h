// The whole vocabulary: every kind of act that a record can hold, with what the fold reads of it.
//
// An act is what somebody does; admitted, it is an entry.  Each struct below is one kind at one version.
// `fields` lists its data in the form of docs/formats/entry.md; the same list reads, prints and describes it
// (codec.h).  No field is free text: Word is a word of the charter in force, everything else an enumerated
// word, an id, a date, a number or a hash.  What a person types is in `held`: a commitment in the entry,
// bytes and salt in the vault.  A kind once used never changes; mending one adds kind@2 beside it.
//
// Who may act, and when, is told by steps/*.cpp beside each other kind of step.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "base/ids.h"
#include "base/json.h"

namespace plenary::body {

// ---------------------------------------------------------------- the forms that data may take

struct Word {  // a word of the charter in force: an office, a group, a kind of matter, a test, a question
  std::string text;
  bool operator==(const Word&) const = default;
  auto operator<=>(const Word& other) const {
    return json::order_of_keys(text, other.text);
  }  // as keys are sorted
};

struct LogKey {  // a vkey (C2SP signed-note): "name+hash+base64"
  std::string text;
  bool operator==(const LogKey&) const = default;
};

struct WebAddress {  // where something is served: "https://host" or "https://host:port"; http on loopback
                     // only
  std::string text;
  bool operator==(const WebAddress&) const = default;
};

struct Language {  // a BCP 47 tag (RFC 5646) of language, script, region alone: "de", "zh-Hant", "es-419"
  std::string text;
  auto operator<=>(const Language&) const = default;
};

struct Quantity {  // an exact number as text, "1", "2/3": a weight
  std::string text;
  auto operator<=>(const Quantity&) const = default;
};

template <class T>
using ByWord = std::map<Word, T>;

struct Held {  // a field of the vault that an act may, or must, commit to
  std::string_view name;
  bool required = true;
  bool repeated = false;  // "name.0", "name.1", ...: one for each row or option
};

enum class Readers { public_, members };
enum class Channel { web, desk, screen, paper, import };
enum class RollMode { merge, replace };
enum class RowOp { put, end };
enum class Answer { agree, disagree, pass };
enum class Moderation { accepted, rejected, none };
enum class AmendOp { insert_after, replace, delete_ };
enum class BallotAnswer { yes, no, abstain };
enum class Progress { under_way, done, failed };
enum class Judgement { yes, no, cannot_say };
enum class Ending { adopted, rejected, void_, none_elected, not_decided, blocked, lapsed, kept, evaluated };
enum class Ground { request, law, court };

template <class Enum>
struct Spelling;  // the words of an enumeration, in the order of its values

// ---------------------------------------------------------------- founding, the log itself, roll, access

struct Found {  // entry 0, and never again
  static constexpr std::string_view kKind = "found@1";
  static constexpr std::array<Held, 0> kHeld{};
  Hash charter;  // the blob that holds the charter's text
  LogKey key;
  ByWord<std::vector<ActorId>> offices;
  Readers readers{};
  static void fields(auto& self, auto&& field) {
    field("charter", self.charter), field("key", self.key), field("offices", self.offices),
        field("readers", self.readers);
  }
};

struct ServedAt {  // the origin is a name; this is where the record and the pages are found from now on
  static constexpr std::string_view kKind = "served_at@1";
  static constexpr std::array<Held, 0> kHeld{};
  WebAddress address;
  static void fields(auto& self, auto&& field) { field("address", self.address); }
};

struct NewLogKey {  // signed by the key in force; checkpoints bear both signatures until the day named
  static constexpr std::string_view kKind = "log_key@1";
  static constexpr std::array<Held, 0> kHeld{};
  LogKey key;
  Day old_until;
  static void fields(auto& self, auto&& field) { field("key", self.key), field("old_until", self.old_until); }
};

struct AccessIssued {  // somebody was given a code to sign in with; the code itself is nowhere
  static constexpr std::string_view kKind = "access.issued@1";
  static constexpr std::array<Held, 0> kHeld{};
  Channel channel{};
  ActorId for_;
  static void fields(auto& self, auto&& field) { field("channel", self.channel), field("for", self.for_); }
};

struct RollBegin {
  static constexpr std::string_view kKind = "roll.begin@1";
  static constexpr std::array kHeld{Held{"file", false}};
  RollMode mode{};
  static void fields(auto& self, auto&& field) { field("mode", self.mode); }
};

struct RollRow {
  ByWord<Word> in;  // dimension -> group
  ActorId member;
  RowOp op{};
  ByWord<Quantity> weight;  // table -> exact number
  static void fields(auto& self, auto&& field) {
    field("in", self.in), field("member", self.member), field("op", self.op), field("weight", self.weight);
  }
};

struct RollRows {
  static constexpr std::string_view kKind = "roll.rows@1";
  static constexpr std::array kHeld{Held{"contact", false, true}, Held{"name", false, true},
                                    Held{"ref", false, true}};
  Seq begin;
  std::vector<RollRow> rows;
  static void fields(auto& self, auto&& field) { field("begin", self.begin), field("rows", self.rows); }
};

struct RollCommit {  // nothing counts before it
  static constexpr std::string_view kKind = "roll.commit@1";
  static constexpr std::array<Held, 0> kHeld{};
  Seq begin;
  std::int64_t rows = 0;  // in all, so that a set with a missing chunk cannot count
  static void fields(auto& self, auto&& field) { field("begin", self.begin), field("rows", self.rows); }
};

struct RollRevert {
  static constexpr std::string_view kKind = "roll.revert@1";
  static constexpr std::array<Held, 0> kHeld{};
  Seq commit;
  static void fields(auto& self, auto&& field) { field("commit", self.commit); }
};

// ---------------------------------------------------------------- raise

struct Raise {
  static constexpr std::string_view kKind = "raise@1";
  static constexpr std::array kHeld{Held{"text"}, Held{"title"}};
  Word matter;  // a kind of matter of the charter
  static void fields(auto& self, auto&& field) { field("matter", self.matter); }
};

struct Sign {
  static constexpr std::string_view kKind = "sign@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

struct Unsign {
  static constexpr std::string_view kKind = "unsign@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

// ---------------------------------------------------------------- consultation

struct ConsultOpen {
  static constexpr std::string_view kKind = "consult.open@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

struct ConsultJoin {  // a participant enters, with her section and without her name
  static constexpr std::string_view kKind = "consult.join@1";
  static constexpr std::array<Held, 0> kHeld{};
  Channel channel{};
  ByWord<Word> in;
  ParticipantId participant;
  static void fields(auto& self, auto&& field) {
    field("channel", self.channel), field("in", self.in), field("participant", self.participant);
  }
};

struct ConsultState {
  static constexpr std::string_view kKind = "consult.state@1";
  static constexpr std::array kHeld{Held{"text"}};
  std::optional<Moderation> moderation;  // imports only: what the source's moderators had ruled
  std::optional<ParticipantId> participant;
  static void fields(auto& self, auto&& field) {
    field("moderation", self.moderation), field("participant", self.participant);
  }
};

struct ConsultTranslate {  // the newest one into a language counts; both stay readable beside the original
  static constexpr std::string_view kKind = "consult.translate@1";
  static constexpr std::array kHeld{Held{"text"}};
  Language language;
  bool machine = false;  // made by a machine, and told so wherever it is shown
  Seq statement;
  static void fields(auto& self, auto&& field) {
    field("language", self.language), field("machine", self.machine), field("statement", self.statement);
  }
};

struct ConsultAnswer {  // the last answer of a participant to a statement counts
  static constexpr std::string_view kKind = "consult.answer@1";
  static constexpr std::array<Held, 0> kHeld{};
  Answer answer{};
  std::optional<ParticipantId> participant;
  Seq statement;
  bool weighty = false;         // "this one is important to me"
  std::optional<Instant> when;  // imports only: when it was given
  static void fields(auto& self, auto&& field) {
    field("answer", self.answer), field("participant", self.participant), field("statement", self.statement),
        field("weighty", self.weighty), field("when", self.when);
  }
};

struct ConsultObject {
  static constexpr std::string_view kKind = "consult.object@1";
  static constexpr std::array kHeld{Held{"text"}};
  static void fields(auto&, auto&&) {}
};

struct ConsultReply {
  static constexpr std::string_view kKind = "consult.reply@1";
  static constexpr std::array kHeld{Held{"text"}};
  Seq objection;
  static void fields(auto& self, auto&& field) { field("objection", self.objection); }
};

struct ConsultClose {
  static constexpr std::string_view kKind = "consult.close@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

struct ImportBegin {  // a consultation held elsewhere is entered, row by row
  static constexpr std::string_view kKind = "import.begin@1";
  static constexpr std::array kHeld{Held{"licence"}, Held{"source"}};
  std::int64_t answers = 0;
  Hash file;  // of the files imported, one after another
  std::int64_t statements = 0;
  static void fields(auto& self, auto&& field) {
    field("answers", self.answers), field("file", self.file), field("statements", self.statements);
  }
};

// ---------------------------------------------------------------- text

struct TextAmend {  // the clerk applies the words before the act; `text` commits to the whole new text
  static constexpr std::string_view kKind = "text.amend@1";
  static constexpr std::array kHeld{Held{"find"}, Held{"put", false}, Held{"text"}};
  AmendOp op{};
  Seq parent;
  static void fields(auto& self, auto&& field) { field("op", self.op), field("parent", self.parent); }
};

struct TextSettle {
  static constexpr std::string_view kKind = "text.settle@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

// ---------------------------------------------------------------- vote

struct VoteOpen {  // fixes the roll and the text
  static constexpr std::string_view kKind = "vote.open@1";
  static constexpr std::array kHeld{Held{"option", false, true}, Held{"question", false}};
  std::optional<std::int64_t> options;  // of a ballot on options; the charter's default one is not among them
  static void fields(auto& self, auto&& field) { field("options", self.options); }
};

struct GivenNumber {  // the threshold of a test that comes with the question: a ratio of an option's own
  Quantity number;
  std::optional<std::int64_t> option;  // of a test asked of each option
  Word test;
  static void fields(auto& self, auto&& field) {
    field("number", self.number), field("option", self.option), field("test", self.test);
  }
};

struct VoteOpenGiven {  // the same with thresholds; of a vote whose charter asks for them
  static constexpr std::string_view kKind = "vote.open@2";
  static constexpr std::array kHeld{Held{"option", false, true}, Held{"question", false}};
  std::vector<GivenNumber> given;
  std::optional<std::int64_t> options;
  static void fields(auto& self, auto&& field) { field("given", self.given), field("options", self.options); }
};

struct VoteCast {
  static constexpr std::string_view kKind = "vote.cast@1";
  static constexpr std::array<Held, 0> kHeld{};
  std::optional<BallotAnswer> answer;
  std::optional<std::int64_t> option;  // numbered from 0
  static void fields(auto& self, auto&& field) { field("answer", self.answer), field("option", self.option); }
};

struct VoteRank {  // a ranked paper: the place of each option, 1 first, equals alike; 0: left out, behind all
                   // others
  static constexpr std::string_view kKind = "vote.rank@1";
  static constexpr std::array<Held, 0> kHeld{};
  std::vector<std::int64_t> places;  // of every option in its order, the default one last
  static void fields(auto& self, auto&& field) { field("places", self.places); }
};

struct VoteClose {  // no ballots any more, where the charter gives the vote no length; the clerk counts at once
  static constexpr std::string_view kKind = "vote.close@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

// ---------------------------------------------------------------- ratification

struct RatifyOpen {  // fixes the roll, whose members are the units, and the text
  static constexpr std::string_view kKind = "ratify.open@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

struct RatifyDeposit {  // a unit has decided under its own charter: told here, looked into never
  static constexpr std::string_view kKind = "ratify.deposit@1";
  static constexpr std::array kHeld{Held{"source"}};
  bool additional = true;  // false: of a union beside its members
  Day decided;             // the day of its own decision
  Hash evidence{};         // a blob: the decision as the unit published it
  ActorId unit;
  static void fields(auto& self, auto&& field) {
    field("additional", self.additional), field("decided", self.decided), field("evidence", self.evidence),
        field("unit", self.unit);
  }
};

struct RatifyWithdraw {  // before the deposits are complete; afterwards a unit is bound
  static constexpr std::string_view kKind = "ratify.withdraw@1";
  static constexpr std::array<Held, 0> kHeld{};
  ActorId unit;
  static void fields(auto& self, auto&& field) { field("unit", self.unit); }
};

struct RatifyClose {  // nothing more is awaited, and it was not enough
  static constexpr std::string_view kKind = "ratify.close@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

// ---------------------------------------------------------------- carrying out, review

struct Commit {
  static constexpr std::string_view kKind = "commit@1";
  static constexpr std::array kHeld{Held{"told_by"}, Held{"what"}};
  Day due;
  static void fields(auto& self, auto&& field) { field("due", self.due); }
};

struct Report {
  static constexpr std::string_view kKind = "report@1";
  static constexpr std::array kHeld{Held{"text"}};
  Seq commitment;
  std::optional<Hash> evidence;  // a blob
  Progress state{};
  static void fields(auto& self, auto&& field) {
    field("commitment", self.commitment), field("evidence", self.evidence), field("state", self.state);
  }
};

struct ReviewOpen {
  static constexpr std::string_view kKind = "review.open@1";
  static constexpr std::array<Held, 0> kHeld{};
  static void fields(auto&, auto&&) {}
};

struct ReviewAnswer {
  static constexpr std::string_view kKind = "review.answer@1";
  static constexpr std::array<Held, 0> kHeld{};
  ByWord<Judgement> answers;  // to the questions the charter asks
  static void fields(auto& self, auto&& field) { field("answers", self.answers); }
};

// ---------------------------------------------------------------- what the clerk enters when a day has come

struct Closed {
  static constexpr std::string_view kKind = "closed@1";
  static constexpr std::array<Held, 0> kHeld{};
  Ending outcome{};
  Word step;
  static void fields(auto& self, auto&& field) { field("outcome", self.outcome), field("step", self.step); }
};

struct Missed {
  static constexpr std::string_view kKind = "missed@1";
  static constexpr std::array<Held, 0> kHeld{};
  Seq commitment;
  static void fields(auto& self, auto&& field) { field("commitment", self.commitment); }
};

struct Reopened {
  static constexpr std::string_view kKind = "reopened@1";
  static constexpr std::array<Held, 0> kHeld{};
  Word ground;  // the test that held
  static void fields(auto& self, auto&& field) { field("ground", self.ground); }
};

struct Erased {  // bytes and salt are gone; the commitment stands
  static constexpr std::string_view kKind = "erased@1";
  static constexpr std::array<Held, 0> kHeld{};
  Word field_name;
  Ground ground{};
  Seq seq;
  static void fields(auto& self, auto&& field) {
    field("field", self.field_name), field("ground", self.ground), field("seq", self.seq);
  }
};

using AnyAct =
    std::variant<Found, ServedAt, NewLogKey, AccessIssued, RollBegin, RollRows, RollCommit, RollRevert, Raise,
                 Sign, Unsign, ConsultOpen, ConsultJoin, ConsultState, ConsultTranslate, ConsultAnswer,
                 ConsultObject, ConsultReply, ConsultClose, ImportBegin, TextAmend, TextSettle, VoteOpen,
                 VoteOpenGiven, VoteCast, VoteRank, VoteClose, RatifyOpen, RatifyDeposit, RatifyWithdraw,
                 RatifyClose, Commit, Report, ReviewOpen, ReviewAnswer, Closed, Missed, Reopened, Erased>;

}  // namespace plenary::body
