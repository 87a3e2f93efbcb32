// SPDX-License-Identifier: Apache-2.0
#include "app/sync/position_text.h"

#include <charconv>

namespace hall::sync {

std::string toText(const journal::Position& position)
{
    return position.epoch + '/' + std::to_string(position.seq);
}

std::optional<journal::Position> parsePosition(std::string_view text)
{
    const std::size_t slash = text.rfind('/');
    if (slash == std::string_view::npos) {
        return std::nullopt;
    }
    journal::Position position{.epoch = std::string{text.substr(0, slash)}, .seq = 0};
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data() + slash + 1, end, position.seq);
    if (error != std::errc{} || stopped != end || position.seq < 0) {
        return std::nullopt;
    }
    return position;
}

std::string nameOf(const journal::Position& position)
{
    return "event " + std::to_string(position.seq) + " of epoch " + position.epoch;
}

} // namespace hall::sync
