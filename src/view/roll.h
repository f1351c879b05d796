// The roll as of a day, in pages; and importing one: a dry run first, nothing written until confirmed.
#pragma once

#include "view/common.h"

namespace plenary::view {

struct RollRow {
  std::string name;
  std::vector<std::pair<std::string, std::string>> in;      // bank: North
  std::vector<std::pair<std::string, std::string>> weight;  // only when not one
  std::vector<std::string> offices;
  Day since;
  std::optional<Day> until;
  std::string reason;  // the article or act by which
  std::optional<ActForm> code_form;   // to issue her a sign-in code, for who keeps the roll
  std::optional<ActForm> sheet_form;  // to print an officer several
  std::string desk_path;              // where somebody at the desk types for her; empty: the viewer does not help
};

struct RollPage {
  Day as_of;
  std::int64_t members = 0;
  std::vector<std::string> dimensions;  // columns: "bank"
  std::vector<RollRow> rows;
  Paging paging;
  std::string find;
  std::string import_path;  // empty: the viewer may not
  std::optional<ActForm> revert;  // takes the newest import back, if nothing rests on it yet
  Law law;
};

struct IssuedCode {  // shown once, to be handed over or printed
  std::string name;
  std::vector<std::string> codes;  // one, or a sheet
  Day until;
  std::string log_key, founding;
};

struct ImportForm {
  ActForm form;  // multipart, one file field `file`
  std::vector<std::string> columns;
};

struct ImportAlike {  // somebody of the same name: on the roll, or in another line of the file
  std::string member, name, ref;
  std::int64_t line = 0;
};
struct ImportLine {
  std::int64_t line = 0;  // 0: not in the file
  std::string name;
  std::optional<Error> refused;
  std::string change;  // "bank: North -> South"
  std::vector<ImportAlike> alike = {};
};
struct ImportColumn {
  std::string title, sample, holds;  // holds: one of ImportPreview::holdable, or nothing
};

struct ImportPreview {
  std::string file_name, separator, encoding;
  std::vector<ImportColumn> columns;
  std::vector<std::string> holdable;
  std::optional<Error> lacking;  // a column that there must be: nothing was read
  std::int64_t unchanged = 0;
  std::vector<ImportLine> added, changed, missing, refused;
  bool end_missing = false;        // who is missing leaves the roll
  std::optional<ActForm> match;    // what columns hold, who is who; none once the file is no longer kept
  std::optional<ActForm> confirm;  // none while rows are refused
  std::string back_path;
};

}  // namespace plenary::view
