#include <algorithm>

#include "store/batch_check.h"
#include "store/sqlite_commit.h"
#include "store/sqlite_core.h"

namespace plenary::store {
namespace {

using namespace keep;

constexpr std::uint64_t kChunk = 256;  // rows read at once, before a visitor sees them

ContentRow content_row(
    const Statement& row) {  // seq, field, salt, bytes, media_type, language, readers, erased_by
  ContentRow content{{static_cast<std::uint64_t>(row.integer(0))},
                     std::string(row.bytes(1)),
                     std::string(row.bytes(2)),
                     std::string(row.bytes(3)),
                     std::string(row.bytes(4)),
                     std::string(row.bytes(5)),
                     static_cast<Readers>(row.integer(6))};
  if (!row.is_null(7)) content.erased_by = Seq{static_cast<std::uint64_t>(row.integer(7))};
  return content;
}

// The one value a statement gives, made by `make`, or nothing.
template <class Make>
auto first_of(Result<Statement> asked, Make make) -> Result<std::optional<decltype(make(*asked))>> {
  using Value = decltype(make(*asked));
  PLENARY_TRY(auto rows, std::move(asked));
  PLENARY_TRY(const bool found, rows.step());
  return found ? std::optional<Value>(make(rows)) : std::nullopt;
}

template <class Make>
auto all_of(Result<Statement> asked, Make make) -> Result<std::vector<decltype(make(*asked))>> {
  std::vector<decltype(make(*asked))> all;
  PLENARY_TRY(auto rows, std::move(asked));
  while (true) {
    PLENARY_TRY(const bool found, rows.step());
    if (!found) return all;
    all.push_back(make(rows));
  }
}

std::string first_bytes(const Statement& row) {
  return std::string(row.bytes(0));
}
Hash first_hash(const Statement& row) {
  return row.hash(0);
}
SignedNote note_row(const Statement& row) {
  return {static_cast<std::uint64_t>(row.integer(0)), std::string(row.bytes(1))};
}

class SqliteLog : public LogStore {
 public:
  SqliteLog(SqliteCore& core, std::int64_t body) : core_(core), body_(body) {}

  Result<Head> take_over() override {
    Head head;
    auto done = core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(c.run("UPDATE head SET epoch = epoch + 1 WHERE body = ?1", body_));
      PLENARY_TRY(head, read_head(c, body_));
      return {};
    });
    PLENARY_DO(std::move(done));
    return head;
  }

  Result<void> commit(const Batch& batch) override {
    ensure_whole(batch);
    PLENARY_DO(core_.write([&](Connection& c) { return write_batch(c, body_, batch); }));
    const bool takes_away = !batch.erasures.empty() || !batch.scopes_forgotten.empty();
    if (takes_away)
      static_cast<void>(core_.sweep_soon());  // what hinders it hinders sweep() too, which tells
    return {};
  }

  Result<bool> sweep() override { return core_.sweep(); }

  Result<Head> head() override {
    return core_.read([&](Connection& c) { return read_head(c, body_); });
  }

  Result<std::optional<FoundAct>> find_act(const ActId& id) override {
    return core_.read([&](Connection& c) {
      return first_of(
          c.ask("SELECT seq, request FROM entry WHERE body = ?1 AND id = ?2", body_, blob_of(id.bytes)),
          [](const Statement& row) {
            return FoundAct{{static_cast<std::uint64_t>(row.integer(0))}, row.hash(1)};
          });
    });
  }

  Result<void> read_entries(Seq from, Seq to, const VisitEntry& visit) override {
    while (from < to) {
      const auto end = std::min(to.value, from.value + kChunk);
      PLENARY_TRY(const auto chunk, core_.read([&](Connection& c) {
        return all_of(c.ask("SELECT bytes FROM entry WHERE body = ?1 AND seq >= ?2 AND seq < ?3 ORDER BY seq",
                            body_, from.value, end),
                      first_bytes);
      }));
      for (const auto& bytes : chunk) {
        PLENARY_DO(visit(from, bytes));
        ++from.value;
      }
      if (from.value < end) break;  // the end of the log
    }
    return {};
  }

  Result<std::optional<std::string>> entry(Seq seq) override {
    return core_.read([&](Connection& c) {
      return first_of(c.ask("SELECT bytes FROM entry WHERE body = ?1 AND seq = ?2", body_, seq.value),
                      first_bytes);
    });
  }

  Result<std::vector<Hash>> leaf_hashes(std::uint64_t from, std::uint64_t to) override {
    return core_.read([&](Connection& c) {
      return all_of(c.ask("SELECT leaf FROM entry WHERE body = ?1 AND seq >= ?2 AND seq < ?3 ORDER BY seq",
                          body_, from, to),
                    first_hash);
    });
  }

