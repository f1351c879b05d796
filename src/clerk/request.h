// An act on its way to the record, with what is not in the entry: the words a person typed, blobs, and the
// link of a member to her participant id, which nobody reads.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "body/entry.h"
#include "crypto/random.h"
#include "keep/log_store.h"
#include "record/commitment.h"

namespace plenary::clerk {

struct Content {
  std::string field;
  std::string salt;  // 32 bytes, made by whoever makes the act
  std::string bytes;
  std::string media_type = "text/plain; charset=utf-8";
  std::string language;
  keep::Readers readers = keep::Readers::public_;
};

struct Request {
  body::Act act;
  body::Auth auth;
  std::vector<Content> contents;
  std::vector<keep::Blob> blobs;
  std::optional<keep::PrivateLink> link;  // refused if the key is linked already in its scope
  std::shared_ptr<std::string> refusal = {};  // where the clerk puts the signed refusal, if it refuses the act
};

struct Admitted {
  Seq seq;
  Instant at;
  bool repeated = false;  // the same request had been admitted before, as this entry
};

// A request with a fresh id whose contents are committed to: what a device does before it sends.
class Draft {
 public:
  Draft(std::string origin, body::AnyAct data, crypto::Chance& chance = crypto::system_chance()) : chance_(&chance) {
    request_.act.body = std::move(origin);
    request_.act.data = std::move(data);
    request_.act.id = chance.id<ActId>();
  }
  Draft& by(const ActorId& actor, body::How how = body::How::session) {
    request_.act.by = actor;
    request_.auth.how = how;
    return *this;
  }
  Draft& how(body::How how) { return request_.auth.how = how, *this; }
  Draft& desk(const ActorId& actor, const ActorId& helper) {
    request_.act.by = actor;
    request_.auth = {body::How::desk, helper, {}};
    return *this;
  }
  Draft& imported(Seq begin) { return request_.auth = {body::How::import, {}, begin}, *this; }
  Draft& on(Seq matter) { return request_.act.on = matter, *this; }
  Draft& id(const ActId& id) { return request_.act.id = id, *this; }
  Draft& blob(keep::Blob blob) { return request_.blobs.push_back(std::move(blob)), *this; }
  Draft& link(keep::PrivateLink link) { return request_.link = std::move(link), *this; }
  // Fields in ascending order of name, as entries have them.
  Draft& hold(std::string field, std::string bytes, keep::Readers readers = keep::Readers::public_, std::string language = {}) {
    const record::Salt salt = chance_->bytes<32>();
    const Hash hash = record::commitment(salt, field, bytes);
    const auto at = std::ranges::lower_bound(request_.act.held, field, {}, &body::Commitment::field);
    request_.act.held.insert(at, {field, hash});
    request_.contents.push_back({std::move(field), std::string(view_of(salt)), std::move(bytes),
                                 "text/plain; charset=utf-8", std::move(language), readers});
    return *this;
  }
  [[nodiscard]] Request done() { return std::move(request_); }
  [[nodiscard]] const body::Act& act() const { return request_.act; }

 private:
  crypto::Chance* chance_;
  Request request_;
};

}  // namespace plenary::clerk
