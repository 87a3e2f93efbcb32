// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/picture.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hall::scanner {

namespace {

constexpr std::uint8_t white = 255;

struct Larger
{
    std::uint8_t operator()(std::uint8_t a, std::uint8_t b) const
    {
        return a > b ? a : b;
    }
};

struct Smaller
{
    std::uint8_t operator()(std::uint8_t a, std::uint8_t b) const
    {
        return a < b ? a : b;
    }
};

/// The extreme of each window of `span` values that begins at an index: windows of one, two, four …
/// are joined from two of half their size, so that it is a few plain loops.
template <class Extreme>
void alongLine(std::uint8_t* line, int count, int span, Extreme extreme)
{
    int have = 1;
    for (; have * 2 <= span; have *= 2) {
        for (int i = 0; i + have < count; ++i) {
            line[i] = extreme(line[i], line[i + have]);
        }
    }
    const int rest = span - have;
    for (int i = 0; i + rest < count; ++i) {
        line[i] = extreme(line[i], line[i + rest]);
    }
}

/// Windows about each pixel of every row; the edge counts as often as need be.
template <class Extreme>
Picture acrossRows(const Luminance& picture, int reach, Extreme extreme)
{
    Picture out(picture.width, picture.height);
    const auto edge = static_cast<std::size_t>(reach);
    std::vector<std::uint8_t> line(static_cast<std::size_t>(picture.width) + 2 * edge);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = picture.row(y);
        std::fill_n(line.begin(), reach, row[0]);
        std::copy_n(row, picture.width, line.begin() + reach);
        std::fill_n(line.end() - reach, reach, row[picture.width - 1]);
        alongLine(line.data(), static_cast<int>(line.size()), 2 * reach + 1, extreme);
        std::copy_n(line.begin(), picture.width, out.row(y));
    }
    return out;
}

template <class Extreme>
void join(std::uint8_t* into, const std::uint8_t* other, int width, Extreme extreme)
{
    for (int x = 0; x < width; ++x) {
        into[x] = extreme(into[x], other[x]);
    }
}

/// The same down the columns, a row at a time.
template <class Extreme>
Picture downColumns(const Picture& picture, int reach, Extreme extreme)
{
    const Luminance view = picture.view();
    const int span = 2 * reach + 1;
    Picture padded(view.width, view.height + 2 * reach);
    const int rows = padded.view().height;
    for (int y = 0; y < rows; ++y) {
        std::copy_n(view.row(std::clamp(y - reach, 0, view.height - 1)), view.width, padded.row(y));
    }
    int have = 1;
    for (; have * 2 <= span; have *= 2) {
        for (int y = 0; y + have < rows; ++y) {
            join(padded.row(y), padded.row(y + have), view.width, extreme);
        }
    }
    Picture out(view.width, view.height);
    for (int y = 0; y < view.height; ++y) {
        std::copy_n(padded.row(y), view.width, out.row(y));
        join(out.row(y), padded.row(y + span - have), view.width, extreme);
    }
    return out;
}

/// What the paper would look like without ink: everything dark and small is filled in.
Picture paperOf(const Luminance& picture, int reach)
{
    const Picture brightest = downColumns(acrossRows(picture, reach, Larger{}), reach, Larger{});
    return downColumns(acrossRows(brightest.view(), reach, Smaller{}), reach, Smaller{});
}

/// Sums of the columns of all rows within `reach`, moved down a row at a time.
class ColumnSums
{
public:
    ColumnSums(const Luminance& picture, int reach)
        : m_picture(picture)
        , m_reach(reach)
        , m_sums(static_cast<std::size_t>(picture.width))
    {
    }

    void moveTo(int y)
    {
        for (const int last = std::min(y + m_reach + 1, m_picture.height); m_end < last; ++m_end) {
            const std::uint8_t* row = m_picture.row(m_end);
            for (std::size_t x = 0; x < m_sums.size(); ++x) {
                m_sums[x] += row[x];
            }
        }
        for (; m_begin < y - m_reach; ++m_begin) {
            const std::uint8_t* row = m_picture.row(m_begin);
            for (std::size_t x = 0; x < m_sums.size(); ++x) {
                m_sums[x] -= row[x];
            }
        }
    }

