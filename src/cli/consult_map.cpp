#include "cli/consult_map.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "base/exact.h"
#include "cli/place.h"
#include "formats/consult_roll.h"
#include "formats/opinion.h"
#include "formats/polis.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;
using formats::OpinionText;

struct Read {
  consult::Table table;
  OpinionText text;
  std::vector<std::size_t> order;  // rows as people came; empty if the file tells no times
};

fs::path votes_file(const fs::path& given) {
  if (!fs::is_directory(given)) return given;
  const fs::path log = given / "votes.csv";
  return fs::exists(log) ? log : given / "participants-votes.csv";
}

std::string title_of(const MapOptions& o) {
  if (!o.title.empty()) return o.title;
  fs::path path = fs::path(o.votes).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

std::vector<std::size_t> order_of(const consult::Table& table, const std::vector<consult::Vote>& votes) {
  std::unordered_map<std::int64_t, std::int64_t> first;
  bool timed = false;
  for (const consult::Vote& v : votes) {
    timed = timed || v.at != votes.front().at;
    const auto [at, fresh] = first.emplace(v.participant, v.at);
    if (!fresh) at->second = std::min(at->second, v.at);
  }
  std::vector<std::size_t> order;
  for (std::size_t i = 0; timed && i < table.rows(); ++i)
    order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return first[table.participants[i]]; });
  return order;
}

Result<Read> read_conversation(const MapOptions& o) {
  const fs::path votes = votes_file(o.votes);
  PLENARY_TRY(const std::string bytes, read_file(votes));
  PLENARY_TRY(auto conversation, formats::read_polis_votes(bytes, votes.filename().string()));
  const fs::path beside =
      fs::is_directory(o.votes) ? fs::path(o.votes) / "comments.csv" : fs::path(o.statements);
  const fs::path statements = o.statements.empty() ? beside : fs::path(o.statements);
  if (!statements.empty() && (fs::exists(statements) || !o.statements.empty())) {
    PLENARY_TRY(const std::string comments, read_file(statements));
    PLENARY_DO(formats::read_polis_comments(comments, statements.filename().string(), conversation));
  }
  for (formats::PolisComment& c : conversation.comments)
    c.statement.rejected = c.statement.rejected && !o.restore;
  Read read{.text = {.title = title_of(o), .statements = {}}};
  for (const formats::PolisComment& c : conversation.comments)
    read.text.statements[c.statement.id] = c.text;
  PLENARY_TRY(read.table,
              consult::tabulate(conversation.votes, formats::statements_with_votes(conversation)));
  read.order = order_of(read.table, conversation.votes);
  return read;
}

// A statement on one line of a screen.
std::string on_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' '))
    line.pop_back();
  return line;
}

void show_share(std::string_view what, std::size_t done, std::size_t of) {
  if (::isatty(STDERR_FILENO))
    fmt::print(stderr, "\r\x1b[K{} ({} of {}){}", what, done, of, done == of ? "\n" : "");
}

void print_compatible(const Read& read, const consult::compatible::Map& map) {
  fmt::print("{}\n{} people, {} statements, {} answers; {} placed, {} groups\n", read.text.title,
             read.table.rows(), read.table.columns(), read.table.cells.size(), map.groups.included.size(),
             map.groups.chosen);
  for (std::size_t g = 0; g < map.told.lists.size(); ++g) {
    fmt::print("\nGroup {}, {} people:\n", g + 1, map.told.sizes[g]);
    for (const auto& c : map.told.lists[g])
      fmt::print("  {} {} of {}: {}\n",
                 c.direction == consult::compatible::Direction::agree ? "agree   " : "disagree", c.success,
                 c.trials, on_one_line(read.text.of(read.table.statements[c.column].id)));
  }
}

void print_settled(const Read& read, const consult::Opinion& o) {
  fmt::print("\nhave enough been heard, for {}/{} of all registered in every section and overall:\n",
             o.settled.num, o.settled.den);
  for (std::size_t i = 0; i < o.roll->sections.size(); ++i) {
    const std::string heard = o.on_roll->hidden[i] ? "fewer than 10" : std::to_string(o.on_roll->heard[i]);
    fmt::print("  {}: {} heard of {}\n", o.roll->sections[i], heard, o.roll->registered[i]);
  }
  for (std::size_t j = 0; j < o.on_roll->statements.size(); ++j)
    fmt::print("  {:<14} {}\n", consult::name_of(o.on_roll->statements[j].verdict),
               on_one_line(read.text.of(o.structure.table.statements[j].id)));
}

