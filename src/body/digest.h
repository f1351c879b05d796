// The state as one canonical JSON text, in pieces; state_digest() (state.h) is its SHA-256.
#pragma once

#include <functional>
#include <string_view>

#include "body/state.h"

namespace plenary::body {

using DigestSink = std::function<void(std::string_view)>;
void write_digest(const State& state, const DigestSink& sink);

}  // namespace plenary::body
