// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace hall::protocol {

/// How far the city has the hall's events.
struct CityLink
{
    std::int64_t waiting = 0;      ///< events that it hasn't acknowledged
    std::int64_t acknowledged = 0; ///< the newest that it has, since the node started; 0: none yet
    std::string why;               ///< a sentence in English where something is wrong

    friend bool operator==(const CityLink&, const CityLink&) = default;
};

} // namespace hall::protocol
