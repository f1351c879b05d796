#include "charter/diff.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "charter/plain.h"

namespace plenary::charter {
namespace {

std::string text_of(const std::string& text) {
  return text;
}
std::string text_of(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, "; "));
}
std::string text_of(bool truth) {
  return truth ? "true" : "false";
}
std::string text_of(int number) {
  return std::to_string(number);
}
std::string text_of(const std::optional<int>& number) {
  return number ? std::to_string(*number) : "";
}
std::string text_of(const std::vector<Exact>& numbers) {
  std::vector<std::string> all;
  for (const Exact& number : numbers)
    all.push_back(to_string(number));
  return text_of(all);
}
std::string text_of(const std::vector<Permission>& may) {
  std::vector<std::string> all;
  for (const Permission& one : may)
    all.push_back(fmt::format("{}: {}", one.act, fmt::join(one.who, ", ")));
  return text_of(all);
}
std::string text_of(const std::vector<Onward>& then) {
  std::vector<std::string> all;
  for (const Onward& one : then)
    all.push_back(one.outcome + ": " + one.step);
  return text_of(all);
}
std::string text_of(const std::vector<Named>& numbers) {
  std::vector<std::string> all;
  for (const Named& one : numbers)
    all.push_back(one.name + ": " + to_string(one.number));
  return text_of(all);
}
std::string text_of(BallotForm form) {
  static constexpr std::string_view kForms[] = {"yes / no", "one of many", "ranking",
                                                "approval", "points",      "rounds"};
  return std::string(kForms[static_cast<std::size_t>(form)]);
}
std::string day_text(const std::optional<Day>& day) {
  return day ? to_string(*day) : "";
}

template <class List>
auto named(const List& list, const std::string& name) {
  return std::ranges::find(list, name, [](const auto& item) -> const std::string& { return item.name; });
}

class Diff {
 public:
  Diff(const Charter& before, const Charter& after) : before_(before), after_(after) {}

  std::vector<Error> run() {
    change("body", after_.name, {1, 1}, "name", before_.name, after_.name);
    change("body", after_.name, {1, 1}, "timezone", before_.timezone, after_.timezone);
    change("body", after_.name, {1, 1}, "language", before_.languages, after_.languages);
    change("roll", "", {1, 1}, "law", before_.roll.law, after_.roll.law);
    change("roll", "", {1, 1}, "weights", before_.roll.weights, after_.roll.weights);
    change("roll", "", {1, 1}, "grouped", groups(before_), groups(after_));
    each("office", before_.offices, after_.offices,
         [&](const Office& a, const Office& b) { change("office", b.name, b.place, "law", a.law, b.law); });
    each("college", before_.colleges, after_.colleges,
         [&](const College& a, const College& b) { college(a, b); });
    each("table", before_.tables, after_.tables, [&](const WeightTable& a, const WeightTable& b) {
      change("table", b.name, b.place, "law", a.law, b.law);
      change("table", b.name, b.place, "numbers", vintages(a), vintages(b));
    });
    each("matter", before_.matters, after_.matters, [&](const Matter& a, const Matter& b) { matter(a, b); });
    each("test", before_.tests, after_.tests, [&](const Test& a, const Test& b) { test(a, b); });
    return std::move(found_);
  }

 private:
  void put(std::string code, Place place, Params params) {
    found_.push_back(
        make_error(std::move(code), {.where = where(after_.file, place), .params = std::move(params)}));
  }

  template <class T>
  void change(const char* what, const std::string& name, Place place, const char* key, const T& a,
              const T& b) {
    if (a == b) return;
    put("charter.diff.changed", place,
        {{"what", what}, {"name", name}, {"key", key}, {"before", text_of(a)}, {"after", text_of(b)}});
  }

  template <class List, class Compare>
  void each(const char* what, const List& a, const List& b, Compare compare) {
    for (const auto& item : b) {
      const auto old = named(a, item.name);
      if (old == a.end()) {
        put("charter.diff.added", item.place, {{"what", what}, {"name", item.name}});
      } else {
        compare(*old, item);
      }
    }
    for (const auto& item : a)
      if (named(b, item.name) == b.end())
        put("charter.diff.removed", {1, 1}, {{"what", what}, {"name", item.name}});
  }

