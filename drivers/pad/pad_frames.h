// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/pad/frame_pattern.h"

namespace hall::pad {

/// A key of a pad on a line.
struct PadPress
{
    int address = 0; // 0 where its frames have none
    std::uint8_t key = 0;

    friend bool operator==(const PadPress&, const PadPress&) = default;
};

/// Finds the frames of a pattern in what comes over a line. Bytes that aren't of one are skipped
/// and counted.
class PadFrames
{
public:
    explicit PadFrames(FramePattern pattern);

    /// In pieces of any size.
    [[nodiscard]] std::vector<PadPress> feed(std::string_view bytes);

    /// A frame that was begun didn't go on: it was none, but what came after its first byte may be.
    [[nodiscard]] std::vector<PadPress> fellSilent();

    /// What came before a line was lost isn't the beginning of what comes after.
    void forgetUnfinished();

    [[nodiscard]] bool isWaiting() const
    {
        return !m_bytes.empty();
    }

    /// Bytes that were of no frame since this was asked last.
    [[nodiscard]] std::size_t takeSkipped();

private:
    struct Match
    {
        enum class Fits { No, NotYet, Yes };
        Fits fits = Fits::No;
        std::size_t length = 0;
        PadPress press;
    };

    [[nodiscard]] Match match(std::string_view bytes) const;

    FramePattern m_pattern;
    std::size_t m_fixedBody = 0; // bytes between the brackets, but for the data
    std::string m_bytes;         // shorter than the longest frame
    std::size_t m_skipped = 0;
};

} // namespace hall::pad
