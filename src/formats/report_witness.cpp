// Counter-examples told so that anybody can count them again.
#include <fmt/format.h>

#include "formats/report_kinds.h"
#include "formats/report_parts.h"

namespace plenary::formats {

using namespace reports;
using count::Changed;
using count::Witness;

namespace {

std::string paper_text(const Report& report, const std::vector<count::Mark>& marks) {
  std::string out;
  for (const count::Mark mark : marks)
    out += (out.empty() ? "" : " > ") + report.names.at(mark);
  return out.empty() ? "(blank)" : out;
}

std::string witness_text(const Report& report, const Witness& witness) {
  std::string out;
  for (const Changed& change : witness.changed)
    out += fmt::format("     {} papers {}{}\n", change.papers, paper_text(report, change.from),
                       change.to ? " become " + paper_text(report, *change.to) : " stay away");
  return out + fmt::format("     elected before: {}; after: {}\n", named(report, witness.before),
                           named(report, witness.after));
}

std::int64_t papers_of(const Witness& witness) {
  std::int64_t sum = 0;
  for (const Changed& change : witness.changed)
    sum += change.papers;
  return sum;
}

// The groups that change may be many: the first of them, and how many more.
std::string margin_text(const Report& report, const count::Search& search) {
  constexpr std::size_t kTold = 5;
  if (!search.witness)
    return fmt::format("\nmargin: no change that elects somebody else was found in {} recounts\n", search.counts);
  Witness told = *search.witness;
  std::string out = fmt::format("\nmargin, in papers: {} at the most (not proved: fewer may do)\n", papers_of(told));
  const std::size_t groups = told.changed.size();
  if (groups > kTold) told.changed.resize(kTold);
  out += witness_text(report, told);
  if (groups > kTold) out += fmt::format("     and papers of {} groups more\n", groups - kTold);
  return out;
}

json::Value paper_json(const std::vector<count::Mark>& marks) {
  json::Array out;
  for (const count::Mark mark : marks)
    out.emplace_back(static_cast<std::size_t>(mark));
  return out;
}

json::Value witness_json(const Witness& witness) {
  json::Array changed;
  for (const Changed& change : witness.changed)
    changed.emplace_back(json::Object{{"from", paper_json(change.from)},
                                      {"papers", change.papers},
                                      {"to", change.to ? paper_json(*change.to) : json::Value(nullptr)}});
  return json::Object{{"after", options_json(witness.after)},
                      {"before", options_json(witness.before)},
                      {"changed", std::move(changed)},
                      {"lowered", witness.lowered},
                      {"option", witness.option}};
}

}  // namespace

std::string as_text(const Report& report, const std::vector<Searched>& searches) {
  std::string out = heading(report);
  for (const auto& [criterion, search] : searches) {
    if (criterion == "margin")
      out += margin_text(report, search);
    else if (search.witness)
      out += fmt::format("\n{}: fails with these ballots\n{}", criterion, witness_text(report, *search.witness));
    else
      out += fmt::format("\n{}: no counter-example in {} recounts; that proves nothing of the rule\n", criterion,
                         search.counts);
  }
  return out;
}

json::Value as_json(const Report& report, const std::vector<Searched>& searches) {
  json::Object out = begin_json(report);
  json::Array all;
  for (const auto& [criterion, search] : searches) {
    json::Object one{{"counts", search.counts},
                     {"criterion", criterion},
                     {"witness", search.witness ? witness_json(*search.witness) : json::Value(nullptr)}};
    if (criterion == "margin") {
      one.set("papers_at_most", search.witness ? json::Value(papers_of(*search.witness)) : json::Value(nullptr));
      one.set("proved", false);
    }
    all.emplace_back(std::move(one));
  }
  out.set("searches", std::move(all));
  return out;
}

}  // namespace plenary::formats
