#include "fixtures.h"

namespace plenary::gallery {

namespace {

using namespace view;

constexpr const char* kMatter = "/b/riverside/matter/5";
constexpr const char* kTitle = "Water butts for every plot";
constexpr const char* kText = "Water butts for every plot except plots 30 to 40, which share a pump";
constexpr const char* kKey =
    "plenary.invalid/riverside-3f9c21d7+5be0a417+48It4M3nFiAaG43mSHG+zrx+x8U03ZtFOjo7GpxJAisU";
constexpr const char* kFounding = "bcc649cfdb8cc557053da67df7e7fcb740dcf7f721cebe1f2082597ad0d5e7d8";
constexpr const char* kTranscript =
    "$ plenary-verify riverside/\n32 entries, 0 inadmissible\n  0 signed by a member's own key\n"
    " 26 vouched by the clerk after sign-in\n  6 by the clerk: founding and closing\n"
    "matter 5, vote: yes 4, no 1, abstain 1; adopted (Art. 8)\nsame, if the log's key is\n"
    "  plenary.invalid/riverside-3f9c21d7+5be0a417";

Day on(const char* day) {
  return parse_day(day).value_or(Day{});
}
Instant at(const char* instant) {
  return parse_instant(instant).value_or(Instant{});
}
std::int64_t n(std::int64_t number) {
  return number;
}

ActForm form(std::string path) {
  return {.path = std::move(path), .id = "9sE3mPq0T2uVwXyZ01aBcQ", .token = "q7vK0d2Lx9", .fields = {}};
}

const Law kArt6{"Art. 6", "What three members raise is put on the agenda."};
const Law kArt7{
    "Art. 7",
    "No vote before two weeks of consultation in which a quarter of each bank was heard and every "
    "objection was answered."};
const Law kArt7a{"Art. 7a", "Words that changed lie open for three days before the vote."};
const Law kArt8{"Art. 8", "Adopted by more yes than no, if a third of the members took part."};
const Law kArt9{"Art. 9", "Whoever takes on a task says what, by when, and how one can tell."};
const Law kArt10{
    "Art. 10",
    "After the day promised, every member is asked whether it was done and whether it helped. If it "
    "was missed, or most say it did not help, the matter is re-opened."};

std::vector<Gate> gates() {
  return {
      {.condition = "two weeks",
       .group = "",
       .law = kArt7,
       .unit = Unit::days,
       .measured = 7,
       .of = {},
       .relation = ">=",
       .share = "",
       .needed = 14,
       .missing = 7,
       .from = on("2027-03-17"),
       .verdict = Verdict::fails},
      {.condition = "a quarter of each bank heard",
       .group = "North",
       .law = kArt7,
       .unit = Unit::members,
       .measured = 3,
       .of = 5,
       .relation = ">=",
       .share = "1/4",
       .needed = 2,
       .missing = 0,
       .from = {},
       .verdict = Verdict::holds},
      {.condition = "a quarter of each bank heard",
       .group = "South",
       .law = kArt7,
       .unit = Unit::members,
       .measured = 0,
       .of = 5,
       .relation = ">=",
       .share = "1/4",
       .needed = 2,
       .missing = 2,
       .from = {},
       .verdict = Verdict::fails},
      {.condition = "objections answered",
       .group = "",
       .law = kArt7,
       .unit = Unit::objections,
       .measured = 1,
       .of = {},
       .relation = "=",
       .share = "",
       .needed = 0,
       .missing = 1,
       .from = {},
       .verdict = Verdict::fails},
  };
}

Gate took_part() {
  return {.condition = "a third took part",
          .group = "",
          .law = kArt8,
          .unit = Unit::members,
          .measured = 6,
          .of = 10,
          .relation = ">=",
          .share = "1/3",
          .needed = 4,
          .missing = 0,
          .from = {},
          .verdict = Verdict::holds};
}

Gate more_yes() {
  return {.condition = "more yes than no",
          .group = "",
          .law = kArt8,
          .unit = Unit::votes,
          .measured = 4,
          .of = 5,
          .relation = ">",
          .share = "1/2",
          .needed = 3,
          .missing = 0,
          .from = {},
          .verdict = Verdict::holds};
}

Step step(std::int64_t number, const char* name, StepState state, Said side, Law law,
          std::vector<Said> facts) {
  Step made;
  made.number = number;
  made.name = name;
  made.state = state;
  made.side = std::move(side);
  made.law = std::move(law);
  made.facts = std::move(facts);
  return made;
}

}  // namespace

BodyLabel Fixtures::body() const {
  return {.slug = "riverside",
          .name = arabic ? "رابطة حدائق ضفة النهر"
                  : overlong
                      ? "Riverside Garden, Allotment, Orchard and Beekeeping Association of the Lower Valley"
                      : "Riverside Garden Association",
          .zone = "Europe/Dublin",
          .languages = {arabic ? "ar" : "en"},
          .charter_version = 1,
          .charter_entry = {0},
          .example = overlong};
}

Viewer Fixtures::viewer(const char* name, const char* office) const {
  return {.actor = ActorId{},
          .name = name,
          .offices = office ? std::vector<std::string>{office} : std::vector<std::string>{}};
}

RefusedAct Fixtures::refused() const {
  const std::string south = arabic ? "الضفة الجنوبية" : "South";
  const Error days = make_error(
      "view.short.days",
      {.params = {{"measured", n(7)}, {"needed", n(14)}, {"missing", n(7)}, {"day", on("2027-03-17")}}});
  const Error heard = make_error("view.short.heard", {.params = {{"group", south},
                                                                 {"measured", n(0)},
                                                                 {"of", n(5)},
                                                                 {"share", std::string("1/4")},
                                                                 {"missing", n(2)}}});
  return {.headline = {"view.refused.close_consultation"},
          .error = make_error("view.refused.gate",
                              {.article = arabic ? "المادة 7" : "Art. 7", .because = {days, heard}}),
          .at = at("2027-03-10T19:04:11.000+00:00"),
          .record_size = 16,
          .keep_path = "/b/riverside/refusal/9sE3",
          .helps = {{.label = {"view.act.ask_group", {{"group", south}}},
                     .path = "",
                     .form = form("/b/riverside/act/ask"),
                     .main = true},
                    {.label = {"view.act.answer_on_paper"}, .path = "/b/riverside/desk/paper"}}};
}

Desk Fixtures::desk() const {
  Desk desk;
  desk.today = on("2027-03-10");
  desk.state = {"view.desk.open", {{"count", n(1)}}};
  desk.raise_path = "/b/riverside/raise";
  desk.waiting = {
      {.when = {"view.desk.by", {{"day", on("2027-03-16")}}},
       .as = "member",
       .path = std::string(kMatter) + "/consultation",
       .what = {"view.act.answer_on", {{"count", n(4)}, {"title", std::string(kTitle)}}},
       .why = {"view.desk.not_heard", {{"day", on("2027-03-17")}}}},
      {.when = {"view.desk.before_close"},
       .as = "secretary",
       .path = kMatter,
       .what = {"view.act.hear_group", {{"count", n(2)}, {"group", std::string("South")}}},
       .why = {"view.desk.group_short", {{"measured", n(0)}, {"of", n(5)}, {"needed", n(2)}}}},
  };
  const auto blocked = [](Said act, Said waits, const char* article, const char* whom, const char* from) {
    return Blocked{.act = std::move(act),
                   .waits_for = std::move(waits),
                   .article = article,
                   .by_whom = whom,
                   .lawful_from = on(from)};
  };
  desk.blocked = {
      {.title = kTitle,
       .path = kMatter,
       .acts = {blocked({"view.act.close_consultation"},
                        {"view.desk.waits_days",
                         {{"count", n(7)}, {"group", std::string("South")}, {"members", n(2)}}},
                        "Art. 7", "Dara", "2027-03-17"),
                blocked({"view.act.open_vote"}, {"view.desk.waits_close"}, "Art. 7a", "Dara", "2027-03-17"),
                blocked({"view.act.result"}, {"view.desk.waits_votes", {{"days", n(7)}}}, "Art. 8",
                        "the clerk", "2027-03-24"),
                blocked({"view.act.commit"}, {"view.desk.waits_adoption"}, "Art. 9", "any member",
                        "2027-03-24")}}};
  return desk;
}

Matter Fixtures::matter() const {
  Matter matter;
  matter.seq = {5};
  matter.kind = arabic ? "عادية" : "ordinary";
  matter.title = arabic     ? "خزّان مطر لكل قطعة"
                 : overlong ? "Regenwasserauffangbehälterbereitstellungsverordnung for every plot, path, "
                              "shed, orchard and greenhouse of both banks"
                            : kTitle;
  matter.title_language = arabic ? "ar" : "en";
  matter.raised_by = arabic     ? "آدا"
                     : overlong ? "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
                                : "Ada";
  matter.raised_on = on("2027-03-01");
  matter.stage = {"view.stage.consultation"};
  const std::string south = arabic ? "الضفة الجنوبية" : "South";
  matter.outlook = {{"view.outlook.can_close", {{"day", on("2027-03-17")}}},
                    {"view.outlook.group_short", {{"count", n(2)}, {"group", south}}}};
  const auto name = [&](const char* english, const char* in_arabic) { return arabic ? in_arabic : english; };
  const auto law = [&](const Law& english, const char* article, const char* sentence) {
    return arabic ? Law{article, sentence} : english;
  };
  matter.steps = {
      step(1, name("raise", "الطرح"), StepState::done, {"view.side.on", {{"day", on("2027-03-02")}}},
           law(kArt6, "المادة 6", "ما يطرحه ثلاثة أعضاء يوضع على جدول الأعمال."),
           {{"view.fact.signed",
             {{"count", n(3)}, {"needed", n(3)}},
             arabic ? std::vector<std::string>{"آدا", "بران", "فين"}
                    : std::vector<std::string>{"Ada", "Bran", "Finn"}}}),
      step(2, name("consultation", "التشاور"), StepState::now,
           {"view.side.since", {{"day", on("2027-03-03")}}},
           law(kArt7, "المادة 7",
               "لا تصويت قبل أسبوعين من التشاور يُستمع فيهما إلى ربع أعضاء كل ضفة ويُرد فيهما على كل اعتراض."),
           {{"view.fact.statements", {{"count", n(4)}}}}),
      step(3, name("text", "النص"), StepState::later, {"view.side.next"},
           law(kArt7a, "المادة 7a", "النص الذي تغيّر يبقى معروضًا ثلاثة أيام قبل التصويت."),
           {{"view.fact.opens_after_consultation"}}),
      step(4, name("vote", "التصويت"), StepState::later,
           {"view.side.not_before", {{"day", on("2027-03-17")}}},
           law(kArt8, "المادة 8", "يُعتمد النص إذا زادت أصوات نعم على أصوات لا وشارك ثلث الأعضاء."),
           {{"view.fact.office_opens", {{"who", std::string(name("Dara", "دارا"))}, {"days", n(7)}}},
            {"view.fact.roll_at_opening"}}),
      step(5, name("carrying out", "التنفيذ"), StepState::later, {"view.side.if_adopted"},
           law(kArt9, "المادة 9", "من يتولى مهمة يقول ما هي، ومتى تنتهي، وكيف يُعرف ذلك."),
           {{"view.fact.any_member_commits"}}),
      step(6, name("review", "المراجعة"), StepState::later, {"view.side.after_promised"},
           law(kArt10, "المادة 10", "بعد اليوم الموعود يُسأل كل عضو: هل أُنجز الأمر؟ وهل أفاد؟"),
           {{"view.fact.office_opens", {{"who", std::string(name("Dara", "دارا"))}, {"days", n(14)}}},
            {"view.fact.asks_everybody"}}),
  };
  matter.steps[0].entries = EntryRange{{5}, {7}};
  auto& now = matter.steps[1];
  now.gates_heading = {"view.gates.before_close"};
  now.gates = gates();
  if (arabic) {
    const char* conditions[] = {"أيام التشاور", "من استُمع إليهم", "من استُمع إليهم", "اعتراضات بلا رد"};
    for (std::size_t i = 0; i < now.gates.size(); ++i)
      now.gates[i].condition = conditions[i];
    now.gates[1].group = "شمالًا";
    now.gates[2].group = "جنوبًا";
    now.gates[3].measured = now.gates[3].missing = 0;
    now.gates[3].verdict = Verdict::holds;
  }
  now.links = {{{"view.link.statements"}, std::string(kMatter) + "/consultation"}};
  now.entries = EntryRange{{8}, {15}};
  matter.next = NextAct{.act = {"view.act.close_consultation"},
                        .by_whom = name("Dara, secretary", "دارا"),
                        .from = on("2027-03-17"),
                        .until = {}};
  matter.may = {{.label = {"view.act.answer"},
                 .path = std::string(kMatter) + "/consultation",
                 .form = {},
                 .main = true}};
  if (arabic) matter.may.clear();
  matter.events_path = "/b/riverside/api/v1/matters/5/events";
  return matter;
}

Matters Fixtures::matters() const {
  Matters matters;
  matters.open = {{.seq = {5},
                   .title = kTitle,
                   .path = kMatter,
                   .kind = "ordinary",
                   .stage = {"view.stage.consultation"},
                   .since = on("2027-03-03"),
                   .next = NextAct{.act = {"view.act.close_consultation"},
                                   .by_whom = "Dara, secretary",
                                   .from = on("2027-03-17"),
                                   .until = on("2027-04-17")}},
                  {.seq = {51},
                   .title = "A second gate on the river side",
                   .path = "/b/riverside/matter/51",
                   .kind = "ordinary",
                   .stage = {"view.stage.vote"},
                   .since = on("2027-03-04"),
                   .next = {}}};
  matters.ended = {{.seq = {60},
                    .title = "Bees",
                    .path = "/b/riverside/matter/60",
                    .kind = "ordinary",
                    .stage = {"view.stage.rejected"},
                    .since = on("2027-02-11"),
                    .next = {}}};
  matters.paging = {.newer = "", .older = "?before=60"};
  matters.raise_path = "/b/riverside/raise";
  return matters;
}

Raise Fixtures::raise() const {
  Raise raise;
  raise.routes = {{.kind = "ordinary",
                   .law = kArt6,
                   .signatures_needed = 3,
                   .steps = {"consultation", "text", "vote", "carrying out", "review"}},
                  {.kind = "charter",
                   .law = {"Art. 12", "This charter changes only by two thirds of yes and no."},
                   .signatures_needed = 3,
                   .steps = {"consultation", "text", "vote"}}};
  raise.form = form("/b/riverside/act/raise");
  return raise;
}

StatementCard Fixtures::card() const {
  StatementCard card;
  card.matter_title = kTitle;
  card.matter_path = kMatter;
  card.number = card.of = 4;
  card.text = "I would rather have one big tank";
  card.language = "en";
  card.stated_by = "Cleo";
  card.stated_on = on("2027-03-03");
  card.law = kArt7;
  card.roll_size = 10;
  card.form = form("/b/riverside/act/answer");
  card.state_path = std::string(kMatter) + "/consultation/stand#state";
  card.object_path = std::string(kMatter) + "/consultation/stand#objections";
  card.stand_path = std::string(kMatter) + "/consultation/stand";
  if (overlong) {
    card.text =
        "Whoever has no water butt of their own should be able to draw from the butts of their neighbours in "
        "dry months, if the neighbours agree to it and it is written on the board";
    card.translation = {{.language = "de",
                         .text = "Wer keine eigene Tonne hat, soll in trockenen Monaten aus den Tonnen der "
                                 "Nachbarn schöpfen dürfen",
                         .by_machine = true}};
    card.translations = {
        {"ar", "من ليس لديه برميل ماء يجوز له أن يأخذ من براميل جيرانه", false},
        {"fr", "Qui n’a pas de citerne peut puiser dans celle de ses voisins pendant les mois secs", true}};
    card.translate_form = form("/b/riverside/act/translate");
    card.answered = Answer::disagree;
    card.stated_by.clear();
  }
  return card;
}

namespace {

StatementRow statement(std::int64_t number, const char* words, Answer own, Share agree, Share disagree,
                       Share pass) {
  return {.number = number,
          .text = words,
          .language = "en",
          .own = own,
          .agree = agree,
          .disagree = disagree,
          .pass = pass,
          .answered = agree.count + disagree.count + pass.count};
}

constexpr Share kNone{0, 0, 0, 4345}, kOne{1, 2000, 362, 6245}, kThree{3, 6000, 2307, 8824},
    kFour{4, 8000, 3755, 9638};

}  // namespace

Standing Fixtures::standing() const {
  Standing standing;
  standing.matter_title = kTitle;
  standing.matter_path = kMatter;
  standing.heard = 5;
  standing.roll_size = 10;
  standing.participant = ParticipantId{};
  standing.groups = {
      {{"view.stand.nobody_against"},
       {statement(3, "The butts should stand before the dry months", Answer::agree, kFour, kNone, kOne)}},
      {{"view.stand.one_otherwise", {{"count", n(1)}, {"of", n(5)}}},
       {statement(2, "All plots should share the cost alike", Answer::disagree, kFour, kOne, kNone),
        statement(4, "I would rather have one big tank", Answer::none, kOne, kFour, kNone)}},
      {{"view.stand.divided"},
       {statement(1, "Every plot should have its own water butt", Answer::pass, kThree, kOne, kOne)}}};
  standing.groups_suppressed = true;
  standing.objections = {{.seq = {18},
                          .text = "Plots 30 to 40 flood; a tank there would float",
                          .by = "Hugo",
                          .on = on("2027-03-12"),
                          .reply = "No butts on plots 30 to 40; they share a pump",
                          .reply_office = "secretary",
                          .reply_by = "Dara",
                          .replied_on = on("2027-03-18"),
                          .reply_form = {}},
                         {.seq = {19},
                          .text = "The well is enough",
                          .by = "",
                          .on = on("2027-03-13"),
                          .reply = {},
                          .reply_office = {},
                          .reply_by = {},
                          .replied_on = {},
                          .reply_form = form("/b/riverside/act/reply")}};
  standing.state_form = form("/b/riverside/act/state");
  standing.object_form = form("/b/riverside/act/object");
  standing.next_card_path = std::string(kMatter) + "/consultation/4";
  standing.law = kArt7;
  if (overlong) {
    standing.groups_suppressed = false;
    standing.by_group = {{"North", 1203, 5400}, {"South", 988, 4100}};
  }
  return standing;
}

TextPage Fixtures::text() const {
  TextPage text;
  text.matter_title = kTitle;
  text.matter_path = kMatter;
  text.text = kText;
  text.language = "en";
  text.version = 2;
  text.law = kArt7a;
  text.rests_until = on("2027-03-21");
  text.versions = {{.seq = {23},
                    .number = 2,
                    .what = {"view.text.inserted",
                             {{"after", std::string("every plot")},
                              {"words", std::string("except plots 30 to 40, which share a pump")}}},
                    .by = "Bran",
                    .at = at("2027-03-18T20:11:09.000+00:00"),
                    .hash = kFounding},
                   {.seq = {5},
                    .number = 1,
                    .what = {"view.text.raised"},
                    .by = "Ada",
                    .at = at("2027-03-01T10:00:00.000+00:00"),
                    .hash = kFounding}};
  text.from_version = 1;
  text.difference = {{Change::same, "Water butts for every plot"},
                     {Change::added, " except plots 30 to 40, which share a pump"},
                     {Change::removed, " at once"}};
  text.amend = form("/b/riverside/act/amend");
  return text;
}

Ballot Fixtures::ballot() const {
  Ballot ballot;
  ballot.matter = {5};
  ballot.matter_title = kTitle;
  ballot.matter_path = kMatter;
  ballot.text = kText;
  ballot.text_language = "en";
  ballot.question = {"view.question.adopt"};
  ballot.rule = {{"view.rule.take_part", {{"needed", n(4)}, {"of", n(10)}}}, {"view.rule.abstain"}};
  ballot.law = kArt8;
  ballot.last_day = on("2027-03-27");
  ballot.options = {{"yes", ""}, {"no", ""}, {"abstain", ""}};
  ballot.helper = "Dara";
  ballot.cast_as = "Gita";
  ballot.section = "South";
  ballot.check_form = form(std::string(kMatter) + "/vote/check");
  return ballot;
}

Ballot Fixtures::ranked_ballot() const {
  Ballot ballot = this->ballot();
  ballot.question = {"state.question.choose"};
  ballot.rule = {{"state.rule.pass", {{"condition", std::string("the quorum")}}}};
  ballot.options = {{"0", "One tank by the gate"},
                    {"1", overlong ? std::string(12, 'W') + std::string(60, 'i') : "A butt on every plot"},
                    {"2", "Two pumps"},
                    {"3", "further discussion"}};
  ballot.ranked = true;
  return ballot;
}

VoteOpening Fixtures::ranked_opening() const {
  VoteOpening opening;
  opening.matter_title = kTitle;
  opening.matter_path = kMatter;
  opening.text = kText;
  opening.law = kArt8;
  opening.lasts_days = 7;
  opening.lines = 3;
  opening.default_option = "further discussion";
  opening.given = {{"its own ratio", true, kArt8}, {"the quorum of this vote", false, kArt8}};
  opening.form = form(std::string(kMatter) + "/vote/open");
  opening.form.fields = {{"given-0", "its own ratio"}, {"given-1", "the quorum of this vote"}};
  return opening;
}

view::Result Fixtures::ranked_result() const {
  view::Result result = this->result();
  const auto options = ranked_ballot().options;
  result.outcome = {"state.result.chosen", {{"option", options[0].label}}};
  result.ranked = true;
  result.counts = {{"0", options[0].label, 4, true},
                   {"1", options[1].label, 1, true},
                   {"2", options[2].label, 1, true},
                   {"3", options[3].label, 0, true}};
  result.pairs = {{options[0].label, {0, 4, 5, 5}},
                  {options[1].label, {2, 0, 4, 3}},
                  {options[2].label, {1, 2, 0, 2}},
                  {options[3].label, {1, 3, 4, 0}}};
  Gate gate = more_yes();
  gate.condition = "its own ratio", gate.group = options[0].label, gate.unit = Unit::papers;
  gate.measured = 5, gate.of = 1, gate.relation = ">", gate.share = "3";
  result.proof = {{{"state.result.pass", {{"condition", gate.condition}}},
                   gate,
                   {"state.result.base_default", {{"default", options[3].label}}},
                   true}};
  for (auto& group : result.roll_call)
    for (auto& line : group.lines)
      if (!line.value.empty())
        line.value = "ranking", line.label = options[0].label + " > " + options[1].label;
  return result;
}

Receipt Fixtures::receipt() const {
  Receipt receipt;
  receipt.matter_title = kTitle;
  receipt.matter_path = kMatter;
  receipt.headline = {"view.receipt.vote_cast"};
  receipt.says = {{"view.receipt.counted_at", {{"entry", n(28)}, {"day", on("2027-03-27")}}}};
  receipt.by = "Gita";
  receipt.section = "South";
  receipt.at = at("2027-03-22T18:42:07.113+00:00");
  receipt.entry = {28};
  receipt.record_size = 29;
  receipt.log_key = kKey;
  receipt.founding = kFounding;
  receipt.proof =
      "c2sp.org/tlog-proof@v1\nindex "
      "28\n+VcFU5CCemVsBSxn3qW19G7vOo/e+6IRUj9G3o+bOkQ=\n\nplenary.invalid/riverside-3f9c21d7\n29\n";
  receipt.keep_path = "/b/riverside/receipt/28";
  receipt.command = "plenary-verify riverside/ --receipt entry-28.txt";
  receipt.acts_path = "/b/riverside/account#acts";
  return receipt;
}

view::Result Fixtures::result() const {
  view::Result result;
  result.matter = {5};
  result.matter_title = kTitle;
  result.matter_path = kMatter;
  result.outcome = {"view.result.adopted"};
  result.text = kText;
  result.text_language = "en";
  result.opened = on("2027-03-21");
  result.last_day = on("2027-03-27");
  result.closed = on("2027-03-28");
  result.took_part = 6;
  result.roll_size = 10;
  result.counts = {{"yes", "", 4, true}, {"no", "", 1, true}, {"abstain", "", 1, false}};
  result.laws = {kArt8};
  result.next = {{"view.result.next_commit"}};
  result.proof = {
      {{"view.result.enough"}, took_part(), {"view.result.base_roll", {{"day", on("2027-03-21")}}}},
      {{"view.result.more_yes"}, more_yes(), {"view.result.base_yes_no"}}};
  const auto line = [](const char* name, const char* value, std::uint64_t entry) {
    return RollCallLine{.name = name,
                        .value = value,
                        .label = "",
                        .entry = entry ? std::optional<Seq>(Seq{entry}) : std::nullopt};
  };
  result.roll_call = {{"North",
                       {line("Ada", "yes", 25), line("Bran", "yes", 26), line("Cleo", "no", 29),
                        line("Dara", "", 0), line("Eoin", "", 0)}},
                      {"South",
                       {line("Finn", "yes", 27), line("Gita", "yes", 28), line("Hugo", "abstain", 30),
                        line("Iris", "", 0), line("Jude", "", 0)}}};
  if (overlong)
    result.roll_call[0].lines.push_back(
        line("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Vieille-Montagne", "yes", 4711));
  result.record_size = 32;
  result.record_path = "/b/riverside/record.zip";
  result.verify_transcript = kTranscript;
  result.takings = {{.what = {"view.result.adopted"},
                     .opened = on("2027-03-21"),
                     .closed = on("2027-03-28"),
                     .round = 2,
                     .path = "/b/riverside/matter/5/result?vote=30",
                     .shown = true},
                    {.what = {"view.result.rejected"},
                     .opened = on("2026-03-21"),
                     .closed = on("2026-03-28"),
                     .round = 1,
                     .path = "/b/riverside/matter/5/result?vote=12",
                     .shown = false}};
  return result;
}

Follow Fixtures::follow() const {
  Follow follow;
  follow.matter_title = kTitle;
  follow.matter_path = kMatter;
  follow.result_path = std::string(kMatter) + "/result";
  follow.text = kText;
  follow.text_language = "en";
  follow.adopted_on = on("2027-03-28");
  follow.state = {"view.follow.missed_and_open"};
  follow.detail = {
      {"view.follow.promised", {{"promised", n(30)}, {"measured", n(11)}, {"day", on("2027-06-01")}}},
      {"view.follow.no_help"},
      {"view.follow.reopened", {{"round", n(2)}}}};
  follow.laws = {kArt10, kArt9};
  Commitment butts{.seq = {32},
                   .what = "30 water butts placed",
                   .by = "Bran",
                   .measure = "count of butts",
                   .made = on("2027-03-29"),
                   .due = on("2027-06-01"),
                   .state_since = on("2027-06-02"),
                   .state = CommitmentState::missed,
                   .promised = 30,
                   .reports = {{.text = "11 placed; the supplier failed",
                                .by = "Bran",
                                .on = on("2027-06-03"),
                                .late = true,
                                .evidence = 0,
                                .measured = 11}},
                   .report_form = form("/b/riverside/act/report")};
  follow.commitments = {butts};
  follow.review_from = on("2027-07-01");
  follow.review_to = on("2027-07-15");
  follow.review = {{"done", {{"North", 3, 5, 0, 3}, {"South", 2, 5, 0, 2}, {"", 5, 10, 0, 5}}},
                   {"helped", {{"North", 3, 5, 1, 2}, {"South", 2, 5, 0, 2}, {"", 5, 10, 1, 4}}}};
  follow.findings = {
      {"view.follow.no_help_measured", {{"measured", n(4)}, {"of", n(5)}, {"share", std::string("1/2")}}}};
  follow.ask = ReviewAsk{
      .questions = {"done", "helped"}, .form = form("/b/riverside/act/review"), .last_day = on("2027-07-14")};
  follow.since = {{on("2027-07-15"), {"view.happened.review_closed"}, false, {47}},
                  {on("2027-06-03"), {"view.happened.reported", {{"who", std::string("Bran")}}}, false, {35}},
                  {on("2027-06-02"),
                   {"view.happened.missed", {{"what", std::string("30 water butts placed")}}},
                   true,
                   {33}}};
  follow.commit_form = form("/b/riverside/act/commit");
  follow.may = {
      {.label = {"view.act.second_round", {{"round", n(2)}}}, .path = kMatter, .form = {}, .main = true}};
  Gate gate = took_part();
  gate.condition = "signatures";
  gate.unit = Unit::signatures;
  gate.measured = 1;
  gate.needed = 3;
  gate.missing = 2;
  gate.of.reset();
  gate.share.clear();
  gate.verdict = Verdict::fails;
  follow.reopening = gate;
  return follow;
}

RollPage Fixtures::roll() const {
  RollPage roll;
  roll.as_of = on("2027-03-10");
  roll.members = 10;
  roll.dimensions = {"bank"};
  const auto row = [](const char* name, const char* bank, const char* office = nullptr) {
    RollRow made{.name = name,
                 .in = {{"bank", bank}},
                 .weight = {},
                 .offices = {},
                 .since = parse_day("2027-03-01").value_or(Day{}),
                 .until = {},
                 .reason = ""};
    if (office) made.offices = {office};
    return made;
  };
  roll.rows = {row("Ada", "North"), row("Bran", "North"), row("Dara", "North", "secretary"),
               row("Finn", "South"), row("Gita", "South")};
  if (overlong) roll.rows.push_back(row("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "South"));
  roll.paging = {.newer = "", .older = "?after=Gita"};
  roll.import_path = "/b/riverside/roll/import";
  roll.law = {"Art. 2", "A member is whoever the roll names on the day a step opens; each has one vote."};
  return roll;
}

ImportPreview Fixtures::import_preview(bool sound) const {
  ImportPreview preview;
  preview.file_name = "members-march.csv";
  preview.separator = ";";
  preview.encoding = "UTF-8";
  preview.columns = {{"Member", "Kit", "name"}, {"Bank", "South", "bank"}, {"Note", "since 2019", ""}};
  preview.holdable = {"name", "ref", "contact", "bank"};
  preview.match = form("/b/riverside/roll/import/match");
  preview.unchanged = 8;
  preview.added = {{.line = 12, .name = "Kit", .refused = {}, .change = "bank: South"},
                   {.line = 14,
                    .name = "ADA",
                    .refused = {},
                    .change = "",
                    .alike = {{"m1", "Ada", "1", 0}, {"", "", "", 15}}},
                   {.line = 15, .name = "Ada", .refused = {}, .change = "", .alike = {{"m1", "Ada", "", 0}}}};
  preview.changed = {{.line = 4, .name = "Cleo", .refused = {}, .change = "bank: North \u2192 South"}};
  preview.missing = {{.line = 0, .name = "Jude", .refused = {}, .change = ""}};
  preview.back_path = "/b/riverside/roll/import";
  if (sound)
    preview.confirm = form("/b/riverside/act/import");
  else
    preview.refused = {
        {.line = 7,
         .name = "",
         .refused = make_error("view.import.no_name", {.params = {{"line", n(7)}}}),
         .change = ""},
        {.line = 9,
         .name = "Ada",
         .refused = make_error("view.import.twice", {.params = {{"first", n(2)}, {"second", n(9)}}}),
         .change = ""}};
  return preview;
}

Charter Fixtures::charter() const {
  Charter charter;
  charter.version = 1;
  charter.in_force_since = on("2027-03-01");
  charter.entry = {0};
  charter.articles = {
      {"Art. 6",
       "Agenda",
       kArt6.sentence,
       {},
       "[test.\"three signatures\"]\ncount  = \"signatures\"\nrel    = \">=\"\nnumber = 3"},
      {"Art. 7",
       "Consultation",
       kArt7.sentence,
       {{"view.plain.days", {{"days", n(14)}}},
        {"view.plain.heard", {{"dimension", std::string("bank")}, {"share", std::string("1/4")}}},
        {"view.plain.objections"}},
       "enough = [\"two weeks\",\n          \"a quarter of each bank heard\",\n          \"objections "
       "answered\"]"},
      {"Art. 8",
       "Vote",
       kArt8.sentence,
       {},
       "ballot = \"yes / no / abstain\"\nlasts  = \"7 days\"\nvoters = \"roll at opening\""}};
  charter.trial =
      Trial{.questions = {{"ordinary/vote", "ordinary: vote", kArt8},
                          {"charter/vote",
                           "charter: vote",
                           {"Art. 12", "This charter changes only by two thirds of yes and no."}}},
            .asked = "ordinary/vote",
            .numbers = {{"members", "10"}, {"took part", "6"}, {"yes", "4"}, {"no", "1"}},
            .outcome = {"view.result.would_adopt"},
            .gates = {took_part(), more_yes()}};
  charter.versions = {{{"view.charter.first"}, "/b/riverside/charter/0"}};
  return charter;
}

CharterDraft Fixtures::draft() const {
  CharterDraft draft{.form = ballot().check_form, .tried = true, .file_name = "draft.toml"};
  draft.faults.push_back(
      make_error("charter.unused_test", {.where = "draft.toml:105:7", .params = {{"test", "of no help"}}}));
  Error test = make_error("charter.diff.test", {.params = {{"name", "two weeks"}}});
  for (const std::int64_t days : {14, 7})
    test.because.push_back(
        make_error("charter.plain.days_open.number", {.params = {{"relation", "least"}, {"value", days}}}));
  draft.changes.push_back(test);
  return draft;
}

Record Fixtures::record() const {
  Record record;
  record.today = on("2027-07-15");
  record.size = 48;
  record.root = "MTWwKXIAA2RDtlvTx8vj2pGmecgUnUtaDs7uyMwkYpY=";
  record.key = kKey;
  record.founding = kFounding;
  record.signed_at = at("2027-07-15T00:00:02.000+01:00");
  record.transcript = kTranscript;
  record.download_path = "/b/riverside/record.zip";
  record.csv_path = "/b/riverside/record.csv";
  record.checkpoint_path = "/b/riverside/log/checkpoint";
  record.filter_path = "/b/riverside/record";
  const auto row = [](std::uint64_t seq, const char* when, const char* who, Said what, Trust trust) {
    return EntryRow{.seq = {seq},
                    .at = at(when),
                    .who = who,
                    .what = std::move(what),
                    .kind = "",
                    .trust = trust,
                    .path = "/b/riverside/record/" + std::to_string(seq)};
  };
  record.rows = {
      row(47, "2027-07-15T00:00:01.000+01:00", "", {"view.happened.review_closed"}, Trust::clerk),
      row(28, "2027-03-22T18:42:07.113+00:00", "Gita",
          {"view.happened.voted", {{"option", std::string("yes")}}}, Trust::vouched),
      row(23, "2027-03-18T20:11:09.000+00:00", "Bran", {"view.happened.answered"}, Trust::desk),
      row(5, "2027-03-01T10:00:00.000+00:00", "Ada", {"view.happened.raised"}, Trust::signed_by_key),
      row(0, "2027-03-01T09:00:00.000+00:00", "", {"view.happened.founded"}, Trust::clerk)};
  record.paging = {.newer = "?after=47", .older = "?before=5"};
  return record;
}

view::Erasure Fixtures::erasure() const {
  return {.entry = {31},
          .field = "text",
          .who = "Hugo",
          .on = on("2027-03-09"),
          .words = "Plots 30 to 40 flood; whoever says otherwise has not looked",
          .language = "en",
          .law = {"Art. 3", "Whoever holds a plot is a member; the secretary keeps the roll."},
          .form = form("/erase"),
          .erased_by = {},
          .clearing = false};
}

Account Fixtures::account() const {
  Account account;
  account.name = "Gita";
  account.in = {{"bank", "South"}};
  account.rights = {{.what = {"view.right.vote"},
                     .weight = "1",
                     .held = true,
                     .why = {"view.right.vote_why", {{"day", on("2027-03-01")}}}},
                    {.what = {"view.right.open"},
                     .weight = "1",
                     .held = true,
                     .why = {"view.right.open_why", {{"office", std::string("secretary")}}}}};
  account.acts = {record().rows[1]};
  account.codes = {{.by = "Dara",
                    .at = at("2027-03-01T10:20:00.000+00:00"),
                    .channel = "paper",
                    .used = true,
                    .until = {},
                    .entry = {4}}};
  account.sessions = {{.device = "Firefox, Linux",
                       .since = at("2027-03-22T18:40:00.000+00:00"),
                       .last = at("2027-03-22T18:42:07.000+00:00"),
                       .this_one = true,
                       .end_form = form("/account/end")},
                      {.device = "Safari, telephone",
                       .since = at("2027-03-20T18:40:00.000+00:00"),
                       .last = at("2027-03-21T08:00:00.000+00:00"),
                       .this_one = false,
                       .end_form = form("/account/end")}};
  account.sign_out = form("/sign-out");
  account.sign_out_everywhere = form("/sign-out");
  account.void_codes = form("/account/codes/void");
  account.sheet = form("/roll/code");
  return account;
}

}  // namespace plenary::gallery
