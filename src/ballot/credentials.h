// The public credentials of an election: who may vote, by key, and with what weight.
//
// Kept small, for lists of a million: a mark of each text and a weight; the texts stay where they are.
#pragma once

#include <functional>

#include "ballot/fields.h"
#include "base/bytes.h"

namespace plenary::ballot {

class Credentials {
 public:
  // Array of "element" or "element,weight", each a member, all distinct.  `read_so_far` is told the bytes
  // that are not looked at again.
  [[nodiscard]] static Result<Credentials> read(const Group& group, std::string_view bytes, unsigned threads,
                                                const std::function<void(std::size_t)>& read_so_far = {});

  [[nodiscard]] std::size_t size() const { return marks_.size(); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view element_text) const;
  [[nodiscard]] std::uint64_t weight(std::uint32_t credential) const { return weights_[credential]; }
  [[nodiscard]] bool all_weigh_one() const;

 private:
  using Mark = std::array<std::uint8_t, 16>;
  static Mark mark_of(std::string_view text);
  std::vector<std::pair<Mark, std::uint32_t>> marks_;  // sorted
  std::vector<std::uint64_t> weights_;                 // in the order given
};

// work(i) for i below count, on so many threads.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace plenary::ballot
