// What stands round every page, and the page itself: skip link, header, main landmark, footer.
//
// A page function takes the frame and its view struct and gives the whole document as one string.  No inline
// style and no inline script: the content security policy forbids both (kContentSecurityPolicy).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pages/assets.h"
#include "pages/html.h"
#include "view/common.h"
#include "words/words.h"

namespace plenary::pages {

inline constexpr const char* kContentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

enum class Place { none, desk, matters, roll, charter, record, account };

struct Frame {
  const Words& words;
  Tongue say;
  const Assets& assets;
  std::optional<view::BodyLabel> body;  // none: sign-in and errors outside any body
  view::Viewer viewer;
  Place place = Place::none;
  std::optional<view::RefusedAct> refused;  // the viewer's own act, told on top of the page
  std::vector<view::FieldError> errors;     // what could not be taken of a form, told on top and at the field
  std::string at_desk_for = {};             // the member for whom the viewer types
  std::string events_path = {};             // script listens there and offers to show what changed
};

// `title_text` never holds anything personal: it is in histories and mail.
[[nodiscard]] std::string framed(const Frame& frame, const std::string& title_text, const Html& business);

// "/b/river" + tail; without a body, "/" + tail.
[[nodiscard]] std::string path_in(const Frame& frame, std::string_view tail);

}  // namespace plenary::pages
