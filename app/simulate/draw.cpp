// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/draw.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>

namespace hall::simulate {

namespace {

constexpr double unitStep = 0x1.0p-53;

std::uint64_t splitMix(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

} // namespace

Draw::Draw(std::uint64_t seed)
{
    for (std::uint64_t& word : m_state) {
        word = splitMix(seed);
    }
}

Draw Draw::of(std::uint64_t seed, std::uint64_t matter, std::uint64_t day)
{
    std::uint64_t mixed = seed;
    mixed = splitMix(mixed) ^ matter;
    mixed = splitMix(mixed) ^ day;
    return Draw{splitMix(mixed)};
}

// xoshiro256++ of Blackman and Vigna, which they gave to the public domain.
std::uint64_t Draw::bits()
{
    const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Draw::unit()
{
    return static_cast<double>(bits() >> 11U) * unitStep;
}

bool Draw::chance(double probability)
{
    return unit() < probability;
}

std::size_t Draw::below(std::size_t count)
{
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
}

double Draw::normal()
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - unit()));
    return radius * std::cos(2.0 * std::numbers::pi * unit());
}

double Draw::logNormal(double mean, double sigma)
{
    return mean * std::exp(sigma * normal() - sigma * sigma / 2.0);
}

double Draw::exponential(double mean)
{
    return -mean * std::log(1.0 - unit());
}

int Draw::poisson(double mean)
{
    // Long means are added up in pieces, so that the product doesn't run out of digits.
    constexpr double piece = 30.0;
    int count = 0;
    double left = mean;
    while (left > 0.0) {
        const double limit = std::exp(-std::min(left, piece));
        double product = unit();
        while (product > limit) {
            ++count;
            product *= unit();
        }
        left -= piece;
    }
    return count;
}

Duration Draw::between(Duration least, Duration most)
{
    return least + Duration{static_cast<std::int64_t>(
                       unit() * static_cast<double>((most - least).count() + 1))};
}

Duration fromSeconds(double seconds)
{
    return Duration{std::llround(seconds * 1000.0)};
}

double toSeconds(Duration time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

} // namespace hall::simulate
