#include "formats/xlsx.h"

#include <zip.h>

#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "formats/xml.h"

namespace plenary::formats {
namespace {

// ---------------------------------------------------------------- the archive

class Archive {
 public:
  static Result<Archive> open(std::string_view bytes, const XlsxLimits& limits) {
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &problem);
    if (archive == nullptr) {
      if (source != nullptr) zip_source_free(source);
      zip_error_fini(&problem);
      return refuse("xlsx.not_an_archive", {.where = limits.file});
    }
    zip_error_fini(&problem);
    return Archive(archive, limits);
  }

  // Empty if there is no such part.
  [[nodiscard]] Result<std::optional<std::string>> part(const std::string& name) const {
    zip_file_t* opened = zip_fopen(archive_.get(), name.c_str(), 0);
    if (opened == nullptr) return std::optional<std::string>();
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(opened, &zip_fclose);
    std::string bytes;
    char piece[1 << 16];
    for (;;) {
      const auto got = zip_fread(file.get(), piece, sizeof piece);
      if (got < 0) return refuse("xlsx.not_an_archive", {.where = limits_->file + "!" + name});
      if (got == 0) return std::optional(std::move(bytes));
      bytes.append(piece, static_cast<std::size_t>(got));
      if (bytes.size() > limits_->part_bytes)
        return refuse("xlsx.part_too_large", {.where = limits_->file + "!" + name});
    }
  }

 private:
  Archive(zip_t* archive, const XlsxLimits& limits) : archive_(archive, &zip_discard), limits_(&limits) {}
  std::unique_ptr<zip_t, decltype(&zip_discard)> archive_;
  const XlsxLimits* limits_;
};

// ---------------------------------------------------------------- which part is the first sheet

class FirstSheet : public XmlHandler {  // of xl/workbook.xml
 public:
  std::string relation;
  Result<void> start(std::string_view name, std::span<const XmlName> attributes) override {
    if (name == "sheet" && relation.empty()) relation = attribute(attributes, "id");
    return {};
  }
  Result<void> end(std::string_view, std::string_view) override { return {}; }
};

class Relations : public XmlHandler {  // of xl/_rels/workbook.xml.rels
 public:
  std::map<std::string, std::string, std::less<>> targets;
  Result<void> start(std::string_view name, std::span<const XmlName> attributes) override {
    if (name == "Relationship") targets.emplace(attribute(attributes, "Id"), attribute(attributes, "Target"));
    return {};
  }
  Result<void> end(std::string_view, std::string_view) override { return {}; }
};

Result<std::string> first_sheet_of(const Archive& archive, const XlsxLimits& limits) {
  const std::string usual = "xl/worksheets/sheet1.xml";
  PLENARY_TRY(const auto book, archive.part("xl/workbook.xml"));
  PLENARY_TRY(const auto relations, archive.part("xl/_rels/workbook.xml.rels"));
  if (!book || !relations) return usual;
  FirstSheet first;
  Relations known;
  PLENARY_DO(walk_xml(*book, {.file = limits.file + "!xl/workbook.xml"}, first));
  PLENARY_DO(walk_xml(*relations, {.file = limits.file + "!xl/_rels/workbook.xml.rels"}, known));
  const auto at = known.targets.find(first.relation);
  if (at == known.targets.end()) return usual;
  return at->second.starts_with('/') ? at->second.substr(1) : "xl/" + at->second;
}

// ---------------------------------------------------------------- shared texts

class SharedTexts : public XmlHandler {
 public:
  std::vector<std::string> texts;
  Result<void> start(std::string_view name, std::span<const XmlName>) override {
    if (name == "si") texts.emplace_back();
    phonetic_ += name == "rPh" ? 1 : 0;
    return {};
  }
  Result<void> end(std::string_view name, std::string_view text) override {
    if (name == "t" && phonetic_ == 0 && !texts.empty()) texts.back() += text;
    phonetic_ -= name == "rPh" ? 1 : 0;
    return {};
  }

