// The door: HTTP/1.1 in and out, and nothing of what is said there.  The only header of its kind; Boost.Beast
// stays behind it in door.cpp.
//
//     Door door({.port = 8080}, [](const Asking& asking) { return answered(200, "text/plain", "hello"); });
//     door.run();                       // until stop()
//
// One io thread reads and writes; `handle` runs on a few workers and may wait for the clerk.  Limits: 10 s
// for headers, 30 s for a body, 30 s for a write, 60 s idle; 16 KiB of headers; 1 MiB of body (uploads: as
// `body_limit` says for their path); connections in all and for each address.  A stream (server-sent events)
// is pulled: the door asks `pull` again whenever ring() was called, and every 15 s, so nothing queues up.  A
// body in pieces is asked for when the piece before has gone out.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::server {

struct Asking {  // one request
  std::string method, path, query;          // path decoded, query raw
  std::map<std::string, std::string> headers;  // names in lower case; of repeated ones the last
  std::string body;
  std::string address;                      // of the peer, or told by a trusted proxy
  bool secure = false;                      // came by TLS, as a trusted proxy told

  [[nodiscard]] std::string_view header(std::string_view name) const;  // "" if not there
};

struct Stream {  // text/event-stream: what is new since the last pull, "" for nothing
  std::function<std::string()> pull;
};

struct Pieces {  // a body sent bit by bit: the next, "" at the end; a refusal cuts the connection off
  std::function<Result<std::string>()> next;
};

struct Answered {
  unsigned status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::shared_ptr<Stream> stream = {};
  std::shared_ptr<Pieces> pieces = {};  // instead of `body`
};

[[nodiscard]] Answered answered(unsigned status, std::string content_type, std::string body);

struct DoorSetting {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0: any free one
  unsigned workers = 12;
  std::size_t most_connections = 4000, most_per_address = 200;
  bool trust_proxy = false;  // believe X-Forwarded-For and -Proto of a peer on loopback
  std::function<std::size_t(std::string_view path)> body_limit = {};
};

using Handle = std::function<Answered(const Asking&)>;

class Door {
 public:
  Door(DoorSetting setting, Handle handle);  // throws std::runtime_error if the port cannot be had
  ~Door();
  Door(const Door&) = delete;
  Door& operator=(const Door&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  void run();   // blocks; on SIGTERM or SIGINT finishes what is under way and returns
  void stop();  // from any thread
  void ring();  // something is new for the streams; from any thread

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

}  // namespace plenary::server
