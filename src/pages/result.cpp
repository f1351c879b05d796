// A result: the outcome in a sentence, each test as a line of proof with its numbers, and the roll call.
#include "pages/charts.h"
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

std::string count_words(const Frame& frame, const view::OptionCount& one) {
  return frame.say("page.result.count",
                   {{"count", one.count}, {"option", option_label(frame, one.value, one.label)}});
}

// Where the line of the need stands, per ten thousand of the base; -1 where a plain number is asked.
std::int64_t needed_bp(const view::Gate& gate) {
  const auto slash = gate.share.find('/');
  if (slash == std::string::npos || gate.share.size() > 12) return -1;
  const auto top = std::atoll(gate.share.substr(0, slash).c_str());
  const auto base = std::atoll(gate.share.substr(slash + 1).c_str());
  return base > 0 && top >= 0 && top <= base ? top * 10000 / base : -1;
}

Html proof_figure(const Frame& frame, const view::ProofLine& line) {
  const auto& gate = line.gate;
  const bool holds = gate.verdict == view::Verdict::holds;
  const Params numbers{{"measured", gate.measured},
                       {"of", gate.of.value_or(gate.measured)},
                       {"needed", needed_share(frame, gate)}};
  const char* said_as = line.against ? (holds ? "page.result.yes_against" : "page.result.no_against")
                                     : (holds ? "page.result.yes" : "page.result.no");
  const std::string answer = frame.say(said_as, numbers);
  const bool of_votes = gate.unit == view::Unit::votes;
  const std::vector<Segment> parts{
      {gate.measured, of_votes ? "m-agree" : "m-full"},
      {gate.of.value_or(gate.measured) - gate.measured, of_votes ? "m-disagree" : "m-track"}};
  return figure(figcaption(said(frame, line.question), " ", span(cls("soft"), answer)),
                gate.of && !line.against
                    ? unit_bar(parts, needed_bp(gate), holds, said(frame, line.question) + " " + answer)
                    : Html());
}

Html proof_row(const Frame& frame, const view::ProofLine& line) {
  const auto& gate = line.gate;
  const std::string measured =
      gate.of ? frame.say("page.gate.measured_of", {{"measured", gate.measured}, {"of", *gate.of}})
              : number(frame, gate.measured);
  const bool holds = gate.verdict == view::Verdict::holds;
  return tr(role("row"), th(role("rowheader"), attr("scope", "row"), cls("across"), condition(frame, gate)),
            td(role("cell"), cls("across soft"), said(frame, line.base)),
            td(role("cell"), cls("n"), measured),
            td(role("cell"), cls("n"), span(cls("narrow-word"), frame.say("page.gate.needed_word"), " "),
               needed_share(frame, gate)),
            td(role("cell"), cls("n"), span(cls("narrow-word"), frame.say("page.result.holds_word"), " "),
               frame.say(holds ? "page.result.holds" : "page.result.fails")));
}

Html proof(const Frame& frame, const view::Result& result) {
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  Html figures;
  std::vector<Html> rows;
  for (const auto& line : result.proof) {
    figures += proof_figure(frame, line);
    rows.push_back(proof_row(frame, line));
  }
  return ruled({}, h2(frame.say("page.result.tests", {{"count", std::int64_t(result.proof.size())}})) +
                       figures +
                       table(cls("fold tests"), role("table"),
                             caption(cls("soft small"), frame.say("page.result.as_numbers")),
                             folding_head({column("page.result.test", ""), column("page.result.base", ""),
                                           column("page.gate.measured", "n"), column("page.gate.needed", "n"),
                                           column("page.result.holds_head", "n")}),
                             tbody(role("rowgroup"), rows)));
}

