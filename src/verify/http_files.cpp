#include "verify/http_files.h"

#include <curl/curl.h>

namespace plenary::verify {
namespace {

constexpr long kConnectSeconds = 15, kSeconds = 60;

struct Body {
  std::string bytes;
  std::uint64_t largest = 0;
  bool too_large = false;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<Body*>(into);
  if (body.bytes.size() + size * count > body.largest) {
    body.too_large = true;
    return 0;  // ends the transfer
  }
  body.bytes.append(data, size * count);
  return size * count;
}

}  // namespace

struct HttpFiles::Connection {
  CURL* easy = nullptr;
  Connection() {
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    easy = ready ? curl_easy_init() : nullptr;
    ensure(easy != nullptr, "libcurl can be begun");
  }
  ~Connection() { curl_easy_cleanup(easy); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
};

bool is_address(std::string_view place) {
  return place.starts_with("https://") || place.starts_with("http://");
}

HttpFiles::HttpFiles(std::string base, std::uint64_t largest)
    : base_(std::move(base)), largest_(largest), connection_(std::make_unique<Connection>()) {
  CURL* const easy = connection_->easy;
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "plenary-verify");
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &take);
}

HttpFiles::~HttpFiles() = default;

Result<std::unique_ptr<HttpFiles>> HttpFiles::at(std::string address, std::uint64_t largest) {
  if (address.ends_with("/log")) address += '/';
  const bool plain = address.find_first_of("?# ") == address.npos;
  if (!is_address(address) || !address.ends_with("/log/") || !plain) return refuse("verify.usage.address");
  return std::unique_ptr<HttpFiles>(new HttpFiles(std::move(address), largest));
}

Result<std::optional<std::string>> HttpFiles::get(std::string_view path) {
  CURL* const easy = connection_->easy;
  const std::string where(path), address = base_ + where;
  Body body{.largest = largest_};
  curl_easy_setopt(easy, CURLOPT_URL, address.c_str());
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
  const CURLcode answer = curl_easy_perform(easy);
  if (body.too_large) {
    return refuse("record.files.too_large",
                  {.where = where, .params = {{"limit", static_cast<std::int64_t>(largest_)}}});
  }
  if (answer != CURLE_OK) {
    return refuse("verify.web.unreachable",
                  {.where = where, .params = {{"detail", std::string(curl_easy_strerror(answer))}}});
  }
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  const bool hidden = (status == 401 || status == 403) && path.starts_with("content/");
  if (status == 404 || hidden) return std::optional<std::string>();
  if (status != 200) {
    return refuse("verify.web.status", {.where = where, .params = {{"status", std::to_string(status)}}});
  }
  return std::optional(std::move(body.bytes));
}

Result<bool> HttpFiles::list(const Visit&) {
  return false;
}

}  // namespace plenary::verify
