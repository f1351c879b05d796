#include "verify/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/json.h"

namespace plenary::verify {
namespace {

struct Class {
  const char* code;
  const char* key;
  std::uint64_t Classes::*count;
};
constexpr std::array kClasses{
    Class{"verify.class.own_key", "own_key", &Classes::own_key},
    Class{"verify.class.session", "clerk_after_sign_in", &Classes::session},
    Class{"verify.class.desk", "desk", &Classes::desk},
    Class{"verify.class.imported", "imported", &Classes::imported},
    Class{"verify.class.clerk", "clerk", &Classes::clerk},
};

std::int64_t number(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

std::string with_underscores(std::string word) {
  std::ranges::replace(word, ' ', '_');
  return word;
}

std::string class_lines(const Classes& classes, const Tongue& tongue) {
  std::size_t width = 3;
  for (const auto& kind : kClasses)
    width = std::max(width, std::to_string(classes.*kind.count).size() + 1);
  std::string lines;
  for (const auto& kind : kClasses) {
    lines += fmt::format("{:>{}} {}\n", classes.*kind.count, width, tongue(kind.code));
  }
  return lines;
}

std::string vote_line(const DecidedVote& vote, const Tongue& tongue) {
  std::string counts;
  for (const auto& [word, count] : vote.counts) {
    const bool option = word.find_first_not_of("0123456789") == word.npos;
    const auto code = option ? "verify.vote.option" : "verify.vote." + word;
    counts += (counts.empty() ? "" : ", ") + tongue(code, {{"count", count}, {"option", word}});
  }
  std::string outcome = tongue("verify.outcome." + with_underscores(vote.outcome));
  if (vote.chosen)
    outcome += " (" + tongue("verify.vote.chosen", {{"option", std::to_string(*vote.chosen)}}) + ")";
  return tongue(vote.round == 1 ? "verify.vote" : "verify.vote_again",
                {{"matter", std::to_string(vote.matter.value)},
                 {"round", static_cast<std::int64_t>(vote.round)},
                 {"step", vote.step},
                 {"counts", counts},
                 {"outcome", outcome},
                 {"article", vote.article}});
}

std::string overdue_line(const Overdue& owed, Day day, const Tongue& tongue) {
  return tongue("verify.overdue." + owed.act, {{"matter", std::to_string(owed.matter.value)}, {"day", day}});
}

std::string absences(const ContentCount& count, const Tongue& tongue) {
  if (count.absent() == 0) return {};
  return tongue("verify.absent", {{"absent", number(count.absent())},
                                  {"erased", number(count.erased)},
                                  {"not_public", number(count.not_public)}});
}

std::string verdict(const Report& report, const Tongue& tongue) {
  if (report.difference)
    return tongue("verify.differs", {{"what", in_words(*report.difference, tongue)}}) + "\n";
  std::string same = tongue("verify.same");
  if (const auto absent = absences(report.contents, tongue); !absent.empty()) same += "; " + absent;
  if (report.key_given) return same + "\n";
  return fmt::format("{}\n  {}\n{}\n", tongue("verify.if_key", {{"same", same}}), report.key,
                     tongue("verify.compare"));
}

json::Value classes_json(const Classes& classes) {
  json::Object out;
  for (const auto& kind : kClasses)
    out.set(kind.key, classes.*kind.count);
  return out;
}

json::Value votes_json(const std::vector<DecidedVote>& votes) {
  json::Array out;
  for (const auto& vote : votes) {
    json::Object counts;
    for (const auto& [word, count] : vote.counts)
      counts.set(word, count);
    json::Object one{{"article", vote.article}, {"counts", std::move(counts)}, {"matter", vote.matter.value},
                     {"outcome", vote.outcome}, {"round", vote.round},         {"step", vote.step}};
    if (vote.chosen) one.set("chosen", *vote.chosen);
    out.push_back(std::move(one));
  }
  return out;
}

json::Value key_changes_json(const std::vector<Seq>& changes) {
  json::Array entries;
  for (const auto change : changes)
    entries.push_back(change.value);
  return entries;
}

json::Value overdue_json(const Report& report) {
  json::Array acts;
  for (const auto& owed : report.overdue) {
    acts.push_back(json::Object{{"act", owed.act}, {"matter", owed.matter.value}});
  }
  return json::Object{{"acts", std::move(acts)}, {"on", to_string(report.overdue_on)}};
}

}  // namespace

std::string in_words(const Error& error, const Tongue& tongue) {
  const auto told = tongue.explain(error);
  std::string line = error.where.empty() ? told.headline : error.where + ": " + told.headline;
  for (const auto& cause : error.because)
    line += " " + in_words(cause, tongue);
  return line;
}

std::string print_report(const Report& report, const Tongue& tongue) {
  std::string out = tongue("verify.entries", {{"entries", number(report.entries)},
                                              {"inadmissible", std::int64_t{report.inadmissible ? 1 : 0}}}) +
                    "\n";
  out += class_lines(report.classes, tongue);
  for (const auto& vote : report.votes)
    out += vote_line(vote, tongue) + "\n";
  for (const auto& owed : report.overdue)
    out += overdue_line(owed, report.overdue_on, tongue) + "\n";
  if (report.odd_offsets.count > 0) {
    out += tongue("verify.odd_offsets", {{"count", number(report.odd_offsets.count)},
                                         {"first", std::to_string(report.odd_offsets.first.value)}}) +
           "\n";
  }
  for (const auto change : report.key_changes)
    out += tongue("verify.key_changed", {{"entry", std::to_string(change.value)}}) + "\n";
  if (report.refusals > 0) out += tongue("verify.refusals", {{"count", number(report.refusals)}}) + "\n";
  if (report.receipts > 0) out += tongue("verify.receipts", {{"count", number(report.receipts)}}) + "\n";
  return out + verdict(report, tongue);
}

std::string print_report_json(const Report& report, const Tongue& tongue) {
  json::Object out{{"classes", classes_json(report.classes)},
                   {"contents", json::Object{{"erased", report.contents.erased},
                                             {"matches", report.contents.matches},
                                             {"not_public", report.contents.not_public}}},
                   {"entries", report.entries},
                   {"inadmissible", report.inadmissible ? 1 : 0},
                   {"key", report.key},
                   {"key_changes", key_changes_json(report.key_changes)},
                   {"key_given", report.key_given},
                   {"key_in_force", report.key_in_force},
                   {"odd_offsets", report.odd_offsets.count},
                   {"origin", report.origin},
                   {"overdue", overdue_json(report)},
                   {"receipts", report.receipts},
                   {"refusals", report.refusals},
                   {"result", report.difference ? "differs" : "same"},
                   {"votes", votes_json(report.votes)}};
  if (report.difference) {
    out.set("difference", json::Object{{"code", report.difference->code},
                                       {"where", report.difference->where},
                                       {"words", in_words(*report.difference, tongue)}});
  }
  return json::print(out) + "\n";
}

}  // namespace plenary::verify
