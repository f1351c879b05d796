// The record: its head, how to verify it, and its entries in pages, newest first.
#pragma once

#include "view/common.h"
#include "view/receipt.h"

namespace plenary::view {

struct EntryRow {
  Seq seq;
  Instant at;
  std::string who;   // empty: the clerk
  std::string helper = {};  // who typed it, at the desk
  Said what;         // "review: helped, no"
  std::string kind;  // "answer@1"
  Trust trust = Trust::vouched;
  std::string path;
};

struct HeldWords {  // what an entry commits to
  std::string field;
  std::optional<std::string> words = {};  // none: gone, or not for this reader
  std::string language = {};
  std::optional<Seq> erased_by = {};
  std::string erase_path = {};  // empty: the viewer may not, or nobody may
};

// Erasing a content: the words and their salt go, the commitment in the entry stays.
struct Erasure {
  Seq entry;
  std::string field, who;
  std::optional<Day> on;
  std::optional<std::string> words;
  std::string language;
  Law law;                      // of whoever may
  std::optional<ActForm> form;  // field ground = request | law | court; none once it is done
  std::optional<Seq> erased_by;
  bool clearing = false;  // entered, but not yet gone from every file
};

struct Record {
  Day today;
  std::int64_t size = 0;
  std::string root, key, founding;
  std::optional<Instant> signed_at;
  std::vector<std::string> witnesses;
  std::string transcript;
  std::string download_path, csv_path, checkpoint_path;
  std::string find, who, trust;  // the filter: words typed, part of a name, a word of kTrustWords
  std::string filter_path;
  std::optional<Seq> looked_back_to = {};  // with a filter: only entries from here on were looked at
  std::vector<EntryRow> rows;
  std::vector<HeldWords> held;  // of a single entry
  Paging paging;
};

}  // namespace plenary::view
