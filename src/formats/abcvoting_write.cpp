// A file of approvals as it is written: what is counted from the model, keys of other names as they were
// read.
#include <algorithm>
#include <array>
#include <map>

#include "formats/abcvoting.h"
#include "formats/report.h"

namespace plenary::formats {
namespace {

std::string yaml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + '"';
}

std::string yaml_list(const std::vector<count::Option>& some) {
  std::string out = "[";
  for (std::size_t i = 0; i < some.size(); ++i)
    out += (i > 0 ? ", " : "") + std::to_string(some[i]);
  return out + "]";
}

std::string yaml_compute(const std::vector<AbcExpected>& expected) {
  std::string out;
  for (const AbcExpected& one : expected) {
    out += "\n- rule_id: " + one.rule + "\n  result: ";
    for (std::size_t i = 0; one.committees && i < one.committees->size(); ++i)
      out += (i > 0 ? ", " : "[") + yaml_list((*one.committees)[i]);
    out += !one.committees ? "null" : one.committees->empty() ? "[]" : "]";
    out += std::string("\n  resolute: ") + (one.resolute ? "true" : "false");
  }
  return out;
}

Result<std::string> yaml_weights(const std::vector<count::Approving>& voters) {
  std::string out = "[";
  for (std::size_t i = 0; i < voters.size(); ++i) {
    const std::string weight = decimal(voters[i].weight);
    if (voters[i].weight < 0 || weight.find('/') != weight.npos)
      return refuse("abc.not_decimal", {.params = {{"weight", weight}}});
    out += (i > 0 ? ", " : "") + weight;
  }
  return out + "]";
}

std::string yaml_profile(const std::vector<count::Approving>& voters) {
  std::string out = "[";
  for (std::size_t i = 0; i < voters.size(); ++i)
    out += (i > 0 ? ", " : "") + yaml_list(voters[i].approved);
  return out + "]";
}

}  // namespace

Result<std::string> write_abcvoting(const AbcFile& file) {
  const auto& voters = file.approvals.grouped;
  const bool weighted = std::ranges::any_of(voters, [](const auto& voter) { return voter.weight != 1; });
  std::map<std::string, std::string, std::less<>> values{
      {"profile", yaml_profile(voters)},
      {"num_cand", std::to_string(file.approvals.candidates)},
      {"committeesize", std::to_string(file.approvals.seats)}};
  if (!file.description.empty()) values.emplace("description", yaml_text(file.description));
  if (!file.expected.empty()) values.emplace("compute", yaml_compute(file.expected));
  if (weighted) {
    PLENARY_TRY(values["voter_weights"], yaml_weights(voters));
  }
  auto keys = file.keys;
  static constexpr std::array<std::string_view, 6> kRead{"description",   "profile",       "num_cand",
                                                         "committeesize", "voter_weights", "compute"};
  for (const std::string_view name : kRead)
    if (std::ranges::none_of(keys, [&](const auto& key) { return key.name == name; }))
      keys.push_back({std::string(name), {}});
  std::string out;
  for (const auto& [name, text] : keys) {
    const auto value = values.find(name);
    if (value != values.end())
      out += name + ":" + (value->second.starts_with('\n') ? "" : " ") + value->second + "\n";
    else if (std::ranges::find(kRead, name) == kRead.end())
      out += name + ":" + (text.empty() || text.front() == '\n' ? "" : " ") + text + "\n";
  }
  return out;
}

}  // namespace plenary::formats
