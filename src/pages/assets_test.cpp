#include "pages/assets.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace plenary::pages {

namespace {

namespace fs = std::filesystem;

struct Folder {
  fs::path path = fs::temp_directory_path() / "plenary-assets-test";
  Folder() {
    fs::remove_all(path);
    fs::create_directories(path / ".vite");
    fs::create_directories(path / "assets");
  }
  ~Folder() { fs::remove_all(path); }
  void put(const char* name, const char* bytes) const { std::ofstream(path / name) << bytes; }
};

}  // namespace

TEST_CASE("a logical name leads to the hashed file, and only files of the table are known") {
  const Folder folder;
  folder.put("assets/style-abc.css", "p{}");
  folder.put(
      ".vite/manifest.json",
      R"({"style/plenary.css": {"file": "assets/style-abc.css", "src": "style/plenary.css", "isEntry": true}})");
  const Assets assets = Assets::load(folder.path.string(), "/s/");
  CHECK(assets.problem().empty());
  CHECK(assets.url("plenary.css") == "/s/assets/style-abc.css");
  CHECK(assets.url("other.css").empty());
  REQUIRE(assets.known("/s/assets/style-abc.css"));
  CHECK(assets.known("/s/assets/style-abc.css")->media_type == "text/css; charset=utf-8");
  CHECK(assets.known("/s/assets/../.vite/manifest.json") == nullptr);
}

TEST_CASE("without a manifest, or with a broken one, the table is empty and says why") {
  const Folder folder;
  CHECK_FALSE(Assets::load(folder.path.string(), "/s/").problem().empty());
  folder.put(".vite/manifest.json", "{\"a\": [");
  CHECK_FALSE(Assets::load(folder.path.string(), "/s/").problem().empty());
  CHECK(Assets::load(folder.path.string(), "/s/").url("plenary.css").empty());
}

}  // namespace plenary::pages
