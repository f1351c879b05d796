// The table of static files that Vite built: logical name -> hashed address.
//
//     const auto assets = Assets::load("web/dist", "/s/");
//     assets.url("plenary.css")            "/s/assets/style-3f9c21d7.css"
//     assets.known("/s/assets/style-3f9c21d7.css")   -> path of the file and its media type, or nullptr
//
// Read once at start from DIR/.vite/manifest.json and DIR/assets.  A missing or broken manifest gives an
// empty table (problem() says why): pages then stand without style, and still can be read.  Nothing is
// thrown, and only files of the table are ever served.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace plenary::pages {

struct StaticFile {
  std::string path;  // on disk
  std::string media_type;
};

class Assets {
 public:
  Assets() = default;
  [[nodiscard]] static Assets load(const std::string& folder, std::string_view prefix);

  [[nodiscard]] std::string_view url(std::string_view logical) const;  // empty if there is none
  [[nodiscard]] const StaticFile* known(std::string_view url) const;
  [[nodiscard]] const std::map<std::string, StaticFile, std::less<>>& files() const { return files_; }
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  std::map<std::string, std::string, std::less<>> urls_;
  std::map<std::string, StaticFile, std::less<>> files_;
  std::string problem_;
};

}  // namespace plenary::pages
