#include "cli/consult_import.h"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <unordered_map>

#include "base/csv.h"
#include "cli/place.h"
#include "clerk/request.h"
#include "crypto/sha256.h"

namespace plenary::cli {
namespace {

struct VoteRow {
  std::int64_t at_ms = 0;
  std::int64_t statement = 0, voter = 0;
  body::Answer answer{};
  std::size_t row = 0;  // in the file, from 0
};

struct CommentRow {
  std::int64_t id = 0, author = 0;
  std::int64_t at_ms = 0;
  body::Moderation moderation{};
  std::string text;
};

struct Conversation {
  Hash hash{};
  std::vector<CommentRow> statements;  // by time, then id
  std::vector<VoteRow> votes;          // by time, then row
  std::vector<std::int64_t> participants;
};

tl::unexpected<Error> bad(const char* code, const std::string& file, std::int64_t line) {
  return refuse(code, {.where = file + ":" + std::to_string(line)});
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

struct Columns {
  std::unordered_map<std::string, std::size_t> at;
  [[nodiscard]] std::optional<std::int64_t> number(const CsvRow& row, const char* name) const {
    const auto found = at.find(name);
    return found == at.end() || found->second >= row.cells.size() ? std::nullopt : whole(row.cells[found->second]);
  }
  [[nodiscard]] std::string text(const CsvRow& row, const char* name) const {
    const auto found = at.find(name);
    return found == at.end() || found->second >= row.cells.size() ? "" : row.cells[found->second];
  }
};

Result<Columns> columns_of(const CsvTable& table, const std::string& file, std::initializer_list<const char*> needed) {
  if (table.rows.empty()) return bad("polis.empty", file, 1);
  Columns columns;
  for (std::size_t i = 0; i < table.rows.front().cells.size(); ++i) columns.at[table.rows.front().cells[i]] = i;
  for (const char* name : needed) {
    if (!columns.at.contains(name)) return refuse("polis.no_column", {.where = file + ":1", .params = {{"column", std::string(name)}}});
  }
  return columns;
}

Result<void> read_votes(std::string_view bytes, Conversation& conversation) {
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = "votes.csv"}));
  PLENARY_TRY(const auto columns, columns_of(table, "votes.csv", {"timestamp", "comment-id", "voter-id", "vote"}));
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const auto at = columns.number(row, "timestamp"), statement = columns.number(row, "comment-id");
    const auto voter = columns.number(row, "voter-id"), vote = columns.number(row, "vote");
    if (!at || !statement || !voter || !vote || *vote < -1 || *vote > 1) return bad("polis.bad_vote", "votes.csv", row.line);
    const auto answer = *vote == 1 ? body::Answer::agree : *vote == -1 ? body::Answer::disagree : body::Answer::pass;
    conversation.votes.push_back({*at, *statement, *voter, answer, i});
  }
  std::ranges::stable_sort(conversation.votes, {}, &VoteRow::at_ms);
  return {};
}

Result<void> read_comments(std::string_view bytes, Conversation& conversation) {
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = "comments.csv"}));
  PLENARY_TRY(const auto columns, columns_of(table, "comments.csv", {"comment-id", "moderated"}));
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const auto id = columns.number(row, "comment-id"), moderated = columns.number(row, "moderated");
    if (!id || !moderated) return bad("polis.bad_comment", "comments.csv", row.line);
    CommentRow comment{.id = *id, .author = columns.number(row, "author-id").value_or(-1), .at_ms = columns.number(row, "timestamp").value_or(0)};
    comment.moderation = *moderated > 0 ? body::Moderation::accepted : *moderated < 0 ? body::Moderation::rejected : body::Moderation::none;
    comment.text = columns.text(row, "comment-body");
    if (comment.text.empty()) comment.text = "statement " + std::to_string(*id);
    conversation.statements.push_back(std::move(comment));
  }
  std::ranges::sort(conversation.statements, {}, [](const CommentRow& c) { return std::pair(c.at_ms, c.id); });
  return {};
}

Result<Conversation> read_conversation(const std::filesystem::path& folder) {
  PLENARY_TRY(const std::string votes, read_file(folder / "votes.csv"));
  PLENARY_TRY(const std::string comments, read_file(folder / "comments.csv"));
  Conversation conversation;
  conversation.hash = crypto::sha256(votes + comments);
  PLENARY_DO(read_votes(votes, conversation));
  PLENARY_DO(read_comments(comments, conversation));
  for (const auto& vote : conversation.votes) conversation.participants.push_back(vote.voter);
  for (const auto& statement : conversation.statements) conversation.participants.push_back(statement.author);
  std::ranges::sort(conversation.participants);
  const auto [from, to] = std::ranges::unique(conversation.participants);
  conversation.participants.erase(from, to);
  return conversation;
}

// Submits without waiting for each answer, at most so many at once; the first refusal ends it.
class Stream {
 public:
  Stream(clerk::Clerk& clerk, std::uint64_t of, const ImportProgress& progress) : clerk_(clerk), of_(of), progress_(progress) {}