    [[nodiscard]] int rows() const
    {
        return m_end - m_begin;
    }

    /// `to[x]` is the sum of all columns before x.
    void addUp(std::vector<int>& to) const
    {
        int sum = 0;
        for (std::size_t x = 0; x < m_sums.size(); ++x) {
            to[x] = sum;
            sum += m_sums[x];
        }
        to[m_sums.size()] = sum;
    }

private:
    const Luminance& m_picture;
    int m_reach;
    int m_begin = 0; // the rows [begin, end) are in the sums
    int m_end = 0;
    std::vector<int> m_sums;
};

/// Even ground is paper, though its noise is on both sides of its mean; what is saturated has none.
std::uint8_t besideMean(std::uint8_t pixel, float mean)
{
    constexpr float noiseMax = 5;
    constexpr float noiseShare = 1.0F / 8;
    const float noise = std::min(noiseMax, (static_cast<float>(white) - mean) * noiseShare);
    return static_cast<float>(pixel) + noise >= mean ? white : 0;
}

} // namespace

Picture::Picture(int width, int height)
    : m_width(width)
    , m_height(height)
    , m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
{
}

Picture halved(const Luminance& picture)
{
    const int width = picture.width / 2;
    Picture out(width, picture.height / 2);
    for (int y = 0; y < picture.height / 2; ++y) {
        const std::uint8_t* upper = picture.row(2 * y);
        const std::uint8_t* lower = picture.row(2 * y + 1);
        std::uint8_t* to = out.row(y);
        for (std::ptrdiff_t x = 0; x < width; ++x) {
            const int sum = upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1];
            to[x] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
    return out;
}

Picture inverted(const Luminance& picture)
{
    Picture out(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < picture.width; ++x) {
            to[x] = static_cast<std::uint8_t>(white - from[x]);
        }
    }
    return out;
}

Picture inHighlights(const Luminance& picture)
{
    std::array<std::uint8_t, white + 1> curve{};
    for (int light = 0; light <= white; ++light) {
        const int square = light * light / white;
        curve[static_cast<std::size_t>(light)] = static_cast<std::uint8_t>(square * square / white);
    }
    Picture out(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < picture.width; ++x) {
            to[x] = curve[from[x]];
        }
    }
    return out;
}

Picture againstPaper(const Luminance& picture, int reach)
{
    Picture out = paperOf(picture, reach);
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = out.row(y);
        for (int x = 0; x < picture.width; ++x) {
            to[x] = 5 * from[x] > 3 * to[x] ? white : 0;
        }
    }
    return out;
}

Picture againstMean(const Luminance& picture, int reach)
{
    const int width = picture.width;
    Picture out(width, picture.height);
    ColumnSums columns(picture, reach);
    std::vector<int> before(static_cast<std::size_t>(width) + 1);
    for (int y = 0; y < picture.height; ++y) {
        columns.moveTo(y);
        columns.addUp(before);
        const std::uint8_t* from = picture.row(y);
        std::uint8_t* to = out.row(y);
        const int* sums = before.data();
        const auto threshold = [&](int x) {
            const int left = std::max(x - reach, 0);
            const int right = std::min(x + reach + 1, width);
            const int sum = sums[right] - sums[left];
            to[x] = besideMean(from[x],
                               static_cast<float>(sum) /
                                   static_cast<float>((right - left) * columns.rows()));
        };
        const int inside = std::min(reach, width);
        const int outside = std::max(width - reach - 1, inside);
        for (int x = 0; x < inside; ++x) {
            threshold(x);
        }
        // Nearly all, with nothing in the way of doing several at once.
        const float share = 1 / static_cast<float>((2 * reach + 1) * columns.rows());
        for (int x = inside; x < outside; ++x) {
            const int sum = sums[x + reach + 1] - sums[x - reach];
            to[x] = besideMean(from[x], static_cast<float>(sum) * share);
        }
        for (int x = outside; x < width; ++x) {
            threshold(x);
        }
    }
    return out;
}

} // namespace hall::scanner
