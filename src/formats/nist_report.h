// A count of a contest as an election results report of NIST SP 1500-100 version 2.0, in JSON.
//
//     PLENARY_TRY(const std::string json, as_nist({.generated = "2027-05-02T08:00:00Z", .day = "2027-05-01", ...}, returned));
//
// One ElectionReport with one Election; a CandidateContest for the count, or one for each seat where seats are
// filled one after another.  Each CandidateSelection has its VoteCounts: of type "total" after the last stage, and of
// type "other" after each, with OtherType "round 1", "round 2" ...; the format has no field for rounds.  Lists are
// Parties, and a PartyContest with a PartySelection for each: its votes, and the seats it won as a count of type
// "other" with OtherType "seats", for which there is no field either.
// docs/formats/ballots.md says which fields are filled and with what.  Nothing is taken from a clock: who asks says
// when the report was made.  The same count gives the same bytes, keys in their order.
//
// Refused: "nist.instant" and "nist.day" (no such form, or no such day), "nist.missing" (field), "nist.fraction": a sum
// that has no end as a decimal number, which is all a Count can hold.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::formats {

struct NistReport {
  std::string generated;  // "2027-05-02T08:00:00Z", or with +02:00
  std::string day;        // of the election: "2027-05-01"
  std::string issuer, title, rule;
  std::string place;      // the name of the area; may be empty
  std::string variation;  // one of VoteVariation: "rcv", "majority", "n-of-m", "cumulative", "approval", "range" ...
  std::string other_variation = {};  // what "other" is
  std::size_t seats = 1;
  std::size_t votes = 1;  // a voter may give
  std::vector<std::string> names;
  std::vector<count::Option> withdrawn = {}, write_ins = {};
  bool parties = false;                      // the names are lists
  std::vector<std::size_t> seats_won = {};  // by list
};

[[nodiscard]] Result<std::string> as_nist(const NistReport& report, const std::vector<count::Returned>& contests);

}  // namespace plenary::formats