  Result<std::vector<Hash>> tile_hashes(unsigned level, std::uint64_t from, std::uint64_t to) override {
    return core_.read([&](Connection& c) {
      return all_of(
          c.ask("SELECT hash FROM tilehash WHERE body = ?1 AND level = ?2 AND n >= ?3 AND n < ?4 ORDER BY n",
                body_, level, from, to),
          first_hash);
    });
  }

  Result<void> save_note(const SignedNote& note) override {
    return core_.write([&](Connection& c) {
      return c.run(
          "INSERT INTO note (body, size, text) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (body, size) DO UPDATE SET text = excluded.text",
          body_, note.size, std::string_view(note.text));
    });
  }

  Result<std::optional<SignedNote>> latest_note() override {
    return core_.read([&](Connection& c) {
      return first_of(c.ask("SELECT size, text FROM note WHERE body = ?1 ORDER BY size DESC LIMIT 1", body_),
                      note_row);
    });
  }

  Result<std::optional<SignedNote>> note_at_or_above(std::uint64_t size) override {
    return core_.read([&](Connection& c) {
      return first_of(
          c.ask("SELECT size, text FROM note WHERE body = ?1 AND size >= ?2 ORDER BY size LIMIT 1", body_,
                size),
          note_row);
    });
  }

  Result<std::optional<ContentRow>> content(Seq seq, std::string_view field) override {
    return core_.read([&](Connection& c) {
      return first_of(
          c.ask("SELECT seq, field, salt, bytes, media_type, language, readers, erased_by FROM content "
                "WHERE body = ?1 AND seq = ?2 AND field = ?3",
                body_, seq.value, field),
          content_row);
    });
  }

  Result<void> contents_of(Seq from, Seq to, const VisitContent& visit) override {
    std::string after;  // the field already seen at `from`; no field is empty
    while (from < to) {
      PLENARY_TRY(const auto chunk, core_.read([&](Connection& c) {
        return all_of(
            c.ask("SELECT seq, field, salt, bytes, media_type, language, readers, erased_by FROM content "
                  "WHERE body = ?1 AND (seq, field) > (?2, ?3) AND seq < ?4 ORDER BY seq, field LIMIT ?5",
                  body_, from.value, std::string_view(after), to.value, kChunk),
            content_row);
      }));
      for (const auto& row : chunk)
        PLENARY_DO(visit(row));
      if (chunk.size() < kChunk) break;
      from = chunk.back().seq;
      after = chunk.back().field;
    }
    return {};
  }

  Result<std::optional<std::string>> blob(const Hash& name) override {
    return core_.read([&](Connection& c) {
      return first_of(c.ask("SELECT bytes FROM blob WHERE body = ?1 AND name = ?2", body_, blob_of(name)),
                      first_bytes);
    });
  }

  Result<void> blobs(const VisitBlob& visit) override {
    PLENARY_TRY(const auto names, core_.read([&](Connection& c) {
      return all_of(c.ask("SELECT name FROM blob WHERE body = ?1 ORDER BY name", body_), first_hash);
    }));
    for (const auto& name : names) {  // one at a time: a blob may be large
      PLENARY_TRY(const auto bytes, blob(name));
      if (bytes) PLENARY_DO(visit(name, *bytes));
    }
    return {};
  }

  Result<std::optional<std::string>> link(Seq scope, std::string_view key) override {
    return core_.read([&](Connection& c) {
      return first_of(c.ask("SELECT value FROM link WHERE body = ?1 AND scope = ?2 AND key = ?3", body_,
                            scope.value, key),
                      first_bytes);
    });
  }

  Result<void> links(Seq scope, const VisitLink& visit) override {
    PLENARY_TRY(const auto all, core_.read([&](Connection& c) {
      return all_of(c.ask("SELECT key, value FROM link WHERE body = ?1 AND scope = ?2 ORDER BY key", body_,
                          scope.value),
                    [](const Statement& row) {
                      return std::pair(std::string(row.bytes(0)), std::string(row.bytes(1)));
                    });
    }));
    for (const auto& [key, value] : all)
      PLENARY_DO(visit(key, value));
    return {};
  }

  Result<void> save_snapshot(const Snapshot& snapshot) override {
    return core_.write([&](Connection& c) {
      return c.run(
          "INSERT INTO snapshot (body, size, bytes) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (body) DO UPDATE SET size = excluded.size, bytes = excluded.bytes",
          body_, snapshot.size, BlobView{snapshot.bytes});
    });
  }

  Result<std::optional<Snapshot>> latest_snapshot() override {
    return core_.read([&](Connection& c) {
      return first_of(
          c.ask("SELECT size, bytes FROM snapshot WHERE body = ?1", body_), [](const Statement& row) {
            return Snapshot{static_cast<std::uint64_t>(row.integer(0)), std::string(row.bytes(1))};
          });
    });
  }

 private:
  SqliteCore& core_;
  std::int64_t body_;
};

}  // namespace

std::unique_ptr<LogStore> open_sqlite_log(SqliteCore& core, std::int64_t body) {
  return std::make_unique<SqliteLog>(core, body);
}

}  // namespace plenary::store
