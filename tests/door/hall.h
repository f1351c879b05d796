// One server with a public garden and a co-operative that only its members may read, asked without a socket.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "clerk/access.h"
#include "garden/garden.h"
#include "server/app.h"
#include "store/memory.h"
#include "store/test_folder.h"

namespace plenary::hall {

inline std::string slurp(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Hall {
  store::TestFolder folder;
  store::MemoryStore store;
  clerk::SetClock clock{garden::noon("2027-02-20")};
  garden::Garden garden{std::filesystem::path(folder.file("house")), store.bodies(), clock};
  clerk::Access access{store.accounts(), std::string(32, 'k'), clock};
  ActorId board = crypto::random_id<ActorId>();
  Seq matter;
  std::unique_ptr<server::App> app;

  explicit Hall(bool tls = false, const std::string& rules = garden::association_charter()) {
    garden.found(10, "riverside", rules);
    matter = garden.raise(garden.members().front().id, "Benches", "Two benches by the pond");
    const auto charter = slurp(std::string(PLENARY_ROOT) + "/charters/cooperative/charter.toml");
    const auto founded =
        garden.house().found({.slug = "millrace",
                              .charter = charter,
                              .offices = {{"board", {board}}, {"chair", {board}}, {"treasurer", {board}}}});
    REQUIRE(founded.has_value());
    app = std::make_unique<server::App>(server::AppSetting{.house = garden.house(),
                                                           .access = access,
                                                           .clock = clock,
                                                           .assets = {},
                                                           .example = {},
                                                           .secure_cookies = tls});
  }
  std::string token(const char* slug, const ActorId& actor) {
    return access.sign_in(*access.issue(slug, actor, clerk::CodeChannel::paper))->token;
  }
  server::Answered ask(std::string method, std::string path, std::string session = {}, std::string body = {},
                       std::map<std::string, std::string> headers = {}) {
    server::Asking asking{.method = std::move(method),
                          .path = std::move(path),
                          .query = {},
                          .headers = std::move(headers),
                          .body = std::move(body),
                          .address = "127.0.0.1"};
    if (!session.empty()) asking.headers["cookie"] = "plenary=" + session;
    return app->answer(asking);
  }
  // A form of whoever is signed in so, posted with its token and a fresh id.
  server::Answered post(const std::string& path, const std::string& session, const std::string& fields = {}) {
    const auto id = to_string(crypto::random_id<ActId>());
    return ask("POST", "/b/riverside" + path, session,
               fmt::format("id={}&token={}&{}", id, access.form_token(session), fields));
  }
  // A form with one file, as a browser sends it.
  server::Answered send_file(const std::string& path, const std::string& session, const std::string& file_name,
                             const std::string& bytes, const std::string& field = "file") {
    const std::string part = "--edge\r\nContent-Disposition: form-data; name=";
    return ask("POST", "/b/riverside" + path, session,
               fmt::format("{0}\"token\"\r\n\r\n{1}\r\n{0}\"{2}\"; filename=\"{3}\"\r\nContent-Type: text/plain\r\n\r\n{4}\r\n--edge--\r\n",
                           part, access.form_token(session), field, file_name, bytes),
               {{"content-type", "multipart/form-data; boundary=edge"}});
  }
  server::Answered look(const std::string& path, const std::string& session = {},
                        const std::string& query = {}) {
    server::Asking asking{.method = "GET",
                          .path = "/b/riverside" + path,
                          .query = query,
                          .headers = {},
                          .body = {},
                          .address = "127.0.0.1"};
    if (!session.empty()) asking.headers["cookie"] = "plenary=" + session;
    return app->answer(asking);
  }
  [[nodiscard]] std::uint64_t size() { return garden.keeper().shown()->size; }
};

inline std::string header(const server::Answered& answer, std::string_view name) {
  const auto at = std::ranges::find(answer.headers, name, [](const auto& pair) { return pair.first; });
  return at == answer.headers.end() ? "" : at->second;
}

inline bool says(const std::string& page, std::string_view words) {
  return page.find(words) != std::string::npos;
}
inline bool shows(const server::Answered& answer, std::string_view words) {
  return says(answer.body, words);
}

// The association's charter with one phrase put otherwise.
inline std::string charter_with(std::string_view phrase, std::string_view instead) {
  auto rules = garden::association_charter();
  const auto at = rules.find(phrase);
  REQUIRE(at != std::string::npos);
  return rules.replace(at, phrase.size(), instead);
}

inline json::Value parsed(const server::Answered& answer) {
  auto value = json::parse(answer.body, json::Form::relaxed, {.bytes = 1 << 20, .depth = 40});
  REQUIRE_MESSAGE(value.has_value(), answer.body.substr(0, 200));
  return *std::move(value);
}

// A body sent in pieces, whole.
inline std::string gathered(const server::Answered& answer) {
  REQUIRE(answer.pieces != nullptr);
  std::string whole;
  while (true) {
    const auto piece = answer.pieces->next();
    REQUIRE(piece.has_value());
    if (piece->empty()) return whole;
    whole += *piece;
  }
}

inline int run(const std::string& command) {
  return WEXITSTATUS(std::system(command.c_str()));
}  // NOLINT(concurrency-mt-unsafe)

}  // namespace plenary::hall
