// SPDX-License-Identifier: Apache-2.0
#include "app/core/ticket_index.h"

#include <algorithm>
#include <charconv>

namespace hall {

namespace {

struct Parts
{
    std::string_view station;
    std::int64_t running = 0;
};

/// `kiosk-1-42` is the 42nd of `kiosk-1`; an id of another form stands for itself.
Parts partsOf(std::string_view id)
{
    const std::size_t dash = id.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == id.size() || id[dash + 1] == '0') {
        return {.station = id};
    }
    Parts parts{.station = id.substr(0, dash)};
    const char* const end = id.data() + id.size();
    const auto read = std::from_chars(id.data() + dash + 1, end, parts.running);
    return read.ec == std::errc{} && read.ptr == end && parts.running > 0 ? parts
                                                                          : Parts{.station = id};
}

/// The first that is not before `running`: without a search where none is missing in between.
template <class Line>
auto placeIn(Line& line, std::int64_t running)
{
    if (!line.empty() && running >= line.front().running) {
        const auto steps = static_cast<std::uint64_t>(running - line.front().running);
        if (steps < line.size() && line[steps].running == running) {
            return line.begin() + static_cast<std::ptrdiff_t>(steps);
        }
    }
    return std::ranges::lower_bound(
        line, running, {}, [](const auto& each) { return each.running; });
}

} // namespace

void TicketIndex::clear()
{
    m_byStation.clear();
}

void TicketIndex::add(const TicketId& id, TicketKey key)
{
    const Parts parts = partsOf(id.value);
    auto line = m_byStation.find(parts.station);
    if (line == m_byStation.end()) {
        line = m_byStation.emplace(parts.station, Line{}).first;
    }
    const Counted added{.running = parts.running, .key = key};
    if (line->second.empty() || line->second.back().running < parts.running) {
        line->second.push_back(added);
        return;
    }
    const auto place = placeIn(line->second, parts.running);
    if (place->running != parts.running) {
        line->second.insert(place, added);
    }
}

std::optional<TicketKey> TicketIndex::find(const TicketId& id) const
{
    const Parts parts = partsOf(id.value);
    const auto line = m_byStation.find(parts.station);
    if (line == m_byStation.end()) {
        return std::nullopt;
    }
    const auto place = placeIn(line->second, parts.running);
    return place != line->second.end() && place->running == parts.running
               ? std::optional{place->key}
               : std::nullopt;
}

} // namespace hall
