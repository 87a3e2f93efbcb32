// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace hall::app {

/// Whether somebody listens on the Unix socket at `path`. Doesn't wait; cheap enough to be asked
/// every second.
[[nodiscard]] bool takesClients(const QByteArray& path);

} // namespace hall::app
