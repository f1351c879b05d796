// Invented views of the Riverside Garden Association: every screen, in its ordinary, empty, refused and
// overlong states.  Nobody in them is real.
#pragma once

#include "pages/pages.h"

namespace plenary::gallery {

struct Fixtures {
  bool arabic = false;  // the decision page in Arabic words of the body
  bool overlong = false;

  [[nodiscard]] view::BodyLabel body() const;
  [[nodiscard]] view::Viewer viewer(const char* name, const char* office = nullptr) const;
  [[nodiscard]] view::RefusedAct refused() const;

  [[nodiscard]] view::Desk desk() const;
  [[nodiscard]] view::Matter matter() const;
  [[nodiscard]] view::Matters matters() const;
  [[nodiscard]] view::Raise raise() const;
  [[nodiscard]] view::StatementCard card() const;
  [[nodiscard]] view::Standing standing() const;
  [[nodiscard]] view::TextPage text() const;
  [[nodiscard]] view::Ballot ballot() const;
  [[nodiscard]] view::Ballot ranked_ballot() const;
  [[nodiscard]] view::VoteOpening ranked_opening() const;
  [[nodiscard]] view::Result ranked_result() const;
  [[nodiscard]] view::Receipt receipt() const;
  [[nodiscard]] view::Result result() const;
  [[nodiscard]] view::Ratification ratification() const;
  [[nodiscard]] view::Ratification ratified() const;
  [[nodiscard]] view::Follow follow() const;
  [[nodiscard]] view::RollPage roll() const;
  [[nodiscard]] view::ImportPreview import_preview(bool sound) const;
  [[nodiscard]] view::Charter charter() const;
  [[nodiscard]] view::CharterDraft draft() const;
  [[nodiscard]] view::Record record() const;
  [[nodiscard]] view::Erasure erasure() const;
  [[nodiscard]] view::Account account() const;
};

}  // namespace plenary::gallery
