// What a view is made from: the folded state, the words this reader may read, who looks, and on which day.
//
//     const Source source{state, contents, viewer, today, "/b/riverside", forms};
//     const auto page = matter_view(source, Seq{5});        // nothing: there is no such matter
//
// `today` may lie after the record's last entry: the same state, a later day, and what is due says so.
// A view decides nothing; what it offers is what admit() would take at this moment from this viewer.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "view/common.h"

namespace plenary::body {
struct State;
}

namespace plenary::view {

struct Words {  // a content: what somebody typed
  std::string text, language;
  bool erased = false;
};

class Contents {  // of one body, for one reader; nothing where it is not there, or not for this reader
 public:
  virtual ~Contents() = default;
  [[nodiscard]] virtual std::optional<Words> find(Seq entry, std::string_view field) const = 0;
  // The viewer's own participant id in a matter's consultation.
  [[nodiscard]] virtual std::optional<ParticipantId> participant(Seq matter) const = 0;
};

using Entries = std::function<std::optional<std::string>(Seq)>;  // stored bytes

struct Source {
  const body::State& state;
  const Contents& contents;
  Viewer viewer;
  Day today;
  std::string path;                               // "/b/riverside"
  std::function<ActForm(std::string path)> form;  // a fresh id and the viewer's token
  Entries entries = {};  // of the record; without it, days of single entries are not told
};

}  // namespace plenary::view
