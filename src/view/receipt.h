// A receipt: that an act is in the record, without saying what was answered.
#pragma once

#include "view/common.h"

namespace plenary::view {

enum class Trust { signed_by_key, vouched, desk, imported, clerk };

struct Receipt {
  std::string matter_title, matter_path;
  Said headline;  // "Your vote is cast"
  std::vector<Said> says;
  std::string by, section;
  Instant at;
  Seq entry;
  std::int64_t record_size = 0;
  Trust trust = Trust::vouched;
  std::string helper;    // who typed it at the desk
  std::string log_key;   // vkey
  std::string founding;  // hex fingerprint
  bool pending = false;  // committed, not under a checkpoint yet: no proof to keep
  std::string proof;     // tlog-proof text
  std::string keep_path;
  std::string command;  // what anybody runs to check it
  std::string acts_path;
};

}  // namespace plenary::view