// Of a ranking: each option against each other, as the papers have it.
Html pairs_of(const Frame& frame, const view::Result& result) {
  if (result.pairs.empty()) return {};
  std::vector<Html> head{th(attr("scope", "col"), frame.say("page.result.answer"))}, rows;
  for (const auto& one : result.pairs)
    head.push_back(th(attr("scope", "col"), cls("n"), one.option));
  for (std::size_t i = 0; i < result.pairs.size(); ++i) {
    std::vector<Html> cells{th(attr("scope", "row"), result.pairs[i].option)};
    for (std::size_t j = 0; j < result.pairs[i].before.size(); ++j)
      cells.push_back(
          td(cls("n"), i == j ? frame.say("page.none") : number(frame, result.pairs[i].before[j])));
    rows.push_back(tr(cells));
  }
  return ruled({},
               h2(id("pairs"), frame.say("page.result.pairs")) +
                   div(cls("scroll"), role("region"), attr("tabindex", 0), labelled_by("pairs"),
                       table(cls("tight"), caption(cls("soft small"), frame.say("page.result.pairs_caption")),
                             thead(tr(head)), tbody(rows))),
               {}, true);
}

Html roll_call_line(const Frame& frame, const view::RollCallLine& line) {
  const bool silent = line.value.empty();
  const std::string word =
      silent ? frame.say("page.result.took_no_part") : option_label(frame, line.value, line.label);
  return tr(
      th(attr("scope", "row"), line.name), td(span(cls("state"), mark_of_option(line.value), word)),
      td(cls("n"), line.entry ? entry_link(frame, *line.entry) : span(cls("soft"), frame.say("page.none"))));
}

Html roll_call(const Frame& frame, const view::Result& result) {
  if (!result.open_vote) return ruled({}, p(frame.say("page.result.secret")));
  std::vector<Html> bodies;
  for (const auto& group : result.roll_call) {
    std::vector<Html> rows;
    if (!group.group.empty())
      rows.push_back(tr(cls("group"), th(attr("colspan", 3), attr("scope", "rowgroup"), group.group)));
    for (const auto& line : group.lines)
      rows.push_back(roll_call_line(frame, line));
    bodies.push_back(tbody(rows));
  }
  return ruled(frame.say("page.result.open_vote"),
               h2(frame.say("page.result.roll_call")) +
                   table(cls("roll tight"), caption(cls("soft small"), frame.say("page.result.roll_caption")),
                         thead(tr(th(attr("scope", "col"), frame.say("page.roll.name")),
                                  th(attr("scope", "col"), frame.say("page.result.answer")),
                                  th(attr("scope", "col"), cls("n"), frame.say("page.record.entry")))),
                         bodies));
}

Html verify_it(const Frame& frame, const view::Result& result) {
  return ruled({},
               h2(id("verify"), frame.say("page.verify.heading")) +
                   ol(cls("steps-how"),
                      li(span(a(href(result.record_path), frame.say("page.verify.download")), " ",
                              frame.say("page.verify.size", {{"size", result.record_size}}))),
                      li(span(frame.say("page.verify.run"))), li(span(frame.say("page.verify.compare")))) +
                   code_block(result.verify_transcript, labelled_by("verify")) +
                   (result.open_vote ? p(cls("small soft"), frame.say("page.verify.by_hand")) : Html()));
}

}  // namespace

std::string result_page(const Frame& frame, const view::Result& result) {
  std::vector<std::string> counts;
  for (const auto& one : result.counts)
    counts.push_back(count_words(frame, one));
  const Params days{{"from", result.opened}, {"to", result.last_day}, {"closed", result.closed}};
  Html top = p(cls("over"), a(href(result.matter_path), result.matter_title), ". ",
               frame.say("page.result.days", days));
  top += h1(said(frame, result.outcome));
  if (!result.text.empty()) top += p(cls("text"), in_language(frame, result.text_language), result.text);
  top += p(cls("lead"),
           frame.say("page.result.took_part", {{"count", result.took_part}, {"of", result.roll_size}}), " ",
           frame.say(result.ranked ? "page.result.first_places" : "page.result.counts",
                     {{"counts", frame.say.format().list(counts)}}));
  Html note;
  for (const auto& law : result.laws)
    note += law_note(frame, law);
  for (const auto& sentence : result.next)
    note += p(said(frame, sentence));
  const Html business = row({}, top, note) + proof(frame, result) + pairs_of(frame, result) +
                        takings_list(frame, "page.taking.votes", result.takings) + roll_call(frame, result) +
                        verify_it(frame, result);
  return framed(frame, said(frame, result.outcome) + ": " + result.matter_title, business);
}

}  // namespace plenary::pages
