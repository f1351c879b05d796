#include "base/zone.h"

#include <unicode/timezone.h>

#include <memory>

namespace plenary {
namespace {

std::unique_ptr<icu::TimeZone> zone_named(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

bool is_known(const icu::TimeZone& zone) { return zone != icu::TimeZone::getUnknown(); }

int offset_minutes(const icu::TimeZone& zone, std::int64_t utc_ms) {
  std::int32_t raw = 0, saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone.getOffset(static_cast<UDate>(utc_ms), false, raw, saving, status);
  return U_SUCCESS(status) ? (raw + saving) / 60'000 : 0;
}

}  // namespace

bool is_zone(const std::string& name) { return is_known(*zone_named(name)); }

Result<Instant> instant_in_zone(const std::string& name, std::int64_t utc_ms) {
  const auto zone = zone_named(name);
  if (!is_known(*zone)) return refuse("zone.unknown", {.params = {{"zone", name}}});
  return Instant{utc_ms, static_cast<std::int16_t>(offset_minutes(*zone, utc_ms))};
}

Result<std::int64_t> start_of_day(const std::string& name, Day day) {
  const auto zone = zone_named(name);
  if (!is_known(*zone)) return refuse("zone.unknown", {.params = {{"zone", name}}});
  const std::int64_t midnight_utc = day.number * kMsPerDay;
  std::int64_t guess = midnight_utc - offset_minutes(*zone, midnight_utc) * 60'000LL;
  return midnight_utc - offset_minutes(*zone, guess) * 60'000LL;
}

}  // namespace plenary
