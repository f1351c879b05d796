// Valid samples: accepted by the fast and by the library making, with exactly the results, trackers and
// hashes stated; and rewritten from their parts byte for byte.
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <thread>

#include "ballot/audit.h"
#include "samples.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::ballot;

std::string tracker_text(const Hash& tracker) {
  auto text = to_base64(view_of(tracker));
  while (text.ends_with('='))
    text.pop_back();
  return text;
}

// Every record's content given to a writer; "accepted" or what differs.
std::string rewritten(const std::string& bytes, std::uint64_t seconds) {
  ArchiveReader reader(bytes);
  if (!reader.next()) return "no start";
  ArchiveWriter writer(seconds);
  while (!reader.at_end()) {
    const auto record = reader.next();
    if (!record) return "a record is refused";
    if (record->kind == Record::Kind::data) {
      writer.add_data(record->content);
      continue;
    }
    const auto event = read_event(record->content);
    if (!event) return "an event is refused";
    writer.add_event(event->type, event->payload);
  }
  return writer.bytes() == bytes ? "accepted" : "other bytes";
}

class Sample {
 public:
  Sample(std::string name, const AuditReport& report, const JsonValue& expected, Tally& tally)
      : name_(std::move(name)), report_(report), expected_(expected.as_object()), tally_(tally) {}

  void check_all() {
    same("uuid", report_.election.uuid);
    same("group", report_.election.group_name);
    same("fingerprint_b64", report_.election.fingerprint);
    same("last_event_hash", report_.last_event);
    count("events", Number(static_cast<unsigned long>(report_.events)));
    count("ballots", Number(static_cast<unsigned long>(report_.ballots)));
    count("tallied", report_.counted);
    count("weight", report_.weight);
    count("shuffles", Number(static_cast<unsigned long>(report_.shufflers.size())));
    check_trackers();
    check_owners();
    const auto* const result = expected_.if_contains("result");
    const auto stated = result == nullptr || result->is_null()
                            ? std::string()
                            : "{\"result\":" + boost::json::serialize(*result) + '}';
    check("result", report_.result ? print_result(report_.election, *report_.result) : "", stated);
    const auto* const sums = expected_.if_contains("checksums_by_tool");
    if (sums != nullptr && !report_.tally.empty() && report_.shufflers.empty() &&
        sums->as_object().contains("encrypted_tally"))
      check("encrypted tally", hex_hash(print_tally(report_.tally)), text_of(*sums, "encrypted_tally"));
  }

 private:
  void check(std::string_view what, const std::string& found, const std::string& stated) {
    tally_.check("valid", name_ + ": " + std::string(what), found == stated, found + " instead of " + stated);
  }
  void same(std::string_view key, const std::string& found) {
    if (expected_.contains(key)) check(key, found, text_of(expected_, key));
  }
  void count(std::string_view key, const Number& found) {
    if (expected_.contains(key) && !expected_.at(key).is_null())
      check(key, found.get_str(), boost::json::serialize(expected_.at(key)));
  }
  void check_trackers() {
    std::string found, stated;
    for (const auto& tracker : report_.trackers)
      found += tracker_text(tracker) + ' ';
    for (const auto& tracker : expected_.at("all_ballot_trackers_in_order").as_array())
      stated += std::string(tracker.as_string()) + ' ';
    check("trackers", found, stated);
  }
  void check_owners() {
    const auto* const owners = expected_.if_contains("pds");
    if (owners == nullptr) return;
    std::string found = "[";
    for (const auto owner : report_.decryptors)
      found += (found.size() > 1 ? "," : "") + std::to_string(owner);
    check("decrypted by", found + ']', boost::json::serialize(*owners));
  }

  std::string name_;
  const AuditReport& report_;
  const boost::json::object& expected_;
  Tally& tally_;
};

void run_sample(const fs::path& file, Tally& tally) {
  const auto name = file.stem().string();
  const auto bytes = file_text(file).value_or("");
  const auto expected = file_json(fs::path(file).replace_extension(".expected.json"));
  const auto threads = std::max(1u, std::thread::hardware_concurrency());
  for (const auto making : {crypto::Making::fast, crypto::Making::library}) {
    const bool fast = making == crypto::Making::fast;
    const auto report = audit(bytes, {.making = making, .strict = true, .threads = threads});
    tally.check("valid", name + (fast ? ": accepted" : ": accepted by the library path"), report.has_value(),
                why(report));
    if (!report) continue;
    if (!fast) {
      tally.check(
          "valid", name + ": the same tally by the library path",
          !expected || (report->result ? print_result(report->election, *report->result) : "") ==
                           (expected->as_object().contains("result") && !expected->at("result").is_null()
                                ? "{\"result\":" + boost::json::serialize(expected->at("result")) + '}'
                                : ""));
      continue;
    }
    const auto again = rewritten(bytes, report->seconds);
    tally.check("valid", name + ": rewritten byte for byte", again == "accepted", again);
    if (expected) Sample(name, *report, *expected, tally).check_all();
  }
}

std::vector<fs::path> archives_in(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& file : fs::directory_iterator(folder)) {
    if (file.path().extension() == ".bel") files.push_back(file.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

void run_valid(const fs::path& folder, Tally& tally) {
  for (const auto& file : archives_in(folder / "valid"))
    run_sample(file, tally);
}

// "either": accepted with a warning, and refused when strict.
void run_tampered(const fs::path& folder, Tally& tally) {
  const auto list = file_json(folder / "tampered" / "expected.json");
  if (!list) return;
  const auto threads = std::max(1u, std::thread::hardware_concurrency());
  for (const auto& stated : list->as_array()) {
    const auto file = text_of(stated, "file"), must = text_of(stated, "plenary_must");
    const auto bytes = file_text(folder / "tampered" / file).value_or("");
    for (const auto making : {crypto::Making::fast, crypto::Making::library}) {
      const auto report = audit(bytes, {.making = making, .threads = threads});
      const auto strict = audit(bytes, {.making = making, .strict = true, .threads = threads});
      const bool holds = must == "reject"   ? !report && !strict
                         : must == "accept" ? report.has_value()
                                            : !strict && (!report || !report->warnings.empty());
      const auto path = making == crypto::Making::fast ? "" : ", library path";
      tally.check("tampered", file + path + ": " + must + ": " + why(report) + "; strict: " + why(strict),
                  holds);
    }
  }
}

}  // namespace corpus
