// Server-sent events: each committed entry, in order, with its seq as the event's id, so that Last-Event-ID
// resumes exactly.  An entry not yet under a checkpoint is marked pending; a `checkpoint` event follows.
#include <fmt/format.h>

#include "server/visit.h"

namespace plenary::server {
namespace {

constexpr std::uint64_t kPiece = 200;  // entries at one pull; the rest comes at the next

struct Follower {
  clerk::Body* body;
  std::uint64_t next = 0, told_checkpoint = 0;
  std::string only;  // entries on this matter: their text holds this

  std::string pull();
};

std::string Follower::pull() {
  std::string out;
  const auto published = body->clerk->published();
  const std::uint64_t size = body->clerk->shown()->size, until = std::min(size, next + kPiece);
  (void)body->log->read_entries(Seq{next}, Seq{until}, [&](Seq seq, std::string_view bytes) -> Result<void> {
    if (!only.empty() && bytes.find(only) == bytes.npos) return {};
    const bool pending = seq.value >= published.size;
    out += fmt::format("id: {}\nevent: entry\ndata: {{\"entry\":{},\"pending\":{},\"seq\":{}}}\n\n", seq.value, bytes, pending, seq.value);
    return {};
  });
  next = until;
  if (published.size != told_checkpoint && next >= published.size) {
    told_checkpoint = published.size;
    out += fmt::format("event: checkpoint\ndata: {{\"size\":{}}}\n\n", published.size);
  }
  return out;
}

}  // namespace

Answered answer_events(Visit& visit) {
  auto follower = std::make_shared<Follower>();
  follower->body = visit.body;
  follower->told_checkpoint = visit.body->clerk->published().size;
  follower->next = visit.body->clerk->shown()->size;
  const auto last = plain_number(visit.asking.header("last-event-id"));
  const auto from = number_at(visit.query, "from");
  if (last) follower->next = std::min(follower->next, *last + 1);
  if (!last && from) follower->next = std::min(follower->next, *from);
  if (const auto matter = number_at(visit.query, "matter")) follower->only = fmt::format("\"on\":{}}}", *matter);
  auto answer = answered(200, "text/event-stream", "");
  answer.stream = std::make_shared<Stream>();
  answer.stream->pull = [follower] { return follower->pull(); };
  return answer;
}

}  // namespace plenary::server
