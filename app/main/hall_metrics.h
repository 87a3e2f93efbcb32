// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/main/upstream.h"
#include "app/protocol/views.h"
#include "app/sync/live_message.h"

#include <string>
#include <vector>

namespace hall::app {

/// What the node knows beside how its hall stands.
struct NodeFigures
{
    std::string version;
    std::vector<Duration> waits; ///< of today's calls
    std::size_t sessions = 0;
    std::int64_t journalSeq = 0;
    std::int64_t journalBytes = 0; ///< with what isn't checkpointed yet
    bool isDurable = true;
    bool isLinked = false; ///< the city takes events
    Duration cityLag{0};   ///< since nothing waited for it last
};

/// In Prometheus' text format. Codes, numbers and counts alone: nothing of a person.
[[nodiscard]] std::string
metricsOf(const sync::LiveHall& live, const protocol::HallView& view, const NodeFigures& node);

/// How long those waited who were called today, each to his last call.
[[nodiscard]] std::vector<Duration> waitsToday(const Hall& hall);

/// Of the node as it is now.
[[nodiscard]] std::string
metricsNow(server::Node& node, const Upstream& upstream, const std::filesystem::path& dataDir);
/// Why the node isn't well, a sentence; empty: it is. A city that is away isn't its trouble.
[[nodiscard]] std::string troubleOf(server::Node& node);

} // namespace hall::app
