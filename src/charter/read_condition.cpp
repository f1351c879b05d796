// [test.X]: one comparison, or a combination of named tests.

#include <algorithm>

#include "charter/read.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

const Keys kTestKeysNotBuilt = {"over", "finding", "college", "times", "cast", "ratio", "not_additional"};
constexpr std::string_view kNotBuiltWords[] = {"silent", "voters", "parties"};
constexpr std::string_view kGiven = "given";

struct Words {  // what the words of this charter may be
  const std::vector<std::string>& questions;

  [[nodiscard]] bool known(std::string_view word) const {
    if (find_word(word) != nullptr) return true;
    const auto asked = question_word(word);
    return asked && std::ranges::find(questions, asked->question) != questions.end();
  }
  [[nodiscard]] std::string nearest(std::string_view word) const {
    std::vector<std::string> all;
    for (const Word& each : words())
      all.emplace_back(each.name);
    for (const std::string& question : questions) {
      all.push_back(question + ": yes");
      all.push_back(question + ": no");
    }
    const std::vector<std::string_view> views(all.begin(), all.end());
    return near(word, views);
  }
};

Result<std::vector<std::string>> read_words(const Block& block, std::string_view key, const Words& words) {
  PLENARY_TRY(const std::string sum, block.text(key, kLongestLaw));
  const Place place = block.find(key)->value.place;
  std::vector<std::string> found;
  for (std::size_t from = 0; from <= sum.size();) {
    const std::size_t end = std::min(sum.find(" + ", from), sum.size());
    std::string word = sum.substr(from, end - from);
    if (std::ranges::find(kNotBuiltWords, word) != std::end(kNotBuiltWords))
      return block.refuse_at(place, "charter.not_built", {{"construct", std::string(key) + " = " + word}});
    if (!words.known(word))
      return block.refuse_at(place, "charter.unknown_word", {{"word", word}, {"near", words.nearest(word)}});
    if (std::ranges::find(found, word) != found.end())
      return block.refuse_at(place, "charter.twice", {{"key", std::string(key)}, {"value", word}});
    found.push_back(std::move(word));
    from = end + 3;
  }
  return found;
}

Result<Shape> read_shape(const Block& block) {
  static constexpr std::string_view kShapes[] = {"number", "share", "root", "shares",
                                                 "all",    "any",   "none", "at_least"};
  std::optional<Shape> shape;
  for (std::size_t i = 0; i < std::size(kShapes); ++i) {
    const Member* member = block.find(kShapes[i]);
    if (member == nullptr) continue;
    if (shape == Shape::number && static_cast<Shape>(i) == Shape::shares) {
      shape = Shape::shares;  // shares are compared with a number
      continue;
    }
    if (shape)
      return block.refuse_at(member->place, "charter.two_thresholds", {{"key", std::string(kShapes[i])}});
    shape = static_cast<Shape>(i);
  }
  if (!shape) return block.refuse_at(block.place(), "charter.no_threshold", {{"block", block.name()}});
  return *shape;
}

Result<void> read_value(const Block& block, std::string_view key, Test& test) {
  const Member& member = *block.find(key);
  const std::int64_t* whole = member.value.number();
  const std::string* text = member.value.text();
  const bool wide = whole != nullptr && (*whole > kLargestWhole || *whole < 0);
  if ((whole == nullptr && text == nullptr) || wide)
    return block.refuse_at(member.value.place, "charter.number", {{"key", std::string(key)}});
  test.places[std::string(key)] = member.value.place;
  test.given = text != nullptr && *text == kGiven;
  if (test.given) {
    test.written = kGiven;
    return {};
  }
  test.written = whole != nullptr ? std::to_string(*whole) : *text;
  const auto value = parse_exact(test.written);
  if (!value || *value < 0)
    return block.refuse_at(member.value.place, "charter.number", {{"key", std::string(key)}});
  test.value = *value;
  return {};
}

Result<void> comparison_fits(const Block& block, const Test& test) {
  const Member* of = block.find("of");
  if (test.shape == Shape::number && of != nullptr)
    return block.refuse_at(of->place, "charter.misplaced_key", {{"key", "of"}, {"block", block.name()}});
  const bool fraction = test.shape != Shape::number || (test.value.get_den() != 1 && test.weigh.empty());
  if (test.rel == Relation::equal && fraction)
    return block.refuse_at(block.find("rel")->value.place, "charter.equal_share", {{"block", block.name()}});
  const auto doubled = std::ranges::find_if(
      test.count, [&](const auto& word) { return std::ranges::find(test.of, word) != test.of.end(); });
  if (test.shape == Shape::root && doubled != test.count.end())
    return block.refuse_at(of->value.place, "charter.root_overlap", {{"word", *doubled}});
  if (test.given && test.shape == Shape::root)
    return block.refuse_at(block.find("root")->value.place, "charter.number", {{"key", "root"}});
  if (!test.cast_by.empty() && test.in.empty())
    return block.refuse_at(block.find("cast_by")->place, "charter.misplaced_key",
                           {{"key", "cast_by"}, {"block", block.name()}});
  if (!test.each.empty() && test.each != kEachOption && !test.in.empty())
    return block.refuse_at(block.find("in")->place, "charter.misplaced_key",
                           {{"key", "in"}, {"block", block.name()}});
  return {};
}

