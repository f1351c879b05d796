#include "garden/garden.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include "clerk/shelf.h"

namespace plenary::garden {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result) fmt::print(stderr, "{}\n", debug_text(result.error()));
  ensure(result.has_value(), "the garden's acts are admitted");
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

constexpr const char* kNames[] = {"Ada",  "Bran", "Cleo", "Dara", "Eoin",
                                  "Finn", "Gita", "Hugo", "Iris", "Jude"};

}  // namespace

std::string association_charter() {
  std::ifstream in(std::string(PLENARY_SOURCE) + "/charters/association/charter.toml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::int64_t noon(std::string_view day) {
  const auto parsed = parse_day(day);
  ensure(parsed.has_value(), "a day of the story is a day");
  return (parsed->number * 24LL + 12) * 3'600'000;
}

Garden::Garden(const std::filesystem::path& folder, keep::BodyStore& bodies, const clerk::Clock& clock)
    : house_(must(clerk::House::open({folder, bodies, clock}))) {}

void Garden::found_again() {
  ensure(!house_->all().empty(), "the association is there");
  body_ = house_->all().front();
  if (body_->closed) fmt::print(stderr, "{}\n", debug_text(*body_->closed));
  ensure(body_->clerk != nullptr, "the association's clerk opens");
  const auto shown = keeper().shown();
  secretary_ = shown->offices.begin()->second.front();
  for (const auto& stay : shown->roll->stays()) {
    members_.push_back({stay.member, {}, shown->roll->standing(stay).in.begin()->second.text});
  }
}

void Garden::found(std::size_t members, std::string slug, std::string charter) {
  secretary_ = crypto::random_id<ActorId>();
  body_ = must(house_->found(
      {.slug = std::move(slug), .charter = std::move(charter), .offices = {{"secretary", {secretary_}}}}));
  if (members > 0) enrol(members);
}

void Garden::enrol(std::size_t members, std::size_t rows_in_chunk) {
  const Seq begin = plain(secretary_, body::RollBegin{});
  for (std::size_t done = 0; done < members;) {
    body::RollRows chunk{begin, {}};
    std::vector<std::string> names;
    for (; done < members && chunk.rows.size() < rows_in_chunk; ++done) {
      const std::size_t n = members_.size();
      Member member{n == 0 ? secretary_ : crypto::random_id<ActorId>(),
                    n < std::size(kNames) ? kNames[n] : fmt::format("Member {}", n),
                    n % 2 == 0 ? "North" : "South"};
      chunk.rows.push_back({{{{"bank"}, {member.bank}}}, member.id, body::RowOp::put, {}});
      names.push_back(member.name);
      members_.push_back(std::move(member));
    }
    auto rows = draft(std::move(chunk)).by(secretary_);
    for (std::size_t i = 0; i < names.size(); ++i) {
      rows.hold(fmt::format("name.{}", i), names[i], keep::Readers::members);
    }
    enter(rows);
  }
  plain(secretary_, body::RollCommit{begin, static_cast<std::int64_t>(members)});
}

Seq Garden::enter(clerk::Draft& draft) {
  return must(submit(draft)).seq;
}

Seq Garden::plain(const ActorId& by, body::AnyAct act, std::optional<Seq> on) {
  auto made = draft(std::move(act)).by(by);
  if (on) made.on(*on);
  return enter(made);
}

Seq Garden::raise(const ActorId& by, std::string title, std::string text) {
  auto made =
      draft(body::Raise{{"ordinary"}}).by(by).hold("text", std::move(text)).hold("title", std::move(title));
  return enter(made);
}

ParticipantId Garden::join(const Member& member, Seq matter) {
  const auto voice = crypto::random_id<ParticipantId>();
  auto made = draft(body::ConsultJoin{body::Channel::web, {{{"bank"}, {member.bank}}}, voice})
                  .how(body::How::session)
                  .on(matter)
                  .link({matter, to_string(member.id), to_string(voice)});
  enter(made);
  return voice;
}

void Garden::answer(const ParticipantId& voice, Seq matter, Seq statement, body::Answer answer) {
  auto made =
      draft(body::ConsultAnswer{answer, voice, statement, false, {}}).how(body::How::session).on(matter);
  enter(made);
}

Seq Garden::story(clerk::SetClock& clock) {
  const auto who = [&](std::size_t n) { return members_.at(n).id; };
  clock.move_to(noon("2027-03-01"));
  const Seq matter =
      raise(who(0), "Water butts for every plot", "A water butt shall stand on every plot by summer.");
  plain(who(1), body::Sign{}, matter);
  plain(who(2), body::Sign{}, matter);
  plain(secretary_, body::ConsultOpen{}, matter);
  auto stated = draft(body::ConsultState{})
                    .by(who(2))
                    .on(matter)
                    .hold("text", "I would rather have one big tank.\n\"Really\"");
  const Seq statement = enter(stated);
  auto unkind = draft(body::ConsultState{}).by(who(3)).on(matter).hold("text", "Something that had to go.");
  const Seq gone = enter(unkind);
  for (std::size_t i = 0; i < 6; ++i) {
    const auto voice = join(members_[i], matter);
    answer(voice, matter, statement, i % 2 == 0 ? body::Answer::agree : body::Answer::disagree);
  }
  auto erased = draft(body::Erased{{"text"}, body::Ground::request, gone}).by(secretary_);
  enter(erased);
  auto objected = draft(body::ConsultObject{}).by(who(7)).on(matter).hold("text", "Plots 30 to 40 flood.");
  const Seq objection = enter(objected);
  clock.move_to(noon("2027-03-18"));
  auto replied =
      draft(body::ConsultReply{objection}).by(secretary_).on(matter).hold("text", "No butts there.");
  enter(replied);
  plain(secretary_, body::ConsultClose{}, matter);
  auto amended = draft(body::TextAmend{body::AmendOp::insert_after, matter}).by(who(1)).on(matter);
  amended.hold("find", "every plot").hold("put", " except plots 30 to 40");
  amended.hold("text", "A water butt shall stand on every plot except plots 30 to 40 by summer.");
  enter(amended);
  clock.move_to(noon("2027-03-22"));
  plain(secretary_, body::VoteOpen{}, matter);
  for (std::size_t i = 0; i < 4; ++i)
    plain(who(i), body::VoteCast{body::BallotAnswer::yes, {}}, matter);
  plain(who(4), body::VoteCast{body::BallotAnswer::no, {}}, matter);
  auto desk = draft(body::VoteCast{body::BallotAnswer::abstain, {}}).desk(who(5), secretary_).on(matter);
  enter(desk);
  clock.move_to(noon("2027-03-29"));
  auto promised = draft(body::Commit{*parse_day("2027-06-01")}).by(who(1)).on(matter);
  enter(promised.hold("told_by", "count of butts").hold("what", "30 water butts placed"));
  must(keeper().settle());
  return matter;
}

void Garden::export_to(const std::filesystem::path& folder, clerk::Reader reader) {
  must(keeper().settle());
  must(clerk::export_to(body(), folder, reader));
}

}  // namespace plenary::garden
