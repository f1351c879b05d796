// Any bytes as a mapping with its words: refused with a place, or used on a small table without a fall.
//
// The input is cut at the first line "---": mapping.toml before it, words.toml behind it.

#include "fuzz.h"
#include "replay/replay.h"

FUZZ(bytes) {
  using namespace plenary;
  constexpr std::string_view kCut = "\n---\n";
  constexpr std::string_view kCharter =
      "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n[roll]\nlaw = "
      "\"r\"\n"
      "[college.c]\nlaw = \"c\"\nvote = \"most\"\nsets = { s = [\"x\"] }\n"
      "[matter.m]\nlaw = \"Art. 1\"\nsteps = [\"vote\"]\n[matter.m.step.vote]\nlaw = \"Art. 1\"\n"
      "may = { open = \"any member\", vote = \"any member\", close = \"any member\" }\nballot = \"yes / "
      "no\"\n"
      "pass = [\"most\", \"units\"]\n"
      "[test.most]\nlaw = \"Art. 2\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n"
      "[test.units]\nlaw = \"Art. 3\"\ncount = \"yes\"\nin = \"c\"\nrel = \">\"\nshare = \"1/2\"\nof = "
      "\"units\"\n";
  const auto cut = std::min(bytes.find(kCut), bytes.size());
  const auto words = cut == bytes.size() ? std::string_view() : bytes.substr(cut + kCut.size());
  const auto folder = replay::open_folder({{"charter.toml", std::string(kCharter)},
                                           {"mapping.toml", std::string(bytes.substr(0, cut))},
                                           {"words.toml", std::string(words)}});
  if (!folder) {
    ensure(!folder.error().where.empty(), "a refused mapping has its place");
    return;
  }
  replay::Files data;
  for (const std::string& name : replay::files_of(folder->mapping))
    data[name] = name.ends_with(".jsonl")
                     ? "{\"id\":\"a\",\"yes\":3,\"no\":{\"x\":1},\"list\":[\"x\",\"y\"]}\n"
                     : "id,yes,no,x_yes,x_no,day,outcome\na,3,50.5%,1,2,2027-03-22,passed\n";
  const auto report = replay::replay(*folder, data);
  if (report)
    ensure(report->cases.size() == report->reproduced + report->otherwise + report->unexplained,
           "each is one");
}