// earlier = { "1965-08-31" = "seven of eleven" }: before that day, that test is asked instead.
Result<void> read_earlier(const Block& block, Test& test) {
  PLENARY_TRY(const Table* table, block.table("earlier"));
  if (table == nullptr) return {};
  for (const Member& member : *table) {
    PLENARY_TRY(const Day until, read_day(block.file(), member.key, member.place));
    const Block one(block.file(), "earlier", member.place, {table});
    PLENARY_TRY(auto name, one.text(member.key));
    test.places["earlier." + name] = member.value.place;
    test.earlier.push_back({until, std::move(name)});
  }
  std::ranges::stable_sort(test.earlier, {}, &Earlier::until);
  return {};
}

Result<void> read_comparison(const Block& block, Test& test, const Words& words) {
  PLENARY_DO(block.only({"law", "like", "count", "rel", "number", "share", "root", "of", "each", "in",
                         "weigh", "cast_by", "earlier"},
                        kTestKeysNotBuilt));
  PLENARY_TRY(test.law, block.law());
  PLENARY_TRY(test.count, read_words(block, "count", words));
  static constexpr std::string_view kRelations[] = {">", ">=", "<", "<=", "="};
  if (block.find("rel") == nullptr)
    return block.refuse_at(block.place(), "charter.missing_key", {{"key", "rel"}, {"block", block.name()}});
  PLENARY_TRY(const auto rel, block.one_of("rel", kRelations, 0));
  test.rel = static_cast<Relation>(rel);
  PLENARY_TRY(test.each, block.text_or("each", ""));
  PLENARY_TRY(test.in, block.text_or("in", ""));
  PLENARY_TRY(test.weigh, block.text_or("weigh", ""));
  PLENARY_TRY(test.cast_by, block.text_or("cast_by", ""));
  PLENARY_DO(read_earlier(block, test));
  static constexpr std::string_view kKeys[] = {"number", "share", "root"};
  PLENARY_DO(read_value(block, kKeys[static_cast<std::size_t>(test.shape)], test));
  if (test.shape != Shape::number) {
    PLENARY_TRY(test.of, read_words(block, "of", words));
  }
  for (const auto key : {"count", "of", "each", "in", "weigh", "cast_by", "rel"})
    if (const Member* member = block.find(key)) test.places[key] = member->value.place;
  return comparison_fits(block, test);
}

Result<void> read_shares(const Block& block, Test& test) {
  PLENARY_DO(block.only({"law", "like", "shares", "rel", "number", "earlier"}, kTestKeysNotBuilt));
  PLENARY_TRY(test.law, block.law());
  PLENARY_TRY(test.parts, block.texts("shares", &test.places));
  if (test.parts.empty())
    return block.refuse_at(block.place(), "charter.no_parts", {{"block", block.name()}});
  static constexpr std::string_view kRelations[] = {">", ">=", "<", "<=", "="};
  for (const auto key : {"rel", "number"})
    if (block.find(key) == nullptr)
      return block.refuse_at(block.place(), "charter.missing_key", {{"key", key}, {"block", block.name()}});
  PLENARY_TRY(const auto rel, block.one_of("rel", kRelations, 0));
  test.rel = static_cast<Relation>(rel);
  PLENARY_DO(read_value(block, "number", test));
  if (test.given)
    return block.refuse_at(block.find("number")->value.place, "charter.number", {{"key", "number"}});
  return read_earlier(block, test);
}

Result<void> read_combination(const Block& block, Test& test) {
  PLENARY_DO(block.only({"law", "like", "all", "any", "none", "at_least", "earlier"}, kTestKeysNotBuilt));
  PLENARY_DO(read_earlier(block, test));
  PLENARY_TRY(test.law, block.text_or("law", "", kLongestLaw));
  if (test.shape == Shape::at_least_of) {
    PLENARY_TRY(const Table* inner, block.table("at_least"));
    const Block at_least(block.file(), block.name() + ".at_least", block.find("at_least")->place, {inner});
    PLENARY_DO(at_least.only({"n", "of"}));
    PLENARY_TRY(const auto n, at_least.whole("n", 1, 1000));
    if (!n)
      return at_least.refuse_at(at_least.place(), "charter.missing_key",
                                {{"key", "n"}, {"block", at_least.name()}});
    PLENARY_TRY(test.parts, at_least.texts("of", &test.places));
    test.parts_needed = *n;
  } else {
    static constexpr std::string_view kKeys[] = {"all", "any", "none"};
    const auto key = kKeys[static_cast<std::size_t>(test.shape) - static_cast<std::size_t>(Shape::all)];
    PLENARY_TRY(test.parts, block.texts(key, &test.places));
  }
  if (test.parts.empty())
    return block.refuse_at(block.place(), "charter.no_parts", {{"block", block.name()}});
  return {};
}

}  // namespace

Result<Test> read_test(const std::string& file, const Table& all, const Member& member,
                       const std::vector<std::string>& questions) {
  PLENARY_DO(good_name(file, member));
  PLENARY_TRY(auto layers, test_layers(file, all, member.key));
  const Block block(file, "test." + member.key, member.place, std::move(layers));
  Test test;
  test.name = member.key;
  test.place = member.place;
  PLENARY_DO(block.only({"law", "like", "count", "rel", "number", "share", "root", "of", "each", "in",
                         "weigh", "cast_by", "earlier", "shares", "all", "any", "none", "at_least"},
                        kTestKeysNotBuilt));
  PLENARY_TRY(test.shape, read_shape(block));
  if (test.shape == Shape::shares) {
    PLENARY_DO(read_shares(block, test));
  } else if (test.combines()) {
    PLENARY_DO(read_combination(block, test));
  } else {
    PLENARY_DO(read_comparison(block, test, Words{questions}));
  }
  return test;
}

}  // namespace plenary::charter
