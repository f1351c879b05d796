// The digest of a state: canonical JSON, keys in order, streamed into SHA-256 piece by piece, so that a roll
// of a million needs no second copy.  Whatever the fold knows stands here; what can be derived does not.
#include <fmt/format.h>

#include "base/json.h"
#include "body/digest.h"
#include "body/spelling.h"
#include "crypto/sha256.h"

namespace plenary::body {
namespace {

// Writes values one after another; the caller names keys in ascending order.
class Writer {
 public:
  explicit Writer(const DigestSink& sink) : sink_(sink) {}
  ~Writer() { flush(0); }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void text(std::string_view value) { separate(), json::print_string_to(out_, value), flush(kPiece); }
  void number(std::int64_t value) {
    separate(), fmt::format_to(std::back_inserter(out_), "{}", value), flush(kPiece);
  }
  void seq(Seq value) { number(static_cast<std::int64_t>(value == kOpenEnd ? 0 : value.value)); }
  void truth(bool value) { separate(), out_ += value ? "true" : "false"; }
  void null() { separate(), out_ += "null"; }

  template <class F>
  void object(F&& members) {
    nest('{', '}', members);
  }
  template <class F>
  void array(F&& items) {
    nest('[', ']', items);
  }
  void key(std::string_view name) {
    separate();
    json::print_string_to(out_, name);
    out_ += ':';
    first_ = true;
  }

 private:
  static constexpr std::size_t kPiece = 64 * 1024;

  void separate() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  template <class F>
  void nest(char open, char close, F& inside) {
    separate();
    out_ += open;
    first_ = true;
    inside();
    out_ += close;
    first_ = false;
  }
  void flush(std::size_t at_least) {
    if (out_.size() <= at_least) return;
    sink_(out_);
    out_.clear();
  }

