// Published conversations: the folder a Polis export is, or its files one by one.
//
//     PLENARY_TRY(auto read, read_polis_votes(bytes, "votes.csv"));
//     PLENARY_DO(read_polis_comments(bytes, "comments.csv", read));
//     PLENARY_TRY(const auto table, consult::tabulate(read.votes, statements_with_votes(read)));
//
// votes.csv: timestamp (may be absent: then the order of the lines is the order in time), comment-id,
// voter-id, vote (agree 1, pass 0, disagree -1).  participants-votes.csv is read too: a row a participant, a
// column a statement; its group-id is what the publisher showed.  comments.csv: comment-id, moderated (-1
// rejected), is-meta, comment-body, author-id; all but the first two may be absent. Refused, with file and
// line: "csv.*", "polis.empty", "polis.no_column" (column), "polis.bad_vote", "polis.bad_comment",
// "polis.statement_twice" (statement).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "consult/table.h"

namespace plenary::formats {

struct PolisComment {
  consult::Statement statement;
  std::string text;
  std::optional<std::int64_t> author;
};

struct PolisConversation {
  std::vector<consult::Vote> votes;  // as in the file
  std::vector<PolisComment> comments;
  std::map<std::int64_t, std::int64_t> shown_group;  // by participant
};

// Either form, told by its header.
[[nodiscard]] Result<PolisConversation> read_polis_votes(std::string_view bytes, const std::string& file);
[[nodiscard]] Result<void> read_polis_comments(std::string_view bytes, const std::string& file,
                                               PolisConversation& into);

// Every statement somebody voted on, with what comments.csv says of it.
[[nodiscard]] std::vector<consult::Statement> statements_with_votes(const PolisConversation& conversation);

// votes.csv and comments.csv again: sorted by participant and statement, one line a vote that counts, no time
// and no author (what may be published where answers may).
[[nodiscard]] std::string polis_votes_csv(const consult::Table& table);
[[nodiscard]] std::string polis_comments_csv(const PolisConversation& conversation,
                                             const consult::Table& table);

}  // namespace plenary::formats
