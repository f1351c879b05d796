#include "decide/compare.h"

#include <algorithm>
#include <map>

#include "charter/vocabulary.h"

namespace plenary::decide {
namespace {

using charter::Relation;
using charter::Shape;
using charter::Test;

struct Range {  // none: without bound on that side
  std::optional<Exact> low = Exact(0);
  std::optional<Exact> high = Exact(0);
};

const Fact& fact_of(const Test& test, const std::string& word, const Where& where, const Facts& facts) {
  const charter::Word* known = charter::find_word(word);
  const bool by_option = known != nullptr && known->by_option;  // the base of an option is of the whole vote
  return facts.at({word, where.group, by_option ? where.option : std::string(), test.weigh, test.cast_by});
}

void add(Range& range, const Fact& fact, const Exact& times) {
  if (times == 0) return;
  const auto grow = [&](std::optional<Exact>& bound, const std::optional<Exact>& by) {
    if (bound && by) *bound += times * *by;
    if (!by) bound.reset();
  };
  grow(times > 0 ? range.low : range.high, fact.low);
  grow(times > 0 ? range.high : range.low, fact.high);
}

// The threshold: the charter's, or what came with the question (for this option, or for all).
const Fact* given_for(const Test& test, const Where& where, const Facts& facts) {
  if (facts.given.empty()) return nullptr;
  auto found = facts.given.find({test.name, where.option});
  if (found == facts.given.end()) found = facts.given.find({test.name, ""});
  return found == facts.given.end() ? nullptr : &found->second;
}

// A threshold that came with the question, where the charter has one of its own, is the number itself that is
// needed: of a share or a root that could not be taken because its base is not known.
Test as_given(Test test) {
  if (!test.given) test.of.clear(), test.shape = Shape::number;
  test.given = true;
  return test;
}

// count - threshold where the threshold itself is only bounded: each bound from the bounds that make it.
Range wide_difference(const Test& test, const Fact& value, const Range& count, const Range& base) {
  Range range = {std::nullopt, std::nullopt};
  const bool share = test.shape == Shape::share;
  const Exact least = share ? Exact(value.low * *base.low) : value.low;
  if (count.high) range.high = Exact(*count.high - least);
  if (value.high && (!share || base.high))
    range.low = Exact(*count.low - (share ? Exact(*value.high * *base.high) : *value.high));
  return range;
}

// count - threshold, linear in the facts, so its bounds lie at bounds of the facts.
Range difference(const Test& test, const Exact& value, const Where& where, const Facts& facts) {
  std::map<std::string, Exact> times;
  for (const std::string& word : test.count)
    times[word] += 1;
  if (test.shape == Shape::share)
    for (const std::string& word : test.of)
      times[word] -= value;
  Range range;
  if (test.shape == Shape::number) range = {Exact(-value), Exact(-value)};
  for (const auto& [word, factor] : times)
    add(range, fact_of(test, word, where, facts), factor);
  return range;
}

Range sum(const Test& test, const std::vector<std::string>& words, const Where& where, const Facts& facts) {
  Range range;
  for (const std::string& word : words)
    add(range, fact_of(test, word, where, facts), 1);
  return range;
}

// count > v * sqrt(of)  is  count^2 > v^2 * of, as neither is negative.
Range difference_of_squares(const Test& test, const Where& where, const Facts& facts) {
  const Range count = sum(test, test.count, where, facts);
  const Range base = sum(test, test.of, where, facts);
  const Exact factor = test.value * test.value;
  Range range = {std::nullopt, std::nullopt};
  if (base.high) range.low = Exact(*count.low * *count.low - factor * *base.high);
  if (factor == 0) range.low = Exact(*count.low * *count.low);
  if (count.high) range.high = Exact(*count.high * *count.high - factor * *base.low);
  return range;
}

Verdict judge(Relation relation, const Range& range) {
  const auto& [low, high] = range;
  const auto three = [](bool holds, bool fails) {
    return holds ? Verdict::holds : fails ? Verdict::fails : Verdict::open;
  };
  switch (relation) {
    case Relation::more:
      return three(low && *low > 0, high && *high <= 0);
    case Relation::at_least:
      return three(low && *low >= 0, high && *high < 0);
    case Relation::fewer:
      return three(high && *high < 0, low && *low >= 0);
    case Relation::at_most:
      return three(high && *high <= 0, low && *low > 0);
    case Relation::equal:
      return three(low && high && *low == 0 && *high == 0, (low && *low > 0) || (high && *high < 0));
  }
  return Verdict::open;
}

mpz_class floor_of(const Exact& number) {
  return -ceiling(-number);
}

// The whole number nearest to what the relation asks for, on the side where it holds.
mpz_class whole_needed(Relation relation, const Exact& threshold) {
  switch (relation) {
    case Relation::more:
      return next_above(threshold);
    case Relation::at_least:
      return ceiling(threshold);
    case Relation::fewer:
      return ceiling(threshold) - 1;
    case Relation::at_most:
    case Relation::equal:
      break;
  }
  return floor_of(threshold);
}

// The same where the square of the threshold is known.
mpz_class whole_needed_root(Relation relation, const Exact& square) {
  const mpz_class whole = floor_of(square);
  mpz_class root;
  mpz_sqrt(root.get_mpz_t(), whole.get_mpz_t());
  const bool met = Exact(root * root) == square;
  switch (relation) {
    case Relation::more:
      return root + 1;
    case Relation::at_least:
      return met ? root : mpz_class(root + 1);
    case Relation::fewer:
      return met ? mpz_class(root - 1) : root;
    case Relation::at_most:
    case Relation::equal:
      break;
  }
  return root;
}

std::optional<Exact> single(const Range& range) {
  return range.low && range.high && *range.low == *range.high ? range.low : std::nullopt;
}

void note_not_known(const Test& test, const Where& where, const Facts& facts, Line& line) {
  for (const auto* words : {&test.count, &test.of})
    for (const std::string& word : *words)
      if (!fact_of(test, word, where, facts).known() && std::ranges::count(line.not_known, word) == 0)
        line.not_known.push_back(word);
}

void measure(const Test& test, const Fact& value, const Where& where, const Facts& facts, Line& line) {
  line.measured = single(sum(test, test.count, where, facts));
  if (test.shape != Shape::number) line.base = single(sum(test, test.of, where, facts));
  if (test.shape == Shape::number && value.known()) line.needed = whole_needed(test.rel, value.low);
  if (test.shape == Shape::share && line.base && value.known())
    line.needed = whole_needed(test.rel, value.low * *line.base);
  if (test.shape == Shape::root && line.base)
    line.needed = whole_needed_root(test.rel, test.value * test.value * *line.base);
  if (line.verdict == Verdict::fails && line.measured && line.needed)
    line.missing = abs(Exact(*line.needed) - *line.measured);
}

void note_given(const Fact& value, Line& line) {
  line.given = true;
  line.threshold = to_string(value.low);
  if (value.known()) return;
  line.threshold += value.high ? " to " + to_string(*value.high) : " or more";
  line.not_known.emplace_back("threshold");
}

Range range_of(const Test& test, const Fact& value, const Where& where, const Facts& facts) {
  if (test.shape == Shape::root) return difference_of_squares(test, where, facts);
  if (value.known()) return difference(test, value.low, where, facts);
  return wide_difference(test, value, sum(test, test.count, where, facts), sum(test, test.of, where, facts));
}

Range sum_of(const Test& test, const std::vector<std::string>& words, const Facts& facts) {
  return sum(test, words, {.group = test.in}, facts);
}

}  // namespace

Line compare(const Test& written, const Where& where, const Facts& facts) {
  const Fact* given = given_for(written, where, facts);
  const Test& test = given == nullptr ? written : as_given(written);  // lives as long as the reference
  Line line;
  line.test = test.name;
  line.article = charter::article_of(test.law);
  line.group = where.group;
  line.option = where.option;
  line.cast_by = test.cast_by;
  line.shape = test.shape;
  line.count = test.count;
  line.of = test.of;
  line.weigh = test.weigh;
  line.relation = test.rel;
  line.threshold = test.written;
  const Fact value = given != nullptr ? *given : test.given ? Fact{} : Fact{test.value, test.value};
  if (test.given) note_given(value, line);
  line.verdict = judge(test.rel, range_of(test, value, where, facts));
  note_not_known(test, where, facts, line);
  measure(test, value, where, facts, line);
  return line;
}

Line compare_shares(const charter::Charter& charter, const Test& test, const Facts& facts) {
  Line line;
  line.test = test.name;
  line.article = charter::article_of(test.law);
  line.shape = test.shape;
  line.count = test.parts;
  line.relation = test.rel;
  line.threshold = test.written;
  Exact sum = 0;
  for (const std::string& name : test.parts) {
    const Test* part = charter.find_test(name);
    const bool asked = part != nullptr && part->shape == Shape::share;
    const auto measured = asked ? single(sum_of(*part, part->count, facts)) : std::nullopt;
    const auto base = asked ? single(sum_of(*part, part->of, facts)) : std::nullopt;
    if (measured && base && *base != 0) {
      sum += *measured / *base;
    } else {
      line.not_known.push_back(name);
    }
  }
  if (!line.not_known.empty()) return line;
  const Exact difference = sum - test.value;
  line.measured = sum;
  line.verdict = judge(test.rel, {difference, difference});
  return line;
}

}  // namespace plenary::decide
