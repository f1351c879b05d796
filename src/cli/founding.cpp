#include "cli/founding.h"

#include "clerk/asked.h"
#include "clerk/roll_import.h"

namespace plenary::cli {
namespace {

constexpr const char* kExampleMembers =
    "ref,name,bank\r\n1,Ada,North\r\n2,Bran,North\r\n3,Cleo,North\r\n4,Dara,North\r\n5,Eoin,North\r\n"
    "6,Finn,South\r\n7,Gita,South\r\n8,Hugo,South\r\n9,Iris,South\r\n10,Jude,South\r\n";

Result<Seq> act(clerk::Body& body, const ActorId& by, clerk::Asked asked) {
  asked.language = "en";
  PLENARY_TRY(const auto entered, clerk::enter(body, {.id = by}, asked));
  return entered.seq;
}

std::string name_at(const clerk::Body& body, const body::Stay& stay) {
  const auto row = body.log->content(stay.row_entry, "name." + std::to_string(stay.row));
  return row && *row ? (*row)->bytes : std::string();
}

}  // namespace

std::optional<ActorId> member_named(const clerk::Body& body, std::string_view name) {
  const auto shown = body.clerk->shown();
  for (const auto& stay : shown->roll->stays()) {
    if (stay.until == body::kOpenEnd && name_at(body, stay) == name) return stay.member;
  }
  return std::nullopt;
}

// Officers need an id before there is a roll: they are founded with one, and the roll then takes it.
Result<FoundedBody> found_body(Place& place, const NewBody& asked) {
  FoundedBody founded;
  clerk::Founding founding{.slug = asked.slug, .charter = asked.charter, .domain = asked.domain};
  for (const auto& [office, name] : asked.offices) {
    const auto [at, fresh] = founded.by_name.emplace(name, ActorId{});
    if (fresh) at->second = crypto::random_id<ActorId>();
    founding.offices[office] = {at->second};
  }
  PLENARY_TRY(founded.body, place.house->found(founding));
  PLENARY_TRY(auto plan, clerk::plan_roll_import(*founded.body, asked.members_file, asked.members_csv));
  for (auto& row : plan.added) {
    const auto officer = founded.by_name.find(row.name);
    if (officer != founded.by_name.end()) row.member = officer->second;
  }
  std::string keeper;
  {
    const auto shown = founded.body->clerk->shown();
    if (!shown->rules().admission) return refuse("roll.nobody_keeps_it");
    keeper = shown->rules().admission->by;
  }
  const auto by = asked.offices.find(keeper);
  if (by == asked.offices.end()) return refuse("cli.office_missing", {.params = {{"office", keeper}}});
  PLENARY_DO(clerk::commit_roll_import(*founded.body, {.id = founded.by_name.at(by->second)}, plan));
  const auto shown = founded.body->clerk->shown();
  for (const auto& stay : shown->roll->stays()) founded.by_name[name_at(*founded.body, stay)] = stay.member;
  return founded;
}

Result<FoundedBody> found_example(Place& place) {
  PLENARY_TRY(auto charter, read_file(home() / "charters" / "association" / "charter.toml"));
  PLENARY_TRY(auto founded, found_body(place, {.slug = "riverside", .charter = std::move(charter), .domain = {},
                                               .offices = {{"secretary", "Dara"}}, .members_file = "example.csv", .members_csv = kExampleMembers}));
  auto& body = *founded.body;
  const auto who = [&](const char* name) { return founded.by_name.at(name); };
  const clerk::Asked butts{.kind = "raise@1", .data = {{"matter", "ordinary"}},
                           .words = {{"text", "Water butts for every plot"}, {"title", "Water butts for every plot"}}};
  PLENARY_TRY(const Seq matter, act(body, who("Ada"), butts));
  for (const char* name : {"Bran", "Finn"}) PLENARY_DO(act(body, who(name), {.kind = "sign@1", .on = matter}));
  PLENARY_DO(act(body, who("Dara"), {.kind = "consult.open@1", .on = matter}));
  for (const char* text : {"Every plot should have its own water butt", "All plots should share the cost alike",
                           "The butts should stand before the dry months", "I would rather have one big tank"}) {
    PLENARY_TRY(const Seq statement, act(body, who("Cleo"), {.kind = "consult.state@1", .on = matter, .words = {{"text", text}}}));
    const clerk::Asked agree{.kind = "consult.answer@1", .on = matter, .data = {{"answer", "agree"}, {"statement", statement.value}, {"weighty", false}}};
    PLENARY_DO(act(body, who("Ada"), agree));
  }
  const clerk::Asked gate{.kind = "raise@1", .data = {{"matter", "ordinary"}},
                          .words = {{"text", "A gate to the lane, open from April to October"}, {"title", "A gate to the lane"}}};
  PLENARY_DO(act(body, who("Iris"), gate));
  PLENARY_DO(body.clerk->settle());
  return founded;
}

Result<std::string> issue_code(Place& place, clerk::Body& body, const ActorId& actor, bool paper) {
  body::AccessIssued act;
  act.for_ = actor;
  act.channel = paper ? body::Channel::paper : body::Channel::screen;
  PLENARY_DO(body.clerk->submit(clerk::Draft(body.origin, std::move(act)).how(body::How::clerk).done()).get());
  return place.access->issue(body.slug, actor, paper ? clerk::CodeChannel::paper : clerk::CodeChannel::screen);
}

Result<Codes> example_codes(Place& place, clerk::Body& body) {
  const auto secretary = member_named(body, "Dara"), member = member_named(body, "Gita");
  if (!secretary || !member) return refuse("cli.not_the_example");
  Codes codes{.secretary_name = "Dara", .member_name = "Gita"};
  PLENARY_TRY(codes.secretary, issue_code(place, body, *secretary, false));
  PLENARY_TRY(codes.member, issue_code(place, body, *member, false));
  return codes;
}

}  // namespace plenary::cli
