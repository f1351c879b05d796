#include "count/committee/committee.h"

#include <algorithm>
#include <set>

#include "count/committee/profile.h"
#include "count/families.h"

namespace plenary::count {
namespace {

using namespace committees;

Result<Committees> sav(const Profile& profile) {
  std::vector<Exact> score(profile.candidates);
  for (std::size_t ballot = 0; ballot < profile.weight.size(); ++ballot)
    for (const Option candidate : profile.approved[ballot])
      score[candidate] += profile.weight[ballot] / Exact(profile.approved[ballot].size());
  return separable(profile, score);
}

template <Thiele T>
Result<Committees> best(const Profile& profile) {
  return thiele(profile, T);
}
template <Thiele T>
Result<Committees> sequential(const Profile& profile) {
  return thiele_sequential(profile, T);
}
template <Committees (*F)(const Profile&)>
Result<Committees> plain(const Profile& profile) {
  return F(profile);
}
template <Completion C>
Result<Committees> shares(const Profile& profile) {
  return equal_shares(profile, C);
}

Result<Committees> drawn(const Profile& profile) {
  const auto& drawn = profile.asked.drawn;
  const std::set<std::size_t> named(drawn.begin(), drawn.end());
  if (named.size() != profile.asked.grouped.size() || named.size() != drawn.size() ||
      (!named.empty() && *named.rbegin() >= named.size()))
    return refuse("count.lot_missing");
  return serial_dictator(profile);
}

struct CommitteeRule {
  std::string_view id;
  Result<Committees> (*elect)(const Profile&);
  Ballots ballots = Ballots::merged;
};
constexpr CommitteeRule kCommitteeRules[] = {
    {"adams-thiele@1", best<Thiele::adams>},
    {"any-committee@1", plain<any_committee>},
    {"approval-committee@1", [](const Profile& profile) { return separable(profile, profile.support); }},
    {"cc@1", best<Thiele::cc>},
    {"cc-sequential@1", sequential<Thiele::cc>},
    {"consensus@1", plain<consensus>},
    {"eph@1", plain<eph>},
    {"equal-shares-alone@1", shares<Completion::none>},
    {"equal-shares-av@1", shares<Completion::approval>},
    {"equal-shares-increment@1", equal_shares_increment},
    {"equal-shares@1", shares<Completion::phragmen>},
    {"geometric-2@1", best<Thiele::geometric_2>},
    {"lex-cc@1", best<Thiele::lex_cc>},
    {"lex-minimax-approval@1", lex_minimax_approval},
    {"maximin-support@1", maximin_support},
    {"minimax-approval@1", minimax_approval},
    {"monroe-greedy@1", monroe_greedy, Ballots::as_cast},
    {"monroe@1", monroe},
    {"pav-reverse@1",
     [](const Profile& profile) -> Result<Committees> { return thiele_reverse(profile, Thiele::pav); }},
    {"pav-sequential@1", sequential<Thiele::pav>},
    {"pav@1", best<Thiele::pav>},
    {"phragmen-enestroem@1", plain<phragmen_enestroem>},
    {"phragmen-leximax@1", phragmen_leximax},
    {"phragmen-minimax@1", phragmen_minimax},
    {"phragmen-sequential@1", plain<phragmen_sequential>},
    {"sav@1", sav},
    {"serial-dictator@1", drawn, Ballots::as_cast},
    {"slav-sequential@1", sequential<Thiele::slav>},
    {"slav@1", best<Thiele::slav>},
};

Result<void> well_formed(const Approvals& approvals) {
  if (approvals.candidates > kMostCandidates)
    return refuse("count.too_many_candidates",
                  {.params = {{"most", static_cast<std::int64_t>(kMostCandidates)}}});
  if (approvals.seats == 0) return refuse("count.no_seats");
  if (approvals.seats > approvals.candidates) return refuse("count.more_seats_than_candidates");
  for (const Approving& ballot : approvals.grouped) {
    if (ballot.weight < 0)
      return refuse("count.negative_weight", {.params = {{"weight", to_string(ballot.weight)}}});
    for (const Option candidate : ballot.approved)
      if (candidate >= approvals.candidates)
        return refuse("count.no_such_option", {.params = {{"option", static_cast<std::int64_t>(candidate)}}});
  }
  return {};
}

constexpr RuleLine line(std::string_view id, std::string_view title, Evidence evidence = Evidence::peer_equal,
                        std::string_view behind = "Lackner and Skowron's survey of the rules; corpus abc") {
  return {.id = id,
          .title = title,
          .takes = "approvals",
          .arithmetic = "exact",
          .ties = "the lower number; all committees on asking",
          .evidence = evidence,
          .behind = behind,
          .paper_order = id == "monroe-greedy@1"};
}
constexpr RuleLine kCommitteeLines[] = {
    line("adams-thiele@1", "Adams-Thiele: 1 above all, then 1, 1/2, 1/3 ..."),
    line("any-committee@1", "Every committee alike"),
    line("approval-committee@1", "Approval: the most approved"),
    line("cc@1", "Chamberlin-Courant: most ballots with somebody"),
    line("cc-sequential@1", "Chamberlin-Courant, one after another"),
    line("consensus@1", "Consensus: money each round, debts paid by those who had their will"),
    line("eph@1", "E Pluribus Hugo: of the two weakest the less approved goes"),
    line("equal-shares-alone@1", "Equal shares, seats left open"),
    line("equal-shares-av@1", "Equal shares, the rest by approvals"),
    line("equal-shares-increment@1", "Equal shares, with money for more seats until all are filled"),
    line("equal-shares@1", "Equal shares, the rest by Phragmen"),
    line("geometric-2@1", "Geometric: 1/2, 1/4, 1/8 ..."),
    line("lex-cc@1", "Chamberlin-Courant, then with two, then with three ..."),
    line("lex-minimax-approval@1", "Minimax approval, then the next distances"),
    line("maximin-support@1", "Maximin support: the least supported has most"),
    line("minimax-approval@1", "Minimax approval: the farthest ballot is nearest"),
    line("monroe-greedy@1", "Monroe, one after another"),
    line("monroe@1", "Monroe: equal parts, most ballots content"),
    line("pav-reverse@1", "PAV, one after another out"),
    line("pav-sequential@1", "PAV, one after another in"),
    line("pav@1", "Proportional approval: 1, 1/2, 1/3 ..."),
    line("phragmen-enestroem@1", "Phragmen-Enestroem: quotas of weight"),
    line("phragmen-leximax@1", "Phragmen: heaviest loads least, one after another"),
    line("phragmen-minimax@1", "Phragmen: the heaviest load least"),
    line("phragmen-sequential@1", "Phragmen, one after another"),
    line("sav@1", "Satisfaction approval: each ballot one, divided"),
    line("serial-dictator@1", "Ballots in the order of a recorded lot", Evidence::textbook, "by definition"),
    line("slav-sequential@1", "Sainte-Lague approval, one after another"),
    line("slav@1", "Sainte-Lague approval: 1, 1/3, 1/5 ..."),
};

}  // namespace

std::span<const RuleLine> committee_rules() {
  return kCommitteeLines;
}

Result<Committees> elect(std::string_view id, const Approvals& approvals) {
  const auto found = std::ranges::find(kCommitteeRules, id, &CommitteeRule::id);
  if (found == std::end(kCommitteeRules)) return refuse("count.unknown_rule", {.params = {{"rule", std::string(id)}}});
  PLENARY_DO(well_formed(approvals));
  return found->elect(profile_of(approvals, found->ballots));
}

}  // namespace plenary::count
