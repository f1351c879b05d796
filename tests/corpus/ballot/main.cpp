// corpus-ballot DIR: sample elections of the Belenios tools (valid/, tampered/, vectors.json), a line a case.
#include "samples.h"

int main(int count, char** words) {
  if (count != 2 || !std::filesystem::is_directory(words[1])) {
    fmt::print(stderr, "usage: corpus-ballot DIR\n");
    return 2;
  }
  corpus::Tally tally;
  corpus::run_valid(words[1], tally);
  corpus::run_secrets(words[1], tally);
  corpus::run_tampered(words[1], tally);
  corpus::run_vectors(words[1], tally);
  return tally.close();
}
