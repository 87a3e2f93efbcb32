// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace hall::fuzz {

/// Feeds the bytes in pieces whose lengths the bytes themselves say, and joins what was found.
template <class Feed>
auto inPieces(std::string_view bytes, Feed feed)
{
    decltype(feed(bytes)) all;
    while (!bytes.empty()) {
        constexpr std::size_t longest = 7;
        const std::size_t length = 1 + static_cast<unsigned char>(bytes.front()) % longest;
        auto found = feed(bytes.substr(0, length));
        all.insert(all.end(),
                   std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
        bytes.remove_prefix(std::min(length, bytes.size()));
    }
    return all;
}

} // namespace hall::fuzz
