// The configuration: its rules by their words, its candidates, its sources.
#include <algorithm>
#include <numeric>
#include <set>

#include "formats/contest.h"
#include "formats/json_fields.h"

namespace plenary::formats {
namespace {

using count::Mode, count::OvervoteRule, count::Ties;

template <class T>
struct Spelled {
  std::string_view word;
  T value;
};

constexpr Spelled<Mode> kModes[] = {{"singleWinnerMajority", Mode::one_seat},
                                    {"multiWinnerAllowMultipleWinnersPerRound", Mode::several_a_round},
                                    {"multiWinnerAllowOnlyOneWinnerPerRound", Mode::one_a_round},
                                    {"bottomsUp", Mode::bottom_up},
                                    {"bottomsUpUsingPercentageThreshold", Mode::bottom_up_share},
                                    {"multiPassIrv", Mode::one_after_another}};
constexpr Spelled<OvervoteRule> kOvervotes[] = {
    {"exhaustImmediately", OvervoteRule::exhaust},
    {"alwaysSkipToNextRank", OvervoteRule::skip_rank},
    {"exhaustIfMultipleContinuing", OvervoteRule::exhaust_if_several_stand}};
constexpr Spelled<Ties> kTies[] = {{"random", Ties::random},
                                   {"generatePermutation", Ties::drawn_order},
                                   {"useCandidateOrder", Ties::order},
                                   {"previousRoundCountsThenRandom", Ties::earlier_then_random},
                                   {"previousRoundCountsThenAsk", Ties::earlier_then_ask},
                                   {"stopCountingAndAsk", Ties::ask}};
constexpr Spelled<Provider> kProviders[] = {
    {"ess", Provider::ess},   {"genericCsv", Provider::generic_csv},   {"dominion", Provider::dominion},
    {"hart", Provider::hart}, {"clearBallot", Provider::clear_ballot}, {"cdf", Provider::cdf}};

class ConfigReader {
 public:
  ConfigReader(const Json& root, const std::string& file) : root_(root), file_(file) {}

