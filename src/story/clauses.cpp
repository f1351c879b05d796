#include "story/clauses.h"

#include <algorithm>
#include <charconv>

namespace plenary::story {
namespace {

using Rest = Result<void> (*)(Reader&, Act&);

struct Phrase {  // what follows the names, and how the rest of the clause is read
  std::string_view words;
  Verb verb;
  Rest rest;
};

Result<void> nothing(Reader&, Act&) { return {}; }

Result<void> quoted(Reader& in, Act& act) {
  PLENARY_TRY(act.words, in.quote());
  return {};
}

Result<void> raised(Reader& in, Act& act) {
  PLENARY_TRY(act.words, in.quote());
  act.more = act.words;
  if (in.take("with text")) {
    PLENARY_TRY(act.more, in.quote());
  }
  PLENARY_DO(in.need("as"));
  if (in.is_quote()) {
    PLENARY_TRY(act.word, in.quote());
    return {};
  }
  PLENARY_TRY(act.word, in.word("a kind of matter"));
  return {};
}

Result<void> every_answer(Reader& in, Act& act) {
  act.word = "agree";
  if (!in.take("with")) return {};
  PLENARY_TRY(act.word, in.word("agree, disagree or pass"));
  return {};
}

Result<std::int64_t> number_of(Reader& in) {  // of a statement, from 1
  PLENARY_TRY(const auto text, in.word("a number"));
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size() || number < 1)
    return in.expected("a number");
  return number;
}

Result<void> one_answer(Reader& in, Act& act) {
  PLENARY_TRY(act.word, in.word("agree, disagree or pass"));
  PLENARY_DO(in.need("to statement"));
  PLENARY_TRY(act.number, number_of(in));
  return {};
}

// statement 1 into de: "..." by machine
Result<void> translated(Reader& in, Act& act) {
  PLENARY_TRY(act.number, number_of(in));
  PLENARY_DO(in.need("into"));
  PLENARY_TRY(act.more, in.word("a language"));
  PLENARY_DO(in.need(":"));
  PLENARY_TRY(act.words, in.quote());
  if (in.take("by machine")) act.word = "machine";
  return {};
}

// "Hugo's" -> "Hugo"
Result<std::string> owner(Reader& in) {
  PLENARY_TRY(auto name, in.word("whose"));
  if (!name.ends_with("'s")) return in.expected("whose");
  name.resize(name.size() - 2);
  return name;
}

Result<void> replied(Reader& in, Act& act) {
  PLENARY_TRY(act.whose, owner(in));
  PLENARY_DO(in.need("objection"));
  return quoted(in, act);
}

Result<void> amended(Reader& in, Act& act) {
  PLENARY_DO(in.need(":"));
  const bool after = in.take("after"), replace = !after && in.take("replace");
  if (!after && !replace) {
    PLENARY_DO(in.need("delete"));
    act.verb = Verb::amend_delete;
    return quoted(in, act);
  }
  act.verb = after ? Verb::amend_after : Verb::amend_replace;
  PLENARY_TRY(act.words, in.quote());
  PLENARY_DO(in.need(after ? "insert" : "by"));
  PLENARY_TRY(act.more, in.quote());
  return {};
}

Result<void> options(Reader& in, Act& act) {
  if (!in.take("between")) return {};
  do {
    PLENARY_TRY(auto option, in.quote());
    act.options.push_back(std::move(option));
    if (!in.take("given")) continue;
    PLENARY_TRY(auto number, in.word("a number"));
    act.given.push_back(std::move(number));
  } while (in.take(",") || in.take("and"));
  if (!act.given.empty() && act.given.size() != act.options.size())
    return in.expected("given, for each option");
  return {};
}

// "A", "B" = "C": A before B and C, which are equal.
Result<void> ranked(Reader& in, Act& act) {
  do {
    auto& equals = act.ranks.emplace_back();
    do {
      PLENARY_TRY(auto option, in.quote());
      act.words += (act.words.empty() ? "" : equals.empty() ? ", " : " = ") + option;
      equals.push_back(std::move(option));
    } while (in.take("="));
  } while (in.take(",") || in.take("and"));
  return {};
}

Result<void> yes(Reader&, Act& act) { return act.word = "yes", Result<void>(); }
Result<void> no(Reader&, Act& act) { return act.word = "no", Result<void>(); }
Result<void> abstain(Reader&, Act& act) { return act.word = "abstain", Result<void>(); }

Result<void> day_in(Reader& in, Day& day) {
  PLENARY_TRY(const auto text, in.word("a day"));
  const auto read = parse_day(text);
  if (!read) return refuse("story.no_day", {.where = in.where(), .params = {{"found", text}}});
  day = *read;
  return {};
}

Result<void> promised(Reader& in, Act& act) {
  PLENARY_TRY(act.words, in.quote());
  (void)in.take(",");
  PLENARY_DO(in.need("told by"));
  PLENARY_TRY(act.more, in.quote());
  (void)in.take(",");
  PLENARY_DO(in.need("by"));
  return day_in(in, act.due);
}

Result<void> of_unit(Reader& in, Act& act) {
  act.word = "none";
  if (!in.take("of")) return {};
  PLENARY_TRY(act.whose, in.word("a name"));
  act.word = act.whose;
  return {};
}

// "of Vale: "It ratifies", told by "Gazette 12", decided on 2027-03-02, beside its members"
Result<void> deposited(Reader& in, Act& act) {
  PLENARY_DO(of_unit(in, act));
  (void)in.take(":");
  PLENARY_TRY(act.words, in.quote());
  (void)in.take(",");
  PLENARY_DO(in.need("told by"));
  PLENARY_TRY(act.more, in.quote());
  (void)in.take(",");
  PLENARY_DO(in.need("decided on"));
  PLENARY_DO(day_in(in, act.due));
  (void)in.take(",");
  act.number = in.take("beside its members") ? 1 : 0;
  return {};
}

Result<void> reported(Reader& in, Act& act) {
  PLENARY_TRY(act.words, in.quote());
  act.word = in.take("done") ? "done" : in.take("failed") ? "failed" : "under way";
  if (in.take("for")) {
    PLENARY_TRY(act.more, in.quote());
  }
  return {};
}

// "done: no", "worth its price: cannot say"
Result<void> judged(Reader& in, Act& act) {
  while (!in.at_end() && !in.is(":")) {
    PLENARY_TRY(const auto word, in.word("a question"));
    act.words += (act.words.empty() ? "" : " ") + word;
  }
  PLENARY_DO(in.need(":"));
  act.word = in.take("yes") ? "yes" : in.take("no") ? "no" : "cannot say";
  return act.word == "cannot say" ? in.need("cannot say") : Result<void>();
}

Result<void> roll_changed(Reader& in, Act& act) {
  PLENARY_DO(in.need(":"));
  do {
    const bool leaves = in.take("leaves") || in.take("leave");
    if (!leaves) (void)(in.take("joins") || in.take("join"));
    const bool ungrouped = in.take(":");
    if (leaves || ungrouped) {
      if (!ungrouped) return in.expected(":");
      PLENARY_TRY(const auto names, in.names());
      for (const auto& name : names) act.roll.push_back({name, {}, leaves});
      continue;
    }
    PLENARY_TRY(auto joining, parse_roll(in));
    std::ranges::move(joining, std::back_inserter(act.roll));
  } while (in.take(";"));
  return {};
}

Result<void> name_of(Reader& in, Act& act) {
  PLENARY_TRY(act.whose, in.word("a name"));
  return {};
}

Result<void> spoken_by(Reader& in, Act& act) {
  PLENARY_TRY(act.whose, owner(in));
  if (in.take("objection")) return act.verb = Verb::erase_objection, Result<void>();
  return in.need("statement");
}

constexpr Phrase kPhrases[] = {
    {"raises", Verb::raise, raised},
    {"sign it", Verb::sign, nothing},
    {"signs it", Verb::sign, nothing},
    {"withdraws the signature", Verb::unsign, nothing},
    {"withdraw the signature", Verb::unsign, nothing},
    {"opens the consultation", Verb::open_consultation, nothing},
    {"closes the consultation", Verb::close_consultation, nothing},
    {"states", Verb::state, quoted},
    {"translates statement", Verb::translate, translated},
    {"answer every statement", Verb::answer, every_answer},
    {"answers every statement", Verb::answer, every_answer},
    {"answer", Verb::answer, one_answer},
    {"answers", Verb::answer, one_answer},
    {"objects", Verb::object, quoted},
    {"replies to", Verb::reply, replied},
    {"amends the text", Verb::amend_after, amended},
    {"settles the text", Verb::settle, nothing},
    {"opens the vote", Verb::open_vote, options},
    {"closes the vote", Verb::close_vote, nothing},
    {"vote yes", Verb::vote, yes},
    {"votes yes", Verb::vote, yes},
    {"vote no", Verb::vote, no},
    {"votes no", Verb::vote, no},
    {"abstain", Verb::vote, abstain},
    {"abstains", Verb::vote, abstain},
    {"vote for", Verb::choose, quoted},
    {"votes for", Verb::choose, quoted},
    {"rank", Verb::rank, ranked},
    {"ranks", Verb::rank, ranked},
    {"opens the ratification", Verb::open_ratification, nothing},
    {"deposits the instrument", Verb::deposit, deposited},
    {"withdraws the instrument", Verb::withdraw, of_unit},
    {"closes the ratification", Verb::close_ratification, nothing},
    {"commits to", Verb::commit, promised},
    {"reports", Verb::report, reported},
    {"opens the review", Verb::open_review, nothing},
    {"say", Verb::judge, judged},
    {"says", Verb::judge, judged},
    {"changes the roll", Verb::change_roll, roll_changed},
    {"reverts the last change of the roll", Verb::revert_roll, nothing},
    {"erases the name of", Verb::erase_name, name_of},
    {"erases", Verb::erase_statement, spoken_by},
};

}  // namespace

