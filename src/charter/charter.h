// The rules of a body as data: what charter.toml says once parse() has read it.  See docs/formats/charter.md.
//
//     PLENARY_TRY(const auto charter, charter::parse(toml, "charter.toml"));
//     const charter::Step* vote = charter.find_step("ordinary", "vote");
//
// Plain values: a charter is copied and compared.  It knows no clock and no member; it does not judge
// itself either: check.h tells what is wrong with one, decide evaluates its tests on facts.  Names keep the
// charter's own spelling and order.  `places` say where in the file a key or the item of a list stands.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/exact.h"

namespace plenary::charter {

struct Place {  // line and column from 1; 0:0 where nothing was written
  int line = 0;
  int column = 0;
  auto operator<=>(const Place&) const = default;
};
using Places =
    std::map<std::string, Place, std::less<>>;  // by key: "valid", "valid.0", "may.open", "then.void"

enum class Readers { public_, members };
enum class Kind { consultation, text, vote, carrying_out, review, ratification };
enum class BallotForm { yes_no_abstain, one_of_many, ranking, approval, points, rounds };
enum class Answers { by_pseudonym, by_name };
enum class AnswersFrom { members, anyone_imported };
enum class Relation { more, at_least, fewer, at_most, equal };                  // > >= < <= =
enum class Shape { number, share, root, shares, all, any, none, at_least_of };  // how a test is made

struct Dimension {  // one way to group the roll: "bank" with North and South
  std::string name;
  std::vector<std::string> groups;
  bool operator==(const Dimension&) const = default;
};

struct Roll {
  std::string law;
  std::vector<Dimension> grouped;
  std::vector<std::string> weights;  // names of the tables of weights each row of the roll carries
  bool operator==(const Roll&) const = default;
};

struct Named {  // a number by the name of a unit
  std::string name;
  Exact number;
  bool operator==(const Named&) const = default;
};

struct Life {  // from the day `from` to the day before `until`
  std::string unit;
  std::optional<Day> from, until;
  bool operator==(const Life&) const = default;
};

struct UnitSet {  // units named together: "permanent"
  std::string name;
  std::vector<std::string> units;
  bool operator==(const UnitSet&) const = default;
};

// Units that count as such: cantons, states, member bodies.  A person may count in several colleges.
struct College {
  std::string name;
  std::string law;
  std::vector<std::string> units;  // empty: told with the facts, as they are on the day
  std::vector<Named> weight;       // votes of a unit; of one not named: `others`
  Exact others = 1;
  std::vector<Life> life;
  std::string vote;  // a test asked inside each unit, kMostVotes, or empty: units vote themselves
  std::vector<UnitSet> sets;
  Place place;
  Places places;

  [[nodiscard]] Exact weight_of(std::string_view unit) const;
  [[nodiscard]] bool lives(std::string_view unit, std::optional<Day> day) const;
  [[nodiscard]] const UnitSet* find_set(std::string_view set) const;
  bool operator==(const College&) const = default;
};
inline constexpr std::string_view kMostVotes = "most votes";  // the unit goes whole to who has most in it

struct Vintage {  // the numbers of a table in force from a day on; none: from the beginning
  std::optional<Day> from;
  std::vector<Named> numbers;
  bool operator==(const Vintage&) const = default;
};

struct WeightTable {
  std::string name;
  std::string law;
  std::optional<Exact> whole;     // what all units together weigh, where the table is of shares
  std::vector<Vintage> vintages;  // by day, earliest first; none: the numbers come with the facts
  Place place;

  [[nodiscard]] const Vintage* in_force(std::optional<Day> day) const;
  bool operator==(const WeightTable&) const = default;
};

struct Admission {
  std::string law;
  std::string by;      // an office
  std::string appeal;  // a matter
  Places places;
  bool operator==(const Admission&) const = default;
};

struct Office {
  std::string name;
  std::string law;
  Place place;
  bool operator==(const Office&) const = default;
};

inline constexpr std::string_view kAnyMember = "any member";  // in `may`, beside the names of offices
inline constexpr std::string_view kEnd = "end";               // in `then`, beside the names of steps

struct Permission {  // who may do one act of a step
  std::string act;
  std::vector<std::string> who;
  bool operator==(const Permission&) const = default;
};

struct Onward {  // which step follows an outcome
  std::string outcome;
  std::string step;  // or kEnd
  bool operator==(const Onward&) const = default;
};

// Lists of tests: every one of them must hold.
struct Step {
  std::string name;
  Kind kind = Kind::consultation;
  std::string law;
  std::vector<Permission> may;
  std::vector<std::string> before;   // to open the step
  std::vector<std::string> enough;   // to close a consultation, to settle a text
  std::vector<std::string> valid;    // a vote that fails one is void
  std::vector<std::string> pass;     // a valid vote that fails one is rejected
  std::vector<std::string> reopens;  // carrying out, review: these holding, the matter is re-opened
  std::vector<Onward> then;          // complete: the shorthand of `steps` is written out by parse()
  std::optional<int> lasts_days;
  BallotForm ballot = BallotForm::yes_no_abstain;
  bool with_abstain = true;
  Answers answers = Answers::by_pseudonym;
  AnswersFrom answers_from = AnswersFrom::members;
  std::vector<std::string> asked_if;    // vote: one of these failing, the question lapses
  std::vector<std::string> blocked_by;  // vote: one of these holding, what would be adopted is blocked
  std::vector<std::string>
      rejected_by;                    // vote: these holding it is rejected; if `pass` fails too: not decided
  std::vector<std::string> complete;  // ratification: what the deposits must reach
  std::string rule;                   // how options are chosen: "most", "all that pass", "schulze-wv@1"...
  int seats = 1;                      // how many are chosen, unless all that pass are
  std::string default_option;         // the option that changes nothing, or empty
  std::string counted_in;             // a college whose votes choose, or empty: everybody's
  std::string counted_by;             // the table its units are weighed by, or empty
  std::vector<std::string> parting;   // points: how equals are parted: "points", "voters", "places"
  std::vector<Exact> points;          // by place, for `points`
  std::vector<std::string> voices;    // whose points are added; the first parts equals
  std::string cap_group;              // of those chosen at most cap_most share it; or empty
  int cap_most = 0;
  int first_after_days = 0, later_after_days = 0;  // ratification: days to the entry into force
  std::vector<std::string> asks;  // questions of a review: their words are "<question>: yes" and "...: no"
  std::optional<int> at_most;     // how often the step may be taken in all, when some way leads back to it
  Place place;
  Places places;