 private:
  int phonetic_ = 0;  // how a text is spoken stands beside it and is not part of it
};

// ---------------------------------------------------------------- the sheet

class SheetReader : public XmlHandler {
 public:
  SheetReader(const std::vector<std::string>& shared, const XlsxLimits& limits)
      : shared_(shared), limits_(limits) {}
  Sheet sheet;

  Result<void> start(std::string_view name, std::span<const XmlName> attributes) override {
    if (name == "row") {
      number_ = number_of(attribute(attributes, "r")).value_or(number_ + 1);
      column_ = 0;
      row_.clear();
    } else if (name == "c") {
      type_ = attribute(attributes, "t");
      reference_ = attribute(attributes, "r");
      value_.clear();
      if (!reference_.empty()) PLENARY_DO(place_cell());
    }
    return {};
  }

  Result<void> end(std::string_view name, std::string_view text) override {
    if (name == "v") value_ = text;
    if (name == "t" && type_ == "inlineStr") value_ += text;
    if (name == "c") return cell();
    if (name == "row" && row_.empty()) ++sheet.empty_rows;
    if (name == "row" && !row_.empty()) {
      if (sheet.rows.size() >= limits_.rows) return too_large();
      sheet.rows.push_back({number_, std::move(row_)});
      row_.clear();
    }
    return {};
  }

 private:
  static std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
  }
  [[nodiscard]] tl::unexpected<Error> too_large() const {
    return refuse("xlsx.too_large", {.where = limits_.file});
  }
  [[nodiscard]] tl::unexpected<Error> bad_cell() const {
    return refuse("xlsx.cell", {.where = limits_.file + "!" +
                                         (reference_.empty() ? std::to_string(number_) : reference_)});
  }

  Result<void> place_cell() {  // "AB12": column 28
    std::size_t column = 0, letters = 0;
    while (letters < reference_.size() && reference_[letters] >= 'A' && reference_[letters] <= 'Z') {
      column = column * 26 + static_cast<std::size_t>(reference_[letters++] - 'A') + 1;
      if (column > limits_.columns) return too_large();
    }
    if (letters == 0) return bad_cell();
    column_ = column - 1;
    return {};
  }

  Result<void> cell() {
    if (type_ == "s") {
      const auto place = number_of(value_);
      if (!place || static_cast<std::size_t>(*place) >= shared_.size()) return bad_cell();
      value_ = shared_[static_cast<std::size_t>(*place)];
    }
    if (!value_.empty()) {
      if (column_ >= limits_.columns || ++cells_ > limits_.cells) return too_large();
      if (row_.size() <= column_) row_.resize(column_ + 1);
      row_[column_] = std::move(value_);
    }
    value_.clear();
    ++column_;
    return {};
  }

  const std::vector<std::string>& shared_;
  const XlsxLimits& limits_;
  std::int64_t number_ = 0;
  std::size_t column_ = 0, cells_ = 0;
  std::string type_, reference_, value_;
  std::vector<std::string> row_;
};

}  // namespace

Result<Sheet> read_xlsx(std::string_view bytes, const XlsxLimits& limits) {
  PLENARY_TRY(const auto archive, Archive::open(bytes, limits));
  PLENARY_TRY(const auto name, first_sheet_of(archive, limits));
  PLENARY_TRY(const auto part, archive.part(name));
  if (!part) return refuse("xlsx.no_sheet", {.where = limits.file});
  SharedTexts shared;
  PLENARY_TRY(const auto texts, archive.part("xl/sharedStrings.xml"));
  if (texts) PLENARY_DO(walk_xml(*texts, {.file = limits.file + "!xl/sharedStrings.xml"}, shared));
  SheetReader reader(shared.texts, limits);
  PLENARY_DO(walk_xml(*part, {.file = limits.file + "!" + name}, reader));
  return std::move(reader.sheet);
}

}  // namespace plenary::formats