void print_opinion(const Read& read, const consult::Opinion& o) {
  const auto& s = o.structure;
  fmt::print("{}\n{} people, {} statements, {} answers; {} placed\nverdict: {}", read.text.title,
             s.table.rows(), s.table.columns(), s.table.cells.size(), s.included.size(),
             consult::name_of(s.verdict));
  if (s.verdict == consult::Verdict::groups) {
    fmt::print(" ({}:", s.groups);
    for (const auto n : o.sizes)
      fmt::print(" {}", n);
    fmt::print("; between groups: {})", o.between);
  }
  fmt::print("\naxes beyond chance: {}\n",
             std::ranges::count_if(s.found, &consult::AxisFound::beyond_chance));
  fmt::print("\ncommon ground, with the smallest 90 % lower bound of agreement over {}:\n",
             s.verdict == consult::Verdict::groups ? "the groups" : "everybody");
  const auto ground = consult::ground_that_holds(o, false);
  for (std::size_t i = 0; i < std::min<std::size_t>(10, ground.size()); ++i)
    fmt::print("  {:.2f}  {}\n", o.statements[ground[i]].ground.lower,
               on_one_line(read.text.of(s.table.statements[ground[i]].id)));
  if (ground.empty()) fmt::print("  none\n");
  fmt::print("\nchosen in proportion:\n");
  for (const std::size_t j : o.choice)
    fmt::print("  {}\n", on_one_line(read.text.of(s.table.statements[j].id)));
  if (!o.on_roll) {
    fmt::print("\nhave enough been heard: not claimable (no register)\n");
  } else {
    print_settled(read, o);
  }
}

Result<consult::Threshold> threshold_of(const std::string& text) {
  const auto share = parse_exact(text);
  if (!share || *share <= 0 || *share > 1 || share->get_den() > 1'000'000)
    return refuse("cli.map_threshold", {.params = {{"given", text}}});
  return consult::Threshold{share->get_num().get_si(), share->get_den().get_si()};
}

Result<consult::OpinionAsk> ask_of(const MapOptions& o, const Read& read) {
  consult::OpinionAsk ask{.structure = {.threads = o.threads, .progress = show_share},
                          .choice = o.choice,
                          .order = read.order};
  PLENARY_TRY(ask.settled, threshold_of(o.settled));
  if (o.roll.empty()) return ask;
  PLENARY_TRY(const std::string roll, read_file(o.roll));
  PLENARY_TRY(const std::string sections, read_file(o.sections));
  PLENARY_TRY(ask.roll, formats::read_consult_roll(roll, sections, read.table));
  return ask;
}

}  // namespace

Result<void> consult_map(const MapOptions& o) {
  PLENARY_TRY(const Read read, read_conversation(o));
  if (o.compatible) {
    const auto map = consult::compatible::map_of(read.table, o.threads);
    if (o.json) {
      fmt::print("{}\n", json::print(formats::as_json(read.text, read.table, map)));
    } else {
      print_compatible(read, map);
    }
    return {};
  }
  PLENARY_TRY(const auto ask, ask_of(o, read));
  const auto opinion = consult::opinion_of(read.table, ask);
  if (o.json) {
    fmt::print("{}\n", json::print(formats::as_json(read.text, opinion)));
  } else if (o.csv) {
    fmt::print("{}", formats::as_csv(read.text, opinion));
  } else if (o.svg) {
    fmt::print("{}", formats::as_svg(opinion));
  } else if (o.html) {
    fmt::print("{}",
               formats::as_html(read.text, opinion, consult::compatible::map_of(read.table, o.threads)));
  } else {
    print_opinion(read, opinion);
  }
  return {};
}

void add_consult_map(CLI::App& consult, MapOptions& o, int& status) {
  auto* map = consult.add_subcommand("map", "what is really there in votes on statements, from files alone");
  map->add_option("votes", o.votes, "a Polis export folder, or its votes.csv or participants-votes.csv")
      ->required();
  map->add_option("--statements", o.statements, "comments.csv: texts and moderation");
  map->add_option("--title", o.title, "default: the file's name");
  map->add_option("--choice", o.choice, "how many statements are chosen in proportion")
      ->capture_default_str()
      ->check(CLI::Range(std::size_t{1}, consult::kMostChoice));
  map->add_option("--threads", o.threads, "default: as many as there are; they change no number");
  auto* roll =
      map->add_option("--roll", o.roll, "section,registered: how many the register has in each section");
  auto* sections =
      map->add_option("--sections", o.sections, "participant,section: who is in which")->needs(roll);
  roll->needs(sections);
  map->add_option("--settled", o.settled, "with --roll: the share of the registered a statement must reach")
      ->capture_default_str();
  map->add_flag("--restore", o.restore, "as if moderation had rejected nothing");
  auto* compatible =
      map->add_flag("--compatible", o.compatible, "by the best-known system's rules, number for number")
          ->excludes(roll);
  auto* as_json = map->add_flag("--json", o.json, "every number, for programs");
  auto* as_csv = map->add_flag("--csv", o.csv, "every statement, for a spreadsheet");
  auto* as_svg = map->add_flag("--svg", o.svg, "the map alone");
  auto* as_html = map->add_flag("--html", o.html, "a page that stands alone");
  for (auto* form : {as_csv, as_svg, as_html})
    form->excludes(as_json)->excludes(compatible);
  as_csv->excludes(as_svg)->excludes(as_html);
  as_svg->excludes(as_html);
  map->callback([&o, &status] {
    const auto done = consult_map(o);
    status = done ? 0 : tell(done.error());
  });
}

}  // namespace plenary::cli
