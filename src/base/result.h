// Result<T>: a value or a refusal.  PLENARY_TRY unwraps on its own line; PLENARY_DO is for Result<void>.
//
//     PLENARY_TRY(const auto ballot, parse(line));
//     PLENARY_DO(store.append(batch));
//
// ensure() guards against our own bugs; it is always on and never judges input.
#pragma once

#include <tl/expected.hpp>

#include <source_location>
#include <string_view>

#include "base/error.h"

namespace plenary {

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

// Prints the broken promise with its place and aborts.
[[noreturn]] void broken(std::string_view promise, std::source_location at);

inline void ensure(bool holds, std::string_view promise,
                   std::source_location at = std::source_location::current()) {
  if (!holds) [[unlikely]] broken(promise, at);
}

}  // namespace plenary

#define PLENARY_JOIN2(a, b) a##b
#define PLENARY_JOIN(a, b) PLENARY_JOIN2(a, b)

#define PLENARY_TRY(declaration, ...)                                                        \
  auto PLENARY_JOIN(tried_, __LINE__) = (__VA_ARGS__);                                       \
  if (!PLENARY_JOIN(tried_, __LINE__)) [[unlikely]]                                          \
    return tl::unexpected<plenary::Error>(std::move(PLENARY_JOIN(tried_, __LINE__)).error()); \
  declaration = *std::move(PLENARY_JOIN(tried_, __LINE__))

#define PLENARY_DO(...)                                                                       \
  do {                                                                                        \
    auto tried_here = (__VA_ARGS__);                                                          \
    if (!tried_here) [[unlikely]]                                                             \
      return tl::unexpected<plenary::Error>(std::move(tried_here).error());                   \
  } while (false)
