// The application behind the door: which bodies there are, who is signed in, and how a request is answered.
//
//     App app({.house = house, .access = access, .clock = clock, .assets = assets});
//     Door door(setting, [&](const Asking& asking) { return app.answer(asking); });
//
// Addresses: /b/<slug>/... pages, /b/<slug>/api/v1/... the same as JSON, /b/<slug>/log/... the published record,
// /b/<slug>/events server-sent events, /s/... static files, /sign-in, /health.  Who is signed in comes from the
// cookie; what they may do is asked of the folded state each time.  Every form carries a token made for its
// session (CSRF), and its act's id, so that sending it twice makes one entry.  A body whose readers are its
// members answers 404 to everybody else, on every path.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "clerk/access.h"
#include "clerk/house.h"
#include "pages/assets.h"
#include "server/door.h"
#include "server/limits.h"
#include "server/uploads.h"
#include "words/words.h"

namespace plenary::server {

struct AppSetting {
  clerk::House& house;
  clerk::Access& access;
  const clerk::Clock& clock;
  pages::Assets assets;
  std::string example;          // slug of the example body, marked as such; may be empty
  bool secure_cookies = false;  // behind TLS: then the cookie is __Host- and Secure
};

class App {
 public:
  explicit App(AppSetting setting);
  [[nodiscard]] Answered answer(const Asking& asking);

  [[nodiscard]] const AppSetting& setting() const { return setting_; }
  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] Uploads& uploads() { return uploads_; }
  [[nodiscard]] Refusals& refusals() { return refusals_; }
  [[nodiscard]] Limit& acts() { return acts_; }
  [[nodiscard]] Limit& sign_ins() { return sign_ins_; }
  [[nodiscard]] Limit& all_sign_ins() { return all_sign_ins_; }

 private:
  [[nodiscard]] Answered route(const Asking& asking);
  [[nodiscard]] Answered static_file(const Asking& asking) const;

  AppSetting setting_;
  Words words_;
  Uploads uploads_;
  Refusals refusals_;
  Limit acts_{120, 240};        // acts of one address
  Limit sign_ins_{10, 10};      // tries of one address
  Limit all_sign_ins_{300, 600};
};

}  // namespace plenary::server
