// The clerk of one body: the only writer of its record.
//
//     auto clerk = Clerk::open({.log = log, .keys = keys, .clock = clock, ...});     // refolds, compares,
//     takes over const Result<Admitted> answer = clerk->submit(request).get();                   // after
//     COMMIT, or refused const Shown shown = clerk->shown();                                              //
//     the committed state, to read
//
// One queue, one thread.  What waits is taken together, judged one after another on the state that includes
// the earlier ones, written in one transaction, and only then shown and answered.  A checkpoint follows
// within a second, at once when somebody asks for a receipt.  When a day begins, the clerk first enters what
// that day has made due.  Reading is from any thread.  Refusals: those of body::admit, "act.id_taken",
// "clerk.busy", "clerk.stopped", "content.*" for words that do not fit their commitment, "clock.jumped",
// "store.*".
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <unordered_map>

#include "base/result.h"
#include "body/fold.h"
#include "body/state.h"
#include "clerk/clock.h"
#include "clerk/request.h"
#include "clerk/seen.h"
#include "keep/log_store.h"
#include "record/note.h"
#include "record/tree.h"

namespace plenary::clerk {

// The keys of one log: the one in force and, for the days of a change, the one before it or the one to come.
using Keys = std::vector<std::shared_ptr<const record::LogSigner>>;

struct Setting {
  keep::LogStore& log;
  Keys keys;  // the log's, those at hand: the record says which is in force
  const Clock& clock;
  std::string origin;
  std::string timezone;                     // of the body; offsets in entries come from it
  std::string request_secret;               // key of the HMAC over requests
  std::optional<Seen> seen;                 // where the last checkpoint lives outside the database
  std::vector<std::string> also_seen = {};  // checkpoints that somebody kept elsewhere and shows at the start
  crypto::Chance& chance = crypto::system_chance();  // ids of the clerk's own acts
  std::size_t queue_limit = 20'000;
  std::int64_t checkpoint_every_ms = 1000;
};

using Answer = std::function<void(Result<Admitted>)>;

// The committed state under a shared lock: keep it for the time of one reading.
class Shown {
 public:
  Shown(std::shared_lock<std::shared_mutex> lock, const body::State& state)
      : lock_(std::move(lock)), state_(state) {}
  [[nodiscard]] bool is_private() const { return state_.readers == body::Readers::members; }
  const body::State& operator*() const { return state_; }
  const body::State* operator->() const { return &state_; }

 private:
  std::shared_lock<std::shared_mutex> lock_;
  const body::State& state_;
};

struct Checkpoint {
  std::uint64_t size = 0;
  std::string note;  // signed
};

class Clerk {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Clerk>> open(Setting setting);
  ~Clerk();  // finishes what waits, signs the last checkpoint
  Clerk(const Clerk&) = delete;
  Clerk& operator=(const Clerk&) = delete;

  void submit(Request request, Answer answer);  // the answer comes on the clerk's thread: keep it short
  [[nodiscard]] std::future<Result<Admitted>> submit(Request request);
  void tick();  // look now whether the day has made something due
  [[nodiscard]] Result<void>
  settle();  // returns when all that waited is answered, due acts entered, and signed

  [[nodiscard]] Shown shown() const;
  [[nodiscard]] Checkpoint published() const;
  [[nodiscard]] Result<Checkpoint> checkpoint_covering(Seq seq);  // waits for one, for a receipt
  [[nodiscard]] Result<std::string> blob(const Hash& name) const;

  // Called after each commit with the new size, on the clerk's thread; returns a number to forget it by.
  std::uint64_t listen(std::function<void(std::uint64_t size)> listener);
  void forget(std::uint64_t listener);

  [[nodiscard]] const Setting& setting() const { return setting_; }
  [[nodiscard]] std::optional<Error> stopped() const;  // why no act is taken any more, if so
  // Whether something erased may still stand in a file of the store, because somebody is reading an older
  // state. The clerk tries again by itself; until then nobody may be told that it is gone.
  [[nodiscard]] bool erasure_pending() const { return erasure_pending_; }

 private:
  struct Waiting {
    Request request;
    Answer answer;
  };
  struct Judged;  // one request of a batch and what became of it
  struct Batch;

  explicit Clerk(Setting setting);
  Result<void> load();
  void run();
  std::vector<Waiting> take();
  void work(std::vector<Waiting> waiting);
  void enter_due(Batch& batch, std::optional<Seq> only);
  Result<Admitted> judge(Batch& batch, Request& request);
  Result<Admitted> enter(Batch& batch, Request& request, const Instant& at, const Hash& request_hash);
  Result<std::optional<Admitted>> known(const Batch& batch, const Request& request, const Hash& hash) const;
  [[nodiscard]] std::string signed_refusal(const body::Entry& entry, const Error& refused) const;
  Result<void> check_link(const Batch& batch, Request& request) const;
  Result<void> check_amendment(const Batch& batch, const Request& request) const;
  Result<void> check_erasure(const Batch& batch, const Request& request) const;
  Result<void> check_new_key(const Request& request) const;
  Result<std::string> text_of(const Batch& batch, Seq seq) const;
  Result<Instant> time_now();
  Result<void> commit(Batch& batch);
  void show(Batch& batch);
  void sweep_if_pending();
  void sign_if_due(bool at_once);
  Result<void> sign();
  Result<std::vector<Checkpoint>> seen_before() const;
  Result<void> refold(std::vector<Checkpoint> seen);
  [[nodiscard]] std::vector<const record::Signer*> signers(const body::State& state) const;
  std::chrono::milliseconds patience() const;
  void stop_taking(Error why);
  void rebuild_head();
  Hash hash_of(const Request& request) const;

  Setting setting_;

  // Owned by the clerk's thread.
  body::State head_;
  record::Frontier frontier_;
  keep::Head stored_;
  std::optional<Day> due_done_;               // the last day whose due acts are entered
  std::int64_t wall_ms_ = 0, steady_ms_ = 0;  // when the clock was last read
  std::chrono::steady_clock::time_point signed_at_{};
  std::int64_t offset_block_ = -1;  // the quarter of an hour for which offset_min_ was looked up
  std::int16_t offset_min_ = 0;

  mutable std::shared_mutex shown_mutex_;
  body::State shown_;

  std::atomic<bool> erasure_pending_ = false;

  mutable std::mutex published_mutex_;
  std::condition_variable published_changed_;
  Checkpoint published_;

  mutable std::mutex queue_mutex_;
  std::condition_variable queue_changed_, idle_;
  std::deque<Waiting> queue_;
  bool ticking_ = false, receipt_wanted_ = false, ending_ = false, working_ = false;
  std::optional<Error> stopped_;

  std::mutex listeners_mutex_;
  std::map<std::uint64_t, std::function<void(std::uint64_t)>> listeners_;
  std::uint64_t next_listener_ = 1;

  std::thread thread_;
};

}  // namespace plenary::clerk
