// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/inbox.h"
#include "app/server/node.h"
#include "app/sync/uplink.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <optional>

namespace hall::app {

/// The node's link to the city, on a thread of its own. How it stands is shown with the node's
/// devices, how the hall stands is told to the city every few seconds. Where hall.toml names no
/// broker it does nothing.
class Upstream
{
public:
    Upstream(const Settings& settings,
             const std::filesystem::path& dataDir,
             server::Node& node,
             downlink::Inbox& inbox);
    Upstream(const Upstream&) = delete;
    Upstream& operator=(const Upstream&) = delete;
    ~Upstream();

    /// Whether the city takes events now.
    [[nodiscard]] bool isLinked() const
    {
        return m_status && m_status->state == sync::Link::State::Flowing;
    }

    /// Since when something waits for the city; while it has never had everything, since the start.
    [[nodiscard]] Duration lag() const;

private:
    void start(sync::Uplink::Parts parts);
    void show(const sync::UplinkStatus& status);
    void tell(const std::string& condition);
    void tellFigures();
    void tellLive(const QPointer<sync::Uplink>& uplink);

    server::Node& m_node;
    downlink::Inbox& m_inbox;
    QThread m_thread;
    std::string m_unsigned;  ///< why this node has no key to sign with; empty: it has one
    std::string m_condition; ///< as told last
    std::optional<sync::UplinkStatus> m_status;
    QElapsedTimer m_caughtUp; ///< since nothing waited
    QTimer m_figures;         ///< while it runs, newer figures wait
    QTimer m_live;
};

/// How the hall stands, as its city is told it.
[[nodiscard]] sync::LiveHall liveNow(server::HallService& service);

} // namespace hall::app
