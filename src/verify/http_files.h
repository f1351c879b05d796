// A published record on a web site, file by file: https://example.org/b/club/log/.
//
//     PLENARY_TRY(auto files, HttpFiles::at("https://example.org/b/club/log/"));
//
// One connection, kept; http and https only, redirections not followed, no file above `largest`, a minute for
// each.  A site cannot be listed, so nothing is said of files that do not belong.  404 and, for contents, 401
// and 403: there is no such file for us.  Refused: "verify.usage.address", "verify.web.unreachable" (detail),
// "verify.web.status" (status), "record.files.too_large".
#pragma once

#include <memory>

#include "record/files.h"

namespace plenary::verify {

class HttpFiles : public record::Files {
 public:
  [[nodiscard]] static Result<std::unique_ptr<HttpFiles>> at(std::string address,
                                                             std::uint64_t largest = record::kLargestFile);
  ~HttpFiles() override;
  [[nodiscard]] Result<std::optional<std::string>> get(std::string_view path) override;
  [[nodiscard]] Result<bool> list(const Visit& visit) override;

 private:
  struct Connection;
  HttpFiles(std::string base, std::uint64_t largest);
  std::string base_;
  std::uint64_t largest_;
  std::unique_ptr<Connection> connection_;
};

[[nodiscard]] bool is_address(std::string_view place);  // begins with http:// or https://

}  // namespace plenary::verify
