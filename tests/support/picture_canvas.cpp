// SPDX-License-Identifier: Apache-2.0
#include "tests/support/picture_canvas.h"

#include <algorithm>
#include <cmath>

namespace hall::test {

namespace {

Box randomBox(const Canvas& canvas, Random& random, float least, float most)
{
    const auto width = static_cast<float>(canvas.width());
    const auto height = static_cast<float>(canvas.height());
    const float x = random.between(-0.1F, 1) * width;
    const float y = random.between(-0.1F, 1) * height;
    return {static_cast<int>(x),
            static_cast<int>(y),
            static_cast<int>(x + random.between(least, most) * width),
            static_cast<int>(y + random.between(least, most) * height)};
}

} // namespace

float Random::normal()
{
    // Four bytes of one draw: their sum has deviation 147.8 about 510.
    const std::uint32_t draw = next();
    const auto sum =
        static_cast<float>((draw & 0xFF) + (draw >> 8 & 0xFF) + (draw >> 16 & 0xFF) + (draw >> 24));
    return (sum - 510) / 147.8F;
}

Canvas::Canvas(int width, int height)
    : m_width(width)
    , m_height(height)
    , m_light(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))
{
}

void Canvas::fill(Box box, float light)
{
    for (int y = std::max(box.top, 0); y < std::min(box.bottom, m_height); ++y) {
        for (int x = std::max(box.left, 0); x < std::min(box.right, m_width); ++x) {
            at(x, y) = light;
        }
    }
}

void Canvas::printPage(Box box, Random& random)
{
    fill(box, random.between(170, 230));
    const int line = 6 + static_cast<int>(random.below(10));
    for (int y = box.top + line; y + line < box.bottom; y += 2 * line) {
        int x = box.left + line;
        while (x + line < box.right) {
            const int stroke = 2 + static_cast<int>(random.below(static_cast<std::uint32_t>(line)));
            fill({x, y, std::min(x + stroke, box.right - line), y + line}, 40);
            x += stroke + 2 + static_cast<int>(random.below(6));
        }
    }
}

void Canvas::tile(Box box, Random& random)
{
    const int side = 10 + static_cast<int>(random.below(40));
    const float light = random.between(60, 160);
    fill(box, light);
    for (int y = box.top; y < box.bottom; y += side) {
        for (int x = box.left + (y / side % 2) * side; x < box.right; x += 2 * side) {
            fill({x, y, std::min(x + side, box.right), std::min(y + side, box.bottom)}, light + 40);
        }
    }
}

void Canvas::paintHall(Random& random)
{
    const float left = random.between(60, 180);
    const float right = random.between(60, 180);
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x) {
            const float across = static_cast<float>(x) / static_cast<float>(m_width);
            const float down = static_cast<float>(y) / static_cast<float>(m_height);
            at(x, y) = left + (right - left) * across - 30 * down;
        }
    }
    for (int i = 0; i < 14; ++i) {
        fill(randomBox(*this, random, 0.02F, 0.3F), random.between(20, 220));
    }
    tile(randomBox(*this, random, 0.2F, 0.4F), random);
    for (int i = 0; i < 2; ++i) {
        printPage(randomBox(*this, random, 0.15F, 0.3F), random);
    }
    blur(static_cast<float>(m_height) / 720 * random.between(0.6F, 2.5F)); // the code is in focus
}

void Canvas::addSpot(float x, float y, float radius, float strength)
{
    const int reach = static_cast<int>(radius * 3);
    const Box box{std::max(static_cast<int>(x) - reach, 0),
                  std::max(static_cast<int>(y) - reach, 0),
                  std::min(static_cast<int>(x) + reach, m_width),
                  std::min(static_cast<int>(y) + reach, m_height)};
    for (int py = box.top; py < box.bottom; ++py) {
        for (int px = box.left; px < box.right; ++px) {
            const float dx = (static_cast<float>(px) - x) / radius;
            const float dy = (static_cast<float>(py) - y) / radius;
            at(px, py) += strength * std::exp(-0.7F * (dx * dx + dy * dy));
        }
    }
}

void Canvas::shade(float x, float y, float angle, float share)
{
    constexpr float penumbra = 12; // pixels
    const float nx = std::cos(angle);
    const float ny = std::sin(angle);
    for (int py = 0; py < m_height; ++py) {
        for (int px = 0; px < m_width; ++px) {
            const float past =
                (static_cast<float>(px) - x) * nx + (static_cast<float>(py) - y) * ny;
            const float lit = std::clamp(0.5F + past / penumbra, 0.0F, 1.0F);
            at(px, py) *= share + (1 - share) * lit;
        }
    }
}

void Canvas::band(float period, float depth)
{
    for (int y = 0; y < m_height; ++y) {
        const float wave = 0.5F + 0.5F * std::sin(static_cast<float>(y) * 6.2831853F / period);
        for (int x = 0; x < m_width; ++x) {
            at(x, y) *= 1 - depth * wave;
        }
    }
}

void Canvas::average(const std::vector<float>& weights, bool isSideways)
{
    const auto reach = static_cast<int>(weights.size() / 2);
    std::vector<float> out(m_light.size());
    for (int y = 0; y < m_height; ++y) {
        for (int x = 0; x < m_width; ++x) {
            float sum = 0;
            for (int off = -reach; const float weight : weights) {
                const int sx = isSideways ? std::clamp(x + off, 0, m_width - 1) : x;
                const int sy = isSideways ? y : std::clamp(y + off, 0, m_height - 1);
                sum += at(sx, sy) * weight;
                ++off;
            }
            out[static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) +
                static_cast<std::size_t>(x)] = sum;
        }
    }
    m_light = std::move(out);
}

void Canvas::blur(float sigma)
{
    const int reach = static_cast<int>(std::ceil(2.5F * sigma));
    std::vector<float> weights;
    float sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        const float at = static_cast<float>(i) / sigma;
        weights.push_back(std::exp(-at * at / 2));
        sum += weights.back();
    }
    for (float& weight : weights) {
        weight /= sum;
    }
    average(weights, true);
    average(weights, false);
}

void Canvas::smear(int pixels, bool isSideways)
{
    const auto count = static_cast<std::size_t>(pixels | 1);
    average(std::vector<float>(count, 1.0F / static_cast<float>(count)), isSideways);
}

void Canvas::dim(float contrast, float floor)
{
    for (float& light : m_light) {
        light = floor + light * contrast;
    }
}

void Canvas::addNoise(float sigma, Random& random)
{
    for (float& light : m_light) {
        light += sigma * random.normal();
    }
}

std::vector<std::uint8_t> Canvas::pixels() const
{
    std::vector<std::uint8_t> out;
    out.reserve(m_light.size());
    for (const float light : m_light) {
        out.push_back(static_cast<std::uint8_t>(std::clamp(light, 0.0F, 255.0F)));
    }
    return out;
}

} // namespace hall::test
