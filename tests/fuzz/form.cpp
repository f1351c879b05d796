// server/fields.h: forms, uploads and cookies of any bytes are read or refused, never a crash; values are UTF-8.
#include "server/fields.h"

#include "base/bytes.h"
#include "fuzz.h"

using namespace plenary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto fields = server::read_fields(bytes)) {
    for (const auto& [name, value] : *fields) ensure(is_utf8(name) && is_utf8(value), "fields are text");
  }
  const auto line = bytes.find('\n');
  const auto upload = server::read_upload(bytes.substr(0, line), line == bytes.npos ? "" : bytes.substr(line + 1));
  if (upload) ensure(upload->file.size() <= bytes.size(), "a file is part of what came");
  ensure(server::cookie(bytes, "plenary").size() <= bytes.size(), "a cookie is part of its header");
  return 0;
}
