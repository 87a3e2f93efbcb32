// SPDX-License-Identifier: Apache-2.0
#include "app/station/text_queue.h"

#include <algorithm>

namespace hall::station {

TextQueue::TextQueue(ZoneCode zone)
    : m_zone(std::move(zone))
{
}

void TextQueue::add(const protocol::AnnouncementAsked& asked)
{
    const bool isOurs = m_zone.empty() || asked.zone.empty() || asked.zone == m_zone;
    if (isOurs) {
        const auto behind = std::ranges::find_if(
            m_texts, [&](const auto& other) { return asked.urgent && !other.urgent; });
        m_texts.insert(behind, asked);
    }
}

std::optional<protocol::AnnouncementAsked> TextQueue::take(const Moment& moment)
{
    std::erase_if(m_texts, [&](const auto& text) {
        return text.at + ageMax < moment.now || (moment.isQuiet && !text.urgent);
    });
    const auto next = std::ranges::find_if(m_texts, [&](const auto& text) {
        return text.urgent || !moment.isSomeoneWaiting || text.at + waitsMost <= moment.now;
    });
    if (next == m_texts.end()) {
        return std::nullopt;
    }
    protocol::AnnouncementAsked text = *next;
    m_texts.erase(next);
    return text;
}

} // namespace hall::station
