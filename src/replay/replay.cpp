#include "replay/replay.h"

#include <fmt/format.h>

#include <algorithm>

#include "charter/check.h"
#include "charter/parse.h"

namespace plenary::replay {
namespace {

using Groups = std::map<std::string, std::vector<const Row*>, std::less<>>;  // rows of the votes by id

std::string_view bytes_of(const Files& files, std::string_view name) {
  const auto found = files.find(name);
  return found == files.end() ? std::string_view() : std::string_view(found->second);
}

Result<Source> source_at(const Files& data, const std::string& name) {
  if (!data.contains(name)) return refuse("replay.no_file", {.where = name});
  return read_source(bytes_of(data, name), name);
}

class Run {
 public:
  Run(const Folder& folder, const Files& data, const Source& votes) : folder_(folder), data_(data) {
    for (const Row& row : votes.rows) {
      all_.push_back(&row);
      rows_[text_at(row, folder.mapping.id)].push_back(&row);
    }
  }

  void decide_all(const Source& recorded) {
    for (const Row& row : recorded.rows) {
      Case one;
      one.id = text_at(row, folder_.mapping.outcome_id);
      const Mapping& mapping = folder_.mapping;
      if (!mapping.expected_column.empty())
        one.said_to_reproduce = text_at(row, mapping.expected_column) == mapping.expected_word;
      decide_case(row, one);
      settle(one);
      report.cases.push_back(std::move(one));
    }
  }

  Report report;

 private:
  void decide_case(const Row& recorded, Case& one) {
    const auto index = outcome_of(one);
    if (!index) {
      one.error = index.error();
      return;
    }
    one.outcome = *index;
    one.differences = differences(folder_.mapping, one.id, recorded, report.outcomes[*index]);
  }

  // Several cases about one ratification share its outcome.
  Result<std::size_t> outcome_of(Case& one) {
    const bool shared = folder_.mapping.rows == Rows::all;
    if (shared && !report.outcomes.empty()) return std::size_t{0};
    PLENARY_TRY(auto decided, decide_one(one.id, one.matter));
    report.outcomes.push_back(std::move(decided));
    return report.outcomes.size() - 1;
  }

  Result<Outcome> decide_one(const std::string& id, std::string& matter) {
    const Mapping& mapping = folder_.mapping;
    const auto found = rows_.find(id);
    const std::vector<const Row*> none;
    const auto& rows = mapping.rows == Rows::all ? all_ : found == rows_.end() ? none : found->second;
    if (rows.empty()) return refuse("replay.no_rows", {.where = id});
    if (mapping.rows == Rows::one && rows.size() > 1) return refuse("replay.id_twice", {.where = id});
    const Decision decision{id, rows};
    PLENARY_TRY(matter, matter_of(mapping, decision));
    const charter::Step* step = folder_.charter.find_step(matter, mapping.step);
    if (step == nullptr) return refuse("replay.no_step", {.where = id, .params = {{"matter", matter}}});
    PLENARY_TRY(auto facts, facts_of(mapping, data_, decision, matter));
    PLENARY_DO(add_siblings(id, matter, facts));
    Outcome outcome;
    if (step->kind == charter::Kind::ratification) {
      outcome.ratification = decide::ratify(folder_.charter, *step, facts);
    } else {
      outcome.conclusion = decide::conclude(folder_.charter, *step, facts);
    }
    return outcome;
  }

  // How many of the decisions put together with this one were adopted.
  Result<void> add_siblings(const std::string& id, const std::string& matter, decide::Facts& facts) {
    const Mapping& mapping = folder_.mapping;
    if (mapping.siblings_word.empty() || matter != mapping.siblings_asked) return {};
    const std::string stem = id.substr(0, id.find(mapping.siblings_up_to)) + mapping.siblings_up_to;
    std::int64_t adopted = 0;
    for (auto at = rows_.lower_bound(stem); at != rows_.end() && at->first.starts_with(stem); ++at) {
      std::string other;
      PLENARY_TRY(other, matter_of(mapping, {at->first, at->second}));
      if (at->first == id || other == mapping.siblings_asked) continue;
      PLENARY_TRY(const auto decided, decide_one(at->first, other));
      adopted += decided.conclusion.outcome == decide::Outcome::adopted ? 1 : 0;
    }
    facts.set({mapping.siblings_word}, exact(adopted));
    return {};
  }

  void settle(Case& one) {
    const auto listed = folder_.exceptions.find(one.id);
    if (listed != folder_.exceptions.end()) one.reason = listed->second;
    const bool agrees = !one.error && one.differences.empty();
    one.state = agrees ? State::reproduced : one.reason.empty() ? State::unexplained : State::otherwise;
    if (agrees && !one.reason.empty()) report.listed_for_nothing.push_back(one.id);
    ++(one.state == State::reproduced  ? report.reproduced
       : one.state == State::otherwise ? report.otherwise
                                       : report.unexplained);
  }

  const Folder& folder_;
  const Files& data_;
  Groups rows_;
  std::vector<const Row*> all_;
};

}  // namespace

Result<Folder> open_folder(const Files& files) {
  for (const auto name : {"charter.toml", "mapping.toml"})
    if (!files.contains(name)) return refuse("replay.no_file", {.where = name});
  PLENARY_TRY(auto charter, charter::parse(bytes_of(files, "charter.toml"), "charter.toml"));
  const auto problems = charter::check(charter);
  if (!problems.empty()) return tl::unexpected<Error>(problems.front());
  PLENARY_TRY(auto words, read_words(bytes_of(files, "words.toml"), "words.toml"));
  Folder folder{std::move(charter), {}, {}};
  PLENARY_TRY(folder.exceptions, read_exceptions(bytes_of(files, "exceptions.toml"), "exceptions.toml"));
  // The mapping points into the tables of words; they are kept as long as it is.
  folder.mapping.words = std::make_shared<const WordTables>(std::move(words));
  PLENARY_TRY(auto mapping,
              read_mapping(bytes_of(files, "mapping.toml"), "mapping.toml", *folder.mapping.words));
  mapping.words = folder.mapping.words;
  folder.mapping = std::move(mapping);
  return folder;
}

std::vector<std::string> files_of(const Mapping& mapping) {
  std::vector<std::string> names = {mapping.votes, mapping.outcome};
  for (const CastRule& cast : mapping.casts)
    if (!cast.members.empty()) names.push_back(cast.members);
  return names;
}

Result<Report> replay(const Folder& folder, const Files& data) {
  PLENARY_TRY(const Source votes, source_at(data, folder.mapping.votes));
  PLENARY_TRY(const Source recorded, source_at(data, folder.mapping.outcome));
  Run run(folder, data, votes);
  run.decide_all(recorded);
  return std::move(run.report);
}

}  // namespace plenary::replay
