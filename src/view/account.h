// Signing in by code, and what an account shows its owner: own acts, codes issued, open sessions.
#pragma once

#include "view/common.h"
#include "view/record.h"

namespace plenary::view {

struct SignIn {
  ActForm form;  // fields name (or address), code
  std::string typed_name;
  std::string go_to;                         // where the viewer was heading
  std::optional<std::int64_t> wait_minutes;  // too many tries
};

// An officer is asked to show a code again; the pending form is in `form`'s fields.
struct ConfirmFirst {
  ActForm form;  // field code
  Said what;     // "You are about to open the vote."
  std::int64_t minutes = 10;
  std::string back_path;
  std::optional<std::int64_t> wait_minutes = {};  // too many tries
};

struct CodeIssued {
  std::string by;
  Instant at;
  std::string channel;  // "paper", "screen"
  bool used = false;
  bool good = false;  // it would still sign in
  std::optional<Day> until;
  Seq entry;
};

struct Session {
  std::string device;
  Instant since, last;
  bool this_one = false;
  std::optional<ActForm> end_form;
};

struct Right {
  Said what;  // "vote on ordinary matters"
  std::string weight = "1";
  bool held = true;
  Said why;
};

struct Account {
  std::string name;
  std::vector<std::pair<std::string, std::string>> in;
  std::vector<std::string> offices;
  std::vector<Right> rights;
  std::vector<EntryRow> acts;
  Paging paging;
  std::vector<CodeIssued> codes;
  std::vector<Session> sessions;
  std::optional<ActForm> void_codes;  // makes the good ones void: a sheet was lost
  std::optional<ActForm> sheet;  // to print codes for herself, for who keeps the roll
  ActForm sign_out, sign_out_everywhere;
};

}  // namespace plenary::view
