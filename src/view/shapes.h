// The fields of each view struct by name, once: printed as JSON from it, and described from it (json.h).
//
// A struct that an answer of the API may hold has a Shape here; a field left out (a form's token) is left out
// of both.
#pragma once

#include "view/account.h"
#include "view/ballot.h"
#include "view/charter.h"
#include "view/consultation.h"
#include "view/desk.h"
#include "view/follow.h"
#include "view/matter.h"
#include "view/opening.h"
#include "view/raise.h"
#include "view/ratification.h"
#include "view/receipt.h"
#include "view/record.h"
#include "view/result.h"
#include "view/roll.h"
#include "view/text.h"

namespace plenary::view {

template <class T>
struct Shape;  // kName, and fields(value, f) which calls f(name, field) for each

// Named as the struct's members are, in their order.
#define PLENARY_FIELD(member) f(#member, it.member);
#define PLENARY_SHAPE(Type, ...)                               \
  template <>                                                  \
  struct Shape<Type> {                                         \
    static constexpr const char* kName = #Type;                \
    static void fields(const Type& it, auto&& f) { __VA_ARGS__ } \
  };

#define F PLENARY_FIELD

// common.h
PLENARY_SHAPE(Law, F(article) F(sentence))
PLENARY_SHAPE(EntryRange, F(first) F(last))
PLENARY_SHAPE(Link, F(label) F(path))
PLENARY_SHAPE(ActForm, F(path) F(fields))  // id and token are the page's own
PLENARY_SHAPE(Offer, F(label) F(path) F(form) F(main))
PLENARY_SHAPE(Taking, F(what) F(opened) F(closed) F(round) F(path) F(shown))
PLENARY_SHAPE(Paging, F(newer) F(older))
PLENARY_SHAPE(Gate, F(condition) F(group) F(law) F(unit) F(measured) F(of) F(relation) F(share) F(needed) F(missing)
                        F(from) F(verdict))

// desk.h
PLENARY_SHAPE(Waiting, F(when) F(as) F(path) F(what) F(why))
PLENARY_SHAPE(Blocked, F(act) F(waits_for) F(article) F(by_whom) F(lawful_from))
PLENARY_SHAPE(BlockedMatter, F(title) F(path) F(acts))
PLENARY_SHAPE(Desk, F(today) F(state) F(waiting) F(blocked) F(raise_path))

// matter.h, raise.h
PLENARY_SHAPE(NextAct, F(act) F(by_whom) F(from) F(until))
PLENARY_SHAPE(Step, F(number) F(name) F(state) F(side) F(law) F(facts) F(links) F(gates_heading) F(gates) F(entries))
PLENARY_SHAPE(Matter, F(seq) F(kind) F(title) F(title_language) F(raised_by) F(raised_on) F(round) F(stage) F(outlook)
                          F(steps) F(next) F(may) F(events_path) F(more))
PLENARY_SHAPE(MatterLine, F(seq) F(title) F(path) F(kind) F(stage) F(since) F(next))
PLENARY_SHAPE(Matters, F(open) F(ended) F(paging) F(raise_path))
PLENARY_SHAPE(Route, F(kind) F(law) F(signatures_needed) F(steps))
PLENARY_SHAPE(Similar, F(title) F(path) F(stage) F(sign))
PLENARY_SHAPE(Raise, F(routes) F(similar) F(title_limit) F(concern_limit))

// consultation.h
PLENARY_SHAPE(Translated, F(language) F(text) F(by_machine))
PLENARY_SHAPE(StatementCard,
              F(matter_title) F(matter_path) F(number) F(of) F(statement) F(text) F(language) F(stated_by)
                  F(stated_on) F(translation) F(translations) F(answered) F(weighty) F(open_until) F(law)
                      F(roll_size) F(form) F(translate_form) F(state_path) F(object_path) F(stand_path))
PLENARY_SHAPE(Share, F(count) F(share_bp) F(low_bp) F(high_bp))
PLENARY_SHAPE(StatementRow,
              F(number) F(text) F(language) F(translation) F(own) F(agree) F(disagree) F(pass) F(answered))
PLENARY_SHAPE(StatementGroup, F(heading) F(rows))
PLENARY_SHAPE(ObjectionRow,
              F(seq) F(text) F(by) F(on) F(reply) F(reply_office) F(reply_by) F(replied_on) F(reply_form))
PLENARY_SHAPE(GroupHeard, F(group) F(heard) F(of))
PLENARY_SHAPE(Standing, F(matter_title) F(matter_path) F(heard) F(roll_size) F(participant) F(groups)
                            F(by_group) F(groups_suppressed) F(suppressed_below) F(objections) F(takings)
                                F(state_form) F(object_form) F(next_card_path) F(law))

// text.h
PLENARY_SHAPE(WordRun, F(change) F(words))
PLENARY_SHAPE(TextVersion, F(seq) F(number) F(what) F(by) F(at) F(hash))
PLENARY_SHAPE(TextPage, F(matter_title) F(matter_path) F(text) F(language) F(version) F(settled) F(law) F(rests_until)
                            F(versions) F(from_version) F(difference) F(amend))

// ballot.h, opening.h, result.h
PLENARY_SHAPE(Option, F(value) F(label))
PLENARY_SHAPE(Ballot, F(matter) F(matter_title) F(matter_path) F(text) F(text_language) F(question) F(rule)
                          F(law) F(last_day) F(closed_by) F(options) F(ranked) F(changeable) F(helper)
                              F(cast_as) F(section) F(weight) F(has_cast) F(check_form))
PLENARY_SHAPE(GivenAsked, F(test) F(of_each) F(law))
PLENARY_SHAPE(VoteOpening, F(matter_title) F(matter_path) F(text) F(law) F(lasts_days) F(gates)
                               F(default_option) F(given) F(form))
PLENARY_SHAPE(ProofLine, F(question) F(gate) F(base) F(against))
PLENARY_SHAPE(PairRow, F(option) F(before))
PLENARY_SHAPE(OptionCount, F(value) F(label) F(count) F(counts))
PLENARY_SHAPE(RollCallLine, F(name) F(value) F(label) F(entry))
PLENARY_SHAPE(RollCallGroup, F(group) F(lines))
PLENARY_SHAPE(Result,
              F(matter) F(matter_title) F(matter_path) F(outcome) F(text) F(text_language) F(opened)
                  F(last_day) F(closed) F(took_part) F(roll_size) F(ranked) F(counts) F(pairs) F(laws) F(next)
                      F(proof) F(open_vote) F(roll_call) F(takings) F(record_size) F(record_path))

// ratification.h
PLENARY_SHAPE(UnitLine,
              F(name) F(deposited) F(decided) F(source) F(evidence_path) F(additional) F(in_force) F(entry))
PLENARY_SHAPE(Ratification, F(matter_title) F(matter_path) F(text) F(text_language) F(state) F(law) F(opened)
                                F(last_day) F(complete) F(in_force) F(deposited) F(units) F(gates) F(lines)
                                    F(units_to_choose) F(deposit_form) F(withdraw_form))

// follow.h
PLENARY_SHAPE(Report, F(text) F(by) F(on) F(late) F(evidence) F(measured))
PLENARY_SHAPE(Commitment, F(seq) F(what) F(by) F(measure) F(made) F(due) F(state_since) F(state) F(promised) F(reports)
                              F(report_form))
PLENARY_SHAPE(ReviewRow, F(group) F(answered) F(of) F(yes) F(no))
PLENARY_SHAPE(ReviewQuestion, F(question) F(rows))
PLENARY_SHAPE(ReviewAsk, F(questions) F(form) F(last_day))
PLENARY_SHAPE(Happened, F(on) F(what) F(bad) F(entry))
PLENARY_SHAPE(Follow, F(matter_title) F(matter_path) F(result_path) F(text) F(text_language) F(adopted_on) F(state)
                          F(detail) F(round) F(laws) F(commitments) F(review_from) F(review_to) F(review) F(findings)
                              F(ask) F(reopening) F(since) F(commit_form) F(may))

// roll.h, charter.h
PLENARY_SHAPE(RollRow, F(name) F(in) F(weight) F(offices) F(since) F(until) F(reason) F(code_form) F(sheet_form) F(desk_path))
PLENARY_SHAPE(RollPage, F(as_of) F(members) F(dimensions) F(rows) F(paging) F(find) F(import_path) F(revert) F(law))
PLENARY_SHAPE(CharterArticle, F(article) F(heading) F(law) F(plain) F(checked))
PLENARY_SHAPE(Charter, F(version) F(in_force_since) F(entry) F(articles) F(versions))

// record.h, receipt.h, account.h
PLENARY_SHAPE(HeldWords, F(field) F(words) F(language) F(erased_by))
PLENARY_SHAPE(EntryRow, F(seq) F(at) F(who) F(helper) F(what) F(kind) F(trust) F(path))
PLENARY_SHAPE(Record, F(today) F(size) F(root) F(key) F(founding) F(signed_at) F(witnesses) F(download_path)
                          F(csv_path) F(checkpoint_path) F(find) F(who) F(trust) F(filter_path) F(looked_back_to) F(rows) F(held) F(paging))
PLENARY_SHAPE(Receipt, F(matter_title) F(matter_path) F(headline) F(says) F(by) F(section) F(at) F(entry) F(record_size)
                           F(trust) F(helper) F(log_key) F(founding) F(pending) F(proof) F(keep_path) F(command) F(acts_path))
PLENARY_SHAPE(CodeIssued, F(by) F(at) F(channel) F(used) F(good) F(until) F(entry))
PLENARY_SHAPE(Session, F(device) F(since) F(last) F(this_one))
PLENARY_SHAPE(Right, F(what) F(weight) F(held) F(why))
PLENARY_SHAPE(Account, F(name) F(in) F(offices) F(rights) F(acts) F(paging) F(codes) F(sessions))

#undef F
#undef PLENARY_SHAPE
#undef PLENARY_FIELD

}  // namespace plenary::view
