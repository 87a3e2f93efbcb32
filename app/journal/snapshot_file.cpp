// SPDX-License-Identifier: Apache-2.0
#include "app/journal/snapshot_file.h"

#include "app/journal/chain.h"
#include "app/journal/files.h"

#include <algorithm>
#include <charconv>

namespace hall::journal {

namespace {

constexpr std::string_view magic = "paihao-snapshot 1";
constexpr const char* extension = ".snapshot";

/// The next line of `text`, taken off it.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

template <class Number>
std::optional<Number> toNumber(std::string_view text)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

std::optional<Chain> toChain(std::string_view hex)
{
    Chain chain{};
    if (hex.size() != 2 * chain.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const char* from = hex.data() + 2 * i;
        if (std::from_chars(from, from + 2, chain[i], 16).ptr != from + 2) {
            return std::nullopt;
        }
    }
    return chain;
}

} // namespace

std::filesystem::path snapshotFolder(const std::filesystem::path& dataDir)
{
    return dataDir / "snapshots";
}

std::filesystem::path snapshotPath(const std::filesystem::path& dataDir, std::int64_t seq)
{
    return snapshotFolder(dataDir) / (std::to_string(seq) + extension);
}

std::vector<std::int64_t> snapshotNumbers(const std::filesystem::path& dataDir)
{
    std::vector<std::int64_t> numbers;
    std::error_code error;
    for (std::filesystem::directory_iterator it(snapshotFolder(dataDir), error), end;
         !error && it != end;
         it.increment(error)) {
        const auto seq = toNumber<std::int64_t>(it->path().stem().string());
        if (seq && it->path().extension() == extension) {
            numbers.push_back(*seq);
        }
    }
    std::sort(numbers.rbegin(), numbers.rend());
    return numbers;
}

std::string encodeSnapshot(const SnapshotFile& file)
{
    std::string content = file.head.position.epoch + '\n';
    content += std::to_string(file.head.position.seq) + '\n';
    content += toHex(file.head.chain) + '\n';
    content += std::to_string(file.snapshot.fold) + '\n';
    content += file.snapshot.bytes;
    std::string bytes(magic);
    bytes += '\n' + toHex(Sha256().of(content)) + '\n';
    return bytes + content;
}

std::optional<SnapshotFile> decodeSnapshot(std::string_view bytes)
{
    if (takeLine(bytes) != magic) {
        return std::nullopt;
    }
    if (const auto checksum = takeLine(bytes); checksum != toHex(Sha256().of(bytes))) {
        return std::nullopt;
    }
    const std::string_view epoch = takeLine(bytes);
    const auto seq = toNumber<std::int64_t>(takeLine(bytes));
    const auto chain = toChain(takeLine(bytes));
    const auto fold = toNumber<int>(takeLine(bytes));
    if (!seq || !chain || !fold) {
        return std::nullopt;
    }
    return SnapshotFile{{*seq, *fold, std::string(bytes)}, {{std::string(epoch), *seq}, *chain}};
}

std::optional<SnapshotFile> readSnapshot(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    return bytes ? decodeSnapshot(*bytes) : std::nullopt;
}

bool hasSnapshots(const std::filesystem::path& dataDir)
{
    return !snapshotNumbers(dataDir).empty();
}

std::optional<JournalError> rowsMissingBehind(const std::filesystem::path& dataDir,
                                              const Head& head)
{
    for (const std::int64_t seq : snapshotNumbers(dataDir)) {
        if (seq <= head.position.seq) {
            break;
        }
        const auto ahead = readSnapshot(snapshotPath(dataDir, seq));
        if (!ahead || ahead->head.position.epoch != head.position.epoch) {
            continue;
        }
        return JournalError{
            JournalErrorCode::BrokenChain,
            "Rows " + std::to_string(head.position.seq + 1) + " to " + std::to_string(seq) +
                " are missing at the end: there is a snapshot as of row " + std::to_string(seq) +
                ". `paihao journal accept` numbers on above it; a newer backup "
                "may have the rows.",
            head.position.seq + 1};
    }
    return std::nullopt;
}

} // namespace hall::journal
