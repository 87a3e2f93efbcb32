// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/inbox.h"
#include "app/server/node.h"
#include "app/sync/uplink.h"

#include <QThread>

namespace hall::app {

/// The node's link to the city, on a thread of its own. How it stands is shown with the node's
/// devices. Where hall.toml names no broker it does nothing.
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

private:
    void start(sync::Uplink::Parts parts);
    void show(const sync::UplinkStatus& status);
    void tell(const std::string& condition);

    server::Node& m_node;
    downlink::Inbox& m_inbox;
    QThread m_thread;
    std::string m_condition; ///< as told last
};

} // namespace hall::app
