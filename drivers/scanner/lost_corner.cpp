// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/lost_corner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace hall::scanner {

namespace {

constexpr float cornerModules = 7;
constexpr std::size_t cornersMax = 12;
// From the middle of a corner to that of the next: 14 modules in version 1, 30 in version 5.
constexpr float nextMin = 11;
constexpr float nextMax = 44;

/// Lengths of dark and light that alternate; the first is dark.
using Runs = std::array<int, 5>;

/// The module of 1:1:3:1:1; 0: it isn't that.
float moduleOf(const Runs& runs)
{
    const int sum = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
    const float module = static_cast<float>(sum) / cornerModules;
    constexpr std::array<float, 5> shape{1, 1, 3, 1, 1};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const float off = std::abs(static_cast<float>(runs[i]) - shape[i] * module);
        if (runs[i] == 0 || off > 0.6F * module * std::sqrt(shape[i])) {
            return 0;
        }
    }
    return module;
}

bool isDark(const Luminance& picture, int x, int y)
{
    return x >= 0 && y >= 0 && x < picture.width && y < picture.height && picture.row(y)[x] == 0;
}

/// The same shape down the column through (x, y); where its middle is.
bool hasColumn(const Luminance& picture, int x, int y, float module, float& middle)
{
    const int most = static_cast<int>(4 * module) + 2;
    // How far the same colour goes on; moves `at` to where it ends.
    const auto run = [&](int& at, int step, bool dark) {
        int length = 0;
        for (; length <= most && at >= 0 && at < picture.height && isDark(picture, x, at) == dark;
             at += step) {
            ++length;
        }
        return length;
    };
    int up = y;
    int down = y + 1;
    Runs runs{};
    const int above = run(up, -1, true);
    runs[1] = run(up, -1, false);
    runs[0] = run(up, -1, true);
    const int below = run(down, 1, true);
    runs[3] = run(down, 1, false);
    runs[4] = run(down, 1, true);
    runs[2] = above + below;
    const float found = moduleOf(runs);
    middle = static_cast<float>(y) + 0.5F + static_cast<float>(below - above) / 2 + 0.5F;
    return found > 0 && std::max(found, module) < 1.6F * std::min(found, module);
}

void add(std::vector<Corner>& corners, const Corner& corner)
{
    const bool isKnown = std::ranges::any_of(corners, [&](const Corner& known) {
        return std::hypot(known.x - corner.x, known.y - corner.y) < 3 * known.module;
    });
    if (!isKnown && corners.size() < cornersMax) {
        corners.push_back(corner);
    }
}

/// A line's lengths of one colour, five at a time.
void lookAlong(const Luminance& picture, int y, std::vector<Corner>& corners)
{
    const std::uint8_t* row = picture.row(y);
    Runs runs{};
    int begin = 0;
    for (int x = 1; x <= picture.width; ++x) {
        if (x < picture.width && row[x] == row[x - 1]) {
            continue;
        }
        std::rotate(runs.begin(), runs.begin() + 1, runs.end());
        runs[4] = x - begin;
        begin = x;
        const float module = row[x - 1] == 0 ? moduleOf(runs) : 0;
        if (module > 1) {
            const float middle =
                static_cast<float>(x - runs[4] - runs[3]) - static_cast<float>(runs[2]) / 2;
            Corner corner{.x = middle, .y = 0, .module = module};
            if (hasColumn(picture, static_cast<int>(middle), y, module, corner.y)) {
                add(corners, corner);
            }
        }
    }
}