  static std::string groups(const Charter& charter) {
    std::vector<std::string> all;
    for (const Dimension& dimension : charter.roll.grouped)
      all.push_back(fmt::format("{}: {}", dimension.name, fmt::join(dimension.groups, ", ")));
    return text_of(all);
  }

  static std::string vintages(const WeightTable& table) {
    std::vector<std::string> all;
    for (const Vintage& vintage : table.vintages)
      all.push_back(day_text(vintage.from) + " " + text_of(vintage.numbers));
    return text_of(all);
  }

  static std::string lives(const College& college) {
    std::vector<std::string> all;
    for (const Life& life : college.life)
      all.push_back(fmt::format("{}: {} to {}", life.unit, day_text(life.from), day_text(life.until)));
    return text_of(all);
  }

  static std::string sets(const College& college) {
    std::vector<std::string> all;
    for (const UnitSet& set : college.sets)
      all.push_back(fmt::format("{}: {}", set.name, fmt::join(set.units, ", ")));
    return text_of(all);
  }

  void college(const College& a, const College& b) {
    change("college", b.name, b.place, "law", a.law, b.law);
    change("college", b.name, b.place, "units", a.units, b.units);
    change("college", b.name, b.place, "weight", a.weight, b.weight);
    change("college", b.name, b.place, "vote", a.vote, b.vote);
    change("college", b.name, b.place, "from, until", lives(a), lives(b));
    change("college", b.name, b.place, "sets", sets(a), sets(b));
  }

  void matter(const Matter& a, const Matter& b) {
    change("matter", b.name, b.place, "law", a.law, b.law);
    change("matter", b.name, b.place, "raise", a.raise, b.raise);
    std::vector<std::string> old_steps, new_steps;
    for (const Step& step : a.steps)
      old_steps.push_back(step.name);
    for (const Step& step : b.steps)
      new_steps.push_back(step.name);
    change("matter", b.name, b.place, "steps", old_steps, new_steps);
    for (const Step& after : b.steps)
      if (const Step* before = a.find_step(after.name)) step(b.name + ", " + after.name, *before, after);
  }

  void step(const std::string& name, const Step& a, const Step& b) {
    const auto one = [&](const char* key, const auto& old, const auto& fresh) {
      change("step", name, b.place, key, old, fresh);
    };
    one("law", a.law, b.law);
    one("may", a.may, b.may);
    one("lasts", a.lasts_days, b.lasts_days);
    one("ballot", a.ballot, b.ballot);
    one("with_abstain", a.with_abstain, b.with_abstain);
    one("rule", a.rule, b.rule);
    one("seats", a.seats, b.seats);
    one("default", a.default_option, b.default_option);
    one("counted_in", a.counted_in, b.counted_in);
    one("points", a.points, b.points);
    one("voices", a.voices, b.voices);
    one("before", a.before, b.before);
    one("enough", a.enough, b.enough);
    one("asked_if", a.asked_if, b.asked_if);
    one("valid", a.valid, b.valid);
    one("pass", a.pass, b.pass);
    one("rejected_by", a.rejected_by, b.rejected_by);
    one("blocked_by", a.blocked_by, b.blocked_by);
    one("complete", a.complete, b.complete);
    one("asks", a.asks, b.asks);
    one("reopens", a.reopens, b.reopens);
    one("then", a.then, b.then);
    one("at_most", a.at_most, b.at_most);
    one("in_force.days_after_complete", a.first_after_days, b.first_after_days);
    one("in_force.days_after_own_deposit", a.later_after_days, b.later_after_days);
  }

  static bool same_rule(Test a, const Test& b) {
    a.place = b.place;
    a.places = b.places;
    a.written = b.written;
    a.law = b.law;
    return a == b;
  }

  void test(const Test& a, const Test& b) {
    change("test", b.name, b.place, "law", a.law, b.law);
    if (same_rule(a, b)) return;
    put("charter.diff.test", b.place, {{"name", b.name}});
    found_.back().because = {plain(before_, a), plain(after_, b)};
  }

  const Charter& before_;
  const Charter& after_;
  std::vector<Error> found_;
};

}  // namespace

std::vector<Error> diff(const Charter& before, const Charter& after) {
  return Diff(before, after).run();
}

}  // namespace plenary::charter
