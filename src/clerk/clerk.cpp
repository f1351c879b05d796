// Opening, the queue and its thread, and what others may read.  How an act is judged: judge.cpp.  How the
// record is loaded, committed and signed: commit.cpp.
#include "clerk/clerk.h"

#include "base/zone.h"
#include "clerk/batch.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kBatchActs = 1000;
constexpr std::size_t kBatchBytes = 1 << 20;

std::size_t weight_of(const Request& request) {
  std::size_t bytes = 600;
  for (const auto& content : request.contents) bytes += content.bytes.size() + 100;
  for (const auto& blob : request.blobs) bytes += blob.bytes.size();
  return bytes;
}

}  // namespace

Clerk::Clerk(Setting setting) : setting_(std::move(setting)) {}

Result<std::unique_ptr<Clerk>> Clerk::open(Setting setting) {
  if (!is_zone(setting.timezone)) return refuse("zone.unknown", {.params = {{"zone", setting.timezone}}});
  std::unique_ptr<Clerk> clerk(new Clerk(std::move(setting)));
  PLENARY_DO(clerk->load());
  clerk->thread_ = std::thread([raw = clerk.get()] { raw->run(); });
  return clerk;
}

Clerk::~Clerk() {
  {
    const std::lock_guard lock(queue_mutex_);
    ending_ = true;
  }
  queue_changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

// ---------------------------------------------------------------- the queue

void Clerk::submit(Request request, Answer answer) {
  {
    const std::lock_guard lock(queue_mutex_);
    if (!stopped_ && !ending_ && queue_.size() < setting_.queue_limit) {
      queue_.push_back({std::move(request), std::move(answer)});
      queue_changed_.notify_one();
      return;
    }
  }
  const auto why = stopped();
  answer(why ? tl::unexpected<Error>(make_error("clerk.stopped", {.because = {*why}})) : refuse("clerk.busy"));
}

std::future<Result<Admitted>> Clerk::submit(Request request) {
  auto promise = std::make_shared<std::promise<Result<Admitted>>>();
  auto future = promise->get_future();
  submit(std::move(request), [promise](Result<Admitted> result) { promise->set_value(std::move(result)); });
  return future;
}

void Clerk::tick() {
  const std::lock_guard lock(queue_mutex_);
  ticking_ = true;
  queue_changed_.notify_one();
}

Result<void> Clerk::settle() {
  std::unique_lock lock(queue_mutex_);
  ticking_ = receipt_wanted_ = true;
  queue_changed_.notify_one();
  idle_.wait(lock, [&] { return stopped_ || (queue_.empty() && !working_ && !ticking_ && !receipt_wanted_); });
  if (stopped_) return refuse("clerk.stopped", {.because = {*stopped_}});
  return {};
}

std::optional<Error> Clerk::stopped() const {
  const std::lock_guard lock(queue_mutex_);
  return stopped_;
}

void Clerk::stop_taking(Error why) {
  {
    const std::lock_guard lock(queue_mutex_);
    if (!stopped_) stopped_ = std::move(why);
  }
  idle_.notify_all();
  const std::lock_guard lock(published_mutex_);  // whoever waits for a receipt has asked already, or will see it
  published_changed_.notify_all();
}

std::vector<Clerk::Waiting> Clerk::take() {
  std::vector<Waiting> taken;
  std::size_t bytes = 0;
  while (!queue_.empty() && taken.size() < kBatchActs && bytes < kBatchBytes) {
    bytes += weight_of(queue_.front().request);
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return taken;
}

// How long to sleep when nothing comes: until the next checkpoint is due, else until a look at the day.
std::chrono::milliseconds Clerk::patience() const {
  using namespace std::chrono;
  if (erasure_pending_) return milliseconds(setting_.checkpoint_every_ms);
  if (published_.size == shown_.size) return seconds(20);
  const auto since = duration_cast<milliseconds>(steady_clock::now() - signed_at_);
  return std::clamp(milliseconds(setting_.checkpoint_every_ms) - since, milliseconds(0), milliseconds(60'000));
}

void Clerk::run() {
  while (true) {
    std::vector<Waiting> waiting;
    bool at_once = false;
    {
      std::unique_lock lock(queue_mutex_);
      queue_changed_.wait_for(lock, patience(),
                              [&] { return ending_ || ticking_ || receipt_wanted_ || !queue_.empty(); });
      if (ending_ && queue_.empty()) break;
      waiting = take();
      working_ = true;
      at_once = receipt_wanted_ && queue_.empty();
      if (queue_.empty()) receipt_wanted_ = ticking_ = false;
    }
    work(std::move(waiting));
    sweep_if_pending();
    sign_if_due(at_once);
    {
      const std::lock_guard lock(queue_mutex_);
      working_ = false;
    }
    idle_.notify_all();
  }
  sign_if_due(true);
}

// ---------------------------------------------------------------- reading

Shown Clerk::shown() const { return {std::shared_lock(shown_mutex_), shown_}; }

Checkpoint Clerk::published() const {
  const std::lock_guard lock(published_mutex_);
  return published_;
}

Result<Checkpoint> Clerk::checkpoint_covering(Seq seq) {
  {
    const std::lock_guard lock(queue_mutex_);
    receipt_wanted_ = true;
    queue_changed_.notify_one();
  }
  std::unique_lock lock(published_mutex_);
  published_changed_.wait_for(lock, std::chrono::seconds(30),
                              [&] { return published_.size > seq.value || stopped().has_value(); });
  if (published_.size <= seq.value) return refuse("clerk.no_checkpoint");
  return published_;
}

Result<std::string> Clerk::blob(const Hash& name) const {
  PLENARY_TRY(auto bytes, setting_.log.blob(name));
  if (!bytes) return refuse("blob.missing", {.params = {{"blob", to_hex(view_of(name))}}});
  return *std::move(bytes);
}

std::uint64_t Clerk::listen(std::function<void(std::uint64_t)> listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.emplace(next_listener_, std::move(listener));
  return next_listener_++;
}

void Clerk::forget(std::uint64_t listener) {
  const std::lock_guard lock(listeners_mutex_);
  listeners_.erase(listener);
}

}  // namespace plenary::clerk
