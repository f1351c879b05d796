#include "story/parse.h"

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "story/clauses.h"

namespace plenary::story {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text = trimmed(text.substr(prefix.size()));
  return true;
}

class Parser {
 public:
  explicit Parser(std::string_view file) { story_.file = std::string(file); }

  Result<void> line(std::string_view text, int number) {
    number_ = number;
    std::string_view rest = trimmed(text);
    if (rest.empty() || rest.front() == '#') return {};
    if (take_prefix(rest, "charter ")) return story_.charter = std::string(rest), Result<void>();
    if (take_prefix(rest, "members ")) return members(rest);
    if (take_prefix(rest, "weights ")) return weights(rest);
    if (take_prefix(rest, "office ")) return office(rest);
    if (take_prefix(rest, "stranger ")) return strangers(rest);
    if (take_prefix(rest, "check ")) return check(rest);
    return told(rest);
  }

  Result<Story> done() {
    if (story_.charter.empty()) return refuse("story.no_charter", {.where = story_.file});
    return std::move(story_);
  }

 private:
  [[nodiscard]] std::string where() const { return story_.file + ":" + std::to_string(number_); }

  Result<Reader> reader(std::string_view text) const {
    PLENARY_TRY(auto tokens, tokens_of(text, where()));
    return Reader(std::move(tokens), where());
  }

  void know(const std::vector<std::string>& names) { people_.insert(names.begin(), names.end()); }

  Result<void> members(std::string_view text) {
    PLENARY_TRY(Reader in, reader(text));
    PLENARY_TRY(auto members, parse_roll(in));
    PLENARY_DO(in.end());
    for (auto& member : members) {
      if (!people_.insert(member.name).second) return in.expected("a name that is not taken");
      story_.members.push_back(std::move(member));
    }
    return {};
  }

  // weights TABLE: NAME NUMBER, NAME NUMBER: of members named before.
  Result<void> weights(std::string_view text) {
    const auto colon = text.find(':');
    const auto wrong = [&] {
      return refuse("story.expected", {.where = where(), .params = {{"wanted", std::string("TABLE: NAME NUMBER")}, {"found", std::string(text)}}});
    };
    if (colon == text.npos) return wrong();
    const std::string table(trimmed(text.substr(0, colon)));
    std::string_view rest = text.substr(colon + 1);
    while (!rest.empty()) {
      const auto comma = std::min(rest.find(','), rest.size());
      const auto one = trimmed(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
      const auto space = one.rfind(' ');
      if (space == one.npos) return wrong();
      const auto member = std::ranges::find(story_.members, trimmed(one.substr(0, space)), &RollChange::name);
      if (member == story_.members.end()) return wrong();
      member->weights.emplace_back(table, std::string(one.substr(space + 1)));
    }
    return {};
  }

  Result<void> office(std::string_view text) {
    const auto founding = text.find(", named at the founding");
    PLENARY_TRY(Reader in, reader(text.substr(0, founding)));
    Office office;
    PLENARY_TRY(office.name, in.word("an office"));
    PLENARY_DO(in.need(":"));
    PLENARY_TRY(office.holders, in.names());
    PLENARY_DO(in.end());
    know(office.holders);
    story_.offices.push_back(std::move(office));
    return {};
  }

  Result<void> strangers(std::string_view text) {
    PLENARY_TRY(Reader in, reader(text));
    PLENARY_TRY(story_.strangers, in.names());
    know(story_.strangers);
    return in.end();
  }

  Result<void> check(std::string_view text) {
    if (text == "the record verifies: same") return add(Check::verifies, {});
    if (text == "with one byte changed anywhere, the record does not verify") return add(Check::one_byte_changed, {});
    return refuse("story.unknown_check", {.where = where(), .params = {{"found", std::string(text)}}});
  }

  Result<void> add(decltype(Item::what) what, std::optional<Day> day) {
    story_.items.push_back({number_, day, std::move(what)});
    return {};
  }

  Result<std::optional<Day>> day_of(std::string_view& text) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return std::optional<Day>();
    const auto word = text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
    const auto day = parse_day(word);
    if (!day) return refuse("story.no_day", {.where = where(), .params = {{"found", std::string(word)}}});
    if (day_ && *day < *day_) return refuse("story.days_run_back", {.where = where()});
    day_ = day;
    text = trimmed(text.substr(word.size()));
    return day;
  }

  Result<void> told(std::string_view text) {
    PLENARY_TRY(const auto day, day_of(text));
    if (!day_) return refuse("story.header", {.where = where()});
    if (text.empty()) return add(Tick{}, day);
    const bool refused = take_prefix(text, "refused:");
    if (!refused && !take_prefix(text, "then:")) return acts(text, day);
    if (day) PLENARY_DO(add(Tick{}, day));
    if (story_.items.empty()) return refuse("story.nothing_above", {.where = where()});
    return add(Expect{refused, std::string(text)}, {});
  }

  Result<void> acts(std::string_view text, std::optional<Day> day) {
    PLENARY_TRY(Reader in, reader(text));
    std::vector<Act> acts;
    do {
      PLENARY_TRY(auto act, parse_clause(in));
      for (const auto& change : act.roll) people_.insert(change.name);
      PLENARY_DO(known(act));
      acts.push_back(std::move(act));
    } while (in.take(";"));
    PLENARY_DO(in.end());
    return add(std::move(acts), day);
  }

  Result<void> known(const Act& act) const {
    auto named = act.who;
    if (!act.helper.empty()) named.push_back(act.helper);
    if (!act.whose.empty()) named.push_back(act.whose);
    for (const auto& name : named) {
      if (!people_.contains(name)) return refuse("story.unknown_person", {.where = where(), .params = {{"name", name}}});
    }
    return {};
  }

  Story story_;
  std::set<std::string> people_;
  std::optional<Day> day_;
  int number_ = 0;
};

}  // namespace

Result<Story> parse(std::string_view text, std::string_view file) {
  const std::string where(file);
  if (text.size() > kStoryBytes) return refuse("story.too_long", {.where = where});
  if (!is_utf8(text)) return refuse("story.not_utf8", {.where = where});
  Parser parser(file);
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size());
    PLENARY_DO(parser.line(text.substr(0, end), number));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parser.done();
}

}  // namespace plenary::story