  const DigestSink& sink_;
  std::string out_;
  bool first_ = true;
};

template <class F, class T>
void maybe(Writer& w, const std::optional<T>& value, F&& write) {
  value ? write(*value) : w.null();
}

void write(Writer& w, const std::optional<Seq>& seq) {
  maybe(w, seq, [&](Seq s) { w.seq(s); });
}

void write(Writer& w, const ByWord<Word>& words) {
  w.object([&] {
    for (const auto& [key, value] : words)
      w.key(key.text), w.text(value.text);
  });
}

void write(Writer& w, const Headcount& count) {
  w.object([&] {
    w.key("groups"), w.object([&] {
      for (const auto& [dimension, groups] : count.groups) {
        w.key(dimension), w.object([&] {
          for (const auto& [group, members] : groups)
            w.key(group), w.number(members);
        });
      }
    });
    w.key("members"), w.number(count.members);
  });
}

void write(Writer& w, const Electorate& electorate) {
  w.object([&] {
    w.key("at"), w.seq(electorate.at);
    w.key("count"), write(w, electorate.count);
  });
}

void write(Writer& w, const Standing& standing) {
  w.object([&] {
    w.key("in"), write(w, standing.in);
    w.key("weight"), w.object([&] {
      for (const auto& [table, weight] : standing.weight)
        w.key(table.text), w.text(weight.text);
    });
  });
}

void write(Writer& w, const Roll& roll) {
  w.object([&] {
    w.key("standings"), w.array([&] {
      for (const auto& standing : roll.standings())
        write(w, standing);
    });
    w.key("stays"), w.array([&] {
      for (const auto& stay : roll.stays()) {
        w.array([&] {
          w.text(to_string(stay.member)), w.number(stay.standing), w.seq(stay.from), w.seq(stay.until);
          w.seq(stay.row_entry), w.number(stay.row);
        });
      }
    });
  });
}

void write(Writer& w, const std::vector<Translation>& translations) {
  w.array([&] {
    for (const auto& one : translations)
      w.array([&] { w.text(one.language.text), w.truth(one.machine), w.seq(one.seq); });
  });
}

void write(Writer& w, const Statement& statement) {
  w.object([&] {
    w.key("agree"), w.number(statement.agree);
    w.key("by"), maybe(w, statement.by, [&](const ActorId& id) { w.text(to_string(id)); });
    w.key("disagree"), w.number(statement.disagree);
    w.key("moderation"), maybe(w, statement.moderation, [&](Moderation m) { w.text(spell(m)); });
    w.key("participant"),
        maybe(w, statement.participant, [&](const ParticipantId& id) { w.text(to_string(id)); });
    w.key("pass"), w.number(statement.pass);
    w.key("seq"), w.seq(statement.seq);
    if (!statement.translations.empty()) w.key("translations"), write(w, statement.translations);
    w.key("weighty"), w.number(statement.weighty);
  });
}

void write_answers(Writer& w, const Consultation& held) {
  w.array([&] {
    for (const auto& given : held.answers) {
      w.array([&] {
        for (const auto& answer : given) {
          w.array([&] { w.number(answer.statement), w.text(spell(answer.answer)), w.truth(answer.weighty); });
        }
      });
    }
  });
}

void write(Writer& w, const Consultation& held) {
  w.object([&] {
    w.key("answers"), write_answers(w, held);
    w.key("closed"), write(w, held.closed);
    w.key("heard"), write(w, held.heard);
    w.key("imports"), w.array([&] {
      for (const auto& import : held.imports) {
        w.array([&] { w.seq(import.seq), w.number(import.statements), w.number(import.answers); });
      }
    });
    w.key("joined"), write(w, held.joined);
    w.key("objections"), w.array([&] {
      for (const auto& objection : held.objections) {
        w.array([&] { w.seq(objection.seq), w.text(to_string(objection.by)), write(w, objection.reply); });
      }
    });
    w.key("opened"), w.seq(held.opened);
    w.key("opened_on"), w.text(to_string(held.opened_on));
    w.key("participants"), w.array([&] {
      for (const auto& p : held.participants) {
        w.array([&] {
          w.text(to_base64url(view_of(p.voice))), w.seq(p.seq), w.text(spell(p.channel)), write(w, p.in);
          w.number(p.answers);
        });
      }
    });
    w.key("roll"), write(w, held.roll);
    w.key("statements"), w.array([&] {
      for (const auto& statement : held.statements)
        write(w, statement);
    });
  });
}

// Only where there are any: a vote without them is told as it always was.
void write(Writer& w, const std::vector<GivenNumber>& given) {
  w.array([&] {
    for (const auto& one : given) {
      w.array([&] {
        w.text(one.test.text), maybe(w, one.option, [&](std::int64_t option) { w.number(option); });
        w.text(one.number.text);
      });
    }
  });
}

void write(Writer& w, const Vote& vote) {
  w.object([&] {
    w.key("ballots"), w.object([&] {
      std::map<std::string, const CastBallot*> by_text;  // the order of keys is the order of their spelling
      for (const auto& [member, ballot] : vote.ballots)
        by_text.emplace(to_string(member), &ballot);
      for (const auto& [member, ballot] : by_text) {
        w.key(member), w.array([&] {
          w.seq(ballot->seq), maybe(w, ballot->answer, [&](BallotAnswer a) { w.text(spell(a)); });
          maybe(w, ballot->option, [&](std::int64_t option) { w.number(option); });
          if (!ballot->places.empty())
            w.array([&] {
              for (const auto place : ballot->places)
                w.number(place);
            });
        });
      }
    });
    w.key("chosen"), maybe(w, vote.chosen, [&](std::int64_t option) { w.number(option); });
    w.key("closed"), write(w, vote.closed);
    w.key("closes_on"), maybe(w, vote.closes_on, [&](Day day) { w.text(to_string(day)); });
    if (!vote.given.empty()) w.key("given"), write(w, vote.given);
    w.key("opened"), w.seq(vote.opened);
    w.key("opened_on"), w.text(to_string(vote.opened_on));
    w.key("options"), w.number(vote.options);
    w.key("outcome"), maybe(w, vote.outcome, [&](Ending outcome) { w.text(spell(outcome)); });
    w.key("roll"), write(w, vote.roll);
    w.key("text"), w.seq(vote.text);
  });
}

void write(Writer& w, const Ratification& ratification) {
  const auto day = [&](const std::optional<Day>& value) {
    maybe(w, value, [&](Day d) { w.text(to_string(d)); });
  };
  w.object([&] {
    w.key("closed"), write(w, ratification.closed);
    w.key("closes_on"), day(ratification.closes_on);
    w.key("complete"), day(ratification.complete);
    w.key("deposits"), w.array([&] {
      for (const auto& deposit : ratification.deposits) {
        w.array([&] {
          w.seq(deposit.seq), w.text(to_string(deposit.unit)), w.text(to_string(deposit.day));
          w.text(to_string(deposit.decided)), w.text(to_hex(view_of(deposit.evidence)));
          w.truth(deposit.additional);
        });
      }
    });
    w.key("in_force"), day(ratification.in_force);
    w.key("opened"), w.seq(ratification.opened);
    w.key("opened_on"), w.text(to_string(ratification.opened_on));
    w.key("outcome"), maybe(w, ratification.outcome, [&](Ending outcome) { w.text(spell(outcome)); });
    w.key("roll"), write(w, ratification.roll);
    w.key("text"), w.seq(ratification.text);
  });
}

void write(Writer& w, const Promise& promise) {
  w.object([&] {
    w.key("by"), w.text(to_string(promise.by));
    w.key("done_on"), maybe(w, promise.done_on, [&](Day day) { w.text(to_string(day)); });
    w.key("due"), w.text(to_string(promise.due));
    w.key("made_on"), w.text(to_string(promise.made_on));
    w.key("missed"), write(w, promise.missed);
    w.key("reports"), w.array([&] {
      for (const auto& report : promise.reports) {
        w.array([&] {
          w.seq(report.seq), w.text(to_string(report.by)), w.text(spell(report.state)),
              w.text(to_string(report.day));
        });
      }
    });
    w.key("seq"), w.seq(promise.seq);
  });
}

void write(Writer& w, const Review& review) {
  w.object([&] {
    w.key("answers"), w.object([&] {
      std::map<std::string, const ByWord<Judgement>*> by_text;
      for (const auto& [member, answers] : review.answers)
        by_text.emplace(to_string(member), &answers);
      for (const auto& [member, answers] : by_text) {
        w.key(member), w.object([&] {
          for (const auto& [question, answer] : *answers)
            w.key(question.text), w.text(spell(answer));
        });
      }
    });
    w.key("closed"), write(w, review.closed);
    w.key("closes_on"), w.text(to_string(review.closes_on));
    w.key("opened"), w.seq(review.opened);
    w.key("roll"), write(w, review.roll);
  });
}

void write(Writer& w, const Round& round) {
  w.object([&] {
    w.key("charter"), w.number(round.charter);
    w.key("consultation"), maybe(w, round.consultation, [&](const Consultation& held) { write(w, held); });
    w.key("earlier_consultations"), w.array([&] {
      for (const auto& held : round.earlier_consultations)
        write(w, held);
    });
    if (!round.earlier_ratifications.empty()) {
      w.key("earlier_ratifications"), w.array([&] {
        for (const auto& ratification : round.earlier_ratifications)
          write(w, ratification);
      });
    }
    w.key("earlier_votes"), w.array([&] {
      for (const auto& vote : round.earlier_votes)
        write(w, vote);
    });
    w.key("ended"), maybe(w, round.ended, [&](Ending ending) { w.text(spell(ending)); });
    w.key("path"), w.array([&] {
      for (const auto step : round.path)
        w.number(step);
    });
    w.key("promises"), w.array([&] {
      for (const auto& promise : round.promises)
        write(w, promise);
    });
    if (round.ratification) w.key("ratification"), write(w, *round.ratification);
    w.key("reopened_by"), maybe(w, round.reopened_by, [&](const std::string& test) { w.text(test); });
    w.key("review"), maybe(w, round.review, [&](const Review& review) { write(w, review); });
    w.key("since"), w.seq(round.since);
    w.key("step"), maybe(w, round.step, [&](std::uint32_t step) { w.number(step); });
    w.key("text_settled"), write(w, round.text_settled);
    w.key("texts"), w.array([&] {
      for (const auto& text : round.texts) {
        w.array([&] {
          w.seq(text.seq), w.text(to_base64(view_of(text.commitment))), write(w, text.parent);
          maybe(w, text.by, [&](const ActorId& by) { w.text(to_string(by)); }), w.text(to_string(text.day));
        });
      }
    });
    w.key("vote"), maybe(w, round.vote, [&](const Vote& vote) { write(w, vote); });
  });
}

void write(Writer& w, const Matter& matter) {
  w.object([&] {
    w.key("by"), w.text(to_string(matter.by));
    w.key("kind"), w.text(matter.kind);
    w.key("on_agenda"), write(w, matter.on_agenda);
    w.key("raised_on"), w.text(to_string(matter.raised_on));
    w.key("rounds"), w.array([&] {
      for (const auto& round : matter.rounds)
        write(w, round);
    });
    w.key("seq"), w.seq(matter.seq);
    w.key("signatures"), w.array([&] {
      for (const auto& [actor, seq] : matter.signatures)
        w.array([&] { w.text(to_string(actor)), w.seq(seq); });
    });
    w.key("signed_in"),
        write(w, Headcount{static_cast<std::int64_t>(matter.signatures.size()), matter.signed_in});
  });
}

void write(Writer& w, const StagedChunk& chunk) {
  w.object([&] {
    w.key("entry"), w.seq(chunk.entry);
    w.key("rows"), w.array([&] {
      for (const auto& row : chunk.rows) {
        w.array([&] {
          w.text(to_string(row.member)), w.text(spell(row.op)), write(w, chunk.standings[row.standing]);
        });
      }
    });
  });
}

void write_roll_set(Writer& w, const std::optional<RollSet>& set) {
  maybe(w, set, [&](const RollSet& open) {
    w.object([&] {
      w.key("begin"), w.seq(open.begin);
      w.key("by"), w.text(to_string(open.by));
      w.key("chunks"), w.array([&] {
        for (const auto& chunk : open.chunks)
          write(w, *chunk);
      });
      w.key("mode"), w.text(spell(open.mode));
      w.key("rows"), w.number(open.rows);
    });
  });
}

void write(Writer& w, const State& state) {
  w.object([&] {
    w.key("charters"), w.array([&] {
      for (const auto& version : state.charters) {
        w.array([&] { w.seq(version.since), w.text(to_hex(view_of(version.blob))); });
      }
    });
    w.key("codes_issued"), w.number(state.codes_issued);
    w.key("erased"), w.array([&] {
      for (const auto& [seq, fields] : state.erased) {
        for (const auto& [field, by] : fields)
          w.array([&] { w.seq(seq), w.text(field), w.seq(by); });
      }
    });
    w.key("keys"), w.array([&] {
      for (const auto& period : state.keys) {
        w.array([&] { w.seq(period.since), w.text(period.key.text), w.text(to_string(period.old_until)); });
      }
    });
    w.key("last"), w.text(to_string(state.last));
    w.key("matters"), w.array([&] {
      for (const auto& [_, matter] : state.matters)
        write(w, matter);
    });
    w.key("offices"), w.object([&] {
      for (const auto& [office, holders] : state.offices) {
        w.key(office.text), w.array([&] {
          for (const auto& holder : holders)
            w.text(to_string(holder));
        });
      }
    });
    w.key("origin"), w.text(state.origin);
    w.key("readers"), w.text(spell(state.readers));
    w.key("roll"), write(w, *state.roll);
    w.key("roll_before"), state.roll_before ? write(w, *state.roll_before) : w.null();
    w.key("roll_commits"), w.array([&] {
      for (const auto& commit : state.roll_commits) {
        w.array([&] { w.seq(commit.seq), w.text(to_string(commit.day)), w.number(commit.rows); });
      }
    });
    w.key("roll_set"), write_roll_set(w, state.roll_set);
    w.key("served_at"), maybe(w, state.served_at, [&](const WebAddress& address) { w.text(address.text); });
    w.key("size"), w.number(static_cast<std::int64_t>(state.size));
    w.key("v"), w.number(1);
  });
}

}  // namespace

void write_digest(const State& state, const DigestSink& sink) {
  Writer writer(sink);
  write(writer, state);
}

Hash state_digest(const State& state) {
  crypto::Sha256 sum;
  write_digest(state, [&](std::string_view piece) { sum.add(piece); });
  return sum.finish();
}

}  // namespace plenary::body
