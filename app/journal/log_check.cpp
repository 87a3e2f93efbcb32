// SPDX-License-Identifier: Apache-2.0
#include "app/journal/log_check.h"

#include "app/journal/files.h"

#include <array>
#include <string_view>
#include <vector>

// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
namespace hall::journal {

namespace {

constexpr std::size_t headerBytes = 32;
constexpr std::size_t frameHeaderBytes = 24;
constexpr std::size_t pageBytes = 4096;
constexpr std::uint32_t formatVersion = 3007000;
constexpr std::uint32_t magicLittleEndian = 0x377f0682;

std::uint32_t bigEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
    }
    return value;
}

std::uint32_t littleEndian(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) {
        value = (value << 8) | static_cast<std::uint8_t>(bytes[at + i]);
    }
    return value;
}

void putBigEndian(std::string& bytes, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 4; i-- > 0; value >>= 8) {
        bytes[at + i] = static_cast<char>(value & 0xff);
    }
}

using Sum = std::array<std::uint32_t, 2>;

class Log
{
public:
    explicit Log(std::string bytes)
        : m_bytes(std::move(bytes))
    {
        if (m_bytes.size() < headerBytes + frameHeaderBytes + pageBytes) {
            return;
        }
        const std::uint32_t magic = bigEndian(m_bytes, 0);
        m_sumsBigEndian = magic == (magicLittleEndian | 1U);
        m_sum = sumOver(view(0, 24), {});
        m_headerIsIntact = (magic & ~1U) == magicLittleEndian &&
                           bigEndian(m_bytes, 8) == pageBytes &&
                           m_sum == Sum{bigEndian(m_bytes, 24), bigEndian(m_bytes, 28)};
        // Of a damaged header nothing is believed; of one written ahead there are zeros.
        m_salt = m_headerIsIntact ? view(16, 8) : view(headerBytes + 8, 8);
        m_frames = m_salt == std::string(8, '\0')
                       ? 0
                       : (m_bytes.size() - headerBytes) / (frameHeaderBytes + pageBytes);
    }

    /// How many frames SQLite would believe.
    [[nodiscard]] std::size_t intactFrames()
    {
        std::size_t frame = 0;
        while (m_headerIsIntact && frame < m_frames && isIntact(frame)) {
            ++frame;
        }
        return frame;
    }

    /// The frames of this log that end a commit, from `frame` on. Others are left over from an
    /// earlier turn of the file.
    [[nodiscard]] std::vector<std::size_t> commitsFrom(std::size_t frame) const
    {
        std::vector<std::size_t> commits;
        for (; frame < m_frames; ++frame) {
            if (m_bytes.compare(at(frame) + 8, 8, m_salt) == 0 &&
                bigEndian(m_bytes, at(frame) + 4) != 0) {
                commits.push_back(frame);
            }
        }
        return commits;
    }

    /// Gives the header and the frames up to `last` the sums and salt that SQLite believes.
    void mend(std::size_t last)
    {
        putBigEndian(m_bytes, 0, magicLittleEndian);
        putBigEndian(m_bytes, 4, formatVersion);
        putBigEndian(m_bytes, 8, pageBytes);
        m_bytes.replace(16, 8, m_salt);
        m_sumsBigEndian = false;
        m_sum = sumOver(view(0, 24), {});
        putSum(24);
        for (std::size_t frame = 0; frame <= last; ++frame) {
            m_bytes.replace(at(frame) + 8, 8, m_salt);
            m_sum = sumOfFrame(frame);
            putSum(at(frame) + 16);
        }
    }

    [[nodiscard]] const std::string& bytes() const
    {
        return m_bytes;
    }

private:
    [[nodiscard]] static std::size_t at(std::size_t frame)
    {
        return headerBytes + frame * (frameHeaderBytes + pageBytes);
    }

    [[nodiscard]] std::string_view view(std::size_t at, std::size_t size) const
    {
        return std::string_view(m_bytes).substr(at, size);
    }

    /// Frames must be asked in order: the sums go on from one to the next.
    [[nodiscard]] bool isIntact(std::size_t frame)
    {
        m_sum = sumOfFrame(frame);
        return view(at(frame) + 8, 8) == m_salt &&
               m_sum == Sum{bigEndian(m_bytes, at(frame) + 16), bigEndian(m_bytes, at(frame) + 20)};
    }

    [[nodiscard]] Sum sumOfFrame(std::size_t frame) const
    {
        return sumOver(view(at(frame) + frameHeaderBytes, pageBytes),
                       sumOver(view(at(frame), 8), m_sum));
    }

    [[nodiscard]] Sum sumOver(std::string_view bytes, Sum sum) const
    {
        const auto word = m_sumsBigEndian ? bigEndian : littleEndian;
        for (std::size_t i = 0; i < bytes.size(); i += 8) {
            sum[0] += word(bytes, i) + sum[1];
            sum[1] += word(bytes, i + 4) + sum[0];
        }
        return sum;
    }

    void putSum(std::size_t at)
    {
        putBigEndian(m_bytes, at, m_sum[0]);
        putBigEndian(m_bytes, at + 4, m_sum[1]);
    }

    std::string m_bytes;
    std::string m_salt;
    std::size_t m_frames = 0;
    bool m_sumsBigEndian = false;
    bool m_headerIsIntact = false;
    Sum m_sum{};
};

// The last commit may be torn by a pulled plug. One with another behind it was synced.
bool isDamaged(const std::vector<std::size_t>& commitsBehind)
{
    return commitsBehind.size() >= 2;
}

} // namespace

Result<void, JournalError> checkLog(const std::filesystem::path& path)
{
    auto bytes = readFile(path);
    if (!bytes) {
        return {}; // none: the journal was closed
    }
    Log log(std::move(*bytes));
    const std::size_t intact = log.intactFrames();
    if (!isDamaged(log.commitsFrom(intact))) {
        return {};
    }
    return failure(JournalError{
        JournalErrorCode::DamagedPage,
        "The log " + path.string() + " is damaged at frame " + std::to_string(intact + 1) +
            ", with synced commits behind it that SQLite would leave out. `paihao journal accept` "
            "keeps every readable row and goes on.",
        0});
}

Result<void, JournalError> mendLog(const std::filesystem::path& path,
                                   const std::filesystem::path& keep)
{
    auto bytes = readFile(path);
    if (!bytes) {
        return {};
    }
    Log log(*bytes);
    const auto commits = log.commitsFrom(log.intactFrames());
    if (!isDamaged(commits)) {
        return {};
    }
    if (auto kept = replaceFile(keep, *bytes); !kept) {
        return kept;
    }
    log.mend(commits.back());
    return replaceFile(path, log.bytes());
}

} // namespace hall::journal
