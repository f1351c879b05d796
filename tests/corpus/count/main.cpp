// corpus-count DIR [FOLDER]: every election with a known outcome below DIR (or of one folder of it), a line a
// case, closing with "N passed, N failed".
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "folders.h"

namespace {

struct Folder {
  std::string_view name;
  void (*run)(const corpus::fs::path& folder, corpus::Verdicts& verdicts);
};

// One line a folder; a folder that is absent has no cases.
std::vector<Folder> folders() {
  return {
      {"scottish-stv", corpus::run_scottish_stv},
      {"stv-small", corpus::run_stv_small},
      {"rcv-cvr", corpus::run_rcv_cvr},
      {"irv", corpus::run_irv},
      {"condorcet-small", corpus::run_condorcet_small},
      {"debian", corpus::run_debian},
      {"rctab", corpus::run_rctab},
      {"degenerate.json", corpus::run_degenerate},
      {"pairwise-reports", corpus::run_pairwise_reports},
      {"apportionment", corpus::run_apportionment},
      {"biprop", corpus::run_biprop},
      {"cardinal-small", corpus::run_cardinal_small},
      {"pb", corpus::run_pb},
      {"abc", corpus::run_abc},
      {"degenerate.json", corpus::run_degenerate_shares},
  };
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 3) {
    fmt::print(stderr, "usage: corpus-count DIR [FOLDER]\n");
    return 2;
  }
  const corpus::fs::path all = argv[1];
  corpus::Verdicts verdicts;
  for (const Folder& folder : folders()) {
    if (argc == 3 && folder.name != argv[2]) continue;
    if (!corpus::fs::exists(all / folder.name)) continue;
    folder.run(all / folder.name, verdicts);
    verdicts.close_folder(folder.name);
  }
  return verdicts.close();
}
