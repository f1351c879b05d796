// plenary ballot verify FILE: the audit of an archive, for people and for programs.
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "ballot/audit.h"
#include "ballot/mapped_file.h"
#include "cli/ballot.h"
#include "cli/place.h"
#include "words/words.h"

namespace plenary::cli {
namespace {

using Clock = std::chrono::steady_clock;
using ballot::json_string;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

class ProgressLine {
 public:
  explicit ProgressLine(bool shown) : shown_(shown && ::isatty(STDERR_FILENO)) {}

  void show(const ballot::AuditProgress& at) {
    if (!shown_ || seconds_since(last_) < 0.2) return;
    last_ = Clock::now();
    fmt::print(stderr, "\r{} ballots, {:.0f} a second, {:.0f} % of the file ", at.ballots,
               static_cast<double>(at.ballots) / seconds_since(start_),
               100.0 * static_cast<double>(at.bytes) / static_cast<double>(at.of_bytes));
  }
  void clear() const {
    if (shown_) fmt::print(stderr, "\r{:60}\r", "");
  }

 private:
  bool shown_;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

const char* name_of(ballot::Stage stage) {
  static constexpr const char* kNames[] = {"set_up",    "voting",   "closed",     "tallied",
                                           "shuffling", "shuffled", "decrypting", "decided"};
  return kNames[static_cast<int>(stage)];
}

std::string tracker_text(const Hash& tracker) {
  auto text = to_base64(view_of(tracker));
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

std::string owners_text(const std::vector<std::size_t>& owners) {
  return fmt::format("[{}]", fmt::join(owners, ","));
}

std::string refusal_json(const Error& error) {
  static const Words words;
  std::string params;
  for (const auto& [name, value] : error.params) {
    if (!params.empty()) params += ',';
    params += json_string(name) + ':';
    const auto* const number = std::get_if<std::int64_t>(&value);
    const auto* const text = std::get_if<std::string>(&value);
    params += number != nullptr ? std::to_string(*number) : json_string(text != nullptr ? *text : "");
  }
  return fmt::format("{{\"code\":{},\"where\":{},\"params\":{{{}}},\"sentence\":{}}}",
                     json_string(error.code), json_string(error.where), params,
                     json_string(words.sentence("en", error)));
}

void print_json_report(const Result<ballot::AuditReport>& report) {
  if (!report) {
    fmt::print("{{\"accepted\":false,\"refusal\":{}}}\n", refusal_json(report.error()));
    return;
  }
  std::string warnings, trackers;
  for (const auto& warning : report->warnings)
    warnings += (warnings.empty() ? "" : ",") + refusal_json(warning);
  for (const auto& [tracker, weight] : report->counted_trackers) {
    trackers += fmt::format("{}{{\"tracker\":\"{}\",\"weight\":{}}}", trackers.empty() ? "" : ",",
                            tracker_text(tracker),
                            ballot::print_count(ballot::Number(static_cast<unsigned long>(weight))));
  }
  const auto result = report->result ? ballot::print_result(report->election, *report->result) : "";
  fmt::print(
      "{{\"accepted\":true,\"uuid\":{},\"name\":{},\"group\":{},\"fingerprint\":\"{}\",\"stage\":\"{}\","
      "\"events\":{},"
      "\"last_event\":\"{}\",\"credentials\":{},\"ballots\":{},\"counted\":{},\"weight\":{},\"shuffled_by\":{"
      "},"
      "\"decrypted_by\":{},\"result\":{},\"trackers\":[{}],\"warnings\":[{}]}}\n",
      json_string(report->election.uuid), json_string(report->election.name),
      json_string(report->election.group_name), report->election.fingerprint, name_of(report->stage),
      report->events, report->last_event, report->credentials, report->ballots, report->counted.get_str(),
      ballot::print_count(report->weight), owners_text(report->shufflers), owners_text(report->decryptors),
      result.empty() ? "null" : result.substr(10, result.size() - 11), trackers, warnings);
}

void print_result_lines(const ballot::AuditReport& report) {
  for (std::size_t q = 0; report.result && q < report.result->size(); ++q) {
    const auto& question = report.election.questions[q];
    fmt::print("  {}\n", question.text);
    const auto& counts = (*report.result)[q].counts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const bool blank = question.blank && i == 0;
      fmt::print("    {:>12}  {}\n", counts[i].get_str(),
                 blank ? "(blank)" : question.answers[i - (question.blank ? 1 : 0)]);
    }
    if (question.ranked)
      fmt::print("    {:>12}  rankings, to be counted\n", (*report.result)[q].rankings.size());
  }
}

void print_report(const ballot::AuditReport& report, double seconds) {
  static const Words words;
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  fmt::print("{}\n  election {} in {}, fingerprint {}\n", report.election.name, report.election.uuid,
             report.election.group_name, report.election.fingerprint);
  fmt::print("  {} events, {} credentials, {} ballots cast, {} counted, weight {}\n", report.events,
             report.credentials, report.ballots, report.counted.get_str(), report.weight.get_str());
  if (!report.shufflers.empty()) fmt::print("  shuffled by trustees {}\n", owners_text(report.shufflers));
  if (!report.decryptors.empty()) fmt::print("  decrypted by trustees {}\n", owners_text(report.decryptors));
  print_result_lines(report);
  for (const auto& warning : report.warnings)
    fmt::print("  warning: {} ({})\n", words.sentence("en", warning), warning.where);
  fmt::print("{}\n", words.sentence("en", fmt::format("ballot.accepted.{}", name_of(report.stage))));
  fmt::print("  last event {}\n  {:.2f} s, {:.0f} ballots a second, {} MB at most\n", report.last_event,
             seconds, static_cast<double>(report.ballots) / seconds, used.ru_maxrss / 1024);
}

}  // namespace

int ballot_verify_command(const BallotOptions& o) {
  const auto file = ballot::MappedFile::open(o.file);
  if (!file) return tell(file.error());
  const auto start = Clock::now();
  ProgressLine line(!o.json && !o.quiet);
  const auto report =
      ballot::audit(file->bytes(),
                    {.making = o.reference ? crypto::Making::library : crypto::Making::fast,
                     .strict = o.strict,
                     .min_shuffles = o.min_shuffles,
                     .threads = o.threads > 0 ? o.threads : std::max(1u, std::thread::hardware_concurrency()),
                     .progress = [&](const auto& at) { line.show(at); },
                     .done_with = [&](std::size_t offset) { file->done_with(offset); }});
  line.clear();
  if (o.json) {
    print_json_report(report);
    return report ? 0 : 1;
  }
  if (!report) return tell(report.error());
  if (!o.quiet) print_report(*report, seconds_since(start));
  return 0;
}

}  // namespace plenary::cli
