// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace hall {

/// Random numbers for the runs: the same seed gives the same ones on every machine (SplitMix64).
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    std::uint64_t bits()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31U);
    }

    /// From 0 to below 1.
    float share()
    {
        constexpr int digits = 24;
        return static_cast<float>(bits() >> (64U - digits)) * (1.0F / (1U << digits));
    }

    /// From 0 to below `count`, which must not be zero.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(
            (static_cast<std::uint64_t>(bits() >> 32U) * static_cast<std::uint64_t>(count)) >> 32U);
    }

    /// How long until something that comes `perSecond` on average.
    float untilNext(float perSecond)
    {
        return -std::log1p(-share()) / perSecond;
    }

    /// About normally distributed, mean 0, deviation 1: the sum of eight 16-bit numbers.
    float normal()
    {
        constexpr unsigned parts = 4;
        constexpr float mean = 4.0F;
        constexpr float deviation = 0.816496581F; // of eight uniform ones: sqrt(8 / 12)
        float sum = 0;
        for (unsigned word = 0; word < 2; ++word) {
            const std::uint64_t drawn = bits();
            for (unsigned part = 0; part < parts; ++part) {
                sum += static_cast<float>((drawn >> (16U * part)) & 0xffffU) * (1.0F / 65536.0F);
            }
        }
        return (sum - mean) / deviation;
    }

private:
    std::uint64_t m_state;
};

} // namespace hall
