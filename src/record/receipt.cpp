#include "record/receipt.h"

#include <fmt/format.h>

#include <algorithm>

#include "record/proof.h"

namespace plenary::record {
namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1", kExtra = "extra ", kIndex = "index ";
constexpr std::size_t kMostHashes = 63, kLongestReceipt = 1'100'000;

class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  // The next line, without its newline; nothing when no whole line is left.
  std::optional<std::string_view> next() {
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++number_;
    return line;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] tl::unexpected<Error> malformed() const {
    return refuse("record.receipt.malformed", {.where = fmt::format("line {}", std::max(number_, 1))});
  }

 private:
  std::string_view rest_;
  int number_ = 0;
};

std::optional<Hash> read_hash(std::string_view line) {
  const auto bytes = from_base64(line);
  return bytes ? array_of<32>(*bytes) : std::nullopt;
}

}  // namespace

std::string print_receipt(const Receipt& receipt) {
  std::string file = fmt::format("{}\n", kFirstLine);
  if (receipt.extra) file += fmt::format("{}{}\n", kExtra, to_base64(*receipt.extra));
  file += fmt::format("{}{}\n", kIndex, receipt.index);
  for (const auto& hash : receipt.proof)
    file += to_base64(view_of(hash)) + "\n";
  return file + "\n" + receipt.checkpoint;
}

Result<Receipt> read_receipt(std::string_view file) {
  Lines lines(file);
  if (file.size() > kLongestReceipt || lines.next() != kFirstLine) return lines.malformed();
  Receipt receipt;
  auto line = lines.next();
  if (line && line->starts_with(kExtra)) {
    receipt.extra = from_base64(line->substr(kExtra.size()));
    if (!receipt.extra) return lines.malformed();
    line = lines.next();
  }
  if (!line || !line->starts_with(kIndex)) return lines.malformed();
  const auto index = parse_size(line->substr(kIndex.size()));
  if (!index) return lines.malformed();
  receipt.index = *index;
  for (line = lines.next(); line && !line->empty(); line = lines.next()) {
    const auto hash = read_hash(*line);
    if (!hash || receipt.proof.size() == kMostHashes) return lines.malformed();
    receipt.proof.push_back(*hash);
  }
  if (!line || lines.rest().empty()) return lines.malformed();
  receipt.checkpoint = lines.rest();
  return receipt;
}

std::size_t witnesses_among(const std::vector<GoodSignature>& good, const WitnessPolicy& policy) {
  std::vector<crypto::PublicKey> seen;
  for (const auto& [key, time_s] : good) {
    if (key.type != KeyType::witness || !std::ranges::count(policy.witnesses, key)) continue;
    if (!std::ranges::count(seen, key.key)) seen.push_back(key.key);
  }
  return seen.size();
}

Result<OpenCheckpoint> check_receipt(const Receipt& receipt, const Hash& leaf, const VerifierKey& log,
                                     const WitnessPolicy& policy) {
  PLENARY_TRY(auto open, open_checkpoint(receipt.checkpoint, log, policy.witnesses));
  PLENARY_DO(
      check_inclusion({receipt.index, open.checkpoint.size, leaf, open.checkpoint.root}, receipt.proof));
  const auto found = witnesses_among(open.good, policy);
  if (found < policy.quorum) {
    return refuse("record.receipt.too_few_witnesses",
                  {.params = {{"found", static_cast<std::int64_t>(found)},
                              {"needed", static_cast<std::int64_t>(policy.quorum)}}});
  }
  return open;
}

}  // namespace plenary::record
