// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace hall::test {

/// Numbers that are the same on every machine, which the distributions of <random> aren't.
class Random
{
public:
    explicit Random(std::uint32_t seed)
        : m_engine(seed)
    {
    }

    [[nodiscard]] std::uint32_t next()
    {
        return static_cast<std::uint32_t>(m_engine());
    }

    [[nodiscard]] std::uint32_t below(std::uint32_t end)
    {
        return next() % end;
    }

    [[nodiscard]] float between(float least, float most)
    {
        return least + (most - least) * static_cast<float>(next() >> 8) / 16777216.0F;
    }

    /// About normal, with deviation 1.
    [[nodiscard]] float normal();

private:
    std::mt19937 m_engine;
};

struct Box
{
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/// A picture as light, with what lamps, lenses and sensors do to it.
class Canvas
{
public:
    Canvas(int width, int height);

    [[nodiscard]] int width() const
    {
        return m_width;
    }

    [[nodiscard]] int height() const
    {
        return m_height;
    }

    [[nodiscard]] float& at(int x, int y)
    {
        return m_light[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
                       static_cast<std::size_t>(x)];
    }

    /// Walls, panels, people, papers with print, a tiled floor: what stands behind a code.
    void paintHall(Random& random);

    /// Adds light around a place, saturated in its middle.
    void addSpot(float x, float y, float radius, float strength);

    /// Leaves `share` of the light on one side of a line through (x, y).
    void shade(float x, float y, float angle, float share);

    /// Takes up to `depth` of the light in waves down the picture.
    void band(float period, float depth);

    void blur(float sigma);
    void smear(int pixels, bool isSideways);
    void dim(float contrast, float floor);
    void addNoise(float sigma, Random& random);

    [[nodiscard]] std::vector<std::uint8_t> pixels() const;

private:
    void fill(Box box, float light);
    void printPage(Box box, Random& random);
    void tile(Box box, Random& random);
    void average(const std::vector<float>& weights, bool isSideways);

    int m_width;
    int m_height;
    std::vector<float> m_light;
};

} // namespace hall::test
