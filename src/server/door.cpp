#include "server/door.h"

#include <boost/asio.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/url/decode_view.hpp>

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <list>
#include <stdexcept>

namespace plenary::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::use_awaitable;
using Seconds = std::chrono::seconds;
using tcp = asio::ip::tcp;

namespace {

constexpr std::size_t kBodyLimit = 1 << 20;
constexpr std::uint32_t kHeaderLimit = 16 * 1024;
constexpr auto kHeaderTime = Seconds(10), kBodyTime = Seconds(30), kWriteTime = Seconds(30), kIdleTime = Seconds(60);
constexpr auto kHeartbeat = Seconds(15);

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return out;
}

// "%2F" and the like path_text; nothing if the encoding is broken or hides a control character.
std::optional<std::string> path_text(std::string_view text) {
  const auto view = boost::urls::make_pct_string_view(boost::core::string_view(text.data(), text.size()));
  if (!view) return std::nullopt;
  std::string out;
  for (const char c : boost::urls::decode_view(*view)) {
    if (static_cast<unsigned char>(c) < 0x20) return std::nullopt;
    out += c;
  }
  return out;
}

}  // namespace

std::string_view Asking::header(std::string_view name) const {
  const auto at = headers.find(std::string(name));
  return at == headers.end() ? std::string_view() : std::string_view(at->second);
}

Answered answered(unsigned status, std::string content_type, std::string body) {
  return {status, std::move(content_type), std::move(body), {}, {}, {}};
}

struct Door::Inside : std::enable_shared_from_this<Door::Inside> {
  Inside(DoorSetting chosen, Handle answer)
      : setting(std::move(chosen)), handle(std::move(answer)), acceptor(io), signals(io), workers(setting.workers) {}

  void open();
  asio::awaitable<void> accept();
  asio::awaitable<void> serve(tcp::socket socket);
  asio::awaitable<bool> serve_one(beast::tcp_stream& stream, beast::flat_buffer& buffer, const std::string& peer);
  asio::awaitable<void> send_stream(beast::tcp_stream& stream, const Answered& answer);
  asio::awaitable<void> send_pieces(beast::tcp_stream& stream, const Answered& answer, bool chunked);
  struct Job;
  asio::awaitable<void> on_worker(std::shared_ptr<Job> job);
  Asking asking_of(const http::request<http::string_body>& request, const std::string& peer) const;
  void stop_now();
  asio::awaitable<void> drain();

  DoorSetting setting;
  Handle handle;
  asio::io_context io{1};
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::thread_pool workers;
  std::map<std::string, std::size_t> by_address;
  std::size_t connections = 0;
  std::list<asio::steady_timer*> sleeping;  // one for each stream
  std::uint64_t rings = 0;
  bool ending = false;
};

// One piece of work for a worker; the timer wakes whoever waits for it.  (g++ 12 miscompiles temporaries in a
// co_await expression: whatever is awaited here has a name and is shared.)
struct Door::Inside::Job {
  Job(asio::io_context& io, std::function<void()> what) : work(std::move(what)), woken(io, asio::steady_timer::time_point::max()) {}
  std::function<void()> work;
  asio::steady_timer woken;
  bool done = false;  // on the io thread only
};

asio::awaitable<void> Door::Inside::on_worker(std::shared_ptr<Job> job) {
  asio::post(workers, [this, job] {
    job->work();
    asio::post(io, [job] {
      job->done = true;
      job->woken.cancel();
    });
  });
  boost::system::error_code cancelled;
  while (!job->done) {
    co_await job->woken.async_wait(asio::redirect_error(use_awaitable, cancelled));
  }
}

void Door::Inside::open() {
  const tcp::endpoint endpoint(asio::ip::make_address(setting.address), setting.port);
  acceptor.open(endpoint.protocol());
  acceptor.set_option(asio::socket_base::reuse_address(true));
  acceptor.bind(endpoint);
  acceptor.listen(1024);
}

