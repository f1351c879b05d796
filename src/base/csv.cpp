#include "base/csv.h"

#include <algorithm>

#include "base/bytes.h"

namespace plenary {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kFormula = "=+-@\t\r";

// Windows-1252 above 0x7F; what it leaves undefined becomes U+FFFD.
constexpr std::uint16_t kHigh[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                     0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const std::uint32_t point = byte < 0x80 ? byte : byte < 0xA0 ? kHigh[byte - 0x80] : byte;
    if (point < 0x80) {
      out += static_cast<char>(point);
    } else if (point < 0x800) {
      out += {static_cast<char>(0xC0 | point >> 6), static_cast<char>(0x80 | (point & 63))};
    } else {
      out += {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 63)), static_cast<char>(0x80 | (point & 63))};
    }
  }
  return out;
}

char separator_of(std::string_view text) {
  const auto first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char c : {',', ';', '\t'}) {
    if (std::ranges::count(first, c) > std::ranges::count(first, best)) best = c;
  }
  return best;
}

class Reader {
 public:
  Reader(std::string_view text, char separator, const CsvLimits& limits) : text_(text), separator_(separator), limits_(limits) {}

  Result<std::vector<CsvRow>> rows() {
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      CsvRow row{.line = line_};
      PLENARY_DO(read(row));
      const bool empty = row.cells.size() == 1 && row.cells.front().empty();
      if (!empty) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  tl::unexpected<Error> fail(const char* code, std::int64_t line) const {
    return refuse(code, {.where = limits_.file + ":" + std::to_string(line)});
  }
  bool at_line_end() const { return at_ >= text_.size() || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  Result<void> read(CsvRow& row) {
    while (true) {
      if (row.cells.size() == limits_.cells) return fail("csv.too_many_cells", row.line);
      PLENARY_TRY(std::string cell, cell_at());
      row.cells.push_back(std::move(cell));
      if (at_line_end()) break;
      ++at_;  // the separator
    }
    if (at_ < text_.size()) at_ += text_[at_] == '\r' ? 2 : 1, ++line_;
    return {};
  }

  Result<std::string> cell_at() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const auto start = at_;
    while (!at_line_end() && text_[at_] != separator_) ++at_;
    return std::string(text_.substr(start, at_ - start));
  }

  Result<std::string> quoted() {
    const auto opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (text_.substr(at_ + 1, 1) == "\"") {
        cell += '"', ++at_;
      } else {
        ++at_;
        if (!at_line_end() && text_[at_] != separator_) return fail("csv.after_quote", line_);
        return cell;
      }
    }
    return fail("csv.quote_open", opened);
  }

  std::string_view text_;
  char separator_;
  const CsvLimits& limits_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

}  // namespace

Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits) {
  if (bytes.size() > limits.bytes) return refuse("csv.too_large", {.where = limits.file});
  if (bytes.find('\0') != bytes.npos) return refuse("csv.nul", {.where = limits.file});
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  const bool utf8 = is_utf8(bytes);
  const std::string converted = utf8 ? std::string() : from_windows(bytes);
  const std::string_view text = utf8 ? bytes : std::string_view(converted);
  CsvTable table{.separator = separator_of(text), .encoding = utf8 ? "UTF-8" : "Windows-1252", .rows = {}};
  PLENARY_TRY(table.rows, Reader(text, table.separator, limits).rows());
  return table;
}

std::string place_of(const std::string& file, const CsvRow& row, std::size_t cell) {
  return file + ":" + std::to_string(row.line) + ":" + std::to_string(cell + 1);
}

std::string csv_cell(std::string_view text) {
  std::string out = "\"";
  // What looks neutralised already is marked once more, so that reading takes off one mark and no more.
  const bool formula = !text.empty() && kFormula.find(text.front()) != kFormula.npos;
  if (formula || plain_cell(text).size() != text.size()) out += '\'';
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string_view plain_cell(std::string_view cell) {
  const auto marks = std::min(cell.find_first_not_of('\''), cell.size());
  const bool neutral = marks > 0 && marks < cell.size() && kFormula.find(cell[marks]) != kFormula.npos;
  return neutral ? cell.substr(1) : cell;
}

}  // namespace plenary
