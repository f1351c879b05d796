// The record: its head, how to verify it, and its entries in pages, newest first.
#pragma once

#include "view/common.h"
#include "view/receipt.h"

namespace plenary::view {

struct EntryRow {
  Seq seq;
  Instant at;
  std::string who;   // empty: the clerk
  Said what;         // "review: helped, no"
  std::string kind;  // "answer@1"
  Trust trust = Trust::vouched;
  std::string path;
};

struct Record {
  Day today;
  std::int64_t size = 0;
  std::string root, key, founding;
  std::optional<Instant> signed_at;
  std::vector<std::string> witnesses;
  std::string transcript;
  std::string download_path, csv_path, checkpoint_path;
  std::string find, who, trust;  // the filter
  std::vector<std::string> people;
  std::vector<EntryRow> rows;
  Paging paging;
};

}  // namespace plenary::view
