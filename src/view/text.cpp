#include "view/text.h"

#include <algorithm>

#include "body/facts.h"
#include "view/build.h"
#include "view/diff.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

Said what_changed(const Source& source, const body::TextVersion& version) {
  if (!version.parent) return {"view.text.raised"};
  const auto find = text_at(source, version.seq, "find"), put = text_at(source, version.seq, "put");
  if (put.empty()) return {"view.text.deleted", {{"words", find}}};
  const auto whole = text_at(source, version.seq, "text");
  const bool inserted = whole.find(find + put) != whole.npos;
  if (inserted) return {"view.text.inserted", {{"after", find}, {"words", put}}};
  return {"view.text.replaced", {{"before", find}, {"words", put}}};
}

}  // namespace

std::optional<TextPage> text_view(const Source& source, Seq seq, std::optional<Seq> from, std::optional<Seq> to) {
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr) return std::nullopt;
  const auto& round = matter->now();
  const auto& texts = round.texts;
  const auto index_of = [&](std::optional<Seq> version, std::size_t otherwise) {
    const auto at = version ? std::ranges::find(texts, *version, &body::TextVersion::seq) : texts.end();
    return at == texts.end() ? otherwise : static_cast<std::size_t>(at - texts.begin());
  };
  const std::size_t shown = index_of(to, texts.size() - 1), earlier = index_of(from, shown > 0 ? shown - 1 : 0);
  TextPage page{.matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  page.text = text_at(source, texts[shown].seq, "text");
  page.language = language_at(source, texts[shown].seq, "text");
  page.version = static_cast<std::int64_t>(shown) + 1;
  page.settled = round.text_settled.has_value();
  for (std::size_t i = texts.size(); i-- > 0;) {
    TextVersion version{.seq = texts[i].seq, .number = static_cast<std::int64_t>(i) + 1, .what = what_changed(source, texts[i])};
    if (texts[i].by) version.by = name_of(source, *texts[i].by);
    version.at = {texts[i].day.number * 86'400'000LL, 0};
    version.hash = to_hex(view_of(texts[i].commitment));
    page.versions.push_back(std::move(version));
  }
  if (earlier < shown) {
    page.from_version = static_cast<std::int64_t>(earlier) + 1;
    page.difference = word_difference(text_at(source, texts[earlier].seq, "text"), page.text);
  }
  const auto* step = source.state.step_of(*matter, round, charter::Kind::text);
  if (step == nullptr) return page;
  page.law = law_of(step->law);
  const bool now = round.step && source.state.course_of(*matter, round).steps[*round.step].kind == charter::Kind::text;
  if (now && !page.settled && may(source, *step, "amend")) {
    page.amend = source.form(page.matter_path + "/text/amend");
    page.amend->fields.emplace_back("parent", std::to_string(texts.back().seq.value));
  }
  const auto* vote = source.state.step_of(*matter, round, charter::Kind::vote);
  if (now && vote != nullptr && !vote->before.empty()) {
    const auto facts = body::facts_of(source.state, *matter, round, charter::Kind::vote, source.today);
    for (const auto& gate : gates_of(source, decide::evaluate(source.state.rules_of(round), vote->before, facts))) {
      if (gate.from) page.rests_until = std::max(page.rests_until.value_or(*gate.from), *gate.from);
    }
  }
  return page;
}

}  // namespace plenary::view
