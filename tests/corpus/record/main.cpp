// corpus-record DIR: every vector of the record in DIR, one line a case, closing with "N passed, N failed".
#include "vectors.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: corpus-record DIR\n");
    return 2;
  }
  const corpus::fs::path folder = argv[1];
  corpus::Tally tally;
  corpus::run_tree(folder, tally);
  corpus::run_proofs(folder, tally);
  corpus::run_notes(folder, tally);
  corpus::run_receipts(folder, tally);
  corpus::run_logs(folder, tally);
  corpus::run_jcs(folder, tally);
  return tally.close();
}
