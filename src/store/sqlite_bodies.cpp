#include "store/sqlite_core.h"

namespace plenary::store {
namespace {

using namespace keep;

class SqliteBodies : public BodyStore {
 public:
  explicit SqliteBodies(SqliteCore& core) : core_(core) {}

  Result<void> add(const BodyRow& body) override {
    auto added = core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(c.run("INSERT INTO body (slug, origin) VALUES (?1, ?2)", std::string_view(body.slug),
                       std::string_view(body.origin)));
      return c.run("INSERT INTO head (body, size, stack, epoch) VALUES (?1, 0, x'', 0)",
                   sqlite3_last_insert_rowid(c.handle()));
    });
    if (!added && added.error().code == "store.conflict") return refuse("store.body_exists");
    return added;
  }

  Result<std::vector<BodyRow>> list() override {
    return core_.read([&](Connection& c) -> Result<std::vector<BodyRow>> {
      PLENARY_TRY(auto rows, c.ask("SELECT slug, origin FROM body ORDER BY slug"));
      std::vector<BodyRow> bodies;
      while (true) {
        PLENARY_TRY(const bool found, rows.step());
        if (!found) return bodies;
        bodies.push_back({std::string(rows.bytes(0)), std::string(rows.bytes(1))});
      }
    });
  }

  Result<std::unique_ptr<LogStore>> open(std::string_view slug) override {
    return core_.read([&](Connection& c) -> Result<std::unique_ptr<LogStore>> {
      PLENARY_TRY(auto rows, c.ask("SELECT id FROM body WHERE slug = ?1", slug));
      PLENARY_TRY(const bool found, rows.step());
      if (!found) return refuse("store.no_such_body");
      return open_sqlite_log(core_, rows.integer(0));
    });
  }

 private:
  SqliteCore& core_;
};

}  // namespace

std::unique_ptr<BodyStore> open_sqlite_bodies(SqliteCore& core) {
  return std::make_unique<SqliteBodies>(core);
}

}  // namespace plenary::store
