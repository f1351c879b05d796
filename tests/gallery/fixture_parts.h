// What the fixtures share: the garden's matter, its articles, and gates as the page of a step has them.
#pragma once

#include "fixtures.h"

namespace plenary::gallery {

using namespace view;

inline constexpr const char* kMatter = "/b/riverside/matter/5";
inline constexpr const char* kTitle = "Water butts for every plot";
inline constexpr const char* kText = "Water butts for every plot except plots 30 to 40, which share a pump";
inline constexpr const char* kKey =
    "plenary.invalid/riverside-3f9c21d7+5be0a417+48It4M3nFiAaG43mSHG+zrx+x8U03ZtFOjo7GpxJAisU";
inline constexpr const char* kFounding = "bcc649cfdb8cc557053da67df7e7fcb740dcf7f721cebe1f2082597ad0d5e7d8";
inline constexpr const char* kTranscript =
    "$ plenary-verify riverside/\n32 entries, 0 inadmissible\n  0 signed by a member's own key\n"
    " 26 vouched by the clerk after sign-in\n  6 by the clerk: founding and closing\n"
    "matter 5, vote: yes 4, no 1, abstain 1; adopted (Art. 8)\nsame, if the log's key is\n"
    "  plenary.invalid/riverside-3f9c21d7+5be0a417";

inline Day on(const char* day) {
  return parse_day(day).value_or(Day{});
}
inline Instant at(const char* instant) {
  return parse_instant(instant).value_or(Instant{});
}
inline std::int64_t n(std::int64_t number) {
  return number;
}

inline ActForm form(std::string path) {
  return {.path = std::move(path), .id = "9sE3mPq0T2uVwXyZ01aBcQ", .token = "q7vK0d2Lx9", .fields = {}};
}

inline const Law kArt6{"Art. 6", "What three members raise is put on the agenda."};
inline const Law kArt7{
    "Art. 7",
    "No vote before two weeks of consultation in which a quarter of each bank was heard and every "
    "objection was answered."};
inline const Law kArt7a{"Art. 7a", "Words that changed lie open for three days before the vote."};
inline const Law kArt8{"Art. 8", "Adopted by more yes than no, if a third of the members took part."};
inline const Law kArt9{"Art. 9", "Whoever takes on a task says what, by when, and how one can tell."};
inline const Law kArt10{
    "Art. 10",
    "After the day promised, every member is asked whether it was done and whether it helped. If it "
    "was missed, or most say it did not help, the matter is re-opened."};

inline std::vector<Gate> gates() {
  return {
      {.condition = "two weeks",
       .group = "",
       .law = kArt7,
       .unit = Unit::days,
       .measured = 7,
       .of = {},
       .relation = ">=",
       .share = "",
       .needed = 14,
       .missing = 7,
       .from = on("2027-03-17"),
       .verdict = Verdict::fails},
      {.condition = "a quarter of each bank heard",
       .group = "North",
       .law = kArt7,
       .unit = Unit::members,
       .measured = 3,
       .of = 5,
       .relation = ">=",
       .share = "1/4",
       .needed = 2,
       .missing = 0,
       .from = {},
       .verdict = Verdict::holds},
      {.condition = "a quarter of each bank heard",
       .group = "South",
       .law = kArt7,
       .unit = Unit::members,
       .measured = 0,
       .of = 5,
       .relation = ">=",
       .share = "1/4",
       .needed = 2,
       .missing = 2,
       .from = {},
       .verdict = Verdict::fails},
      {.condition = "objections answered",
       .group = "",
       .law = kArt7,
       .unit = Unit::objections,
       .measured = 1,
       .of = {},
       .relation = "=",
       .share = "",
       .needed = 0,
       .missing = 1,
       .from = {},
       .verdict = Verdict::fails},
  };
}

inline Gate took_part() {
  return {.condition = "a third took part",
          .group = "",
          .law = kArt8,
          .unit = Unit::members,
          .measured = 6,
          .of = 10,
          .relation = ">=",
          .share = "1/3",
          .needed = 4,
          .missing = 0,
          .from = {},
          .verdict = Verdict::holds};
}

inline Gate more_yes() {
  return {.condition = "more yes than no",
          .group = "",
          .law = kArt8,
          .unit = Unit::votes,
          .measured = 4,
          .of = 5,
          .relation = ">",
          .share = "1/2",
          .needed = 3,
          .missing = 0,
          .from = {},
          .verdict = Verdict::holds};
}

inline Step step(std::int64_t number, const char* name, StepState state, Said side, Law law,
                 std::vector<Said> facts) {
  Step made;
  made.number = number;
  made.name = name;
  made.state = state;
  made.side = std::move(side);
  made.law = std::move(law);
  made.facts = std::move(facts);
  return made;
}

}  // namespace plenary::gallery
