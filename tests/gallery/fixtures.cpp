// A matter on its way: the desk, the matter itself, raising, consultation and text.
#include "fixture_parts.h"

namespace plenary::gallery {

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

}  // namespace plenary::gallery
