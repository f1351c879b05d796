// Contents: what the entries committed to, as far as it is published, against the commitments.
//
//     Contents contents(files);
//     PLENARY_DO(contents.see(Seq{5}, entry));                    // for each entry, in order
//     PLENARY_TRY(const auto count, contents.finish(state, listed));
//
// A content is a file content/<seq>/<field>.  It matches; or it is absent, erased by an entry that the record
// has or not published to the reader; or it is wrong, and named.  Where the words of an amendment and of the
// text before are published, they are applied again.  Refused ("verify.content."): "malformed", "misplaced",
// "wrong", "not_erased" (it says an erasure that the record does not have), "still_there" (the record erased
// it), "amended_otherwise"; "record.log.stray" for a content of no entry.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/entry.h"
#include "body/state.h"
#include "record/files.h"

namespace plenary::verify {

struct ContentFile {
  Seq seq;
  std::string field;
  std::optional<Seq> erased_by;  // then there is neither salt nor bytes
  std::string salt, bytes;
};

inline constexpr std::size_t kContentFile = 2 << 20;

[[nodiscard]] Result<ContentFile> read_content(std::string_view file);
[[nodiscard]] std::string print_content(const ContentFile& content);  // the one spelling that is accepted

struct ContentCount {
  std::uint64_t matches = 0, erased = 0, not_public = 0;
  [[nodiscard]] std::uint64_t absent() const { return erased + not_public; }
};

class Contents {
 public:
  explicit Contents(record::Files& files) : files_(files) {}

  [[nodiscard]] Result<void> see(Seq seq, const body::Entry& entry);
  void note_listed(std::string_view) { ++listed_; }  // a file below content/ that lies there
  [[nodiscard]] Result<ContentCount> finish(const body::State& state, bool listed);

 private:
  struct Claim {
    Seq seq;
    std::string field;
    Seq by;
  };
  using Words = std::map<std::string, std::string, std::less<>>;

  [[nodiscard]] Result<std::optional<ContentFile>> fetch(Seq seq, std::string_view field);
  [[nodiscard]] Result<void> check_amendment(Seq seq, const body::TextAmend& amend, const Words& words);
  [[nodiscard]] Result<void> check_claims(const body::State& state) const;
  [[nodiscard]] Result<void> check_erasures(const body::State& state);
  [[nodiscard]] Result<void> name_stray(std::uint64_t size);
  [[nodiscard]] Result<bool> is_content(std::string_view path, std::uint64_t size);

  record::Files& files_;
  ContentCount count_;
  std::uint64_t present_ = 0, listed_ = 0;
  std::vector<Claim> claims_;  // of erasure, to be compared once the whole record is known
};

}  // namespace plenary::verify
