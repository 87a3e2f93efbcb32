// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hall::scanner {

/// The luminance of a camera's picture where it lies; owns nothing.
struct Luminance
{
    const std::uint8_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::ptrdiff_t stride = 0; // bytes from a row to the next

    [[nodiscard]] const std::uint8_t* row(int y) const
    {
        return pixels + y * stride;
    }
};

/// A luminance picture of our own, rows without gaps.
class Picture
{
public:
    Picture() = default;
    Picture(int width, int height);

    [[nodiscard]] Luminance view() const
    {
        return {m_pixels.data(), m_width, m_height, m_width};
    }

    [[nodiscard]] std::uint8_t* row(int y)
    {
        return m_pixels.data() + static_cast<std::ptrdiff_t>(y) * m_width;
    }

private:
    int m_width = 0;
    int m_height = 0;
    std::vector<std::uint8_t> m_pixels;
};

/// Half as wide and high, each pixel the mean of four: less noise, a quarter of the work.
[[nodiscard]] Picture halved(const Luminance& picture);

[[nodiscard]] Picture inverted(const Luminance& picture);

/// With four times the contrast in what is nearly white: ink in glare is hardly darker than paper.
[[nodiscard]] Picture inHighlights(const Luminance& picture);

/// Black and white against the paper: what is darker than three fifths of the brightest around it
/// is ink. Holds along the edge of a shadow, where a mean of both sides is wrong. `reach` is more
/// than three modules to each side together, so that paper is found next to all ink.
[[nodiscard]] Picture againstPaper(const Luminance& picture, int reach);

/// Black and white against the mean of what is within `reach`: holds in low light.
[[nodiscard]] Picture againstMean(const Luminance& picture, int reach);

} // namespace hall::scanner