  [[nodiscard]] const std::vector<std::string>* who_may(std::string_view act) const;  // or nullptr
  [[nodiscard]] std::string_view after(std::string_view outcome) const;               // a step, or kEnd
  bool operator==(const Step&) const = default;
};

struct Matter {
  std::string name;
  std::string law;
  std::vector<std::string> raise;  // tests: what is needed to come on the agenda
  std::vector<Step> steps;         // in the order of `steps`
  Place place;
  Places places;

  [[nodiscard]] const Step* find_step(std::string_view step_name) const;
  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view step_name) const;
  bool operator==(const Matter&) const = default;
};

struct Earlier {
  Day until;  // the first day of the later rule
  std::string test;
  bool operator==(const Earlier&) const = default;
};

// Shapes number, share, root: the sum of the words `count` is compared once, with `value`, with `value` of
// the sum of the words `of`, or with `value` times the square root of that sum.  Shape shares: the shares
// that the tests `parts` measure (count of base), added up, are compared with `value`.  The other shapes:
// `parts`.
struct Test {
  std::string name;
  std::string law;  // may be empty for combinations, whose parts have their own
  Shape shape = Shape::number;
  std::vector<std::string> count;
  Relation rel = Relation::at_least;
  Exact value;
  std::string written;  // the value as the charter writes it: "1/3"
  std::vector<std::string> of;
  std::string each;              // a dimension, kEachOption, or empty
  std::string in;                // one group of the roll, a college, or empty
  std::string cast_by;           // a set of the college `in`: only the votes of its units; or empty
  bool given = false;            // the value comes with the question
  std::vector<Earlier> earlier;  // by day, earliest first: before it, that test is asked instead
  std::string weigh;             // a table of weights, or empty: one each
  std::vector<std::string> parts;
  int parts_needed = 0;  // at_least_of
  Place place;
  Places places;

  [[nodiscard]] bool combines() const { return shape >= Shape::all; }
  bool operator==(const Test&) const = default;
};
inline constexpr std::string_view kEachOption = "option";

// One block of the file that has a law, for the page that shows the charter beside its sentences.
struct Article {
  std::string reference;  // "Art. 7"
  std::string law;        // the whole sentence
  std::string block;      // "matter.ordinary.step.vote"
  std::string toml;       // the block as written, without what surrounds it
  Place place;
  bool operator==(const Article&) const = default;
};

struct Charter {
  std::string file;  // as named to parse(), for the places of problems
  std::string name;
  std::string timezone;
  std::vector<std::string> languages;
  Readers record_readers = Readers::public_;
  Roll roll;
  std::optional<Admission> admission;
  std::vector<Office> offices;
  std::vector<College> colleges;
  std::vector<WeightTable> tables;
  std::vector<Matter> matters;
  std::vector<Test> tests;
  std::vector<Article> laws;

  [[nodiscard]] const std::vector<Article>& articles() const { return laws; }
  [[nodiscard]] const Office* find_office(std::string_view office) const;
  [[nodiscard]] const Matter* find_matter(std::string_view matter) const;
  [[nodiscard]] const Step* find_step(std::string_view matter, std::string_view step) const;
  [[nodiscard]] const Test* find_test(std::string_view test) const;
  [[nodiscard]] const College* find_college(std::string_view college) const;
  [[nodiscard]] const WeightTable* find_table(std::string_view table) const;
  [[nodiscard]] const Dimension* find_dimension(std::string_view dimension) const;
  [[nodiscard]] const Dimension* dimension_of_group(std::string_view group) const;
  bool operator==(const Charter&) const = default;
};

// "Art. 7. No vote before..." -> "Art. 7": up to the first ". " or ": " behind a figure; else the whole.
[[nodiscard]] std::string article_of(std::string_view law);

[[nodiscard]] std::string_view word_of(Kind kind);                    // "carrying out"
[[nodiscard]] std::string_view word_of(Relation relation);            // ">="
[[nodiscard]] std::string where(std::string_view file, Place place);  // "charter.toml:12:3"

}  // namespace plenary::charter
