#include "view/record.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "body/entry.h"
#include "body/spelling.h"
#include "view/build.h"
#include "base/folded.h"
#include "view/find.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

constexpr std::size_t kPage = 50;
constexpr std::uint64_t kLookedBack = 5'000;  // entries looked at for one page of a filter

// "2 > 0 = 1": options by their numbers, from the first place on.
std::string places_text(const std::vector<std::int64_t>& places) {
  std::string text;
  for (std::int64_t place = 1; place <= static_cast<std::int64_t>(places.size()); ++place) {
    const char* joint = " > ";
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] != place) continue;
      text += (text.empty() ? "" : joint) + std::to_string(i);
      joint = " = ";
    }
  }
  return text;
}

Said what_happened(const body::Act& act) {
  Said said{"state.entry." +
            std::string(body::kind_of(act.data).substr(0, body::kind_of(act.data).find('@')))};
  if (act.on) said.params.emplace_back("matter", static_cast<std::int64_t>(act.on->value));
  if (const auto* closed = std::get_if<body::Closed>(&act.data)) {
    said.params.emplace_back("step", closed->step.text);
    said.params.emplace_back("outcome", std::string(body::spell(closed->outcome)));
  }
  if (const auto* cast = std::get_if<body::VoteCast>(&act.data)) {
    said.params.emplace_back("answer", cast->answer ? std::string(body::spell(*cast->answer))
                                                    : "option " + std::to_string(*cast->option));
  }
  if (const auto* ranked = std::get_if<body::VoteRank>(&act.data)) {
    said.params.emplace_back("answer", places_text(ranked->places));
  }
  if (const auto* answer = std::get_if<body::ConsultAnswer>(&act.data)) {
    said.params.emplace_back("answer", std::string(body::spell(answer->answer)));
  }
  if (const auto* translated = std::get_if<body::ConsultTranslate>(&act.data))
    said.params.emplace_back("language", translated->language.text);
  if (const auto* reopened = std::get_if<body::Reopened>(&act.data))
    said.params.emplace_back("ground", reopened->ground.text);
  if (const auto* erased = std::get_if<body::Erased>(&act.data)) {
    said.params.emplace_back("entry", static_cast<std::int64_t>(erased->seq.value));
    said.params.emplace_back("field", erased->field_name.text);
  }
  if (const auto* served = std::get_if<body::ServedAt>(&act.data))
    said.params.emplace_back("address", served->address.text);
  if (const auto* change = std::get_if<body::NewLogKey>(&act.data))
    said.params.emplace_back("day", to_string(change->old_until));
  return said;
}

}  // namespace

std::optional<EntryRow> entry_row(const Source& source, Seq seq, std::string_view bytes) {
  const auto entry = body::parse_entry(bytes);
  if (!entry) return std::nullopt;
  EntryRow row{.seq = seq,
               .at = entry->at,
               .what = what_happened(entry->act),
               .kind = std::string(body::kind_of(entry->act.data))};
  if (entry->act.by) row.who = name_of(source, *entry->act.by);
  row.trust = trust_of(body::spell(entry->auth.how));
  if (entry->auth.helper) row.helper = name_of(source, *entry->auth.helper);
  row.path = source.path + "/record/" + std::to_string(seq.value);
  return row;
}

namespace {

// What a reader looks for in the record.  Nothing is found by what she may not read.
class Filter {
 public:
  Filter(const Source& source, const RecordQuery& query)
      : source_(source), query_(query), words_(folded(query.find)), name_(folded(query.who)) {}

  bool takes(Seq seq, std::string_view bytes) {
    if (!query_.filters()) return true;
    const auto entry = body::parse_entry(bytes);
    return entry && is_trusted(entry->auth) && is_of(*entry) && says(seq, entry->act);
  }

 private:
  [[nodiscard]] bool is_trusted(const body::Auth& auth) const {
    if (query_.trust.empty()) return true;
    return kTrustWords.at(static_cast<std::size_t>(trust_of(body::spell(auth.how)))) == query_.trust;
  }
  [[nodiscard]] bool is_of(const body::Entry& entry) {
    return name_.empty() || (entry.act.by && is_named(*entry.act.by)) ||
           (entry.auth.helper && is_named(*entry.auth.helper));
  }
  bool is_named(const ActorId& actor) {
    const auto [known, is_new] = named_.try_emplace(actor, false);
    if (is_new)
      known->second =
          to_string(actor) == query_.who || folded(name_of(source_, actor)).find(name_) != std::string::npos;
    return known->second;
  }
  [[nodiscard]] bool says(Seq seq, const body::Act& act) const {
    return words_.empty() || std::ranges::any_of(act.held, [&](const body::Commitment& held) {
             return folded(text_at(source_, seq, held.field)).find(words_) != std::string::npos;
           });
  }

  const Source& source_;
  const RecordQuery& query_;
  std::string words_, name_;
  std::map<ActorId, bool> named_;
};

std::string asked_again(const RecordQuery& query) {
  std::string asked;
  if (query.from) asked += fmt::format("&from={}", query.from->value);
  if (!query.find.empty()) asked += "&find=" + query_text(query.find);
  if (!query.who.empty()) asked += "&who=" + query_text(query.who);
  if (!query.trust.empty()) asked += "&class=" + query_text(query.trust);
  return asked;
}

}  // namespace

std::vector<EntryRow> acts_of(const Source& source, const Entries& entries, const ActorId& actor, Seq before,
                              std::size_t limit) {
  std::vector<EntryRow> rows;
  const std::string by = "\"by\":\"" + to_string(actor) + "\"";
  for (std::uint64_t seq = before.value, looked = 0; seq-- > 0 && rows.size() < limit && looked < kEntriesLookedAt;
       ++looked) {
    const auto bytes = entries(Seq{seq});
    if (!bytes || bytes->find(by) == std::string::npos) continue;
    if (auto row = entry_row(source, Seq{seq}, *bytes)) rows.push_back(*std::move(row));
  }
  return rows;
}

Record record_view(const Source& source, const Entries& entries, const RecordQuery& query) {
  Record record{.today = source.today,
                .size = static_cast<std::int64_t>(source.state.size),
                .key = source.state.key().text};
  record.download_path = source.path + "/record/download";
  record.csv_path = source.path + "/record.csv";
  record.checkpoint_path = source.path + "/log/checkpoint";
  std::uint64_t seq = source.state.size, until = 0;
  if (query.before) seq = std::min(seq, query.before->value);
  if (query.to) seq = std::min(seq, query.to->value + 1);
  if (query.from) until = query.from->value;
  record.find = query.find, record.who = query.who, record.trust = query.trust;
  record.filter_path = source.path + "/record";
  Filter filter(source, query);
  const std::uint64_t bound = query.filters() ? kLookedBack : source.state.size;
  for (std::uint64_t looked = 0; seq > until && record.rows.size() < kPage && looked < bound; ++looked) {
    --seq;
    const auto bytes = entries(Seq{seq});
    if (!bytes || !filter.takes(Seq{seq}, *bytes)) continue;
    if (auto row = entry_row(source, Seq{seq}, *bytes)) record.rows.push_back(*std::move(row));
  }
  if (query.filters()) record.looked_back_to = Seq{seq};
  if (seq > until)
    record.paging.older = fmt::format("{}/record?before={}{}", source.path, seq, asked_again(query));
  return record;
}

}  // namespace plenary::view
