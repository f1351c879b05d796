#include "server/tar.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::server {
namespace {

constexpr std::size_t kBlock = 512, kName = 100, kPrefix = 155;

struct Split {
  std::string_view prefix, name;
};

// A long path is cut at the first slash that leaves a name short enough.
Result<Split> split(std::string_view path) {
  if (path.size() <= kName) return Split{{}, path};
  const auto slash = path.find('/', path.size() - kName - 1);
  if (slash == path.npos || slash > kPrefix) return refuse("tar.path_too_long", {.where = std::string(path)});
  return Split{path.substr(0, slash), path.substr(slash + 1)};
}

class Header {
 public:
  void text(std::size_t at, std::string_view value) { value.copy(bytes_.data() + at, value.size()); }
  void octal(std::size_t at, std::size_t digits, std::uint64_t value) {
    text(at, fmt::format("{:0{}o}", value, digits));
  }

  // The sum of all bytes, its own field counted as blanks.
  std::string done() {
    text(148, "        ");
    std::uint64_t sum = 0;
    for (const char c : bytes_)
      sum += static_cast<unsigned char>(c);
    text(148, fmt::format("{:06o}", sum) + std::string(1, '\0') + " ");
    return std::move(bytes_);
  }

 private:
  std::string bytes_ = std::string(kBlock, '\0');
};

}  // namespace

Result<std::string> tar_entry(std::string_view path, std::string_view bytes, std::int64_t seconds) {
  PLENARY_TRY(const auto cut, split(path));
  Header header;
  header.text(0, cut.name);
  header.octal(100, 7, 0644);
  header.octal(108, 7, 0);
  header.octal(116, 7, 0);
  header.octal(124, 11, bytes.size());
  header.octal(136, 11, static_cast<std::uint64_t>(std::max<std::int64_t>(seconds, 0)));
  header.text(156, "0");
  header.text(257, std::string_view("ustar\0"
                                    "00",
                                    8));
  header.text(345, cut.prefix);
  std::string out = header.done();
  out += bytes;
  out.append((kBlock - bytes.size() % kBlock) % kBlock, '\0');
  return out;
}

std::string tar_end() {
  return std::string(2 * kBlock, '\0');
}

}  // namespace plenary::server
