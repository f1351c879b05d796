#include "ballot/credentials.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <thread>

#include "crypto/sha256.h"

namespace plenary::ballot {
namespace {

constexpr std::size_t kCredentialsAtOnce = 1024;

struct Line {
  std::string_view element;
  std::uint64_t weight = 1;
};

std::optional<Line> read_line(std::string_view text) {
  const auto comma = text.find(',');
  Line line{text.substr(0, comma)};
  if (comma == text.npos) return line;
  const auto weight = crypto::read_number(text.substr(comma + 1), 19);
  if (!weight || mpz_sizeinbase(weight->get_mpz_t(), 2) > 63) return std::nullopt;
  line.weight = weight->get_ui();
  return line;
}

// The strings of a JSON array one after the other: none of them has an escape.
class Lines {
 public:
  explicit Lines(std::string_view bytes) : bytes_(bytes) {}

  Result<std::optional<Line>> next() {
    skip_space();
    if (!take(at_start_ ? '[' : ',')) {
      if (at_start_ || !take(']')) return wrong();
      skip_space();
      if (at_ != bytes_.size()) return wrong();
      return std::optional<Line>();
    }
    skip_space();
    if (at_start_ && take(']')) {
      skip_space();
      return at_ == bytes_.size() ? Result<std::optional<Line>>(std::nullopt) : wrong();
    }
    at_start_ = false;
    if (!take('"')) return wrong();
    const auto end = bytes_.find('"', at_);
    if (end == bytes_.npos) return wrong();
    const auto line = read_line(bytes_.substr(at_, end - at_));
    if (!line) return wrong();
    at_ = end + 1;
    return std::optional<Line>(*line);
  }

  [[nodiscard]] std::size_t offset() const { return at_; }

 private:
  Result<std::optional<Line>> wrong() const {
    return refuse("ballot.credential.malformed", {.where = "credentials, byte " + std::to_string(at_)});
  }
  bool take(char c) {
    if (at_ >= bytes_.size() || bytes_[at_] != c) return false;
    ++at_;
    return true;
  }
  void skip_space() {
    while (at_ < bytes_.size() &&
           (bytes_[at_] == ' ' || bytes_[at_] == '\n' || bytes_[at_] == '\r' || bytes_[at_] == '\t'))
      ++at_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool at_start_ = true;
};

}  // namespace

Credentials::Mark Credentials::mark_of(std::string_view text) {
  const auto hash = crypto::sha256(text);
  Mark mark;
  std::memcpy(mark.data(), hash.data(), mark.size());
  return mark;
}

Result<Credentials> Credentials::read(const Group& group, std::string_view bytes, unsigned threads,
                                      const std::function<void(std::size_t)>& read_so_far) {
  Credentials made;
  Lines lines(bytes);
  for (bool more = true; more;) {
    std::vector<Line> some;
    while (some.size() < kCredentialsAtOnce) {
      PLENARY_TRY(const auto line, lines.next());
      if (!line) {
        more = false;
        break;
      }
      some.push_back(*line);
    }
    std::vector<std::uint8_t> members(some.size());
    in_parallel(some.size(), threads, [&](std::size_t i) {
      const auto element = group.read(some[i].element);
      members[i] = element && group.is_member(*element);
    });
    for (std::size_t i = 0; i < some.size(); ++i) {
      const auto number = static_cast<std::uint32_t>(made.weights_.size());
      if (!members[i])
        return refuse("ballot.credential.not_a_member",
                      {.where = "credential " + std::to_string(number + 1)});
      made.marks_.emplace_back(mark_of(some[i].element), number);
      made.weights_.push_back(some[i].weight);
    }
    if (read_so_far) read_so_far(lines.offset());
  }
  std::ranges::sort(made.marks_);
  const auto same = std::ranges::adjacent_find(made.marks_, {}, &std::pair<Mark, std::uint32_t>::first);
  if (same != made.marks_.end())
    return refuse("ballot.credential.repeated",
                  {.where = "credential " + std::to_string(std::next(same)->second + 1)});
  return made;
}

std::optional<std::uint32_t> Credentials::find(std::string_view element_text) const {
  const auto mark = mark_of(element_text);
  const auto found = std::ranges::lower_bound(marks_, mark, {}, &std::pair<Mark, std::uint32_t>::first);
  if (found == marks_.end() || found->first != mark) return std::nullopt;
  return found->second;
}

bool Credentials::all_weigh_one() const {
  return std::ranges::all_of(weights_, [](std::uint64_t weight) { return weight == 1; });
}

void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++)
      work(i);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads && i < count; ++i)
    others.emplace_back(run);
  run();
}

}  // namespace plenary::ballot
