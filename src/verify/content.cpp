#include "verify/content.h"

#include <fmt/format.h>

#include <algorithm>

#include "body/amend.h"
#include "record/checkpoint.h"
#include "record/commitment.h"
#include "verify/entry_at.h"

namespace plenary::verify {
namespace {

constexpr std::string_view kFolder = "content/";

std::string path_of(Seq seq, std::string_view field) {
  return fmt::format("content/{}/{}", seq.value, field);
}

tl::unexpected<Error> wrong(const char* code, Seq seq, std::string_view field, Params params = {}) {
  params.emplace_back("field", std::string(field));
  return refuse(code, {.where = fmt::format("entry {}", seq.value), .params = std::move(params)});
}

std::string name_of(Seq seq) {
  return std::to_string(seq.value);
}

}  // namespace

Result<std::optional<ContentFile>> Contents::fetch(Seq seq, std::string_view field) {
  PLENARY_TRY(const auto file, files_.get(path_of(seq, field)));
  if (!file) return std::optional<ContentFile>();
  auto content = read_content(*file);
  if (!content) {
    return refuse("verify.content.malformed",
                  {.where = path_of(seq, field), .because = {std::move(content).error()}});
  }
  if (content->seq != seq || content->field != field) {
    return refuse("verify.content.misplaced", {.where = path_of(seq, field)});
  }
  return std::optional(*std::move(content));
}

Result<void> Contents::see(Seq seq, const body::Entry& entry) {
  Words words;
  const auto* amend = std::get_if<body::TextAmend>(&entry.act.data);
  for (const auto& [field, hash] : entry.act.held) {
    PLENARY_TRY(auto content, fetch(seq, field));
    if (!content) {
      ++count_.not_public;
      continue;
    }
    ++present_;
    if (content->erased_by) {
      claims_.push_back({seq, field, *content->erased_by});
      continue;
    }
    if (!record::commits_to(hash, content->salt, field, content->bytes)) {
      return wrong("verify.content.wrong", seq, field);
    }
    ++count_.matches;
    if (amend != nullptr) words.emplace(field, std::move(content->bytes));
  }
  return amend == nullptr ? Result<void>() : check_amendment(seq, *amend, words);
}

// The clerk applied the words before the act; whoever has them all can do it again.
Result<void> Contents::check_amendment(Seq seq, const body::TextAmend& amend, const Words& words) {
  const auto find = words.find("find"), put = words.find("put"), text = words.find("text");
  const bool needs_put = amend.op != body::AmendOp::delete_;
  if (find == words.end() || text == words.end() || (needs_put && put == words.end())) return {};
  PLENARY_TRY(const auto before, fetch(amend.parent, "text"));
  if (!before || before->erased_by) return {};
  const auto after =
      body::amended(before->bytes, {amend.op, find->second, needs_put ? put->second : std::string()});
  if (after && *after == text->second) return {};
  return wrong("verify.content.amended_otherwise", seq, "text");
}

Result<ContentCount> Contents::finish(const body::State& state, bool listed) {
  PLENARY_DO(check_claims(state));
  PLENARY_DO(check_erasures(state));
  if (listed && listed_ != present_) PLENARY_DO(name_stray(state.size));
  return count_;
}

// Whatever says it was erased, was.
Result<void> Contents::check_claims(const body::State& state) const {
  for (const auto& [seq, field, by] : claims_) {
    const auto entry = state.erased.find(seq);
    const bool known =
        entry != state.erased.end() && entry->second.contains(field) && entry->second.at(field) == by;
    if (!known) return wrong("verify.content.not_erased", seq, field, {{"by", name_of(by)}});
  }
  return {};
}

// And whatever was erased is not there.
Result<void> Contents::check_erasures(const body::State& state) {
  for (const auto& [seq, fields] : state.erased) {
    for (const auto& [field, by] : fields) {
      PLENARY_TRY(const auto content, fetch(seq, field));
      if (content && !content->erased_by) {
        return wrong("verify.content.still_there", seq, field, {{"by", name_of(by)}});
      }
      if (!content) {  // absent: if the entry held it, it was counted as not public on the way
        PLENARY_TRY(const auto entry, entry_at(files_, state.size, seq));
        if (body::find_held(entry.act, field) == nullptr) continue;
        --count_.not_public;
      }
      ++count_.erased;
    }
  }
  return {};
}

// More files lie below content/ than the entries account for: which one?
Result<void> Contents::name_stray(std::uint64_t size) {
  PLENARY_TRY([[maybe_unused]] const bool listed, files_.list([&](std::string_view path) -> Result<void> {
    if (!path.starts_with(kFolder)) return {};
    PLENARY_TRY(const bool belongs, is_content(path.substr(kFolder.size()), size));
    return belongs ? Result<void>() : refuse("record.log.stray", {.where = std::string(path)});
  }));
  return refuse("record.log.stray", {.where = std::string(kFolder)});
}

Result<bool> Contents::is_content(std::string_view path, std::uint64_t size) {
  const auto slash = std::min(path.find('/'), path.size());
  const auto seq = record::parse_size(path.substr(0, slash)).value_or(size);
  if (seq >= size || slash == path.size()) return false;
  PLENARY_TRY(const auto entry, entry_at(files_, size, Seq{seq}));
  return body::find_held(entry.act, path.substr(slash + 1)) != nullptr;
}

}  // namespace plenary::verify
