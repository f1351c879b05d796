#include "cli/serve.h"

#include <fmt/core.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "cli/founding.h"
#include "cli/place.h"
#include "server/app.h"
#include "words/words.h"

namespace plenary::cli {
namespace {

constexpr const char* kExample = "riverside";

// Time that a test moves on by writing milliseconds into a file; both clocks go together, so it is no leap.
class AheadClock : public clerk::SystemClock {
 public:
  explicit AheadClock(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] std::int64_t wall_ms() const override { return SystemClock::wall_ms() + ahead_ms(); }
  [[nodiscard]] std::int64_t steady_ms() const override { return SystemClock::steady_ms() + ahead_ms(); }

 private:
  [[nodiscard]] std::int64_t ahead_ms() const {
    std::int64_t ahead = 0;
    std::ifstream(file_) >> ahead;
    return ahead;
  }
  std::filesystem::path file_;
};

// For tests that move time: codes on paper for everybody, and several for the secretary.
int print_test_codes(Place& place, clerk::Body& body) {
  for (const char* name :
       {"Dara", "Dara", "Dara", "Dara", "Dara", "Ada", "Bran", "Cleo", "Hugo", "Iris", "Jude"}) {
    const auto actor = member_named(body, name);
    const auto code = actor ? issue_code(place, body, *actor, true) : refuse("cli.not_the_example");
    if (!code) return tell(code.error());
    fmt::print("  {} (paper)  {}\n", name, *code);
  }
  return 0;
}

int print_example(Place& place) {
  clerk::Body* body = place.house->find(kExample);
  if (body == nullptr) {
    fmt::print("Founding the example body ...\n");
    auto founded = found_example(place);
    if (!founded) return tell(founded.error());
    body = founded->body;
  }
  if (body->closed) return tell(*body->closed);
  const auto codes = example_codes(place, *body);
  if (!codes) return tell(codes.error());
  fmt::print(
      "Sign-in codes of the example body, each for once and for 15 minutes:\n  {} (secretary)  {}\n  {} "
      "(member)     {}\n",
      codes->secretary_name, codes->secretary, codes->member_name, codes->member);
  const auto secretary = member_named(*body, codes->secretary_name);
  fmt::print("And of the secretary's sheet, for when she is asked for a code again (each once, 30 days):\n");
  for (int n = 0; secretary && n < 3; ++n) {
    const auto code = issue_code(place, *body, *secretary, true);
    if (!code) return tell(code.error());
    fmt::print("  {} (paper)      {}\n", codes->secretary_name, *code);
  }
  return 0;
}

// Bodies that could not open are named with their reason; the others serve.
void print_bodies(const Place& place) {
  static const Words words;
  for (const auto* body : place.house->all()) {
    if (body->closed) {
      fmt::print("{} is closed: {}\n", body->slug, words.sentence("en", *body->closed));
    } else {
      fmt::print("{}: {} entries, key {}\n", body->slug, body->clerk->shown()->size, body->vkey());
      if (body->slug != kExample && !place.house->key_files(body->slug).confirmed(body->vkey())) {
        fmt::print("  nobody has typed back the recovery copy of this key yet:  plenary key copy {}\n",
                   body->slug);
      }
    }
  }
}

// Where people reach it is told in each record, once, when it changes.
Result<void> tell_address(const Place& place, const std::string& address) {
  if (!body::is_web_address(address)) return refuse("cli.not_an_address", {.params = {{"address", address}}});
  for (auto* body : place.house->all()) {
    if (!body->clerk || body->clerk->shown()->served_at == body::WebAddress{address}) continue;
    auto request = clerk::Draft(body->origin, body::ServedAt{{address}}).how(body::How::clerk).done();
    PLENARY_DO(body->clerk->submit(std::move(request)).get());
  }
  return {};
}

}  // namespace

int serve(const ServeOptions& options) {
  std::vector<std::string> seen;
  for (const auto& file : options.seen) {
    auto note = read_file(file);
    if (!note) return tell(note.error());
    seen.push_back(*std::move(note));
  }
  std::unique_ptr<clerk::Clock> clock;
  if (!options.test_clock.empty()) {
    if (!options.example) return tell(make_error("cli.test_clock_of_the_example"));
    clock = std::make_unique<AheadClock>(options.test_clock);
  }
  auto place = open_place(options.folder, std::move(clock), std::move(seen));
  if (!place) return tell(place.error());
  if (options.example) {
    if (const int status = print_example(*place)) return status;
    if (!options.test_clock.empty()) {
      if (const int status = print_test_codes(*place, *place->house->find(kExample))) return status;
    }
  }
  if (!options.public_address.empty()) {
    if (const auto told = tell_address(*place, options.public_address); !told) return tell(told.error());
  }
  print_bodies(*place);
  const auto web = options.web.empty() ? home() / "web" / "dist" : options.web;
  auto assets = pages::Assets::load(web.string(), "/s/");
  if (!assets.problem().empty())
    fmt::print(stderr, "plenary: pages will stand without style: {}\n", assets.problem());
  server::App app({.house = *place->house,
                   .access = *place->access,
                   .clock = *place->clock,
                   .assets = std::move(assets),
                   .example = options.example ? kExample : "",
                   .secure_cookies = options.behind_tls});
  try {
    server::Door door({.address = options.address,
                       .port = options.port,
                       .trust_proxy = options.behind_tls,
                       .body_limit = [](std::string_view path) -> std::size_t {
                         return path.ends_with("/roll/import") ? 64u << 20 : 1u << 20;
                       }},
                      [&](const server::Asking& asking) { return app.answer(asking); });
    std::vector<std::pair<clerk::Clerk*, std::uint64_t>> listeners;
    for (auto* body : place->house->all()) {
      if (body->clerk)
        listeners.emplace_back(body->clerk.get(), body->clerk->listen([&](std::uint64_t) { door.ring(); }));
    }
    fmt::print("Plenary answers at http://{}:{}/\n", options.address, door.port());
    std::fflush(stdout);
    door.run();
    for (auto [clerk, id] : listeners)
      clerk->forget(id);
  } catch (const std::runtime_error& problem) {
    return tell(make_error("cli.port", {.params = {{"port", std::int64_t{options.port}},
                                                   {"reason", std::string(problem.what())}}}));
  }
  fmt::print("Stopped; every record is signed.\n");
  return 0;
}

}  // namespace plenary::cli
