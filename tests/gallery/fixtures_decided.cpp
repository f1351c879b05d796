// What is decided and after: votes, ratification, results, commitments, the roll, the charter, the record.
#include "fixture_parts.h"

namespace plenary::gallery {

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

view::Ratification Fixtures::ratification() const {
  const Law law{
      "Art. 6",
      "In force thirty days after four parties with more than half of the water have deposited; for a "
      "later party thirty days after its own deposit."};
  const auto deposited = [](const char* name, const char* day, const char* source, std::uint64_t entry) {
    return UnitLine{.name = name,
                    .deposited = on(day),
                    .decided = on("2027-04-02"),
                    .source = source,
                    .evidence_path = "/b/riverside/log/blob/" + std::string(kFounding),
                    .entry = Seq{entry}};
  };
  Gate parties{.condition = "four parties",
               .group = "",
               .law = law,
               .unit = Unit::deposits,
               .measured = 2,
               .of = {},
               .relation = ">=",
               .share = "",
               .needed = 4,
               .missing = 2,
               .from = {},
               .verdict = Verdict::fails};
  Gate water = parties;
  water.condition = "more than half of the water", water.unit = Unit::things;
  water.measured = 66, water.of = 100, water.relation = ">", water.share = "1/2";
  water.needed = 51, water.missing = 0, water.verdict = Verdict::holds;
  view::Ratification page{.matter_title = "The River Treaty",
                          .matter_path = kMatter,
                          .text = "The parties leave half of the water in the river, in summer and in winter",
                          .text_language = "en",
                          .state = {"state.ratify.open", {{"who", std::string("Dara, depositary")}}},
                          .law = law,
                          .opened = on("2027-03-20"),
                          .deposited = 2,
                          .units = 4,
                          .gates = {parties, water}};
  page.lines = {deposited("Alder", "2027-04-10", "Gazette of Alder, 2027, page 114", 21),
                deposited("Birch", "2027-05-03", "Minutes of Birch, item 5", 22)};
  page.lines[1].additional = false;
  page.lines.push_back(
      {.name = overlong ? "Intercommunal Association of the Lower Cedar and Dogwood Valleys" : "Cedar"});
  page.lines.push_back({.name = "Dogwood"});
  page.units_to_choose = {{"AAAAAAAAAAAAAAAA", page.lines[2].name}, {"BBBBBBBBBBBBBBBB", "Dogwood"}};
  page.deposit_form = form(std::string(kMatter) + "/ratify/deposit");
  return page;
}

// The same when it is in force, for a unit that may do nothing more.
view::Ratification Fixtures::ratified() const {
  auto page = ratification();
  page.state = {"state.ratify.in_force", {{"day", on("2027-07-15")}}};
  page.complete = on("2027-06-15"), page.in_force = on("2027-07-15");
  for (auto& line : page.lines)
    if (line.deposited) line.in_force = on("2027-07-15");
  page.gates[0].measured = 4, page.gates[0].missing = 0, page.gates[0].verdict = Verdict::holds;
  page.deposit_form.reset(), page.units_to_choose.clear();
  page.withdraw_form = form(std::string(kMatter) + "/ratify/withdraw");
  return page;
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
