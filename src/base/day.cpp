#include "base/day.h"

#include <fmt/format.h>

#include <chrono>

namespace plenary {
namespace {

constexpr std::int64_t kMsPerMinute = 60'000;

// Digits at [at, at + width), or -1.
int digits(std::string_view text, std::size_t at, std::size_t width) {
  int value = 0;
  for (const char c : text.substr(at, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::chrono::year_month_day civil(Day day) { return std::chrono::sys_days(std::chrono::days(day.number)); }

// Milliseconds into the day of "18:42:07.113", or -1.
std::int64_t parse_clock(std::string_view text) {
  const int hour = digits(text, 0, 2), minute = digits(text, 3, 2), second = digits(text, 6, 2);
  const int milli = digits(text, 9, 3);
  const bool shaped = text[2] == ':' && text[5] == ':' && text[8] == '.';
  if (!shaped || hour < 0 || minute < 0 || second < 0 || milli < 0) return -1;
  if (hour > 23 || minute > 59 || second > 59) return -1;
  return ((hour * 60 + minute) * 60 + second) * 1000LL + milli;
}

}  // namespace

std::optional<Day> day_from(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day_of_month)};
  if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
  return Day{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  return day_from(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::string to_string(Day day) {
  const auto date = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

DayParts parts_of(Day day) {
  const auto date = civil(day);
  const std::chrono::weekday weekday{std::chrono::sys_days(date)};
  return {int(date.year()), unsigned(date.month()), unsigned(date.day()), weekday.c_encoding()};
}

Day Instant::local_day() const {
  return {static_cast<std::int32_t>(floor_div(utc_ms + offset_min * kMsPerMinute, kMsPerDay))};
}

std::optional<Instant> parse_instant(std::string_view text) {
  if (text.size() != 29 || text[10] != 'T' || text[26] != ':') return std::nullopt;
  const auto day = parse_day(text.substr(0, 10));
  const auto clock = parse_clock(text.substr(11, 12));
  const int hours = digits(text, 24, 2), minutes = digits(text, 27, 2);
  const char sign = text[23];
  if (!day || clock < 0 || hours < 0 || minutes < 0 || minutes > 59) return std::nullopt;
  if (sign != '+' && sign != '-') return std::nullopt;
  const int offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
  if (offset > 14 * 60 || offset < -14 * 60 || (sign == '-' && offset == 0)) return std::nullopt;
  return Instant{day->number * kMsPerDay + clock - offset * kMsPerMinute, static_cast<std::int16_t>(offset)};
}

std::string to_string(Instant instant) {
  const std::int64_t local = instant.utc_ms + instant.offset_min * kMsPerMinute;
  const std::int64_t ms = local - floor_div(local, kMsPerDay) * kMsPerDay;
  const int offset = instant.offset_min < 0 ? -instant.offset_min : instant.offset_min;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}{}{:02}:{:02}", to_string(instant.local_day()), ms / 3'600'000,
                     ms / 60'000 % 60, ms / 1000 % 60, ms % 1000, instant.offset_min < 0 ? '-' : '+', offset / 60,
                     offset % 60);
}

}  // namespace plenary
