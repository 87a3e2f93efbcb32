// SPDX-License-Identifier: Apache-2.0
#include "app/hub/shares.h"

#include <algorithm>
#include <cstdint>

namespace hall::hub {

namespace {

/// FNV-1a, and a last mixing (of MurmurHash3), without which names that differ in their last letter
/// only would stand in the same order for every hall.
std::uint64_t sumOf(std::string_view hub, std::string_view hall)
{
    std::uint64_t sum = 0xcbf29ce484222325U;
    const auto add = [&sum](std::string_view text) {
        for (const char c : text) {
            sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
    };
    add(hub);
    add("/");
    add(hall);
    sum = (sum ^ (sum >> 33U)) * 0xff51afd7ed558ccdU;
    sum = (sum ^ (sum >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return sum ^ (sum >> 33U);
}

} // namespace

const std::string& hubFor(std::string_view hall, const std::vector<std::string>& hubs)
{
    return *std::ranges::max_element(hubs, {}, [&](const std::string& hub) {
        return std::pair{sumOf(hub, hall), hub};
    });
}

} // namespace hall::hub
