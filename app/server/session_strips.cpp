// SPDX-License-Identifier: Apache-2.0
#include "app/server/session.h"

namespace hall::server {

void Session::on(const std::string& id, const protocol::ShowStrips& shown)
{
    readAt(id, shown.station, shown.claim, [&] {
        const Time now = m_parts.service.clock().now();
        for (const protocol::ShowStrips::Shown& each : shown.strips) {
            protocol::StripPreview strip = each.strip;
            strip.station = shown.station;
            strip.at = now - each.age;
            m_parts.publisher.passing().showStrip(std::move(strip));
        }
    });
}

} // namespace hall::server
