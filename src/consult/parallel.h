// Jobs that know nothing of each other, on several threads; who does which decides nothing.
//
//     in_parallel(chunks.size(), threads, [&](std::size_t job) { sums[job] = sum_of(chunks[job]); });
//
// Each job writes only what is its own; whoever adds the results up does so in the order of the jobs, so that
// floating sums are the same at any number of threads.  threads = 0: as many as the machine has.
#pragma once

#include <cstddef>
#include <functional>

namespace plenary::consult {

void in_parallel(std::size_t jobs, std::size_t threads, const std::function<void(std::size_t)>& job);

}  // namespace plenary::consult
