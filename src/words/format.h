// How one language writes days, numbers, instants and lists.  Made once, only read afterwards: any number of
// threads may use one.
//
//     const Format english("en", {.day = "EEE d MMMM", ...});
//     english.day(march_17)                       "Wed 17 March"
//     english.list({"Ada", "Bran", "Finn"})       "Ada, Bran and Finn"
//
// Day patterns know EEEE (Wednesday), EEE (Wed), d, MMMM, MMM and y; they come from the message files, so
// that a translator decides.  Digits are 0 to 9 in every language, as in the record.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace plenary::words {

struct DayPatterns {
  std::string day;   // "EEE d MMMM"
  std::string year;  // "EEE d MMMM y"
  std::string full;  // "EEEE d MMMM y"
};

class Format {
 public:
  Format(const std::string& language, DayPatterns patterns);
  ~Format();
  Format(Format&&) noexcept;
  Format& operator=(Format&&) noexcept;

  [[nodiscard]] std::string day(Day day) const;              // Wed 17 March
  [[nodiscard]] std::string day_year(Day day) const;         // Wed 17 March 2027
  [[nodiscard]] std::string day_full(Day day) const;         // Wednesday 17 March 2027
  [[nodiscard]] std::string weekday(Day day) const;          // Wednesday
  [[nodiscard]] std::string time(Instant instant) const;     // 19:04:11, in the offset it was written with
  [[nodiscard]] std::string instant(Instant instant) const;  // Wed 10 March 2027, 19:04:11
  [[nodiscard]] std::string number(std::int64_t number) const;
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  [[nodiscard]] std::string plural(std::int64_t number) const;  // "one", "few", "other", ...
  [[nodiscard]] bool right_to_left() const { return right_to_left_; }

 private:
  struct Tables;
  [[nodiscard]] std::string written(Day day, std::string_view pattern) const;

  std::unique_ptr<Tables> tables_;
  DayPatterns patterns_;
  bool right_to_left_;
};

}  // namespace plenary::words