  Result<ContestFile> read() {
    const auto* output = field(root_, "outputSettings");
    if (output != nullptr) {
      contest_.title = text(*output, "contestName"),
      contest_.jurisdiction = text(*output, "contestJurisdiction");
      contest_.office = text(*output, "contestOffice"), contest_.date = text(*output, "contestDate");
    }
    PLENARY_DO(options());
    for (const auto& source : list(root_, "cvrFileSources"))
      PLENARY_DO(this->source(source));
    if (contest_.sources.empty()) return refuse("contest.no_source", {.where = file_});
    const auto* rules = field(root_, "rules");
    if (rules == nullptr) return bad("rules", "");
    PLENARY_DO(this->rules(*rules));
    return std::move(contest_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> bad(std::string_view name, std::string value) const {
    return refuse("contest.field",
                  {.where = file_, .params = {{"field", std::string(name)}, {"value", std::move(value)}}});
  }

  Result<void> options() {
    std::set<std::string> names;
    for (const auto& one : list(root_, "candidates")) {
      ContestOption option{.name = text(one, "name"), .aliases = {}, .excluded = truth(one, "excluded")};
      for (const auto& alias : list(one, "aliases")) {
        if (alias.is_string()) option.aliases.emplace_back(alias.get_string());
      }
      if (const auto code = text(one, "code"); !code.empty()) option.aliases.push_back(code);
      if (option.name.empty()) return bad("candidates.name", "");
      for (const auto* name : {&option.name}) {
        if (!names.insert(*name).second)
          return refuse("contest.name_twice", {.where = file_, .params = {{"name", *name}}});
      }
      for (const auto& alias : option.aliases) {
        if (alias != option.name && !names.insert(alias).second) {
          return refuse("contest.name_twice", {.where = file_, .params = {{"name", alias}}});
        }
      }
      contest_.options.push_back(std::move(option));
    }
    const bool nobody = std::ranges::all_of(contest_.options, &ContestOption::excluded);
    if (nobody || contest_.options.size() + 2 > count::kMostOptions)
      return refuse("contest.no_candidates", {.where = file_});
    return {};
  }

  Result<void> source(const Json& one) {
    ContestSource source{.path = text(one, "filePath"), .contest = text(one, "contestId")};
    PLENARY_TRY(source.provider, word(one, "provider", kProviders));
    PLENARY_TRY(const auto column, number(one, "firstVoteColumnIndex", 1, 10'000, 1));
    PLENARY_TRY(const auto row, number(one, "firstVoteRowIndex", 1, 1'000'000, 1));
    source.first_column = static_cast<std::size_t>(column - 1),
    source.first_row = static_cast<std::size_t>(row - 1);
    for (const auto& [key, named] : {std::pair("idColumnIndex", &source.id_column),
                                      std::pair("batchColumnIndex", &source.batch_column),
                                      std::pair("precinctColumnIndex", &source.precinct_column)}) {
      PLENARY_TRY(const auto at, number(one, key, 0, 10'000, 0));
      if (at > 0) *named = static_cast<std::size_t>(at - 1);
    }
    source.overvote_delimiter = text(one, "overvoteDelimiter"),
    source.overvote_label = text(one, "overvoteLabel");
    source.skipped_label = text(one, "skippedRankLabel"),
    source.undeclared_label = text(one, "undeclaredWriteInLabel");
    source.blank_is_undeclared = truth(one, "treatBlankAsUndeclaredWriteIn");
    if (source.path.empty()) return bad("filePath", "");
    contest_.sources.push_back(std::move(source));
    return {};
  }

  Result<void> rules(const Json& given) {
    auto& rules = contest_.rules;
    PLENARY_TRY(rules.mode, word(given, "winnerElectionMode", kModes));
    PLENARY_TRY(rules.overvotes, word(given, "overvoteRule", kOvervotes));
    PLENARY_TRY(rules.ties, word(given, "tiebreakMode", kTies));
    const bool by_chance = rules.ties == Ties::random || rules.ties == Ties::drawn_order ||
                           rules.ties == Ties::earlier_then_random;
    if (by_chance && text(given, "randomSeed").empty()) return bad("randomSeed", "");
    PLENARY_TRY(rules.seed, number(given, "randomSeed", -140'737'488'355'328, 140'737'488'355'327, 0));
    PLENARY_TRY(const auto seats, number(given, "numberOfWinners", 0, 10'000, 1));
    rules.seats = static_cast<std::size_t>(seats);
    PLENARY_TRY(const auto places, number(given, "decimalPlacesForVoteArithmetic", 0, 15, 4));
    rules.places = static_cast<int>(places);
    PLENARY_TRY(rules.least_first, number(given, "minimumVoteThreshold", 0, count::kMostWeight, 0));
    PLENARY_DO(limits(given));
    PLENARY_TRY(const auto percent, share(given));
    rules.share = percent;
    rules.repeats_exhaust = truth(given, "exhaustOnDuplicateCandidate");
    rules.batch = truth(given, "batchElimination"),
    rules.until_two = truth(given, "continueUntilTwoCandidatesRemain");
    rules.first_round_threshold = truth(given, "doesFirstRoundDetermineThreshold");
    rules.fractional_threshold = truth(given, "nonIntegerWinningThreshold"),
    rules.hare = truth(given, "hareQuota");
    rules.all_below_go = truth(given, "cutoffElimination");
    if (std::ranges::any_of(contest_.sources,
                            [](const auto& source) { return !source.undeclared_label.empty(); })) {
      rules.undeclared = contest_.undeclared();
    } else {
      rules.excluded.push_back(contest_.undeclared());
    }
    rules.overvote_mark = contest_.overvote();
    for (count::Option option = 0; option < contest_.options.size(); ++option) {
      if (contest_.options[option].excluded) rules.excluded.push_back(option);
    }
    rules.by_name.resize(contest_.options.size());
    std::iota(rules.by_name.begin(), rules.by_name.end(), count::Option{0});
    std::ranges::stable_sort(rules.by_name, {},
                             [&](count::Option option) { return contest_.name_of(option); });
    return {};
  }

  Result<void> limits(const Json& given) {
    const auto ranks = text(given, "maxRankingsAllowed"), skips = text(given, "maxSkippedRanksAllowed");
    contest_.ranks = contest_.options.size();
    if (ranks != "max") {
      PLENARY_TRY(const auto most, number(given, "maxRankingsAllowed", 1, count::kMostMarks,
                                          static_cast<std::int64_t>(contest_.ranks)));
      contest_.ranks = static_cast<std::size_t>(most);
    }
    if (skips != "unlimited") {
      PLENARY_TRY(const auto most, number(given, "maxSkippedRanksAllowed", 0, count::kMostMarks, 0));
      contest_.rules.skips = static_cast<std::size_t>(most);
    }
    return {};
  }

  Result<Exact> share(const Json& given) const {
    const auto written = text(given, "multiSeatBottomsUpPercentageThreshold");
    if (written.empty()) return Exact(0);
    const auto percent = parse_exact(written);
    if (!percent || *percent <= 0 || *percent > 100)
      return bad("multiSeatBottomsUpPercentageThreshold", written);
    return Exact(*percent / 100);
  }

  template <class T, std::size_t N>
  Result<T> word(const Json& object, std::string_view name, const Spelled<T> (&words)[N]) const {
    const auto written = text(object, name);
    const auto known = std::ranges::find(words, written, &Spelled<T>::word);
    if (known == std::end(words)) return bad(name, written);
    return known->value;
  }
  Result<std::int64_t> number(const Json& object, std::string_view name, std::int64_t least,
                              std::int64_t most, std::int64_t otherwise) const {
    const auto written = text(object, name);
    if (written.empty()) return otherwise;
    const auto value = whole(written);
    if (!value || *value < least || *value > most) return bad(name, written);
    return *value;
  }

  const Json& root_;
  const std::string& file_;
  ContestFile contest_;
};

}  // namespace

std::string ContestFile::name_of(count::Option option) const {
  if (option < options.size()) return options[option].name;
  return option == undeclared() ? "Undeclared Write-ins" : "overvote";
}

Result<ContestFile> read_contest(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const auto root, parse_json(bytes, file, "contest.json"));
  return ConfigReader(root, file).read();
}

}  // namespace plenary::formats