LostCorner guess(const Corner& a, const Corner& b, const Corner& third, float turned)
{
    const float around = 10 * third.module; // the corner itself, the quiet zone, the fourth of them
    const float farX =
        std::max({std::abs(a.x - b.x), std::abs(a.x - third.x), std::abs(b.x - third.x)});
    const float farY =
        std::max({std::abs(a.y - b.y), std::abs(a.y - third.y), std::abs(b.y - third.y)});
    return {.corner = third,
            .turned = turned,
            .left = static_cast<int>(std::min({a.x, b.x, third.x}) - around - farX / 2),
            .top = static_cast<int>(std::min({a.y, b.y, third.y}) - around - farY / 2),
            .right = static_cast<int>(std::max({a.x, b.x, third.x}) + around + farX / 2),
            .bottom = static_cast<int>(std::max({a.y, b.y, third.y}) + around + farY / 2)};
}

void guessFrom(const Corner& a, const Corner& b, std::vector<LostCorner>& guesses)
{
    const float module = (a.module + b.module) / 2;
    const float dx = b.x - a.x;
    const float dy = b.y - a.y;
    const float angle = std::atan2(dy, dx);
    // Along a row of the picture a turned module measures more than it is.
    const float straight = module * std::max(std::abs(std::cos(angle)), std::abs(std::sin(angle)));
    const float distance = std::hypot(dx, dy) / straight;
    if (distance >= nextMin && distance <= nextMax) {
        for (const Corner& at : {a, b}) {
            for (const float side : {1.0F, -1.0F}) {
                guesses.push_back(
                    guess(a, b, {at.x - side * dy, at.y + side * dx, straight}, angle));
            }
        }
    }
    const float askew = angle + std::numbers::pi_v<float> / 4;
    const float skewed = module * std::max(std::abs(std::cos(askew)), std::abs(std::sin(askew)));
    const float across = std::hypot(dx, dy) / skewed / std::numbers::sqrt2_v<float>;
    if (across >= nextMin && across <= nextMax) {
        for (const float side : {0.5F, -0.5F}) {
            guesses.push_back(guess(
                a, b, {(a.x + b.x) / 2 - side * dy, (a.y + b.y) / 2 + side * dx, skewed}, askew));
        }
    }
}

} // namespace

std::vector<Corner> cornersIn(const Luminance& blackAndWhite)
{
    std::vector<Corner> corners;
    for (int y = 0; y < blackAndWhite.height; y += 2) {
        lookAlong(blackAndWhite, y, corners);
    }
    return corners;
}

std::vector<LostCorner> lostCorners(const std::vector<Corner>& corners, std::size_t most)
{
    std::vector<LostCorner> guesses;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        for (std::size_t j = i + 1; j < corners.size(); ++j) {
            const auto [small, large] = std::minmax(corners[i].module, corners[j].module);
            if (large < 1.35F * small) {
                guessFrom(corners[i], corners[j], guesses);
            }
        }
    }
    guesses.resize(std::min(guesses.size(), most));
    return guesses;
}

Picture withCorner(const Luminance& blackAndWhite, const LostCorner& lost)
{
    const int left = std::clamp(lost.left, 0, blackAndWhite.width - 1);
    const int top = std::clamp(lost.top, 0, blackAndWhite.height - 1);
    const int right = std::clamp(lost.right, left + 1, blackAndWhite.width);
    const int bottom = std::clamp(lost.bottom, top + 1, blackAndWhite.height);
    Picture out(right - left, bottom - top);
    const float c = std::cos(lost.turned);
    const float s = std::sin(lost.turned);
    for (int y = top; y < bottom; ++y) {
        std::copy_n(blackAndWhite.row(y) + left, right - left, out.row(y - top));
        for (int x = left; x < right; ++x) {
            const float dx = static_cast<float>(x) + 0.5F - lost.corner.x;
            const float dy = static_cast<float>(y) + 0.5F - lost.corner.y;
            const float ring =
                std::max(std::abs(dx * c + dy * s), std::abs(dy * c - dx * s)) / lost.corner.module;
            if (ring < 4.5F) {
                const bool isInk = ring < 1.5F || (ring > 2.5F && ring < 3.5F);
                out.row(y - top)[x - left] = isInk ? 0 : 255;
            }
        }
    }
    return out;
}

} // namespace hall::scanner
