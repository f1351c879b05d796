// What every page is made of besides its own business: who looks, at which body, what may be done, what was
// refused.  Plain data for pages and for the API alike; sentences are codes with parameters (room words).
//
// Paths are absolute on the server ("/b/river/matter/5") and safe to show; text is as its author typed it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/error.h"
#include "base/ids.h"

namespace plenary::view {

// A sentence to be made by `words`.  `names` are joined as the reader's language joins them, as {names}.
struct Said {
  std::string code;
  Params params = {};
  std::vector<std::string> names = {};
};

struct Viewer {
  std::optional<ActorId> actor;  // none: not signed in
  std::string name;
  std::vector<std::string> offices;  // as the charter calls them: "secretary"
  std::string reads = {};            // the language of the pages, in which a translation is shown first
};

struct BodyLabel {
  std::string slug, name;
  std::string zone;                    // IANA
  std::vector<std::string> languages;  // the body's order; the first is the authentic one
  std::int64_t charter_version = 1;    // first, second, ...
  Seq charter_entry;
  bool example = false;  // a demonstration body, marked as such on every page
};

// An article as members know it: its number and its sentence.
struct Law {
  std::string article;  // "Art. 7"
  std::string sentence;
};

struct EntryRange {
  Seq first, last;
};

struct Link {
  Said label;
  std::string path;
};

// One of several votes, or consultations, of a matter.
struct Taking {
  Said what;  // "Rejected", "4 of 10 heard"
  Day opened;
  std::optional<Day> closed;
  std::int64_t round = 1;  // of the matter
  std::string path;
  bool shown = false;  // the one whose page this is
};

// What every act form carries; the clerk compares id and token, the rest is the act's own.
struct ActForm {
  std::string path;   // POST
  std::string id;     // of the act, 22 characters: sending twice makes one entry
  std::string token;  // against forged requests
  std::vector<std::pair<std::string, std::string>> fields = {};  // hidden, of the act itself
};

// Something the viewer may do now: a link to a page, or a form with nothing to fill in.
struct Offer {
  Said label;
  std::string path;  // of the page; empty with a form
  std::optional<ActForm> form = {};
  bool main = false;  // one at most on a page
};

// The viewer's own act, refused: nothing has changed.
struct RefusedAct {
  Said headline;  // "The consultation was not closed"
  Error error;    // article, and the single conditions in `because`
  Instant at;
  std::int64_t record_size = 0;
  std::string keep_path;  // the signed refusal, as a file; may be empty
  std::vector<Offer> helps;
};

// A field the viewer filled in that could not be taken; `field` is the name of the input.
struct FieldError {
  std::string field;
  Error error;
  Said label = {};  // the field's own question, said before the problem in the list on top
};

// Pages of a long list, by stable cursors; empty where there is none.
struct Paging {
  std::string newer, older;
};

// How far a condition of the charter holds.  `open`: a fact it needs is not known yet.
enum class Verdict { holds, fails, open };
enum class Unit { days, members, signatures, objections, statements, votes, things, papers, deposits };

struct Gate {
  std::string condition;  // the charter's own words: "a quarter of each bank heard"
  std::string group;      // "South" when it is asked of each group; else empty
  Law law;
  Unit unit = Unit::things;
  std::int64_t measured = 0;
  std::optional<std::int64_t> of;  // its base; none for a plain count
  std::string relation;            // ">=", ">", "="
  std::string share;               // "1/4" when a share of the base is asked; else empty
  std::int64_t needed = 0;         // the least (or for "=" the only) whole number that holds
  std::int64_t missing = 0;
  std::optional<Day> from;  // when waiting alone will do: the day it will hold
  Verdict verdict = Verdict::open;
};

}  // namespace plenary::view
