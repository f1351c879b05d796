// The victim of the kill test.
//
//     kill-writer write FOLDER SEED       several clients submit acts until somebody kills it
//     kill-writer check FOLDER EXPORT     opens the folder, prints every entry's id, exports the record
//
// write prints "A <act id> <seq>" for each admitted act, only after the clerk has answered; check prints "E
// <seq> <act id>".  The folder is a whole House: keys, the file of the last checkpoint, the SQLite store.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

#include "garden/garden.h"
#include "store/sqlite.h"

namespace {

using namespace plenary;
using garden::Garden;

constexpr int kClients = 6;
constexpr std::size_t kMembers = 60;
constexpr auto kLongestLife = std::chrono::seconds(20);

// One write: a line is there whole or not at all.
void say(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(3);
}

class Client {
 public:
  Client(Garden& garden, unsigned seed) : garden_(garden), chance_(seed) {}

  void run(std::chrono::steady_clock::time_point until) {
    while (std::chrono::steady_clock::now() < until && !garden_.keeper().stopped())
      turn();
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(chance_);
  }
  const garden::Member& somebody() { return garden_.members()[below(garden_.members().size())]; }

  // Submits, and says so once it is answered; now and then the same request again, as a lost answer makes
  // clients do.
  std::optional<Seq> submit(clerk::Draft draft) {
    const auto request = draft.done();
    for (std::size_t times = 1 + (below(5) == 0 ? 1 : 0); times > 0; --times) {
      const auto answer = garden_.keeper().submit(request).get();
      if (!answer) return std::nullopt;
      say(fmt::format("A {} {}\n", to_string(request.act.id), answer->seq.value));
      if (below(20) == 0) static_cast<void>(garden_.keeper().checkpoint_covering(answer->seq));
      if (times == 1) return answer->seq;
    }
    return std::nullopt;
  }

  clerk::Draft draft(body::AnyAct act) { return garden_.draft(std::move(act)); }

  void turn() {
    if (!matter_ || below(12) == 0) begin_matter();
    if (!matter_) return;
    if (below(3) == 0) {
      const auto stated =
          submit(draft(body::ConsultState{}).by(somebody().id).on(*matter_).hold("text", words()));
      if (stated) statement_ = stated;
    }
    if (!statement_) return;
    const auto& member = somebody();
    const auto voice = crypto::random_id<ParticipantId>();
    submit(draft(body::ConsultJoin{body::Channel::web, {{{"bank"}, {member.bank}}}, voice})
               .how(body::How::session)
               .on(*matter_)
               .link({*matter_, to_string(member.id), to_string(voice)}));
    submit(draft(body::ConsultAnswer{body::Answer::agree, voice, *statement_, false, {}})
               .how(body::How::session)
               .on(*matter_));
    if (below(10) == 0)
      submit(draft(body::Erased{{"text"}, body::Ground::request, *statement_}).by(garden_.secretary()));
  }

  void begin_matter() {
    statement_.reset();
    matter_ = submit(
        draft(body::Raise{{"ordinary"}}).by(somebody().id).hold("text", words()).hold("title", words()));
    for (int i = 0; matter_ && i < 4; ++i)
      submit(draft(body::Sign{}).by(somebody().id).on(*matter_));
    if (matter_) submit(draft(body::ConsultOpen{}).by(garden_.secretary()).on(*matter_));
  }

  std::string words() { return std::string(20 + below(800), static_cast<char>('a' + below(26))); }

  Garden& garden_;
  std::mt19937 chance_;
  std::optional<Seq> matter_, statement_;
};

int write(Garden& garden, unsigned seed) {
  if (garden.house().all().empty()) {
    garden.found(0);
  } else {
    garden.found_again();
  }
  if (garden.members().empty()) garden.enrol(kMembers);
  say("R\n");  // ready
  const auto until = std::chrono::steady_clock::now() + kLongestLife;
  std::vector<std::jthread> clients;
  for (unsigned i = 0; i < kClients; ++i)
    clients.emplace_back([&, i] { Client(garden, seed * 100 + i).run(until); });
  return 0;
}

int check(Garden& garden, const std::string& folder) {
  if (garden.house().all().empty()) return 0;  // killed before the first entry
  garden.found_again();
  const auto read = garden.body().log->read_entries(
      Seq{0}, Seq{~0ULL}, [](Seq seq, std::string_view bytes) -> Result<void> {
        PLENARY_TRY(const auto entry, body::parse_entry(bytes));
        say(fmt::format("E {} {}\n", seq.value, to_string(entry.act.id)));
        return {};
      });
  if (!read) return 1;
  garden.export_to(folder);
  return 0;
}

}  // namespace

int main(int count, char** values) {
  if (count != 4) return 2;
  const std::string verb = values[1], folder = values[2], argument = values[3];
  std::filesystem::create_directories(folder);
  const auto store = store::SqliteStore::open({.path = folder + "/plenary.sqlite"});
  if (!store) {
    fmt::print(stderr, "{}\n", debug_text(store.error()));
    return 1;
  }
  const clerk::SystemClock clock;
  Garden garden(folder, (*store)->bodies(), clock);
  return verb == "write" ? write(garden, static_cast<unsigned>(std::stoul(argument)))
                         : check(garden, argument);
}
