// Lists as CSV (RFC 4180): comma, CRLF, quoted; English headers; cells that a spreadsheet would run are
// neutralised by a leading apostrophe.
#include "base/csv.h"
#include "body/entry.h"
#include "body/spelling.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

std::string line(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& one : cells) out += (out.empty() ? "" : ",") + csv_cell(one);
  return out + "\r\n";
}

std::string number(std::int64_t value) { return std::to_string(value); }

}  // namespace

std::string statements_csv(const Source& source, Seq matter) {
  std::string out = line({"statement", "text", "answered", "agree", "disagree", "pass", "agree_share", "agree_low", "agree_high"});
  const auto standing = standing_view(source, matter);
  if (!standing) return out;
  for (const auto& group : standing->groups) {
    for (const auto& row : group.rows) {
      out += line({number(row.number), row.text, number(row.answered), number(row.agree.count), number(row.disagree.count),
                   number(row.pass.count), number(row.agree.share_bp), number(row.agree.low_bp), number(row.agree.high_bp)});
    }
  }
  return out;
}

// The columns that the import takes, so that what comes out goes in again.
std::string roll_csv(const Source& source) {
  const auto& tables = source.state.rules().roll.weights;
  std::vector<std::string> header = {"ref", "name", "contact"};
  for (const auto& dimension : source.state.rules().roll.grouped) header.push_back(dimension.name);
  header.insert(header.end(), tables.begin(), tables.end());
  std::string out = line(header);
  for (const auto& stay : source.state.roll->stays()) {
    if (stay.until != body::kOpenEnd) continue;
    const std::string row = std::to_string(stay.row);
    std::vector<std::string> cells = {text_at(source, stay.row_entry, "ref." + row), name_of(source, stay.member), text_at(source, stay.row_entry, "contact." + row)};
    const auto& [in, weight] = source.state.roll->standing(stay);
    for (const auto& dimension : source.state.rules().roll.grouped) {
      const auto group = in.find(body::Word{dimension.name});
      cells.push_back(group == in.end() ? "" : group->second.text);
    }
    for (const std::string& table : tables) {
      const auto number = weight.find(body::Word{table});
      cells.push_back(number == weight.end() ? "" : number->second.text);
    }
    out += line(cells);
  }
  return out;
}

std::string commitments_csv(const Source& source) {
  std::string out = line({"matter", "title", "commitment", "what", "by", "due", "state"});
  static constexpr const char* kStates[] = {"missed", "late", "due", "running", "kept"};
  for (const auto& [seq, matter] : source.state.matters) {
    const auto follow = follow_view(source, seq);
    if (!follow) continue;
    for (const auto& commitment : follow->commitments) {
      out += line({std::to_string(seq.value), follow->matter_title, std::to_string(commitment.seq.value), commitment.what,
                   commitment.by, to_string(commitment.due), kStates[static_cast<std::size_t>(commitment.state)]});
    }
  }
  return out;
}

std::string entries_csv_head() {
  return line({"seq", "at", "kind", "on", "by", "name", "auth", "helper"});
}

std::string entry_csv(const Source& source, Seq seq, std::string_view bytes) {
  const auto entry = body::parse_entry(bytes);
  if (!entry) return line({std::to_string(seq.value), "", "", "", "", "", "", ""});
  const auto& [act, at, auth] = *entry;
  return line({std::to_string(seq.value), to_string(at), std::string(body::kind_of(act.data)),
               act.on ? std::to_string(act.on->value) : "", act.by ? to_string(*act.by) : "",
               act.by ? name_of(source, *act.by) : "", std::string(body::spell(auth.how)),
               auth.helper ? to_string(*auth.helper) : ""});
}

}  // namespace plenary::view