asio::awaitable<void> Door::Inside::accept() {
  while (!ending) {
    boost::system::error_code problem;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(use_awaitable, problem));
    if (problem == asio::error::operation_aborted || ending) co_return;
    if (problem) {  // out of descriptors: give those that are there a moment to go
      asio::steady_timer pause(io, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(use_awaitable, problem));
      continue;
    }
    asio::co_spawn(io, serve(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> Door::Inside::serve(tcp::socket socket) {
  boost::system::error_code unknown;
  const std::string peer = socket.remote_endpoint(unknown).address().to_string();
  const auto self = shared_from_this();
  if (unknown || connections >= setting.most_connections || by_address[peer] >= setting.most_per_address) co_return;
  ++connections, ++by_address[peer];
  beast::tcp_stream stream(std::move(socket));
  boost::system::error_code ignored;
  stream.socket().set_option(tcp::no_delay(true), ignored);
  beast::flat_buffer buffer(64 * 1024);
  try {
    while (!ending && co_await serve_one(stream, buffer, peer)) {
    }
  } catch (const boost::system::system_error&) {
    // The peer went, or took too long: nothing is owed to a connection that is gone.
  }
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --connections;
  if (--by_address[peer] == 0) by_address.erase(peer);
}

Asking Door::Inside::asking_of(const http::request<http::string_body>& request, const std::string& peer) const {
  Asking asking;
  asking.method = std::string(request.method_string());
  const std::string_view target(request.target().data(), request.target().size());
  const auto mark = target.find('?');
  asking.path = path_text(target.substr(0, mark)).value_or("");
  if (mark != target.npos) asking.query = target.substr(mark + 1);
  for (const auto& field : request) asking.headers[lower({field.name_string().data(), field.name_string().size()})] = std::string(field.value());
  asking.address = peer;
  const bool near = peer == "127.0.0.1" || peer == "::1";
  if (setting.trust_proxy && near) {
    const auto through = asking.header("x-forwarded-for");
    if (!through.empty()) {
      auto last = through.substr(through.rfind(',') == through.npos ? 0 : through.rfind(',') + 1);
      while (last.starts_with(' ')) last.remove_prefix(1);
      asking.address = std::string(last.substr(0, 60));
    }
    asking.secure = asking.header("x-forwarded-proto") == "https";
  }
  return asking;
}

namespace {

http::response<http::string_body> response_of(Answered answer, bool keep, bool head, unsigned version) {
  http::response<http::string_body> response(static_cast<http::status>(answer.status), version);
  if (!answer.content_type.empty()) response.set(http::field::content_type, answer.content_type);
  for (const auto& [name, value] : answer.headers) response.insert(name, value);
  response.keep_alive(keep);
  const std::size_t length = answer.body.size();
  const bool bodiless = answer.status == 304 || answer.status == 204;
  if (!head && !bodiless) response.body() = std::move(answer.body);
  if (!bodiless && !answer.pieces) response.content_length(length);
  return response;
}

}  // namespace

asio::awaitable<bool> Door::Inside::serve_one(beast::tcp_stream& stream, beast::flat_buffer& buffer, const std::string& peer) {
  http::request_parser<http::string_body> parser;
  parser.header_limit(kHeaderLimit);
  parser.body_limit(kBodyLimit);
  boost::system::error_code problem;
  stream.expires_after(buffer.size() > 0 ? kHeaderTime : kIdleTime);
  co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(use_awaitable, problem));
  if (problem == http::error::header_limit || problem == http::error::bad_target || problem.category() == http::make_error_code(http::error::bad_value).category()) {
    if (problem == http::error::end_of_stream || problem == http::error::partial_message) co_return false;
    const unsigned status = problem == http::error::header_limit ? 431 : 400;
    stream.expires_after(kWriteTime);
    auto refusal = response_of(answered(status, "text/plain", status == 431 ? "headers too long\n" : "not HTTP\n"), false, false, 11);
    co_await http::async_write(stream, refusal, use_awaitable);
    co_return false;
  }
  if (problem) co_return false;
  const auto target = std::string(parser.get().target());
  if (setting.body_limit) parser.body_limit(setting.body_limit(target.substr(0, target.find('?'))));
  stream.expires_after(kBodyTime);
  if (parser.get()[http::field::expect] == "100-continue") {
    http::response<http::empty_body> go_on(http::status::continue_, 11);
    co_await http::async_write(stream, go_on, use_awaitable);
  }
  co_await http::async_read(stream, buffer, parser, asio::redirect_error(use_awaitable, problem));
  if (problem == http::error::body_limit) {
    stream.expires_after(kWriteTime);
    auto refusal = response_of(answered(413, "text/plain", "too large\n"), false, false, 11);
    co_await http::async_write(stream, refusal, use_awaitable);
    co_return false;
  }
  if (problem) co_return false;
  auto request = parser.release();
  Asking asking = asking_of(request, peer);
  asking.body = std::move(request.body());
  const bool head = asking.method == "HEAD";
  stream.expires_never();
  const auto answer_to = std::make_shared<Answered>(answered(400, "text/plain", "not a path\n"));
  if (!asking.path.empty()) {
    const auto asked = std::make_shared<Asking>(std::move(asking));
    const auto job = std::make_shared<Job>(io, [this, asked, answer_to] { *answer_to = handle(*asked); });
    co_await on_worker(job);
  }
  Answered& answer = *answer_to;
  if (answer.stream && !head) {
    co_await send_stream(stream, answer);
    co_return false;
  }
  if (answer.pieces && !head) {
    co_await send_pieces(stream, answer, request.version() >= 11);
    co_return false;
  }
  const bool keep = request.keep_alive() && !ending;
  auto response = response_of(std::move(answer), keep, head, request.version());
  stream.expires_after(kWriteTime);
  http::response_serializer<http::string_body> serializer(response);
  if (head) {
    co_await http::async_write_header(stream, serializer, use_awaitable);
  } else {
    co_await http::async_write(stream, serializer, use_awaitable);
  }
  co_return keep;
}

asio::awaitable<void> Door::Inside::send_stream(beast::tcp_stream& stream, const Answered& answer) {
  std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n";
  for (const auto& [name, value] : answer.headers) head += name + ": " + value + "\r\n";
  std::string out = head + "\r\nretry: 3000\n\n";
  asio::steady_timer sleep(io);
  const auto pulled = answer.stream;
  std::uint64_t heard = 0;
  while (!ending) {
    heard = rings;
    const auto fresh = std::make_shared<std::string>();
    const auto job = std::make_shared<Job>(io, [pulled, fresh] { *fresh = pulled->pull(); });
    co_await on_worker(job);
    out += *fresh;
    if (out.empty()) out = ":\n\n";  // still here
    stream.expires_after(kWriteTime);
    co_await asio::async_write(stream, asio::buffer(out), use_awaitable);
    out.clear();
    if (heard != rings) continue;
    sleep.expires_after(kHeartbeat);
    const auto at = sleeping.insert(sleeping.end(), &sleep);
    boost::system::error_code woken;
    co_await sleep.async_wait(asio::redirect_error(use_awaitable, woken));
    sleeping.erase(at);
  }
}

// Each piece in slices, so that a slow reader has the time of a write for each of them.
asio::awaitable<void> Door::Inside::send_pieces(beast::tcp_stream& stream, const Answered& answer,
                                                bool chunked) {
  constexpr std::size_t kSlice = 256 * 1024;
  std::string out = "HTTP/1.1 200 OK\r\nContent-Type: " + answer.content_type + "\r\nConnection: close\r\n";
  if (chunked) out += "Transfer-Encoding: chunked\r\n";
  for (const auto& [name, value] : answer.headers)
    out += name + ": " + value + "\r\n";
  out += "\r\n";
  const auto pieces = answer.pieces;
  while (true) {
    const auto piece = std::make_shared<Result<std::string>>(std::string());
    const auto job = std::make_shared<Job>(io, [pieces, piece] { *piece = pieces->next(); });
    co_await on_worker(job);
    if (!*piece) co_return;  // without its end: whoever reads sees that it is not whole
    const std::string& whole = **piece;
    for (std::size_t from = 0; from < whole.size(); from += kSlice) {
      const auto slice = std::string_view(whole).substr(from, kSlice);
      if (chunked) out += fmt::format("{:x}\r\n", slice.size());
      out += slice;
      if (chunked) out += "\r\n";
      stream.expires_after(kWriteTime);
      co_await asio::async_write(stream, asio::buffer(out), use_awaitable);
      out.clear();
    }
    if (whole.empty()) break;
  }
  if (chunked) out += "0\r\n\r\n";
  stream.expires_after(kWriteTime);
  co_await asio::async_write(stream, asio::buffer(out), use_awaitable);
}

// Answers under way get five seconds.
asio::awaitable<void> Door::Inside::drain() {
  asio::steady_timer look(io);
  for (int tenths = 0; connections > 0 && tenths < 50; ++tenths) {
    look.expires_after(std::chrono::milliseconds(100));
    co_await look.async_wait(use_awaitable);
  }
  io.stop();
}

void Door::Inside::stop_now() {
  ending = true;
  boost::system::error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (auto* timer : sleeping) timer->cancel();
  asio::co_spawn(io, drain(), asio::detached);
}

Door::Door(DoorSetting setting, Handle handle) : inside_(std::make_shared<Inside>(std::move(setting), std::move(handle))) {
  try {
    inside_->open();
  } catch (const boost::system::system_error& problem) {
    throw std::runtime_error(problem.code().message());
  }
}

Door::~Door() {
  inside_->workers.join();
}

std::uint16_t Door::port() const { return inside_->acceptor.local_endpoint().port(); }

void Door::run() {
  inside_->signals.add(SIGTERM);
  inside_->signals.add(SIGINT);
  inside_->signals.async_wait([inside = inside_](boost::system::error_code cancelled, int) {
    if (!cancelled) inside->stop_now();
  });
  asio::co_spawn(inside_->io, inside_->accept(), asio::detached);
  inside_->io.run();
}

void Door::stop() {
  asio::post(inside_->io, [inside = inside_] { inside->stop_now(); });
}

void Door::ring() {
  asio::post(inside_->io, [inside = inside_] {
    ++inside->rings;
    for (auto* timer : inside->sleeping) timer->cancel();
  });
}

}  // namespace plenary::server
