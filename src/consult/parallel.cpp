#include "consult/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace plenary::consult {

void in_parallel(std::size_t jobs, std::size_t threads, const std::function<void(std::size_t)>& job) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t mine = next++; mine < jobs; mine = next++)
      job(mine);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < std::min(threads, jobs); ++t)
    others.emplace_back(work);
  work();
}

}  // namespace plenary::consult
