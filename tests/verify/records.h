// A record of the garden's story, exported to a folder of its own, and what a test does to such a folder.
#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "clerk/shelf.h"
#include "garden/garden.h"
#include "store/memory.h"
#include "store/test_folder.h"
#include "verify/verify.h"

namespace plenary::verify {

namespace fs = std::filesystem;

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void spill(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

struct Made {
  store::TestFolder folder;
  store::MemoryStore store;
  clerk::SetClock clock{garden::noon("2027-02-20")};
  std::unique_ptr<garden::Garden> garden;
  Seq matter;

  Made() {
    garden = std::make_unique<garden::Garden>(fs::path(folder.file("house")), store.bodies(), clock);
    garden->found(10);
    matter = garden->story(clock);
    garden->export_to(log());
  }
  [[nodiscard]] fs::path log() const { return folder.file("log"); }
  [[nodiscard]] record::VerifierKey key() const { return garden->body().keys.front()->vkey(); }
  [[nodiscard]] Report verify(Task task = {}) const {
    record::FolderFiles files(log().string());
    if (!task.key) task.key = key();
    return verify_record(files, task);
  }
  [[nodiscard]] Report verify_without_key() const {
    record::FolderFiles files(log().string());
    return verify_record(files, {});
  }
};

inline std::string difference(const Report& report) {
  return report.difference ? debug_text(*report.difference) : "same";
}

}  // namespace plenary::verify
