// A receipt: that an act is in the record.  What was answered is not written on it.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html held(const Frame& frame, const view::Receipt& receipt) {
  const Params place{{"entry", std::int64_t(receipt.entry.value)}, {"size", receipt.record_size}};
  const std::string by =
      receipt.section.empty()
          ? receipt.by
          : frame.say("page.receipt.by_in", {{"who", receipt.by}, {"group", receipt.section}});
  return dl(
      cls("check"), pair(frame.say("page.receipt.by"), by),
      pair(frame.say("page.receipt.at"), instant(frame, receipt.at)),
      pair(frame.say("page.record.entry"), frame.say("page.receipt.place", place)),
      pair(frame.say("page.record.trust"),
           receipt.helper.empty() ? trust(frame, receipt.trust)
                                  : frame.say("page.receipt.at_desk", {{"who", receipt.helper}})),
      div(dt(frame.say("page.record.key")), dd(cls("hash"), attr("dir", "ltr"), receipt.log_key)),
      div(dt(frame.say("page.record.founding")), dd(cls("hash"), attr("dir", "ltr"), receipt.founding)));
}

Html proof(const Frame& frame, const view::Receipt& receipt) {
  if (receipt.pending) return ruled({}, p(frame.say("page.receipt.pending")));
  return ruled({}, h2(id("proof"), frame.say("page.receipt.holds")) +
                       code_block(receipt.proof, labelled_by("proof")) +
                       p(frame.say("page.receipt.anybody")) +
                       code_block(receipt.command, label_of(frame.say("page.receipt.command"))));
}

}  // namespace

std::string receipt_page(const Frame& frame, const view::Receipt& receipt) {
  Html says;
  for (const auto& sentence : receipt.says)
    says += join(said(frame, sentence), " ");
  Html business = row({}, p(cls("over"), a(href(receipt.matter_path), receipt.matter_title)) +
                              h1(said(frame, receipt.headline)) + p(cls("lead"), says));
  Html note = p(frame.say("page.receipt.secret"));
  if (receipt.trust == view::Trust::vouched)
    note +=
        p(frame.say("page.receipt.vouched"), " ", a(href(receipt.acts_path), frame.say("page.receipt.acts")));
  Html acts;
  if (!receipt.pending && !receipt.keep_path.empty())
    acts += a(cls("button"), href(receipt.keep_path), attr("download", ""), frame.say("page.receipt.keep"));
  acts += a(cls("button plain"), href(receipt.matter_path), frame.say("page.receipt.back"));
  business += section(
      cls("row"),
      div(cls("body"), h2(frame.say("page.receipt.heading")), held(frame, receipt), div(cls("do"), acts)),
      div(cls("note"), note));
  business += proof(frame, receipt);
  const Params title_of{{"entry", std::int64_t(receipt.entry.value)}};
  return framed(frame, frame.say("page.receipt.title", title_of), business);
}

}  // namespace plenary::pages
