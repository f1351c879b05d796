// Every screen, named as its step or its view struct: frame + struct -> the whole page as one string.
//
//     const std::string page = matter_page(frame, view::Matter{...});
//
// A page decides nothing and reads no state: what may be done stands in the struct, or is absent (no disabled
// buttons).  Forms work without script; every act form carries the act's id and a token.
#pragma once

#include "pages/frame.h"
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

namespace plenary::pages {

[[nodiscard]] std::string desk_page(const Frame& frame, const view::Desk& desk);
[[nodiscard]] std::string matters_page(const Frame& frame, const view::Matters& matters);
[[nodiscard]] std::string matter_page(const Frame& frame, const view::Matter& matter);
[[nodiscard]] std::string raise_page(const Frame& frame, const view::Raise& raise);
[[nodiscard]] std::string card_page(const Frame& frame, const view::StatementCard& card);
[[nodiscard]] std::string standing_page(const Frame& frame, const view::Standing& standing);
[[nodiscard]] std::string text_page(const Frame& frame, const view::TextPage& text);
[[nodiscard]] std::string ballot_page(const Frame& frame, const view::Ballot& ballot);
[[nodiscard]] std::string ballot_check_page(const Frame& frame, const view::BallotCheck& check);
[[nodiscard]] std::string receipt_page(const Frame& frame, const view::Receipt& receipt);
[[nodiscard]] std::string result_page(const Frame& frame, const view::Result& result);
[[nodiscard]] std::string follow_page(const Frame& frame, const view::Follow& follow);
[[nodiscard]] std::string ratification_page(const Frame& frame, const view::Ratification& page);
[[nodiscard]] std::string roll_page(const Frame& frame, const view::RollPage& roll);
[[nodiscard]] std::string code_page(const Frame& frame, const view::IssuedCode& issued);
[[nodiscard]] std::string import_form_page(const Frame& frame, const view::ImportForm& import);
[[nodiscard]] std::string import_preview_page(const Frame& frame, const view::ImportPreview& preview);
[[nodiscard]] std::string charter_page(const Frame& frame, const view::Charter& charter);
[[nodiscard]] std::string draft_page(const Frame& frame, const view::CharterDraft& draft);
[[nodiscard]] std::string record_page(const Frame& frame, const view::Record& record);
[[nodiscard]] std::string sign_in_page(const Frame& frame, const view::SignIn& sign_in);
[[nodiscard]] std::string account_page(const Frame& frame, const view::Account& account);

[[nodiscard]] std::string confirm_page(const Frame& frame, const view::ConfirmFirst& ask);
[[nodiscard]] std::string erasure_page(const Frame& frame, const view::Erasure& erasure);

[[nodiscard]] std::string vote_opening_page(const Frame& frame, const view::VoteOpening& opening);

struct HouseLine {  // one body of this server
  std::string name, path;
};
[[nodiscard]] std::string house_page(const Frame& frame, const std::vector<HouseLine>& bodies);

// Pages for what went wrong.  A refused act that has no page of its own is told by `frame.refused`.
[[nodiscard]] std::string refusal_page(const Frame& frame);
[[nodiscard]] std::string not_found_page(const Frame& frame);
[[nodiscard]] std::string too_many_page(const Frame& frame, std::int64_t wait_seconds);
[[nodiscard]] std::string unavailable_page(const Frame& frame, std::int64_t wait_seconds);

}  // namespace plenary::pages
