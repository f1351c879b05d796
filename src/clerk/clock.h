// What time it is, for the clerk alone.  Stories and tests move a clock of their own.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace plenary::clerk {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual std::int64_t wall_ms() const = 0;    // since 1970, may be set by hand
  [[nodiscard]] virtual std::int64_t steady_ms() const = 0;  // never set; tells a jump of the other
};

class SystemClock : public Clock {
 public:
  [[nodiscard]] std::int64_t wall_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
  [[nodiscard]] std::int64_t steady_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }
};

class SetClock : public Clock {  // stands still until it is moved
 public:
  explicit SetClock(std::int64_t wall_ms) : now_ms_(wall_ms) {}
  [[nodiscard]] std::int64_t wall_ms() const override { return now_ms_ + wall_jump_ms_; }
  [[nodiscard]] std::int64_t steady_ms() const override { return now_ms_; }
  void move_to(std::int64_t wall_ms) { now_ms_ = wall_ms - wall_jump_ms_; }
  void advance(std::int64_t ms) { now_ms_ += ms; }
  void jump(std::int64_t ms) { wall_jump_ms_ += ms; }  // the wall clock alone, as a wrong setting would

 private:
  std::atomic<std::int64_t> now_ms_, wall_jump_ms_ = 0;
};

}  // namespace plenary::clerk
