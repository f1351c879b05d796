// biprop/: cantons with districts; the divisors found must prove themselves, and the seats must be the
// expected.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "cases.h"
#include "count/seats/biproportional.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

// "5% in any district or 3% in total" and its parts.
void read_quorum(std::string_view text, DistrictVotes& matrix) {
  for (std::size_t at = 0; (at = text.find('%', at)) != text.npos; ++at) {
    std::size_t from = at;
    while (from > 0 && (std::isdigit(text[from - 1]) || text[from - 1] == '.'))
      --from;
    const auto share = parse_exact(text.substr(from, at - from));
    const auto rest = text.substr(at + 1, text.substr(at + 1).find('%'));
    if (!share) continue;
    (rest.find("district") != rest.npos ? matrix.quorum_any : matrix.quorum_total) = *share / 100;
  }
}

DistrictVotes districts_of(const Json& file) {
  DistrictVotes matrix;
  for (const Json& seats : file.at("district_seats").as_array())
    matrix.seats.push_back(static_cast<std::size_t>(number_of(seats)));
  for (const Json& list : file.at("votes_party_by_district").as_array()) {
    matrix.votes.emplace_back();
    for (const Json& votes : list.as_array())
      matrix.votes.back().push_back(exact(number_of(votes)));
  }
  read_quorum(text_of(file, "quorum"), matrix);
  matrix.winner_takes_one = text_of(file, "params").find("winner") != std::string::npos;
  return matrix;
}

bool same(const Json& expected, const Biproportional& found) {
  for (std::size_t list = 0; list < found.seats.size(); ++list)
    for (std::size_t d = 0; d < found.seats[list].size(); ++d)
      if (number_of(expected.as_array()[list].as_array()[d]) !=
          static_cast<std::int64_t>(found.seats[list][d]))
        return false;
  return !found.seats.empty();
}

void run_districts(const Json& file, Verdicts& verdicts) {
  const DistrictVotes matrix = districts_of(file);
  const auto found = biproportional(matrix);
  const std::string id = text_of(file, "id");
  verdicts.check("biprop", id + " proof", found && prove(matrix, *found), found ? "" : found.error().code);
  verdicts.check("biprop", id + " seats",
                 found && same(file.at("expected_party_by_district"), *found) && found->open.empty());
}

}  // namespace

void run_biprop(const fs::path& folder, Verdicts& verdicts) {
  for (const fs::path& path : files_ending(folder, ".case.json"))
    try {
      run_districts(file_json(path).value(), verdicts);
    } catch (const std::exception& unknown) {
      verdicts.cannot_run("biprop", path.filename().string(), "a form this program does not know");
    }
}

}  // namespace corpus
