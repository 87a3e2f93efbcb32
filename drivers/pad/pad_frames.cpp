// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/pad_frames.h"

#include <numeric>
#include <utility>

namespace hall::pad {

namespace {

using Part = FramePattern::Part;

std::uint8_t byteOf(char character)
{
    return static_cast<std::uint8_t>(character);
}

/// A frame while its bytes are held against the pattern, from the front.
class Reading
{
public:
    Reading(const FramePattern& pattern, std::size_t fixedBody)
        : m_pattern(pattern)
        , m_fixedBody(fixedBody)
    {
    }

    /// How many bytes the place takes up; none where it can't.
    [[nodiscard]] std::optional<std::size_t> widthOf(std::size_t place) const
    {
        if (m_pattern.places[place].part != Part::Data) {
            return 1;
        }
        const std::size_t length = m_length.value_or(0);
        return length < m_fixedBody ? std::nullopt : std::optional(length - m_fixedBody);
    }

    /// Whether `bytes`, as many as the place is wide, can stand there.
    [[nodiscard]] bool take(std::size_t place, std::string_view bytes)
    {
        const FramePattern::Place& it = m_pattern.places[place];
        if (place >= m_pattern.bodyBegin && place < m_pattern.bodyEnd) {
            for (const char each : bytes) {
                m_sum = static_cast<std::uint8_t>(m_sum + byteOf(each));
                m_xor = static_cast<std::uint8_t>(m_xor ^ byteOf(each));
            }
        }
        return it.part == Part::Data || takeByte(it, byteOf(bytes.front()));
    }

    [[nodiscard]] const PadPress& press() const
    {
        return m_press;
    }

private:
    [[nodiscard]] bool takeByte(const FramePattern::Place& place, std::uint8_t byte)
    {
        switch (place.part) {
        case Part::Byte:
            return byte == place.byte;
        case Part::Address:
            m_press.address = byte;
            return true;
        case Part::Key:
            m_press.key = byte;
            return true;
        case Part::Length:
            return std::exchange(m_length, byte).value_or(byte) == byte && isLength(byte);
        case Part::Sum:
            return byte == m_sum;
        case Part::Xor:
            return byte == m_xor;
        case Part::Any:
        case Part::Data:
            break;
        }
        return true;
    }

    [[nodiscard]] bool isLength(std::size_t length) const
    {
        return m_pattern.has(Part::Data) ? length >= m_fixedBody : length == m_fixedBody;
    }

    const FramePattern& m_pattern;
    std::size_t m_fixedBody;
    std::optional<std::size_t> m_length;
    std::uint8_t m_sum = 0;
    std::uint8_t m_xor = 0;
    PadPress m_press;
};

} // namespace

PadFrames::PadFrames(FramePattern pattern)
    : m_pattern(std::move(pattern))
    , m_fixedBody(m_pattern.bodyEnd - m_pattern.bodyBegin - (m_pattern.has(Part::Data) ? 1 : 0))
{
}

PadFrames::Match PadFrames::match(std::string_view bytes) const
{
    Reading reading(m_pattern, m_fixedBody);
    std::size_t at = 0;
    for (std::size_t place = 0; place < m_pattern.places.size(); ++place) {
        const auto width = reading.widthOf(place);
        if (!width) {
            return {};
        }
        if (bytes.size() - at < *width) {
            return {.fits = Match::Fits::NotYet, .length = 0, .press = {}};
        }
        if (*width > 0 && !reading.take(place, bytes.substr(at, *width))) {
            return {};
        }
        at += *width;
    }
    return {.fits = Match::Fits::Yes, .length = at, .press = reading.press()};
}

std::vector<PadPress> PadFrames::feed(std::string_view bytes)
{
    m_bytes += bytes;
    std::vector<PadPress> out;
    std::size_t at = 0;
    while (at < m_bytes.size()) {
        const Match found = match(std::string_view(m_bytes).substr(at));
        if (found.fits == Match::Fits::NotYet) {
            break;
        }
        if (found.fits == Match::Fits::Yes) {
            out.push_back(found.press);
            at += found.length;
        } else {
            ++m_skipped;
            ++at;
        }
    }
    m_bytes.erase(0, at);
    return out;
}

std::vector<PadPress> PadFrames::fellSilent()
{
    std::vector<PadPress> out;
    while (!m_bytes.empty()) {
        ++m_skipped;
        m_bytes.erase(0, 1);
        const std::vector<PadPress> found = feed({});
        out.insert(out.end(), found.begin(), found.end());
    }
    return out;
}

void PadFrames::forgetUnfinished()
{
    m_skipped += m_bytes.size();
    m_bytes.clear();
}

std::size_t PadFrames::takeSkipped()
{
    return std::exchange(m_skipped, 0);
}

} // namespace hall::pad
