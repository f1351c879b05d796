#include "story/play.h"

#include <algorithm>

#include "base/zone.h"
#include "charter/parse.h"
#include "story/player.h"
#include "story/verify.h"

namespace plenary::story {
namespace {

constexpr std::int64_t kNineMs = 9 * 3'600'000;

std::string_view word_of(Verb verb) {
  static constexpr std::string_view kWords[] = {"raise",
                                                "sign",
                                                "unsign",
                                                "open_consultation",
                                                "close_consultation",
                                                "state",
                                                "translate",
                                                "answer",
                                                "object",
                                                "reply",
                                                "amend_after",
                                                "amend_replace",
                                                "amend_delete",
                                                "settle",
                                                "open_vote",
                                                "close_vote",
                                                "vote",
                                                "choose",
                                                "rank",
                                                "open_ratification",
                                                "deposit",
                                                "withdraw",
                                                "close_ratification",
                                                "commit",
                                                "report",
                                                "open_review",
                                                "judge",
                                                "change_roll",
                                                "revert_roll",
                                                "erase_name",
                                                "erase_statement",
                                                "erase_objection"};
  static_assert(std::size(kWords) == static_cast<std::size_t>(Verb::erase_objection) + 1);
  return kWords[static_cast<std::size_t>(verb)];
}

std::string spaced_once(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space || (!out.empty() && out.back() != ' ')) out += space ? ' ' : c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

class Player {
 public:
  Player(const Story& story, const Stage& stage, const Tongue& tongue, const Say& say)
      : story_(story), stage_(stage), tongue_(tongue), say_(say) {}

  Result<Played> play(const std::string& charter) {
    PLENARY_DO(found(charter));
    for (const auto& item : story_.items) {
      line_ = item.line;
      if (item.day) PLENARY_DO(begin(*item.day));
      PLENARY_DO(std::visit([&](const auto& what) { return run(what); }, item.what));
    }
    PLENARY_DO(played_.body->clerk->settle());
    PLENARY_DO(read_new());
    say_(tongue_("story.end", {{"entries", static_cast<std::int64_t>(played_.state.size)}}));
    return std::move(played_);
  }

 private:
  [[nodiscard]] std::string where() const { return story_.file + ":" + std::to_string(line_); }

