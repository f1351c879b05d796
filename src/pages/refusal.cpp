// Pages for what went wrong: a refused act, nothing there, too many requests, not ready.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

std::string plain_page(const Frame& frame, const char* heading, const Html& says) {
  const std::string words_of = frame.say(heading);
  return framed(frame, words_of,
                row({}, h1(words_of) + says +
                            div(cls("do"), a(cls("button plain"), href(path_in(frame, "")),
                                             frame.say("page.to_desk")))));
}

}  // namespace

std::string refusal_page(const Frame& frame) {
  return plain_page(frame, "page.refused.heading", p(cls("lead"), frame.say("page.refused.lead")));
}

std::string not_found_page(const Frame& frame) {
  return plain_page(frame, "page.not_found", p(cls("lead"), frame.say("page.not_found.says")));
}

std::string too_many_page(const Frame& frame, std::int64_t wait_seconds) {
  return plain_page(frame, "page.too_many",
                    p(cls("lead"), frame.say("page.too_many.says", {{"seconds", wait_seconds}})));
}

std::string unavailable_page(const Frame& frame, std::int64_t wait_seconds) {
  return plain_page(frame, "page.unavailable",
                    p(cls("lead"), frame.say("page.unavailable.says", {{"seconds", wait_seconds}})));
}

}  // namespace plenary::pages