  void send(clerk::Request request, std::function<void(Seq)> then = {}) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return under_way_ < kAtOnce || problem_; });
    if (problem_) return;
    ++under_way_;
    lock.unlock();
    clerk_.submit(std::move(request), [this, then = std::move(then)](Result<clerk::Admitted> result) {
      const std::lock_guard inner(mutex_);
      if (result) {
        ++done_;
        repeated_ += result->repeated ? 1 : 0;
        if (then) then(result->seq);
      } else if (!problem_) {
        problem_ = result.error();
      }
      --under_way_;
      changed_.notify_all();
    });
    if (progress_ && ++sent_ % 1000 == 0) progress_(done_now(), of_);
  }

  Result<void> wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return under_way_ == 0; });
    if (problem_) return tl::unexpected<Error>(*problem_);
    return {};
  }
  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

 private:
  static constexpr std::size_t kAtOnce = 4000;
  std::uint64_t done_now() {
    const std::lock_guard lock(mutex_);
    return done_;
  }

  clerk::Clerk& clerk_;
  std::uint64_t of_;
  const ImportProgress& progress_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t under_way_ = 0;
  std::uint64_t done_ = 0, repeated_ = 0, sent_ = 0;
  std::optional<Error> problem_;
};

// The first bytes of SHA-256(file hash || row): the same at every try.
template <class Id>
Id made_of(const Hash& file, const std::string& row) {
  const Hash hash = crypto::sha256(std::string(view_of(file)) + row);
  Id id;
  std::copy_n(hash.begin(), Id::kBytes, id.bytes.begin());
  return id;
}

struct Importing {
  clerk::Body& body;
  Seq matter, begin;
  const Conversation& conversation;
  Stream& stream;

  [[nodiscard]] ParticipantId participant(std::int64_t voter) const {
    return made_of<ParticipantId>(conversation.hash, "participant " + std::to_string(voter));
  }
  [[nodiscard]] clerk::Draft draft(body::AnyAct act, const std::string& row) const {
    clerk::Draft draft(body.origin, std::move(act));
    draft.on(matter).imported(begin).id(made_of<ActId>(conversation.hash, row));
    return draft;
  }
};

void send_participants(Importing& importing) {
  for (const auto voter : importing.conversation.participants) {
    body::ConsultJoin join;
    join.channel = body::Channel::import;
    join.participant = importing.participant(voter);
    importing.stream.send(importing.draft(std::move(join), "join " + std::to_string(voter)).done());
  }
}

Result<std::unordered_map<std::int64_t, Seq>> send_statements(Importing& importing) {
  std::unordered_map<std::int64_t, Seq> seqs;
  for (const auto& comment : importing.conversation.statements) {
    body::ConsultState state;
    state.moderation = comment.moderation;
    state.participant = importing.participant(comment.author);
    auto draft = importing.draft(std::move(state), "statement " + std::to_string(comment.id));
    importing.stream.send(draft.hold("text", comment.text).done(), [&seqs, id = comment.id](Seq seq) { seqs[id] = seq; });
  }
  PLENARY_DO(importing.stream.wait());
  return seqs;
}

Result<std::uint64_t> send_answers(Importing& importing, const std::unordered_map<std::int64_t, Seq>& statements) {
  std::uint64_t answers = 0;
  for (const auto& vote : importing.conversation.votes) {
    const auto statement = statements.find(vote.statement);
    if (statement == statements.end()) return refuse("polis.unknown_statement", {.where = "votes.csv", .params = {{"statement", vote.statement}}});
    body::ConsultAnswer answer;
    answer.answer = vote.answer;
    answer.participant = importing.participant(vote.voter);
    answer.statement = statement->second;
    answer.when = Instant{vote.at_ms, 0};
    importing.stream.send(importing.draft(std::move(answer), "answer " + std::to_string(vote.row)).done());
    ++answers;
  }
  PLENARY_DO(importing.stream.wait());
  return answers;
}

}  // namespace

Result<ImportDone> import_consultation(clerk::Body& body, const ActorId& by, Seq matter, const ImportFiles& files, const ImportProgress& progress) {
  PLENARY_TRY(const auto conversation, read_conversation(files.folder));
  body::ImportBegin act;
  act.file = conversation.hash;
  act.statements = static_cast<std::int64_t>(conversation.statements.size());
  act.answers = static_cast<std::int64_t>(conversation.votes.size());
  clerk::Draft begin(body.origin, std::move(act));
  begin.by(by).on(matter).id(made_of<ActId>(conversation.hash, "begin"));
  begin.hold("licence", files.licence).hold("source", files.source);
  PLENARY_TRY(const auto begun, body.clerk->submit(begin.done()).get());
  const std::uint64_t of = conversation.participants.size() + conversation.statements.size() + conversation.votes.size();
  Stream stream(*body.clerk, of, progress);
  Importing importing{body, matter, begun.seq, conversation, stream};
  send_participants(importing);
  PLENARY_TRY(const auto statements, send_statements(importing));
  PLENARY_TRY(const auto answers, send_answers(importing, statements));
  PLENARY_DO(body.clerk->settle());
  return ImportDone{conversation.participants.size(), conversation.statements.size(), answers, stream.repeated()};
}

}  // namespace plenary::cli
