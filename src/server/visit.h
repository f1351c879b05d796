// One request in its context: which body, who asks, in which language, and what is needed to answer.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "clerk/asked.h"
#include "clerk/shelf.h"
#include "pages/frame.h"
#include "server/app.h"
#include "server/fields.h"
#include "view/build.h"

namespace plenary::server {

// What this reader may read of a body's vault.
class StoredContents : public view::Contents {
 public:
  StoredContents(const clerk::Body& body, clerk::Reader reader, std::optional<ActorId> actor, bool helped = false)
      : body_(body), reader_(reader), actor_(actor), helped_(helped) {}
  [[nodiscard]] std::optional<view::Words> find(Seq entry, std::string_view field) const override;
  [[nodiscard]] std::optional<ParticipantId> participant(Seq matter) const override;

 private:
  const clerk::Body& body_;
  clerk::Reader reader_;
  std::optional<ActorId> actor_;
  bool helped_;
};

struct Visit {
  App& app;
  const Asking& asking;
  Fields query;
  std::string token;                 // of the session; "" if not signed in
  std::optional<clerk::Who> who = {};
  std::string language = "en";

  // Within a body.
  clerk::Body* body = nullptr;
  std::string tail;                  // the path below /b/<slug>: "/matter/5"
  std::optional<ActorId> actor = {};
  clerk::Reader reader = clerk::Reader::anybody;
  std::optional<ActorId> helper = {};  // at the desk: who types; `actor` is then the member helped

  [[nodiscard]] std::string body_base() const { return "/b/" + body->slug; }
  // What links and forms of this visit begin with: at the desk they stay there.
  [[nodiscard]] std::string base() const { return body_base() + (helper ? "/desk/" + to_string(*actor) : ""); }
  [[nodiscard]] clerk::Actor acting() const {
    return helper ? clerk::Actor{*actor, body::How::desk, helper} : clerk::Actor{.id = *actor};
  }
  [[nodiscard]] bool wants_json() const;
};

// A view's source for the time of one answer: it holds the state's lock.
class Reading {
 public:
  explicit Reading(const Visit& visit);
  [[nodiscard]] const view::Source& source() const { return source_; }
  [[nodiscard]] pages::Frame frame(pages::Place place) const;

 private:
  const Visit& visit_;
  StoredContents contents_;
  clerk::Shown shown_;
  view::Source source_;
};

// An act form of the viewer: a fresh act id and the session's token.
[[nodiscard]] view::ActForm fresh_form(const Visit& visit, std::string path);
[[nodiscard]] Day today_of(const Visit& visit);

// A frame without a body.
[[nodiscard]] pages::Frame outer_frame(const Visit& visit);
// Languages the asker prefers, of those we speak; the first of the body's otherwise.
[[nodiscard]] std::string language_of(const Words& words, std::string_view accept, std::string_view asked);

[[nodiscard]] Answered page(unsigned status, std::string html);
[[nodiscard]] Answered see_other(const std::string& path);
[[nodiscard]] Answered not_found(const Visit& visit);
[[nodiscard]] Answered json_answer(unsigned status, const json::Value& value);
// RFC 9457: the same object that pages tell in words.
[[nodiscard]] Answered problem(const Visit& visit, unsigned status, const Error& error);
[[nodiscard]] unsigned status_of(const Error& error);

// The rooms of a body's address.
[[nodiscard]] Answered show_page(Visit& visit);    // GET pages
[[nodiscard]] Answered take_form(Visit& visit);    // POST forms
[[nodiscard]] Answered show_erasure(const Visit& visit, Seq entry, const std::string& field);  // GET /erase/<seq>/<field>
[[nodiscard]] Answered answer_api(Visit& visit);   // /api/v1
[[nodiscard]] Answered answer_log(Visit& visit);   // /log
[[nodiscard]] Answered record_archive(Visit& visit);  // GET /record/download: its files as one tar
[[nodiscard]] Answered record_rows(Visit& visit);     // GET /record.csv: a row for each entry
[[nodiscard]] Answered answer_events(Visit& visit);
[[nodiscard]] Answered sign_in(Visit& visit);      // GET, POST /sign-in; POST /sign-out

}  // namespace plenary::server
