// plenary-verify DIR|URL: recomputes a published record and says "same", or where it first differs.
//
// Exit: 0 same, 1 differs, 2 called wrongly.  It needs no secret and writes nothing but its account.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "verify/http_files.h"
#include "verify/report.h"
#include "verify/verify.h"

namespace {

using namespace plenary;

constexpr std::uintmax_t kLargestArgument = 1 << 20;  // of a checkpoint or a receipt, in bytes

struct Call {
  std::string place;
  bool json = false;
  verify::Task task;
};

Result<std::string> read_file(const std::string& name) {
  std::error_code problem;
  const auto size = std::filesystem::file_size(name, problem);
  std::ifstream in(name, std::ios::binary);
  if (problem || size > kLargestArgument || !in)
    return refuse("verify.usage.file", {.params = {{"value", name}}});
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<void> take_option(Call& call, const std::string& option, const std::string& value) {
  if (option == "--key") {
    PLENARY_TRY(call.task.key, record::parse_vkey(value));
    return {};
  }
  if (option == "--as-of") {
    call.task.as_of = parse_day(value);
    return call.task.as_of ? Result<void>() : refuse("verify.usage.day", {.params = {{"value", value}}});
  }
  PLENARY_TRY(auto bytes, read_file(value));
  if (option == "--since") call.task.older.push_back({value, std::move(bytes)});
  if (option == "--refusal") call.task.refusals.push_back({value, bytes});
  if (option == "--receipt") call.task.receipts.push_back({value, std::move(bytes)});
  return {};
}

bool takes_value(const std::string& option) {
  return option == "--key" || option == "--as-of" || option == "--since" || option == "--receipt" ||
         option == "--refusal";
}

Result<Call> read_call(const std::vector<std::string>& arguments) {
  Call call;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& word = arguments[i];
    if (word == "--json") {
      call.json = true;
    } else if (takes_value(word)) {
      if (++i == arguments.size()) return refuse("verify.usage.value", {.params = {{"option", word}}});
      PLENARY_DO(take_option(call, word, arguments[i]));
    } else if (word.starts_with("--")) {
      return refuse("verify.usage.unknown", {.params = {{"option", word}}});
    } else if (!call.place.empty()) {
      return refuse("verify.usage.one_place");
    } else {
      call.place = word;
    }
  }
  if (call.place.empty()) return refuse("verify.usage.one_place");
  return call;
}

Result<std::unique_ptr<record::Files>> open_place(const std::string& place) {
  if (verify::is_address(place)) {
    PLENARY_TRY(auto files, verify::HttpFiles::at(place));
    return std::unique_ptr<record::Files>(std::move(files));
  }
  std::error_code problem;
  if (!std::filesystem::is_directory(place, problem)) {
    return refuse("verify.usage.folder", {.params = {{"value", place}}});
  }
  return std::unique_ptr<record::Files>(std::make_unique<record::FolderFiles>(place));
}

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace

int main(int count, char** values) {
  const Words words;
  const Tongue tongue(words, "en");
  auto call = read_call({values + 1, values + count});
  auto files = call ? open_place(call->place) : Result<std::unique_ptr<record::Files>>(nullptr);
  if (!call || !files) {
    const Error& why = call ? files.error() : call.error();
    fmt::print(stderr, "{}\n{}\n", verify::in_words(why, tongue), tongue("verify.usage"));
    return 2;
  }
  call->task.now_ms = now_ms();
  const auto report = verify::verify_record(**files, call->task);
  const auto text =
      call->json ? verify::print_report_json(report, tongue) : verify::print_report(report, tongue);
  std::fputs(text.c_str(), stdout);
  return report.difference ? 1 : 0;
}