Result<std::vector<RollChange>> parse_roll(Reader& in) {
  std::vector<std::string> first;
  const bool quoted_group = in.is_quote();  // "North shore"; who acts has one word
  do {
    PLENARY_TRY(auto word, in.is_quote() ? in.quote() : in.word("a group or a name"));
    first.push_back(std::move(word));
  } while (in.take("+"));
  std::vector<RollChange> changes;
  if (in.take(":")) {
    PLENARY_TRY(const auto names, in.names());
    for (const auto& name : names) changes.push_back({name, first});
    return changes;
  }
  if (quoted_group) return in.expected(":");
  changes.push_back({first.front(), {}});
  if (!in.take(",") && !in.take("and")) return changes;
  PLENARY_TRY(const auto names, in.names());
  for (const auto& name : names) changes.push_back({name, {}});
  return changes;
}

Result<Act> parse_clause(Reader& in) {
  Act act;
  PLENARY_TRY(act.who, in.names());
  if (in.take("enters at the desk for")) {
    if (act.who.size() != 1) return in.expected("one name");
    act.helper = act.who.front();
    PLENARY_TRY(act.who, in.names());
    PLENARY_DO(in.need(":"));
  }
  act.matter = in.take_matter();
  for (const auto& phrase : kPhrases) {
    if (!in.take(phrase.words)) continue;
    act.verb = phrase.verb;
    PLENARY_DO(phrase.rest(in, act));
    return act;
  }
  return refuse("story.unknown_act", {.where = in.where()});
}

}  // namespace plenary::story
