// An invented association of any size, founded through the real House, and its acts ready to be submitted.
//
//     Garden garden(folder, store.bodies(), clock);
//     garden.found(10);                                      // Ada, Bran, ... on both banks
//     const Seq matter = garden.story();                     // from the raising to a promise missed
//
// A refusal where none is expected ends the program: tests that expect one call submit().
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "clerk/house.h"
#include "clerk/request.h"
#include "clerk/shelf.h"

namespace plenary::garden {

[[nodiscard]] std::string association_charter();
[[nodiscard]] std::int64_t noon(std::string_view day);  // of that day, UTC

struct Member {
  ActorId id;
  std::string name, bank;
};

class Garden {
 public:
  Garden(const std::filesystem::path& folder, keep::BodyStore& bodies, const clerk::Clock& clock);
  // Reads an association that is there: who is on its roll, and the newest matter.
  void found_again();

  void found(std::size_t members, std::string slug = "riverside",
             std::string charter = association_charter());
  void enrol(std::size_t members, std::size_t rows_in_chunk = 40);

  // The acts of a year, up to a vote decided, a promise made and kept from nobody, one statement erased.
  Seq story(clerk::SetClock& clock);

  [[nodiscard]] clerk::House& house() { return *house_; }
  [[nodiscard]] clerk::Body& body() { return *body_; }
  [[nodiscard]] clerk::Clerk& keeper() { return *body_->clerk; }
  [[nodiscard]] const ActorId& secretary() const { return secretary_; }
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

  [[nodiscard]] clerk::Draft draft(body::AnyAct act) const { return {body_->origin, std::move(act)}; }
  [[nodiscard]] Result<clerk::Admitted> submit(clerk::Draft& draft) {
    return keeper().submit(draft.done()).get();
  }
  Seq enter(clerk::Draft& draft);  // must be admitted
  Seq raise(const ActorId& by, std::string title, std::string text);
  void export_to(const std::filesystem::path& folder, clerk::Reader reader = clerk::Reader::anybody);

 private:
  Seq plain(const ActorId& by, body::AnyAct act, std::optional<Seq> on = {});
  ParticipantId join(const Member& member, Seq matter);
  void answer(const ParticipantId& voice, Seq matter, Seq statement, body::Answer answer);

  std::unique_ptr<clerk::House> house_;
  clerk::Body* body_ = nullptr;
  ActorId secretary_;
  std::vector<Member> members_;
};

}  // namespace plenary::garden
