// How many pages and API answers a second does the server give, and how long does the slowest hundredth take?
//
//     bench-pages [SECONDS]          the example body, 32 connections on loopback, each asking again when answered
//
// The floor in the same run: /health through the same door, which renders nothing and reads nothing.
#include <arpa/inet.h>
#include <fmt/core.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "cli/founding.h"
#include "cli/place.h"
#include "server/app.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kConnections = 32;

int connect_to(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) std::abort();
  const int one = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  return fd;
}

// One answer with its body, by Content-Length; the status, or 0 if the connection went.
int read_answer(int fd, std::string& buffer) {
  std::size_t head = 0, need = 0;
  buffer.clear();
  char piece[65536];
  while (true) {
    const auto got = ::recv(fd, piece, sizeof piece, 0);
    if (got <= 0) return 0;
    buffer.append(piece, static_cast<std::size_t>(got));
    if (head == 0) {
      const auto end = buffer.find("\r\n\r\n");
      if (end == buffer.npos) continue;
      head = end + 4;
      const auto length = buffer.find("Content-Length: ");
      need = head + (length < head ? std::stoul(buffer.substr(length + 16)) : 0);
    }
    if (buffer.size() >= need) return std::stoi(buffer.substr(9, 3));
  }
}

struct Measured {
  std::vector<double> milliseconds;
  int wrong = 0;
};

Measured ask(std::uint16_t port, const std::string& path, const std::string& cookie, double seconds) {
  std::vector<Measured> each(kConnections);
  std::vector<std::thread> clients;
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  for (auto& mine : each) {
    clients.emplace_back([&] {
      const int fd = connect_to(port);
      const std::string request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: plenary=" + cookie + "\r\n\r\n";
      std::string buffer;
      while (Clock::now() < until) {
        const auto from = Clock::now();
        if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) <= 0) break;
        if (read_answer(fd, buffer) != 200) ++mine.wrong;
        mine.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - from).count());
      }
      ::close(fd);
    });
  }
  for (auto& client : clients) client.join();
  Measured all;
  for (const auto& one : each) {
    all.milliseconds.insert(all.milliseconds.end(), one.milliseconds.begin(), one.milliseconds.end());
    all.wrong += one.wrong;
  }
  std::ranges::sort(all.milliseconds);
  return all;
}

}  // namespace

int main(int count, char** words) {
  const double seconds = count > 1 ? std::stod(words[1]) : 3;
  const auto folder = std::filesystem::temp_directory_path() / ("plenary-bench-" + std::to_string(::getpid()));
  {
    auto place = plenary::cli::open_place(folder);
    auto founded = plenary::cli::found_example(*place);
    const auto codes = plenary::cli::example_codes(*place, *founded->body);
    const auto token = place->access->sign_in(codes->member)->token;
    plenary::server::App app({.house = *place->house, .access = *place->access, .clock = *place->clock, .assets = {}, .example = {}});
    plenary::server::Door door({.workers = 4}, [&](const plenary::server::Asking& asking) { return app.answer(asking); });
    std::thread serving([&] { door.run(); });
    fmt::print("{:<44} {:>10} {:>9} {:>9} {:>7}\n", "path", "a second", "p50 ms", "p99 ms", "wrong");
    for (const char* path : {"/health", "/b/riverside/", "/b/riverside/matter/4", "/b/riverside/matter/4/standing", "/b/riverside/charter",
                             "/b/riverside/record", "/b/riverside/api/v1/matters/4", "/b/riverside/log/checkpoint"}) {
      const auto measured = ask(door.port(), path, token, seconds);
      const auto n = measured.milliseconds.size();
      const auto at = [&](double share) { return n == 0 ? 0.0 : measured.milliseconds[static_cast<std::size_t>(share * static_cast<double>(n - 1))]; };
      fmt::print("{:<44} {:>10.0f} {:>9.2f} {:>9.2f} {:>7}\n", path, static_cast<double>(n) / seconds, at(0.5), at(0.99), measured.wrong);
    }
    door.stop();
    serving.join();
  }
  std::filesystem::remove_all(folder);
  return 0;
}