  Result<void> found(const std::string& charter) {
    PLENARY_TRY(const auto rules, charter::parse(charter, story_.charter));
    zone_ = rules.timezone;
    const auto dated = std::ranges::find_if(story_.items, [](const Item& item) { return item.day.has_value(); });
    const Day first = dated == story_.items.end() ? Day{20'000} : *dated->day;
    PLENARY_TRY(const auto midnight, start_of_day(zone_, first - 1));
    played_.clock = std::make_unique<clerk::SetClock>(midnight + kNineMs);
    PLENARY_TRY(played_.house, clerk::House::open({stage_.folder, stage_.bodies, *played_.clock, stage_.chance}));
    clerk::Founding founding{.slug = kSlug, .charter = charter};
    for (const auto& member : story_.members) id_of(member.name);
    for (const auto& office : story_.offices) {
      for (const auto& holder : office.holders) founding.offices[office.name].push_back(id_of(holder));
    }
    for (const auto& stranger : story_.strangers) id_of(stranger);
    PLENARY_TRY(played_.body, played_.house->found(founding));
    PLENARY_DO(read_new());
    cast_.emplace(story_, *played_.body, played_.state, *played_.clock, stage_.chance);
    cast_->after_each = [this] { return read_new(); };
    say_(tongue_("story.founded", {{"name", rules.name}, {"day", first - 1}}));
    const auto keeper = rules.admission ? founding.offices.find(rules.admission->by) : founding.offices.end();
    if (keeper == founding.offices.end()) return refuse("story.no_keeper", {.where = story_.file});
    PLENARY_DO(cast_->import_roll(people_, keeper->second.front()));
    account_.clear(), came_of_.clear();
    say_("  " + tongue_("story.on_roll", {{"members", played_.state.roll->now().members}}));
    return {};
  }

  const ActorId& id_of(const std::string& name) {
    const auto at = people_.find(name);
    if (at != people_.end()) return at->second;
    return people_.emplace(name, stage_.chance.id<ActorId>()).first->second;
  }

  // Folds what the clerk has committed since, as anybody would who reads the record; and tells what came of it.
  Result<void> read_new() {
    const Teller teller(tongue_, *played_.body->log);
    const body::Blobs blobs = [this](const Hash& name) { return played_.body->clerk->blob(name); };
    PLENARY_TRY(const auto head, played_.body->log->head());
    return played_.body->log->read_entries(
        played_.state.next(), Seq{head.size}, [&](Seq, std::string_view bytes) -> Result<void> {
          PLENARY_TRY(const auto effects, body::fold(played_.state, bytes, blobs));
          for (auto& line : teller.came_of(played_.state, effects)) came_of_.push_back(std::move(line));
          return {};
        });
  }

  Result<void> begin(Day day) {
    PLENARY_TRY(const auto midnight, start_of_day(zone_, day));
    if (midnight + kNineMs > played_.clock->wall_ms()) played_.clock->move_to(midnight + kNineMs);
    account_.clear(), refusals_.clear();
    said_day_ = true;
    say_(tongue_("story.day", {{"day", day}}));
    PLENARY_DO(played_.body->clerk->settle());
    PLENARY_DO(read_new());
    tell_new();
    return {};
  }

  void tell(const std::string& line) {
    account_ += line + "\n";
    say_("  " + line);
  }
  void tell_new() {
    for (const auto& line : came_of_) tell("→ " + line);
    came_of_.clear();
  }

  Result<void> run(const Tick&) { return {}; }

  Result<void> run(const std::vector<Act>& acts) {
    if (!said_day_) account_.clear(), refusals_.clear();
    said_day_ = false;
    for (const auto& act : acts) PLENARY_DO(clause(act));
    return {};
  }

  // What the story itself gets wrong ends it; what the body refuses is told.
  Result<void> clause(const Act& act) {
    std::vector<std::string> did;
    std::vector<std::pair<std::string, Error>> refused;
    for (const auto& name : act.who) {
      auto done = cast_->act(act, name);
      if (done) {
        did.push_back(name);
        continue;
      }
      Error why = std::move(done).error();
      if (why.code.starts_with("story.")) {
        why.where = where();
        return tl::unexpected<Error>(std::move(why));
      }
      refused.emplace_back(name, std::move(why));
    }
    if (!did.empty()) tell(sentence(act, did));
    tell_new();
    const Teller teller(tongue_, *played_.body->log);
    for (const auto& [name, why] : refused) {
      const auto line = tongue_("story.refused", {{"name", name}, {"reasons", teller.refusal(why)}});
      refusals_ += line + "\n";
      tell(line);
    }
    return {};
  }

  std::string sentence(const Act& act, const std::vector<std::string>& names) const {
    Params params{{"names", tongue_.format().list(names)}, {"count", static_cast<std::int64_t>(names.size())},
                  {"title", cast_->title()}, {"words", act.words}, {"more", act.more}, {"word", act.word},
                  {"whose", act.whose}, {"number", act.number}, {"due", to_string(act.due)}};
    std::string told = tongue_("story.did." + std::string(word_of(act.verb)), params);
    if (act.helper.empty()) return told;
    return tongue_("story.at_the_desk", {{"helper", act.helper}, {"told", told}});
  }

  Result<void> run(const Expect& expect) {
    const std::string& account = expect.refusal ? refusals_ : account_;
    if (spaced_once(account).find(spaced_once(expect.words)) != std::string::npos) return {};
    return refuse("story.not_so", {.where = where(),
                                   .params = {{"wanted", expect.words}, {"account", spaced_once(account_)}}});
  }

  Result<void> run(const Check& check) {
    const bool same = check == Check::verifies;
    if (stage_.leave_out_checks) return say_(tongue_("story.not_checked")), Result<void>();
    auto done = (same ? check_verifies : check_changed_bytes)(*played_.body, stage_.folder, stage_.verifier);
    if (!done) {
      Error why = std::move(done).error();
      if (why.where.empty()) why.where = where();
      return tl::unexpected<Error>(std::move(why));
    }
    say_(tongue_(same ? "story.verifies" : "story.changes_are_found"));
    return {};
  }

  const Story& story_;
  const Stage& stage_;
  const Tongue& tongue_;
  const Say& say_;
  Played played_;
  std::string zone_;
  std::map<std::string, ActorId> people_;
  std::optional<Cast> cast_;
  std::vector<std::string> came_of_;
  std::string account_, refusals_;  // of the acts above
  bool said_day_ = false;           // the account holds only what the day itself brought
  int line_ = 0;
};

}  // namespace

Result<Played> play(const Story& story, const std::string& charter, const Stage& stage, const Tongue& tongue,
                    const Say& say) {
  Player player(story, stage, tongue, say);
  return player.play(charter);
}

}  // namespace plenary::story
