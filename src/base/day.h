// A calendar day and an instant with the offset of the place where it was written.
//
// The record writes instants as RFC 3339 with milliseconds and offset, always 29 characters:
// "2027-03-22T18:42:07.113+00:00".  The fold counts days on the local date alone (its first ten
// characters) and knows no time zone.  Years 1 to 9999.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

inline constexpr std::int64_t kMsPerDay = 86'400'000;

struct Day {
  std::int32_t number = 0;  // days since 1970-01-01

  auto operator<=>(const Day&) const = default;
  Day operator+(int days) const { return {number + days}; }
  Day operator-(int days) const { return {number - days}; }
  int operator-(Day earlier) const { return number - earlier.number; }
};

// "2027-03-22" and nothing else; an impossible date ("2027-02-30") is none.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);
[[nodiscard]] std::string to_string(Day day);

struct DayParts {
  int year;
  unsigned month, day_of_month;  // from 1
  unsigned weekday;              // 0 is Sunday
};
[[nodiscard]] DayParts parts_of(Day day);
[[nodiscard]] std::optional<Day> day_from(int year, unsigned month, unsigned day_of_month);

struct Instant {
  std::int64_t utc_ms = 0;   // milliseconds since 1970-01-01T00:00:00Z
  std::int16_t offset_min = 0;  // local time minus UTC, -14 h to +14 h

  bool operator==(const Instant&) const = default;
  [[nodiscard]] Day local_day() const;
};

// Exactly the 29 characters of the record; a leap second (":60") is refused.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
[[nodiscard]] std::string to_string(Instant instant);

}  // namespace plenary
