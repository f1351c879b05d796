// Published conversations, as they come.
#include "formats/polis.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::formats;

TEST_CASE("a log of votes is read in any order of columns, with and without times") {
  const auto timed =
      read_polis_votes("timestamp,datetime,comment-id,voter-id,vote\n5,x,1,9,-1\n3,x,1,9,1\n", "votes.csv");
  REQUIRE(timed);
  CHECK(timed->votes[0].at == 5);
  CHECK(timed->votes[0].participant == 9);
  CHECK(timed->votes[1].value == 1);
  const auto table = consult::tabulate(timed->votes, statements_with_votes(*timed));
  REQUIRE(table);
  CHECK(consult::value_of(table->cells[0]) == -1);
  const auto untimed = read_polis_votes("vote,voter-id,comment-id\n1,9,1\n0,9,1\n", "votes.csv");
  REQUIRE(untimed);
  CHECK(consult::value_of(consult::tabulate(untimed->votes, statements_with_votes(*untimed))->cells[0]) == 0);
}

TEST_CASE("a table with a row a participant is read too; an empty cell is no vote") {
  const auto read =
      read_polis_votes("participant,group-id,n-votes,0,7\n4,1,2,1,-1\n5,,1,,0\n", "participants-votes.csv");
  REQUIRE(read);
  CHECK(read->votes.size() == 3);
  CHECK(read->shown_group.at(4) == 1);
  CHECK_FALSE(read->shown_group.contains(5));
}

TEST_CASE("comments say what is rejected and what is about the voter; statements are those with votes") {
  auto read = read_polis_votes("comment-id,voter-id,vote\n2,1,1\n5,1,0\n9,1,0\n", "votes.csv");
  REQUIRE(read);
  REQUIRE(read_polis_comments(
      "comment-id,moderated,is-meta,comment-body\n9,1,1,\"I am, new\"\n2,-1,0,x\n3,1,0,y\n", "comments.csv",
      *read));
  const auto statements = statements_with_votes(*read);
  REQUIRE(statements.size() == 3);
  CHECK(statements[0].rejected);
  CHECK_FALSE(statements[1].out());
  CHECK(statements[2].meta);
  CHECK(read->comments[2].text == "I am, new");
}

TEST_CASE("what is wrong is refused with its line") {
  CHECK(read_polis_votes("", "votes.csv").error().code == "polis.empty");
  CHECK(read_polis_votes("comment-id,vote\n1,1\n", "votes.csv").error().code == "polis.no_column");
  const auto bad = read_polis_votes("comment-id,voter-id,vote\n1,1,1\n1,2,7\n", "votes.csv");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().code == "polis.bad_vote");
  CHECK(bad.error().where == "votes.csv:3");
  PolisConversation into;
  CHECK(read_polis_comments("comment-id,moderated\nx,1\n", "comments.csv", into).error().code ==
        "polis.bad_comment");
  CHECK(read_polis_comments("comment-id\n1\n1\n", "comments.csv", into).error().code ==
        "polis.statement_twice");
}

TEST_CASE("what is written is read as the same table, and tells no time and no author") {
  auto read = read_polis_votes("timestamp,comment-id,voter-id,vote\n1,1,3,1\n2,2,3,-1\n3,1,4,0\n4,1,3,0\n",
                               "votes.csv");
  REQUIRE(read);
  REQUIRE(read_polis_comments(
      "comment-id,author-id,moderated,comment-body\n1,77,1,\"=1+1, \"\"so\"\"\"\n2,77,-1,no\n",
      "comments.csv", *read));
  const auto table = consult::tabulate(read->votes, statements_with_votes(*read)).value();
  const std::string votes = polis_votes_csv(table), comments = polis_comments_csv(*read, table);
  CHECK(votes.find("timestamp") == votes.npos);
  CHECK(comments.find("77") == comments.npos);
  auto again = read_polis_votes(votes, "votes.csv");
  REQUIRE(again);
  REQUIRE(read_polis_comments(comments, "comments.csv", *again));
  const auto same = consult::tabulate(again->votes, statements_with_votes(*again)).value();
  CHECK(same.cells == table.cells);
  CHECK(same.participants == table.participants);
  CHECK(same.statements[1].rejected);
}
