#include "store/memory.h"

#include "store/memory_log.h"

namespace plenary::store {
namespace {

class MemoryBodies : public keep::BodyStore {
 public:
  explicit MemoryBodies(FaultPlan& faults) : faults_(faults) {}

  Result<void> add(const keep::BodyRow& body) override {
    const std::lock_guard lock(mutex_);
    for (const auto& [slug, held] : bodies_) {
      if (slug == body.slug || held->row.origin == body.origin) return refuse("store.body_exists");
    }
    auto added = std::make_unique<MemoryBody>();
    added->row = body;
    bodies_.emplace(body.slug, std::move(added));
    return {};
  }

  Result<std::vector<keep::BodyRow>> list() override {
    const std::lock_guard lock(mutex_);
    std::vector<keep::BodyRow> rows;
    for (const auto& [slug, held] : bodies_)
      rows.push_back(held->row);
    return rows;
  }

  Result<std::unique_ptr<keep::LogStore>> open(std::string_view slug) override {
    const std::lock_guard lock(mutex_);
    const auto found = bodies_.find(slug);
    if (found == bodies_.end()) return refuse("store.no_such_body");
    return open_memory_log(*found->second, faults_);
  }

 private:
  FaultPlan& faults_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<MemoryBody>, std::less<>> bodies_;
};

}  // namespace

struct MemoryStore::Kept {
  FaultPlan faults;
  MemoryBodies bodies{faults};
  std::unique_ptr<keep::AccountStore> accounts = new_memory_accounts();
};

MemoryStore::MemoryStore() : kept_(std::make_unique<Kept>()) {}
MemoryStore::~MemoryStore() = default;

keep::BodyStore& MemoryStore::bodies() {
  return kept_->bodies;
}
keep::AccountStore& MemoryStore::accounts() {
  return *kept_->accounts;
}
void MemoryStore::fail_at(unsigned nth_commit, Fault fault) {
  kept_->faults.set(nth_commit, fault);
}

}  // namespace plenary::store
